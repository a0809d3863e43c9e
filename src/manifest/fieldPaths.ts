/** Ways to a field as texts, and the place of a field in a manifest. */
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { FieldPath } from './fields.ts';

/** A stretch of a text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `spec.template.spec.containers[0].image` as steps. A key in brackets that is no number is a key. */
export function parseFieldPath(text: string): FieldPath {
  return [...text.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)].map(([, name, inBrackets = '']) => {
    if (name !== undefined) return name;
    return /^\d+$/.test(inBrackets) ? Number(inBrackets) : inBrackets;
  });
}

/** Steps as the API server writes them: `spec.template.spec.containers[0].image`. A key with a dot stands in brackets. */
export function fieldPathText(path: FieldPath): string {
  return path
    .map((step, at) => {
      if (typeof step === 'number' || step.includes('.')) return `[${step}]`;
      return at === 0 ? step : `.${step}`;
    })
    .join('');
}

/** What a manifest holds at a path. */
export interface Found {
  /** The last key on the way that is there; undefined when not even the first one is. */
  readonly key: Node | undefined;
  readonly value: Node | null | undefined;
  /** How many steps of the path are there. */
  readonly steps: number;
}

/** Follows a path as far as it goes. Of repeated keys the later one counts. */
export function find(root: YAMLMap, path: FieldPath): Found {
  let key: Node | undefined;
  let value: Node | null | undefined = root;
  for (const [steps, step] of path.entries()) {
    const next: { key?: Node; value: Node | null } | undefined = stepInto(value, step);
    if (next === undefined) return { key, value: undefined, steps };
    key = next.key ?? key;
    value = next.value;
  }
  return { key, value, steps: path.length };
}

function stepInto(node: Node | null | undefined, step: string | number) {
  if (isSeq(node) && typeof step === 'number') {
    if (step >= node.items.length) return undefined;
    return { value: (node.items[step] ?? null) as Node | null };
  }
  const pair = isMap(node) ? pairOf(node, String(step)) : undefined;
  return pair && { key: pair.key, value: pair.value };
}

/** The pair of a key; the last one, when the key is repeated. */
export function pairOf(map: YAMLMap, name: string): Pair<Node, Node | null> | undefined {
  const pairs = map.items as Pair<Node, Node | null>[];
  return pairs.findLast(({ key }) => isScalar(key) && String(key.value) === name);
}

/** What to underline of a field: its value when it is a single one, else its key; of a field that is not there, what should hold it. */
export function placeOf(root: YAMLMap, path: FieldPath): Range {
  const { key, value, steps } = find(root, path);
  if (steps === path.length && isScalar(value) && value.range !== undefined && value.range !== null) {
    const [from, to] = value.range;
    if (to > from) return { from, to };
  }
  return rangeOf(key ?? ((root.items[0]?.key ?? root) as Node));
}

/** Where a node begins and ends. */
export function rangeOf(node: Node): Range {
  const [from = 0, to = from] = node.range ?? [];
  return { from, to };
}
