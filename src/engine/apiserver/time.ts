/** API time: RFC 3339 in whole seconds, UTC. Written out by hand, because the engine knows no clock but its own. */
import { flat } from '../flat.ts';

const secondsPerDay = 86_400;

/** The API's text for a moment. `epochMs` is milliseconds since 1970; the fraction of a second is cut off, as Go's metav1.Time does. */
export function formatTime(epochMs: number): string {
  const second = Math.floor(epochMs / 1000);
  if (second !== lastSecond) {
    lastSecond = second;
    lastText = texts.get(second) ?? remember(second, flat(formatSecond(second)));
  }
  return lastText;
}

// Most writes of one moment carry the same time, and most times that are read were written shortly before.
let lastSecond = Number.NaN;
let lastText = '';
const texts = new Map<number, string>();
const seconds = new Map<string, number>();
const remembered = 1000;

function remember(second: number, text: string): string {
  if (texts.size >= remembered) {
    texts.clear();
    seconds.clear();
  }
  texts.set(second, text);
  seconds.set(text, second);
  return text;
}

function formatSecond(second: number): string {
  const day = Math.floor(second / secondsPerDay);
  const { year, month, dayOfMonth } = civilDate(day);
  const rest = second - day * secondsPerDay;
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(twoDigits).join(':');
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}T${clock}Z`;
}

/** Milliseconds since 1970 of an RFC 3339 text in UTC; NaN when the text is absent or no such time. */
export function parseTime(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  if (text === lastText) return lastSecond * 1000;
  const second = seconds.get(text);
  return second === undefined ? parseText(text) : second * 1000;
}

function parseText(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/.exec(text);
  if (match === null) return Number.NaN;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return ((daysFromCivil(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
}

// The two conversions count days in 400-year eras that begin on 1 March, so that a leap day is the last of its year.
const daysPerEra = 146_097;
const daysToEpoch = 719_468;

function civilDate(daysSinceEpoch: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = daysSinceEpoch + daysToEpoch;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}

function daysFromCivil(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysToEpoch;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
