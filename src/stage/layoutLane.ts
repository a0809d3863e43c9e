/** One lane: everything about an ordinal, the earlier lane itself if nothing about it changed. */
import { parseTime } from '#engine/apiserver/time.ts';
import { stateOfPod } from '#engine/node/podStates.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { claimWriters, type History } from './claimWriters.ts';
import type { FrameIndex } from './indexFrame.ts';
import { keep } from './keep.ts';
import { layoutClaims } from './layoutClaims.ts';
import { layoutGhost } from './layoutGhost.ts';
import { layoutPod } from './layoutPod.ts';
import { endpointLook } from './layoutService.ts';
import type { Lane, PodCard, WalkKind, WalkMark } from './scene.ts';

export interface LaneSurroundings {
  readonly frame: Frame;
  readonly set: StatefulSet;
  readonly index: FrameIndex;
  readonly report: SyncReport | undefined;
  readonly history: History | undefined;
  readonly selected: number | undefined;
  readonly markAt: (ordinal: number) => WalkMark;
  readonly walkKind: WalkKind;
  readonly hueOf: (revision: string) => number;
  readonly shortHashOf: (revision: string) => string;
  /** In the order of replacement, from 1. */
  readonly replacements: ReadonlyMap<number, number>;
}

/** Puts a lane together. */
export function layoutLane(ordinal: number, earlier: Lane | undefined, around: LaneSurroundings): Lane {
  const { set, index } = around;
  const start = set.spec.ordinals?.start ?? 0;
  const inRange = ordinal >= start && ordinal < start + set.spec.replicas;
  const facts = index.pods.get(ordinal);
  const ghost = facts === undefined ? layoutGhost(ordinal, inRange, set, around.report) : undefined;
  return keep(earlier, {
    ordinal,
    name: `${set.metadata.name}-${ordinal}`,
    serviceName: set.spec.serviceName ?? '',
    inRange,
    endpoint: endpointLook(facts, index),
    pod: facts === undefined ? undefined : keep(earlier?.pod, podCard(ordinal, around)),
    ghost: ghost === undefined ? undefined : keep(earlier?.ghost, ghost),
    claims: layoutClaims({
      set,
      claims: index.claims,
      ordinal,
      inRange,
      mounted: facts !== undefined && !facts.terminal,
      writersSince: (created) => writerHues(ordinal, created, around),
      earlier: earlier?.claims,
    }),
    mark: around.markAt(ordinal),
    walksDown: around.walkKind === 'update' || (around.walkKind === 'condemned' && !inRange),
    next: around.replacements.get(ordinal),
    nextHue: around.replacements.has(ordinal) ? around.hueOf(set.status.updateRevision ?? '') : 0,
    selected: around.selected === ordinal,
  });
}

function podCard(ordinal: number, { frame, set, index, hueOf, shortHashOf }: LaneSurroundings): PodCard {
  const facts = index.pods.get(ordinal);
  if (facts === undefined) throw new Error(`got no pod at ordinal ${ordinal}, wanted one`);
  return layoutPod(facts, {
    state: stateOfPod(frame.cluster.podStates, facts.pod.metadata.uid),
    minReadySeconds: set.spec.minReadySeconds ?? 0,
    nowMs: frame.cluster.wallClockMs,
    hue: hueOf(facts.revision),
    hash: shortHashOf(facts.revision),
    adopted: wasAdoptedNow(facts.name, frame),
    orphan: controllerOf(facts.pod)?.uid !== set.metadata.uid,
  });
}

function wasAdoptedNow(pod: string, { cause }: Frame): boolean {
  return (
    cause?.type === 'sync' &&
    cause.report.decisions.some(({ rule, object }) => rule === 'podAdopted' && object?.name === pod)
  );
}

/** Who wrote to this ordinal's claims since they were made; without a history, the pod that runs now. */
function writerHues(
  ordinal: number,
  created: string | undefined,
  { frame, index, history, hueOf }: LaneSurroundings,
): readonly number[] {
  if (history !== undefined) {
    const { wallClockMs, nowMs } = frame.cluster;
    // Times of objects are whole seconds, cut off: a claim is never younger than it says.
    const sinceMs = created === undefined ? 0 : parseTime(created) - (wallClockMs - nowMs);
    return claimWriters(history, ordinal, frame.step, sinceMs).map(hueOf);
  }
  const facts = index.pods.get(ordinal);
  return facts?.pod.status.phase === 'Running' ? [hueOf(facts.revision)] : [];
}
