/** Taints as they are typed: `key=value:Effect` to add, `key:Effect-` or `key-` to remove (kubectl `parseTaints`). */
import { labelKeyProblems, labelValueProblems } from '#engine/apiserver/validation/formats.ts';
import type { Taint } from '#engine/objects.ts';

/** `effect` is empty where none was typed. */
export interface TaintSpec {
  readonly key: string;
  readonly value: string;
  readonly effect: Taint['effect'] | '';
}

export interface TaintChanges {
  readonly added: readonly TaintSpec[];
  readonly removed: readonly TaintSpec[];
}

/** The changes, or what is wrong with the first that cannot be read. */
export function parseTaints(texts: readonly string[]): TaintChanges | { readonly problem: string } {
  const added: TaintSpec[] = [];
  const removed: TaintSpec[] = [];
  for (const text of texts) {
    const isRemoval = text.endsWith('-');
    const taint = parseTaint(isRemoval ? text.slice(0, -1) : text);
    if ('problem' in taint) return taint;
    if (isRemoval) {
      removed.push({ ...taint, value: '' });
      continue;
    }
    if (taint.effect === '') return { problem: `invalid taint spec: ${text}` };
    if (added.some((each) => isSame(each, taint))) {
      const { key, value, effect } = taint;
      return { problem: `duplicated taints with the same key and effect: {${key} ${value} ${effect} <nil>}` };
    }
    added.push(taint);
  }
  return { added, removed };
}

export function isSame(one: { readonly key: string; readonly effect: string }, other: typeof one): boolean {
  return one.key === other.key && one.effect === other.effect;
}

function parseTaint(text: string): TaintSpec | { readonly problem: string } {
  const [pair = '', effect, ...more] = text.split(':');
  const wrong = `invalid taint spec: ${text}`;
  if (more.length > 0) return { problem: wrong };
  if (effect !== undefined && !isEffect(effect)) {
    return { problem: `invalid taint effect: ${effect}, unsupported taint effect` };
  }
  // Without an effect all of it is the key.
  const [key = '', value, ...rest] = effect === undefined ? [text] : pair.split('=');
  if (rest.length > 0) return { problem: wrong };
  const problems = value === undefined ? [] : labelValueProblems(value);
  const all = problems.length > 0 ? problems : labelKeyProblems(key);
  if (all.length > 0) return { problem: `${wrong}, ${all.join('; ')}` };
  return { key, value: value ?? '', effect: effect ?? '' };
}

function isEffect(text: string): text is Taint['effect'] {
  return text === 'NoSchedule' || text === 'PreferNoSchedule' || text === 'NoExecute';
}
