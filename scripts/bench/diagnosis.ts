/** What a large cluster costs to diagnose: fifty sets with forty pods each, every tenth set with a pod that cannot start. */
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import { toYaml } from '../../src/kubectl/print/yaml.ts';
import { readKubectlText } from '../../src/share/kubectlText/readKubectlText.ts';
import { lectureSetName } from '../../src/engine/simulation/lecture.ts';
import { releaseOf } from '../../src/engine/versions.ts';
import { settledObjects } from './wholeWorld.ts';

const sets = 50;
const podsEach = 40;

/** As kubectl would print such a cluster. */
export function largeCluster(): { readonly yaml: string; readonly json: string } {
  const one = JSON.stringify(settledObjects(podsEach));
  const items = Array.from({ length: sets }, (_, at) => {
    const renamed = one.replaceAll(lectureSetName, `${lectureSetName}-${at}`);
    const objects = JSON.parse(renamed) as readonly JsonObject[];
    return at % 10 === 0 ? objects.map(withBrokenPod) : objects;
  }).flat();
  const list: JsonObject = { apiVersion: 'v1', items, kind: 'List' };
  return { yaml: toYaml(list), json: JSON.stringify(list, null, 4) };
}

function withBrokenPod(object: JsonObject): JsonObject {
  const name = String((object['metadata'] as JsonObject)['name']);
  if (object['kind'] !== 'Pod' || !name.endsWith('-7')) return object;
  const state = { waiting: { reason: 'ImagePullBackOff' } };
  const containerStatuses = [{ name: 'nginx', image: 'nginx', ready: false, restartCount: 0, state }];
  return { ...object, status: { phase: 'Pending', containerStatuses } };
}

/** Reads and diagnoses all of it; throws unless every set is told of. */
export function diagnoseText(text: string): void {
  const read = readKubectlText(text);
  if ('complaint' in read) throw new Error(JSON.stringify(read.complaint));
  const { diagnoses } = diagnose(read.objects, { release: releaseOf('1.37'), nowMs: Date.now() });
  const stuck = diagnoses.filter(({ state }) => state === 'stuck').length;
  if (diagnoses.length !== sets || stuck !== sets / 10)
    throw new Error(`${stuck} of ${diagnoses.length} sets are stuck, not ${sets / 10} of ${sets}.`);
}
