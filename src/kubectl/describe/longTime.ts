import { parseTime } from '#engine/apiserver/time.ts';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const begin = 'Mon, 01 Jan 0001 00:00:00 +0000';

/**
 * A time of an object as `describe` writes it (RFC 1123 with a zone, semantics 10.10): `Mon, 23 Nov 2026 04:47:33 +0000`.
 * What is absent or no time is the beginning of all of Go's times.
 */
export function longTime(time: unknown): string {
  const atMs = typeof time === 'string' ? parseTime(time) : Number.NaN;
  if (Number.isNaN(atMs)) return begin;
  const date = new Date(atMs);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${days[date.getUTCDay()]}, ${two(date.getUTCDate())} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
