/** Where folded waits stand, and which of them have room for how long they were. */
import type { Words } from '#i18n/words.ts';
import { type Axis, startOf } from './axis.ts';
import { textWidth } from './placeMarks.ts';
import type { PlotLayout } from './plotLayout.ts';

export interface PlacedGap {
  readonly step: number;
  readonly x: number;
  readonly text: string;
  readonly textShown: boolean;
}

/** The break stands in the middle of the units that the axis leaves for it, before the step's own. */
const beforeStep = 0.6;
const air = 8;
/** Breaks that are nearer than this would be a hatching, and the same wait is not named again this soon. */
const leastDistance = 16;
const sameTextDistance = 240;

export function placeGaps(axis: Axis, layout: PlotLayout, words: Words): readonly PlacedGap[] {
  const placed: PlacedGap[] = [];
  let free = layout.left;
  let named: PlacedGap | undefined;
  for (const { step, ms } of axis.gaps) {
    const x = layout.left + (startOf(axis, step) - beforeStep) * layout.scale;
    if (x - (placed.at(-1)?.x ?? Number.NEGATIVE_INFINITY) < leastDistance) continue;
    const text = waitText(ms, words);
    const half = textWidth(text) / 2;
    const isNews = text !== named?.text || x - named.x >= sameTextDistance;
    const gap = { step, x, text, textShown: isNews && x - half > free && x + half < layout.width };
    if (gap.textShown) {
      free = x + half + air;
      named = gap;
    }
    placed.push(gap);
  }
  return placed;
}

function waitText(ms: number, words: Words): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120
    ? words.timeline.gap({ seconds })
    : words.timeline.gapMinutes({ minutes: Math.round(seconds / 60) });
}
