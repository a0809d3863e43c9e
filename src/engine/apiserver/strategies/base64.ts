import { utf8 } from '../../statefulset/utf8.ts';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A text as Go's `[]byte` is written in JSON: the base64 of its UTF-8 bytes. */
export function toBase64(text: string): string {
  const bytes = utf8(text);
  let written = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.slice(at, at + 3);
    const bits = (one << 16) | (two << 8) | three;
    const group = [bits >> 18, (bits >> 12) & 63, (bits >> 6) & 63, bits & 63];
    const size = Math.min(bytes.length - at, 3) + 1;
    written += group.map((digit, index) => (index < size ? digits[digit] : '=')).join('');
  }
  return written;
}

/** Where a text is no base64, as Go's decoder counts; undefined for a good one. */
export function illegalBase64At(text: string): number | undefined {
  const letters = text.replace(/[\r\n]/g, '');
  const bad = letters.search(/[^A-Za-z0-9+/]/);
  const end = bad < 0 ? letters.length : bad;
  const padding = letters.slice(end);
  const rest = end % 4;
  const isPadded =
    (rest === 0 && padding === '') || (rest === 2 && padding === '==') || (rest === 3 && padding === '=');
  if (isPadded) return undefined;
  return padding === '' ? end - rest : end;
}
