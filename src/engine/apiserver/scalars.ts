/**
 * The values without fields that a manifest can hold: strings, numbers, quantities, times.
 */
import type { Json } from '../json.ts';
import { canonicalQuantity } from './quantity.ts';
import { note, typeError, type Place, type ReadProblems } from './readProblems.ts';
import type { ValueShape } from './shapes.ts';
import { canonicalTime } from './canonicalTime.ts';

/** The value as it is stored; undefined, with the reason noted, when it is of another type. */
export function readScalar(shape: ValueShape, given: Json, place: Place, problems: ReadProblems): Json | undefined {
  switch (shape.of) {
    case 'b':
      return typeof given === 'boolean' ? given : note(problems, place, given, shape.goType);
    case 'i':
      return isInteger(given, 2 ** 31) ? given : note(problems, place, given, shape.goType);
    case 'l':
      return isInteger(given, 2 ** 63) ? given : note(problems, place, given, shape.goType);
    case 'q':
      return readQuantity(given, problems, false);
    case 'r':
      return readQuantity(given, problems, true);
    case 't':
      return readTime(given, place, problems);
    case 'x':
      return readIntOrString(given, place, problems);
    case 'j':
      return given;
    default:
      return typeof given === 'string' ? given : note(problems, place, given, shape.goType);
  }
}

/** What Go writes for a value that was not given. */
export function zeroScalar(shape: ValueShape): Json {
  return zeros[shape.of] ?? null;
}

const zeros: Readonly<Record<string, Json>> = { s: '', b: false, i: 0, l: 0, q: '0', r: '0', x: 0 };

function isInteger(value: Json, limit: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit;
}

function readQuantity(given: Json, problems: ReadProblems, inResourceList: boolean): Json | undefined {
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  const quantity = canonicalQuantity(text.trim(), inResourceList);
  if (typeof quantity === 'string') return quantity;
  problems.fatal ??= quantity.error;
  return undefined;
}

function readTime(given: Json, place: Place, problems: ReadProblems): Json | undefined {
  if (typeof given !== 'string') {
    problems.fatal ??= typeError(place, given, 'string');
    return undefined;
  }
  const time = canonicalTime(given);
  // Go's zero time is no time.
  if (time !== undefined) return time === '0001-01-01T00:00:00Z' ? null : time;
  problems.fatal ??= `parsing time ${JSON.stringify(given)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(given)} as "2006"`;
  return undefined;
}

function readIntOrString(given: Json, place: Place, problems: ReadProblems): Json | undefined {
  if (typeof given === 'string' || isInteger(given, 2 ** 31)) return given;
  problems.fatal ??= typeError(place, given, 'int32');
  return undefined;
}
