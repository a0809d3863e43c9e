import type { Json, JsonObject } from '../../json.ts';
import { byBytes } from '../byteOrder.ts';

/** A decoded JSON value as Go's `%v` prints it: `map[spec:map[replicas:x]]`, keys in order, texts without quotes. */
export function goText(value: Json | undefined): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(goText).join(' ')}]`;
  if (typeof value === 'object') {
    const object = value as JsonObject;
    const entries = Object.keys(object)
      .sort(byBytes)
      .map((key) => `${key}:${goText(object[key])}`);
    return `map[${entries.join(' ')}]`;
  }
  return typeof value === 'number' ? goNumber(value) : String(value);
}

/** Whole numbers are int64; the others float64, small ones with an exponent of at least two digits. */
function goNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return BigInt(value).toString();
  const text = Math.abs(value) < 1e-4 ? value.toExponential() : String(value);
  return text.replace(/e([-+])(\d)$/, 'e$10$2');
}
