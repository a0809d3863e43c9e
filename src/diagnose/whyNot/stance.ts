/** What the controller is about in a frame, and why it has not made a certain write: the common half of most questions. */
import type { Write } from '#engine/apiserver/client.ts';
import type { Json } from '#engine/json.ts';
import { nextSync } from '#engine/nextSync.ts';
import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { turnAfterRefusal } from '../gates.ts';
import { type Hold, holdOf } from '../hold.ts';
import type { KnownCluster } from '../knownCluster.ts';
import { gateOf } from '../mainDecision.ts';
import { type Reason, type ReasonName, type Reasons, reasonOf, type Turn } from '../reasons.ts';

export interface Stance {
  readonly frame: Frame;
  readonly cluster: KnownCluster;
  readonly set: StatefulSet;
  /** What a sync would do now, by the caches as they are. */
  readonly next: SyncReport;
  /** What it would do if they showed what is: the same, unless one of them is late. */
  readonly fresh: SyncReport;
  readonly hold: Hold | undefined;
  /** The set's key is queued: a sync comes by itself. */
  readonly isDue: boolean;
  /** What keeps the controller from syncing, or from seeing what is. */
  readonly hindrance: Reason | undefined;
}

/** The stance towards a set of the frame. Many questions are asked of one frame. */
export function stanceOf(frame: Frame, set: StatefulSet): Stance {
  const known = stances.get(frame);
  if (known?.set === set) return known;
  const stance = makeStance(frame, set);
  stances.set(frame, stance);
  return stance;
}

const stances = new WeakMap<Frame, Stance>();

function makeStance(frame: Frame, set: StatefulSet): Stance {
  const { stored, release, wallClockMs, ailments } = frame.cluster;
  const cluster: KnownCluster = {
    stored,
    release,
    nowMs: wallClockMs,
    step: frame.step,
    unknown: new Set(),
    ...(ailments !== undefined && { ailments }),
  };
  const { caches = [] } = frame.cluster.controller;
  const fresh = nextSync(stored, release, set.metadata.name, wallClockMs);
  const next = caches.length === 0 ? fresh : nextSync(stored, release, set.metadata.name, wallClockMs, caches);
  const { queue, processing = [] } = frame.cluster.controller;
  const { name } = set.metadata;
  return {
    frame,
    cluster,
    set,
    next,
    fresh,
    hold: holdOf(cluster, set, next),
    isDue: queue.includes(name) || processing.includes(name),
    hindrance: hindranceOf(frame, set),
  };
}

/** The writes to pods and claims of a sync, as far as the API server takes them. */
function workOf({ writes }: SyncReport): readonly Write[] {
  return writes.filter(
    ({ resource, error }) => error === undefined && (resource === 'pods' || resource === 'persistentvolumeclaims'),
  );
}

/** Whether a sync makes such a write, and the API server takes it. */
function makes({ writes }: SyncReport, isWanted: (write: Write) => boolean): boolean {
  return writes.some((write) => write.error === undefined && isWanted(write));
}

/** Why the controller has not written what is wanted: the reasons, from the rule down to what was seen. */
export function whyNotWritten(stance: Stance, isWanted: (write: Write) => boolean): readonly Reason[] {
  const { hindrance, next, fresh, hold, isDue } = stance;
  if (hindrance !== undefined) return [hindrance];
  const writes = workOf(next);
  if (makes(next, isWanted)) return [comes(stance)];
  // It would, if it could see what is.
  if (makes(fresh, isWanted)) return [lateCache(stance) ?? comes(stance)];
  if (next.error !== undefined && hold !== undefined) return reasonsOf(hold);
  const first = writes.find(({ resource, verb }) => resource === 'pods' && (verb === 'create' || verb === 'delete'));
  if (first !== undefined)
    return isDue
      ? [about(stance, first.verb === 'create' ? 'createsFirst' : 'deletesFirst', { pod: first.name })]
      : [comes(stance)];
  if (hold === undefined) return [comes(stance)];
  const late = stopsElsewhere(stance) ? lateCache(stance) : undefined;
  return late === undefined ? reasonsOf(hold) : [late];
}

/** The sync stops where it would not if it could see what is, or does nothing where it would do something. */
function stopsElsewhere({ next, fresh }: Stance): boolean {
  const [seen, real] = [gateOf(next), gateOf(fresh)];
  return seen?.rule !== real?.rule || seen?.object?.name !== real?.object?.name || workOf(fresh).length > 0;
}

function reasonsOf({ reasons }: Hold): readonly Reason[] {
  return reasons.flatMap((reason) => reason ?? []);
}

/** The next sync does it, if one comes. */
export function comes(stance: Stance): Reason {
  const { name } = stance.set.metadata;
  if (stance.isDue) return about(stance, 'nextSync', { set: name });
  // With minReadySeconds the key comes back by itself, some time after the pod has become available.
  const timer = delayed(stance, 'available');
  return timer === undefined
    ? about(stance, 'noWakeUp', { set: name }, 'you', true)
    : about(stance, 'timer', { set: name, seconds: timer.seconds }, 'clock');
}

/** A cache that has not been told of everything. */
function lateCache(stance: Stance): Reason | undefined {
  const late = stance.frame.cluster.controller.caches?.find(({ behind }) => behind > 0);
  if (late === undefined) return undefined;
  const { resource, behind } = late;
  const isFrozen = late.lag === 'frozen';
  return about(stance, 'cacheLate', { resource, behind }, isFrozen ? 'you' : 'watch', isFrozen);
}

/** The spec has changed, and the controller has not looked at it since. */
export function unobserved(stance: Stance): Reason {
  const { set, hindrance, isDue } = stance;
  if (hindrance !== undefined) return hindrance;
  return isDue ? about(stance, 'unobserved', { set: set.metadata.name }) : comes(stance);
}

/** A reason about what the controller does next: it ends with the next sync. */
function about<Name extends ReasonName>(
  { frame, set }: Pick<Stance, 'frame' | 'set'>,
  name: Name,
  values: Reasons[Name],
  turn: Turn = 'controller',
  isStuck = false,
): Reason {
  const { name: setName } = set.metadata;
  const { field, value } = readFor(name, { frame, set });
  return reasonOf(name, values, {
    reading: { object: { resource: 'statefulsets', name: setName }, field, value },
    turn,
    isStuck,
    until: { type: 'synced', set: setName, step: frame.step },
  });
}

/** What says so: a field of the set, or the place of its key in the controller's queue. */
function readFor(reason: ReasonName, { frame, set }: Pick<Stance, 'frame' | 'set'>): { field: string; value: Json } {
  const { name } = set.metadata;
  const { controller, nowMs } = frame.cluster;
  const due = controller.delayed.find(({ key }) => key === name);
  switch (reason) {
    case 'unobserved':
      return { field: 'status.observedGeneration', value: set.status.observedGeneration ?? 0 };
    case 'controllerDown':
      return { field: 'controller', value: 'down' };
    case 'cacheLate': {
      const late = controller.caches?.find(({ behind }) => behind > 0);
      return { field: `informer[${late?.resource ?? ''}].eventsBehind`, value: late?.behind ?? 0 };
    }
    case 'backingOff':
      return { field: 'workqueue.failures', value: controller.failures[name] ?? 0 };
    case 'timer':
      return { field: 'workqueue.delayMs', value: Math.max(0, (due?.dueMs ?? nowMs) - nowMs) };
    case 'noWakeUp':
      return { field: 'workqueue', value: 'not queued' };
    default:
      return { field: 'workqueue', value: controller.processing?.includes(name) === true ? 'processing' : 'queued' };
  }
}

function hindranceOf(frame: Frame, set: StatefulSet): Reason | undefined {
  const { controller } = frame.cluster;
  const { name } = set.metadata;
  const stance = { frame, set };
  if (controller.loop === 'down') return about(stance, 'controllerDown', { set: name }, 'you', true);
  if (controller.processing?.includes(name) === true) return about(stance, 'syncing', { set: name });
  const backOff = delayed(stance, 'backOff');
  if (backOff === undefined || controller.queue.includes(name)) return undefined;
  const error = frame.lastSyncs[name]?.error ?? '';
  return about(stance, 'backingOff', { set: name, seconds: backOff.seconds, error }, turnOfError(error));
}

/** The key comes back later by itself: in how many seconds. */
function delayed({ frame, set }: Pick<Stance, 'frame' | 'set'>, wanted: 'backOff' | 'available') {
  const { controller, nowMs } = frame.cluster;
  const found = controller.delayed.find(({ key, why }) => key === set.metadata.name && why === wanted);
  return found && { seconds: Math.max(1, Math.ceil((found.dueMs - nowMs) / 1000)) };
}

/** What is refused for good is somebody's to mend; what failed once is tried again. */
function turnOfError(error: string): Turn {
  const turn = turnAfterRefusal(error);
  return turn === 'you' ? 'clock' : turn;
}
