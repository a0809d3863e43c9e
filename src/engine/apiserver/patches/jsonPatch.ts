/**
 * JSON patch (RFC 6902) as the API server applies it (evanphx/json-patch v4, with its own ways: a negative index counts from the
 * end, and `replace` sets a field of an object that was not there).
 */
import type { Json, JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { isObject, type JsonList } from './jsonValues.ts';

/** The patched value; undefined when an operation does not fit, for then nothing is changed. */
export function jsonPatch(target: JsonObject, operations: readonly JsonObject[]): Json | undefined {
  let patched: Json | undefined = target;
  for (const operation of operations) {
    patched = apply(patched, operation);
    if (patched === undefined) return undefined;
  }
  return patched;
}

function apply(target: Json, operation: JsonObject): Json | undefined {
  const { op, path, value = null } = operation;
  const steps = stepsOf(path);
  switch (op) {
    case 'add':
      return steps && change(target, steps, { put: value, inserts: true });
    case 'replace':
      return steps && change(target, steps, { put: value, inserts: false });
    case 'remove':
      return steps && change(target, steps, 'remove');
    case 'test':
      return steps && isEqual(target, steps, operation) ? target : undefined;
    case 'move':
    case 'copy':
      return steps && transfer(target, stepsOf(operation['from']), steps, op);
    default:
      return undefined;
  }
}

/** The keys of a pointer such as `/spec/replicas`; undefined for what is no pointer. The whole value has none. */
function stepsOf(pointer: Json | undefined): readonly string[] | undefined {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.includes('/'))) return undefined;
  const [, ...steps] = pointer.split('/');
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

type Change = { readonly put: Json; readonly inserts: boolean } | 'remove';

/** The value with a change at a place; undefined when there is no such place. */
function change(target: Json, [step, ...rest]: readonly string[], what: Change): Json | undefined {
  if (step === undefined)
    return what !== 'remove' && !what.inserts && typeof what.put === 'object' && what.put !== null
      ? what.put
      : undefined;
  if (rest.length > 0) {
    const inner = childAt(target, step);
    const changed = inner === undefined || inner === null ? undefined : change(inner, rest, what);
    return changed === undefined ? undefined : withChild(target, step, changed);
  }
  if (what === 'remove') return withoutChild(target, step);
  return what.inserts && Array.isArray(target)
    ? inserted(target as JsonList, step, what.put)
    : withChild(target, step, what.put);
}

function isEqual(target: Json, steps: readonly string[], operation: JsonObject): boolean {
  const found = steps.length === 0 ? { value: target } : valueAt(target, steps);
  if (found === undefined) return false;
  const { value } = operation;
  return sameJson(found.value ?? null, value ?? null);
}

/** The value at a place, `value: undefined` for a field that is not there, or undefined when nothing could be there. */
function valueAt(target: Json, steps: readonly string[]): { readonly value: Json | undefined } | undefined {
  let holder: Json | undefined = target;
  for (const step of steps.slice(0, -1)) {
    holder = childAt(holder, step);
    if (holder === undefined || holder === null) return undefined;
  }
  const last = steps.at(-1) ?? '';
  if (isObject(holder)) return { value: Object.hasOwn(holder, last) ? holder[last] : undefined };
  const value = childAt(holder, last);
  return value === undefined ? undefined : { value };
}

function transfer(
  target: Json,
  from: readonly string[] | undefined,
  to: readonly string[],
  op: 'move' | 'copy',
): Json | undefined {
  const found = from && valueAt(target, from);
  if (from === undefined || found === undefined) return undefined;
  const rest = op === 'move' ? change(target, from, 'remove') : target;
  return rest === undefined ? undefined : change(rest, to, { put: found.value ?? null, inserts: true });
}

function childAt(target: Json, step: string): Json | undefined {
  if (isObject(target)) return Object.hasOwn(target, step) ? target[step] : undefined;
  if (!Array.isArray(target)) return undefined;
  const list = target as JsonList;
  const at = indexOf(step, list.length, list.length - 1);
  return at === undefined ? undefined : list[at];
}

function withChild(target: Json, step: string, value: Json): Json | undefined {
  if (isObject(target))
    return Object.fromEntries([...Object.entries(target).filter(([key]) => key !== step), [step, value]]);
  if (!Array.isArray(target)) return undefined;
  const list = target as JsonList;
  const at = indexOf(step, list.length, list.length - 1);
  return at === undefined ? undefined : list.with(at, value);
}

function inserted(list: JsonList, step: string, value: Json): JsonList | undefined {
  if (step === '-') return [...list, value];
  const at = indexOf(step, list.length + 1, list.length);
  return at === undefined ? undefined : list.toSpliced(at, 0, value);
}

function withoutChild(target: Json, step: string): Json | undefined {
  if (isObject(target)) {
    if (!Object.hasOwn(target, step)) return undefined;
    return Object.fromEntries(Object.entries(target).filter(([key]) => key !== step));
  }
  if (!Array.isArray(target)) return undefined;
  const list = target as JsonList;
  const at = indexOf(step, list.length, list.length - 1);
  return at === undefined ? undefined : list.toSpliced(at, 1);
}

/** The place that a step names: at most `last`; a negative one counts back from `size`. */
function indexOf(step: string, size: number, last: number): number | undefined {
  if (!/^[-+]?\d+$/.test(step)) return undefined;
  const index = Number(step);
  const at = index < 0 ? index + size : index;
  return at >= 0 && at <= last ? at : undefined;
}
