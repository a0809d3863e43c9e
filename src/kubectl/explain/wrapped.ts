/**
 * Text broken into lines of at most so many columns, at blanks; between characters that are written without blanks, such as Chinese,
 * anywhere. Such a character takes two columns.
 */
export function wrapped(text: string, columns: number): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/gu) ?? []) {
    if (widthOf(line) + widthOf(piece.trimEnd()) <= columns || line === '') line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  return [...lines, line.trimEnd()].join('\n');
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u2e80-\uffef]/u.test(character) ? 2 : 1;
  return width;
}
