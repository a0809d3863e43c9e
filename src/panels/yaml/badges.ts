/** What a change of each line leads to, for the objects that live in the cluster. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { effectOf } from '#manifest/effects.ts';
import type { FieldPath } from '#manifest/fields.ts';
import type { Held } from '#manifest/followCluster.ts';
import { readText } from '#manifest/readText.ts';
import { keyOf } from '#manifest/serverForm.ts';
import type { Badge } from './editor/editorParts.ts';

/** One badge for each line with a field; undefined while the text cannot be read. */
export function badgesOf(text: string, held: Held): readonly Badge[] | undefined {
  const { documents, complaint } = readText(text);
  if (complaint !== undefined) return undefined;
  const badges: Badge[] = [];
  for (const { root, manifest } of documents) {
    const key = keyOf(manifest);
    if (key === undefined || held[key] === undefined) continue;
    let before: Badge | undefined;
    for (const { offset, path } of keysIn(root, [])) {
      const effect = effectOf(String(manifest['kind']), path);
      const from = text.lastIndexOf('\n', offset - 1) + 1;
      if (effect === undefined || from === before?.from) continue;
      before = { from, effect, isFirst: effect !== before?.effect || path.length <= 2 };
      badges.push(before);
    }
  }
  return badges;
}

function* keysIn(node: Node | null, path: FieldPath): Generator<{ offset: number; path: FieldPath }> {
  if (isMap(node)) {
    for (const { key, value } of (node as YAMLMap<Node, Node | null>).items) {
      if (!isScalar(key)) continue;
      const here = [...path, String(key.value)];
      yield { offset: key.range?.[0] ?? 0, path: here };
      yield* keysIn(value, here);
    }
  }
  if (isSeq(node)) {
    for (const [index, item] of (node.items as Node[]).entries()) {
      if (isScalar(item)) yield { offset: item.range?.[0] ?? 0, path: [...path, index] };
      else yield* keysIn(item, [...path, index]);
    }
  }
}
