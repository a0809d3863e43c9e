/** The numbers beside a text, one a line, as one text: a pasted file may have tens of thousands. */
export function lineNumbers(text: string): string {
  return text
    .split('\n')
    .map((_, index) => index + 1)
    .join('\n');
}

/** Where a line and column, both counted from 1, are in a text; bounded to the line. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return Math.min(text.length, before + Math.min(column - 1, lines[line - 1]?.length ?? 0));
}
