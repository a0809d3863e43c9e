/** Where flags and bolts stand, and which of them have room for their words. */
import type { Mark } from '#engine/simulation/tracks.ts';

export interface PlacedMark {
  readonly mark: Mark;
  readonly x: number;
  readonly label: string;
  /** Labels never overlap: one that does not fit stays in the flag's tip. */
  readonly labelShown: boolean;
}

/** The flag is this wide, and a label keeps this much away from the next flag. */
export const flagWidth = 12;
const air = 6;

export function placeMarks(
  marks: readonly Mark[],
  placeOf: (step: number) => number,
  labelOf: (mark: Mark) => string,
  end: number,
): readonly PlacedMark[] {
  const places = marks.map((mark) => placeOf(mark.step));
  return marks.map((mark, at) => {
    const x = places[at] ?? 0;
    const label = labelOf(mark);
    const room = (places[at + 1] ?? end) - x - flagWidth - air;
    return { mark, x, label, labelShown: textWidth(label) <= room };
  });
}

/** About how wide a text of 14 units is: nothing is measured, so that drawing never waits for layout. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? 14 : 7.4;
  return width;
}
