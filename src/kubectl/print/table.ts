/** Tables as kubectl lays them out (liggitt/tabwriter with remembered widths; semantics 10.1). */

const padding = 3;
const leastWidth = 6;

/** Lays out rows; columns keep the widths that they had in earlier calls, as `--watch` needs. The last column is not padded. */
export class TableWriter {
  #widths: number[] = [];

  /** The lines of these rows, each with its newline. */
  lines(rows: readonly (readonly string[])[]): string {
    for (const row of rows) {
      for (const [column, cell] of row.slice(0, -1).entries()) {
        this.#widths[column] = Math.max(this.#widths[column] ?? 0, leastWidth, lengthOf(cell) + padding);
      }
    }
    return rows.map((row) => `${this.#line(row)}\n`).join('');
  }

  #line(row: readonly string[]): string {
    return row
      .map((cell, column) => {
        const isLast = column === row.length - 1;
        return isLast ? cell : cell + ' '.repeat((this.#widths[column] ?? 0) - lengthOf(cell));
      })
      .join('');
  }
}

/** In characters, not in UTF-16 units. */
function lengthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : [...text].length;
}

/** The first line of a cell only, and nothing that a terminal would obey (`WriteEscaped`, `EscapeTerminal`). */
export function cellText(text: string): string {
  const [first = ''] = text.split(/[\f\n\r]/, 1);
  const shown = first.length < text.length ? `${first}...` : first;
  return shown.replaceAll('\u001b', '^[');
}
