/** What says on which nodes a pod may run: tolerations, taints, topology spread. */
import { listAt, numberAt, textAt, valueAt } from '../objectFields.ts';
import { selectorText } from '../print/selectorText.ts';
import type { Description } from './description.ts';

/** Sorted by key (kubectl `printTolerationsMultilineWithIndent`). */
export function describeTolerations(description: Description, level: number, tolerations: unknown): void {
  const list = Array.isArray(tolerations) ? (tolerations as readonly unknown[]) : [];
  const sorted = list.toSorted((one, other) => compare(textAt(one, 'key'), textAt(other, 'key')));
  description.entries(level, 'Tolerations', sorted.map(tolerationText));
}

/** `node.kubernetes.io/not-ready:NoExecute op=Exists for 300s`. */
function tolerationText(toleration: unknown): string {
  const [key, value, effect] = [textAt(toleration, 'key'), textAt(toleration, 'value'), textAt(toleration, 'effect')];
  const what = `${key}${value === '' ? '' : `=${value}`}${effect === '' ? '' : `:${effect}`}`;
  const isExists = textAt(toleration, 'operator') === 'Exists' && value === '';
  const exists = isExists ? `${key === '' && effect === '' ? '' : ' '}op=Exists` : '';
  const seconds = valueAt(toleration, 'tolerationSeconds');
  return `${what}${exists}${seconds === undefined ? '' : ` for ${String(seconds)}s`}`;
}

/** Sorted by effect, then by key. */
export function taintEntries(taints: readonly unknown[]): readonly string[] {
  const keyOf = (taint: unknown) => `${textAt(taint, 'effect')},${textAt(taint, 'key')}`;
  return taints.toSorted((one, other) => compare(keyOf(one), keyOf(other))).map(taintText);
}

/** `key=value:Effect` (core/v1 `Taint.ToString`). */
export function taintText(taint: unknown): string {
  const [key, value, effect] = [textAt(taint, 'key'), textAt(taint, 'value'), textAt(taint, 'effect')];
  if (effect === '') return value === '' ? key : `${key}=${value}:`;
  return `${key}${value === '' ? '' : `=${value}`}:${effect}`;
}

/** One line for each constraint, sorted by topology key; nothing without. */
export function describeTopologySpread(description: Description, level: number, constraints: readonly unknown[]): void {
  if (constraints.length === 0) return;
  const sorted = constraints.toSorted((one, other) =>
    compare(textAt(one, 'topologyKey'), textAt(other, 'topologyKey')),
  );
  const entries = sorted.map((constraint) => {
    const rule = `${textAt(constraint, 'topologyKey')}:${textAt(constraint, 'whenUnsatisfiable')}`;
    const selector = valueAt(constraint, 'labelSelector');
    const forWhom = selector === undefined ? '' : ` for selector ${selectorText(selector) || '<none>'}`;
    return `${rule} when max skew ${numberAt(constraint, 'maxSkew')} is exceeded${forWhom}`;
  });
  description.entries(level, 'Topology Spread Constraints', entries);
}

/** The rules of a node selector's terms: `topology.kubernetes.io/zone in [a, b]`. */
export function selectorRules(rules: readonly unknown[]): readonly string[] {
  return rules.map((rule) => {
    const values = listAt(rule, 'values').map(String);
    const what = `${textAt(rule, 'key')} ${textAt(rule, 'operator').toLowerCase() || 'in'}`;
    return values.length === 0 ? what : `${what} [${values.join(', ')}]`;
  });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
