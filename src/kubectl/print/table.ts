/** Tables as kubectl lays them out (liggitt/tabwriter with remembered widths; semantics 10.1). */

const padding = 3;
const leastWidth = 6;

/** Lays out rows; columns keep the widths that they had in earlier calls, as `--watch` needs. The last column is not padded. */
export class TableWriter {
  #widths: number[] = [];

  /**
   * The lines of a server's table. Its columns are as wide as their whole cells have bytes, also for what is not shown of them: the
   * header is filled up to that, or the first row when there is none (cli-runtime `printTable`).
   */
  table(header: readonly string[] | undefined, rows: readonly (readonly string[])[]): string {
    const shown = rows.map((row) => row.map(cellText));
    const bytes = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => bytesOf(row[column] ?? ''))));
    for (const [column, most] of bytes.slice(0, -1).entries()) {
      const [whole, first] = [rows[0]?.[column] ?? '', shown[0]?.[column] ?? ''];
      const least = header === undefined ? lengthOf(first) + most - bytesOf(whole) : most;
      this.#widths[column] = Math.max(this.#widths[column] ?? 0, least + padding);
    }
    return this.lines(header === undefined ? shown : [header, ...shown]);
  }

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

function bytesOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : new TextEncoder().encode(text).length;
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
