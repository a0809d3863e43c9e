/** The lecture's four needs, as a run has shown them up to a moment: what was seen, not what should be. */
import { slicesOf } from '#engine/network/endpointSlices.ts';
import type { Pod } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { LaneTrack } from '#engine/simulation/tracks.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import { serviceFor, type Side } from '#store/compare/comparison.ts';
import { ownerIn, ownReplicaSets } from '#store/compare/podSlots.ts';
import { claimNames } from '#engine/volumes/claimProtection.ts';

export interface Needs {
  /** The slots in the order in which their pods went since the last request, or else came. */
  readonly order: readonly number[];
  /** How many pods there have been. */
  readonly pods: number;
  /** How many slots have had one; of a set these are names. */
  readonly names: number;
  readonly claims: number;
  /** How many pods DNS knows by a name of their own; of a Deployment the Service that stands for all. */
  readonly dns: number | string | undefined;
}

export function needsOf(side: Side, frame: Frame): Needs {
  const { step } = frame;
  const lastRequest = side.history.marks.findLast((mark) => mark.step <= step)?.step ?? 0;
  const made = creations(side.tracks, 0, step);
  const own = ownPods(side, frame);
  return {
    order: orderSince(side.tracks, lastRequest, step),
    pods: made.length,
    names: new Set(made).size,
    claims: new Set(own.flatMap(claimNames)).size,
    dns:
      side.subject.kind === 'set'
        ? namesInDns(side.subject.name, frame)
        : own[0] && serviceFor(own[0].metadata.labels, frame.cluster.stored.objects.services)?.metadata.name,
  };
}

function orderSince(tracks: readonly LaneTrack[], from: number, to: number): readonly number[] {
  const gone = slotsBy(tracks, from, to, (level, before) => level === 'terminating' && before !== 'terminating');
  return gone.length > 0 ? gone : creations(tracks, from, to);
}

function creations(tracks: readonly LaneTrack[], from: number, to: number): readonly number[] {
  return slotsBy(tracks, from, to, (level, before) => level !== 'none' && before === 'none');
}

type Level = LaneTrack['changes'][number]['level'];

function slotsBy(
  tracks: readonly LaneTrack[],
  from: number,
  to: number,
  isIt: (level: Level, before: Level) => boolean,
): readonly number[] {
  const found = tracks.flatMap(({ ordinal, changes }) =>
    changes.flatMap(({ step, level }, at) =>
      step > from && step <= to && isIt(level, changes[at - 1]?.level ?? 'none') ? [{ step, ordinal }] : [],
    ),
  );
  return found.sort((a, b) => a.step - b.step).map(({ ordinal }) => ordinal);
}

function ownPods({ subject }: Side, { cluster }: Frame): readonly Pod[] {
  const { pods, replicasets } = cluster.stored.objects;
  if (subject.kind === 'set') return pods.filter((pod) => controllerOf(pod)?.name === subject.name);
  const own = ownReplicaSets(replicasets, subject.name);
  return pods.filter((pod) => ownerIn(pod, own) !== undefined);
}

function namesInDns(setName: string, { cluster }: Frame): number {
  const { statefulsets, endpointslices } = cluster.stored.objects;
  const set = statefulsets.find(({ metadata }) => metadata.name === setName);
  const slices = slicesOf(endpointslices, set?.spec.serviceName ?? '');
  return slices
    .flatMap(({ endpoints }) => endpoints)
    .filter(({ conditions, hostname }) => conditions.ready && hostname !== undefined).length;
}
