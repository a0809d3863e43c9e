/**
 * An RFC 3339 time as the API stores it: in UTC and whole seconds. Undefined for what is no such time.
 * Nothing here asks what time it is.
 */
export function canonicalTime(text: string): string | undefined {
  const match = rfc3339.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, sign, offsetHour, offsetMinute] = match.map(Number) as Parts;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59)
    return undefined;
  if (!text.endsWith('Z') && (offsetHour > 23 || offsetMinute > 59)) return undefined;
  if (text.endsWith('Z')) return text.replace(/[.,]\d+Z$/, 'Z');

  const isWest = match[7] === '-' || sign < 0;
  const offset = (offsetHour * 60 + offsetMinute) * (isWest ? -1 : 1);
  return atMinute(year, month, day, hour * 60 + minute - offset, second);
}

type Parts = [number, number, number, number, number, number, number, number, number, number];

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** The time that lies so many minutes after the start of a day, at most a day away from it. */
function atMinute(year: number, month: number, day: number, minutes: number, second: number): string {
  const dayShift = Math.floor(minutes / 1440);
  const minuteOfDay = minutes - dayShift * 1440;
  const date = shiftedDay(year, month, day + dayShift);
  return `${date}T${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}:${two(second)}Z`;
}

function shiftedDay(year: number, month: number, day: number): string {
  if (day < 1)
    return month === 1 ? `${four(year - 1)}-12-31` : `${four(year)}-${two(month - 1)}-${two(daysIn(year, month - 1))}`;
  if (day > daysIn(year, month)) return month === 12 ? `${four(year + 1)}-01-01` : `${four(year)}-${two(month + 1)}-01`;
  return `${four(year)}-${two(month)}-${two(day)}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function four(value: number): string {
  return String(value).padStart(4, '0');
}
