/**
 * Orders strings as Go does, by their UTF-8 bytes. JavaScript's own order differs only above U+D7FF, where a surrogate
 * pair stands for a character beyond all single units.
 */
export function byBytes(left: string, right: string): number {
  if (left === right) return 0;
  const end = Math.min(left.length, right.length);
  for (let index = 0; index < end; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

function rank(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  return isSurrogate ? unit + 0x10000 : unit;
}
