/** Diagnoses of worlds that a test has made. */
import { diagnose, type Diagnosis } from '#diagnose/diagnose.ts';
import { tellDiagnosis } from '#diagnose/tell.ts';
import { resources } from '#engine/apiserver/resources.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Pod } from '#engine/objects.ts';
import { releaseOf, type KubernetesVersion } from '#engine/versions.ts';
import { diagnosis as words } from '#i18n/en/diagnosis.ts';
import type { World } from '../engine/kit/world.ts';

/** Every object of a world, as `kubectl get -o json` would list it. */
export function objectsOf({ recorded }: World): readonly JsonObject[] {
  return resources.flatMap((resource) => [...recorded.api.list(resource)] as unknown as readonly JsonObject[]);
}

export function diagnoseWorld(
  world: World,
  version: KubernetesVersion = '1.37',
  change: (objects: readonly JsonObject[]) => readonly JsonObject[] = (objects) => objects,
): Diagnosis {
  const options = { release: releaseOf(version), nowMs: world.recorded.api.nowMs };
  const [diagnosis] = diagnose(change(objectsOf(world)), options).diagnoses;
  if (diagnosis === undefined) throw new Error('There is no set.');
  return diagnosis;
}

export function commandsOf({ wayOut }: Diagnosis): readonly string[] {
  return wayOut.map(({ command }) => command);
}

/** What is told of it, as one text. */
export function told(diagnosis: Diagnosis): string {
  const { title, sentences, afterwards = '' } = tellDiagnosis(diagnosis, words);
  return [title, ...sentences, afterwards].join('\n');
}

/** What a kubelet reports of a pod: the recorded world itself knows phase and Ready alone. */
export function reportStatus(world: World, ordinal: number, status: Partial<Pod['status']>): void {
  const pod = world.pod(ordinal);
  if (pod === undefined) throw new Error(`There is no web-${ordinal}.`);
  world.recorded.api.updatePodStatus(pod.metadata.name, { ...pod.status, ...status });
}

export function waitingFor(reason: string): Partial<Pod['status']> {
  const container = { name: 'nginx', image: 'nginx', ready: false, restartCount: 0, state: { waiting: { reason } } };
  return { containerStatuses: [container] };
}
