/** The UTF-8 bytes of a text; half a surrogate pair is written as U+FFFD. The language has no encoder of its own. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) pushThree(bytes, code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function pushThree(bytes: number[], code: number): void {
  bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}
