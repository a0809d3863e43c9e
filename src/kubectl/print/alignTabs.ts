/** Go's text/tabwriter, with a padding of two blanks as `describe` and `rollout history` use it (semantics 10.10). */

export interface TabWidths {
  readonly padding: number;
  readonly least: number;
  /** The widths that columns have had so far, below which they do not come again (liggitt/tabwriter `RememberWidths`). */
  readonly remembered?: number[];
}

const ofDescriptions: TabWidths = { padding: 2, least: 0 };

/**
 * Lays out lines of cells that tabs end. A column is as wide as its widest cell and the padding, over neighbouring lines that have
 * that column; what follows the last tab of a line belongs to no column.
 */
export function alignTabs(text: string, how: TabWidths = ofDescriptions): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const widths = lines.map((cells) =>
    cells.slice(0, -1).map((cell) => Math.max(how.least, lengthOf(cell) + how.padding)),
  );
  for (let column = 0; widths.some((row) => row.length > column); column++) alignColumn(widths, column, how.remembered);
  return lines
    .map((cells, at) => cells.map((cell, column) => padded(cell, widths[at]?.[column] ?? 0)).join(''))
    .join('\n');
}

/** Gives every run of neighbouring lines with this column the width of its widest cell. */
function alignColumn(widths: readonly number[][], column: number, remembered?: number[]): void {
  let at = 0;
  while (at < widths.length) {
    let end = at;
    let widest = remembered?.[column] ?? 0;
    for (; (widths[end]?.length ?? 0) > column; end++) widest = Math.max(widest, widths[end]?.[column] ?? 0);
    if (remembered !== undefined && end > at) remembered[column] = widest;
    for (let row = at; row < end; row++) (widths[row] as number[])[column] = widest;
    at = end + 1;
  }
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - lengthOf(cell)));
}

/** In characters, not in UTF-16 units. */
function lengthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : [...text].length;
}
