/** Texts to numbers, as Go's `strconv` and `time` read them, and what they say of what is none. */

export interface Problem {
  readonly problem: string;
}

/** `strconv.ParseBool`. */
export function parseGoBool(text: string): boolean | Problem {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return false;
  return syntax('ParseBool', text);
}

/** `strconv.ParseInt` with base 0: `0x10`, `0b1`, `0o7`, `017` and `1_000` are numbers, too. */
export function parseGoInt(text: string, bits: 32 | 64): number | Problem {
  const match = /^([+-]?)(0[xX]_?[0-9a-fA-F_]+|0[bB]_?[01_]+|0[oO]?_?[0-7_]*|[1-9][0-9_]*)$/.exec(text);
  const digits = match?.[2] ?? '';
  if (match === null || digits.endsWith('_') || digits.includes('__')) return syntax('ParseInt', text);
  const plain = digits.replaceAll('_', '');
  const number = BigInt(/^0[0-7]+$/.test(plain) ? `0o${plain.slice(1)}` : plain);
  const value = match[1] === '-' ? -number : number;
  const limit = 2n ** BigInt(bits - 1);
  if (value >= limit || value < -limit)
    return { problem: `strconv.ParseInt: parsing ${quote(text)}: value out of range` };
  return Number(value);
}

const unitsMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** `time.ParseDuration`, in milliseconds: `1h30m`, `1.5s`, `-2m`, `0`. */
export function parseDuration(text: string): number | Problem {
  const invalid = { problem: `time: invalid duration ${quote(text)}` };
  const sign = text.startsWith('-') ? -1 : 1;
  let rest = text.replace(/^[+-]/, '');
  if (rest === '0') return 0;
  if (rest === '') return invalid;
  let totalMs = 0;
  while (rest !== '') {
    const number = /^(?:\d+\.?\d*|\.\d+)/.exec(rest)?.[0];
    if (number === undefined) return invalid;
    const unit = /^[^\d.]*/.exec(rest.slice(number.length))?.[0] ?? '';
    if (unit === '') return { problem: `time: missing unit in duration ${quote(text)}` };
    const unitMs = Object.hasOwn(unitsMs, unit) ? unitsMs[unit] : undefined;
    if (unitMs === undefined) return { problem: `time: unknown unit ${quote(unit)} in duration ${quote(text)}` };
    totalMs += Number(number) * unitMs;
    rest = rest.slice(number.length + unit.length);
  }
  return totalMs > 9_223_372_036_854 ? invalid : sign * totalMs;
}

function syntax(what: string, text: string): Problem {
  return { problem: `strconv.${what}: parsing ${quote(text)}: invalid syntax` };
}

function quote(text: string): string {
  return JSON.stringify(text);
}

/** As Go prints a duration: `1m30s`, `1.5s`, `500ms`, `0s`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  const [sign, size] = [ms < 0 ? '-' : '', Math.abs(ms)];
  if (size < 1000) return `${sign}${size}ms`;
  const [hours, minutes] = [Math.floor(size / unitsMs['h']!), Math.floor(size / unitsMs['m']!) % 60];
  const seconds = `${(size % unitsMs['m']!) / 1000}s`;
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${sign}${minutes}m${seconds}` : `${sign}${seconds}`;
}
