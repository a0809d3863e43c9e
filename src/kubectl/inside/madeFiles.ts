/** Volumes whose files are made of API objects: ConfigMaps, Secrets, and what the pod says of itself. */
import type { Volume } from '#engine/objects.ts';
import { isMap, listAt, textAt, valueAt } from '../objectFields.ts';
import type { ApiObject, KubectlWorld } from '../world.ts';
import { dataOf, fieldOf } from './environment.ts';

/** Texts by path below the mount; none for other volumes. */
export function madeFiles(world: KubectlWorld, pod: ApiObject, volume: Volume): readonly (readonly [string, string])[] {
  const sources = isMap(volume['projected']) ? listAt(volume, 'projected', 'sources') : [volume];
  return sources.flatMap((source) => ofSource(world, pod, source));
}

function ofSource(world: KubectlWorld, pod: ApiObject, source: unknown): readonly (readonly [string, string])[] {
  if (isMap(valueAt(source, 'downwardAPI'))) {
    return listAt(source, 'downwardAPI', 'items').map((item) => [
      `/${textAt(item, 'path')}`,
      fieldOf(pod, textAt(item, 'fieldRef', 'fieldPath')),
    ]);
  }
  if (isMap(valueAt(source, 'serviceAccountToken'))) {
    return [[`/${textAt(source, 'serviceAccountToken', 'path')}`, '(simulated)']];
  }
  const field = ['configMap', 'secret'].find((each) => isMap(valueAt(source, each)));
  if (field === undefined) return [];
  const data = dataOf(world, pod, source);
  const items = listAt(source, field, 'items');
  if (items.length === 0) return data.map(([key, text]) => [`/${key}`, text]);
  return items.map((item) => [`/${textAt(item, 'path')}`, new Map(data).get(textAt(item, 'key')) ?? '']);
}
