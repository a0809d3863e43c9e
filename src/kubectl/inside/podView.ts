/** A container that a command runs in, as the world has it now. */
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '#engine/objects.ts';
import type { PlaceObjects } from '#engine/volumes/filePlaces.ts';
import { isMap, listAt, textAt, valueAt } from '../objectFields.ts';
import { type ApiObject, type KubectlWorld, objectNamed } from '../world.ts';

/** One run of one container: when its pod is another one, or it was started again, it is gone for good. */
export interface Inside {
  readonly podName: string;
  readonly namespace: string;
  readonly uid: string;
  readonly container: string;
  readonly startedAt: string;
  /** The cluster, which goes on. */
  world(): KubectlWorld;
}

export function insideOf(world: () => KubectlWorld, pod: ApiObject, container: string): Inside {
  const { name, namespace = 'default', uid } = pod.metadata;
  return { podName: name, namespace, uid, container, startedAt: startedAt(pod, container), world };
}

/** The pod, while the container still runs; undefined afterwards. */
export function livingPod({ world, podName, namespace, uid, container, startedAt: since }: Inside): Pod | undefined {
  const pod = objectNamed(world(), 'pods', namespace, podName);
  const lives = pod?.metadata.uid === uid && since !== '' && startedAt(pod, container) === since;
  return lives ? asPod(pod) : undefined;
}

/** When the container was started that runs; empty when none does. */
export function startedAt(pod: ApiObject, container: string): string {
  const running = valueAt(statusOf(pod, container), 'state', 'running');
  return isMap(running) ? textAt(running, 'startedAt') || 'running' : '';
}

function statusOf(pod: ApiObject, container: string): unknown {
  const statuses = [...listAt(pod, 'status', 'containerStatuses'), ...listAt(pod, 'status', 'initContainerStatuses')];
  return statuses.find((each) => textAt(each, 'name') === container);
}

/** What the pod says of a container. */
export function containerOf(pod: ApiObject | Pod, container: string): unknown {
  const all = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')];
  return all.find((each) => textAt(each, 'name') === container);
}

export function imageOf(pod: ApiObject | Pod, container: string): string {
  return textAt(containerOf(pod, container), 'image');
}

/** The engine's own view of a pod. */
function asPod(pod: ApiObject): Pod {
  return pod as unknown as Pod;
}

/** Claims and volumes, for the engine to find out where a file is. */
export function placeObjects(world: KubectlWorld, namespace: string): PlaceObjects {
  return {
    claim: (name) =>
      objectNamed(world, 'persistentvolumeclaims', namespace, name) as unknown as PersistentVolumeClaim | undefined,
    volume: (name) =>
      objectNamed(world, 'persistentvolumes', undefined, name) as unknown as PersistentVolume | undefined,
  };
}
