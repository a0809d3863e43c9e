/** What the cluster knows of one lane: its set, its pod, its claims, its endpoint. */
import type { Endpoint, PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Ailment } from '#engine/node/ailments.ts';
import type { PodState } from '#engine/node/podLifecycle.ts';
import { slicesOf } from '#engine/network/endpointSlices.ts';
import { getPersistentVolumeClaimName, getPodName, podInOrdinalRange } from '#engine/statefulset/identity.ts';
import { podNamed, podStateOf } from '../narration/story.ts';

export interface LaneFacts {
  readonly set: StatefulSet;
  readonly ordinal: number;
  readonly index: number;
  readonly inRange: boolean;
  readonly name: string;
  /** '' when the spec names no Service. */
  readonly dnsName: string;
  readonly pod: Pod | undefined;
  readonly state: PodState | undefined;
  /** What is wrong with its applications. */
  readonly ailments: readonly Ailment[];
  readonly claims: readonly { readonly name: string; readonly claim: PersistentVolumeClaim | undefined }[];
  readonly endpoint: Endpoint | undefined;
}

export function laneFacts(frame: Frame, set: StatefulSet, ordinal: number): LaneFacts {
  const { objects } = frame.cluster.stored;
  const { serviceName = '', ordinals, volumeClaimTemplates = [] } = set.spec;
  const name = getPodName(set, ordinal);
  const pod = podNamed(frame, name);
  const claimNames = volumeClaimTemplates.map((template) => getPersistentVolumeClaimName(set, template, ordinal));
  return {
    set,
    ordinal,
    index: ordinal - (ordinals?.start ?? 0),
    inRange: podInOrdinalRange(set, ordinal),
    name,
    dnsName:
      serviceName === '' ? '' : `${name}.${serviceName}.${set.metadata.namespace ?? 'default'}.svc.cluster.local`,
    pod,
    state: podStateOf(frame, name),
    ailments: (pod && frame.cluster.ailments?.[pod.metadata.uid]) ?? [],
    claims: claimNames.map((claimName) => ({
      name: claimName,
      claim: objects.persistentvolumeclaims.find(({ metadata }) => metadata.name === claimName),
    })),
    endpoint: slicesOf(objects.endpointslices, serviceName)
      .flatMap(({ endpoints }) => endpoints)
      .find(({ targetRef }) => targetRef.name === name),
  };
}

/** Every ordinal that has something to show: the range, and pods or claims beyond it. */
export function laneOrdinals(frame: Frame, set: StatefulSet): readonly number[] {
  const { objects } = frame.cluster.stored;
  const start = set.spec.ordinals?.start ?? 0;
  const ordinals = new Set(Array.from({ length: set.spec.replicas }, (_, index) => start + index));
  for (const { metadata } of [...objects.pods, ...objects.persistentvolumeclaims]) {
    const { name } = metadata;
    const dash = name.lastIndexOf('-');
    const owner = name.slice(0, dash);
    if (owner === set.metadata.name || owner.endsWith(`-${set.metadata.name}`))
      ordinals.add(Number(name.slice(dash + 1)));
  }
  return [...ordinals].filter(Number.isInteger).sort((a, b) => a - b);
}
