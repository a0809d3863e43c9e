/** Where a set's controller stops, as reasons: the rule that it stops by, told of the pod, claim or field that the rule is about. */
import type { Json } from '#engine/json.ts';
import type { Pod, Resource, StatefulSet } from '#engine/objects.ts';
import type { Decision } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { type KnownCluster, objectNamed } from './knownCluster.ts';
import { whyNotSettled } from './obstacles.ts';
import {
  type Reading,
  type Reason,
  type ReasonName,
  type Reasons,
  reasonOf,
  type Turn,
  type Until,
} from './reasons.ts';
import { isReplaceable, podsInRange } from './setPods.ts';

interface Gate {
  readonly cluster: KnownCluster;
  readonly set: StatefulSet;
  readonly report: SyncReport;
  readonly decision: Decision;
  /** Why the pod that is waited for is as it is. */
  readonly obstacle: Reason | undefined;
}

/** The rule of a decision as a reason. Its turn is that of the obstacle behind it, if there is one. */
export function reasonOfGate(gate: Gate): Reason {
  const { decision, set } = gate;
  const { rule, values } = decision;
  const pod = decision.object?.name ?? '';
  switch (rule) {
    case 'waitRunning':
    case 'waitReady':
    case 'waitAvailable':
    case 'waitTerminating':
      return atPod(gate, isStuckRollout(gate) ? 'stuckRollout' : 'walkStops', { pod });
    case 'waitTerminalPodGone':
      return atPod(gate, 'nameTaken', { pod });
    case 'waitCondemnedTerminating':
      return atPod(gate, 'scaleDownFirst', { pod });
    case 'waitCondemnedUnhealthy':
      return condemnedUnhealthy(gate, pod, text(values['firstUnhealthy']));
    case 'waitUpdatedPod':
      return atPod(gate, 'updatedPodFirst', { pod });
    case 'waitBudget': {
      const told = { unavailable: number(values['unavailable']), maxUnavailable: number(values['maxUnavailable']) };
      const held = atSet(gate, 'budget', told, 'spec.updateStrategy.rollingUpdate.maxUnavailable', told.maxUnavailable);
      return { ...held, until: untilOneSettles(gate) };
    }
    case 'waitRecreateGone':
      return atSet(
        gate,
        'oldPodsFirst',
        { outdated: number(values['outdated']) },
        'spec.updateStrategy.type',
        'Recreate',
      );
    case 'parallelGoesOn': {
      const told = { unsettled: number(values['unsettled']), replicas: number(values['replicas']) };
      return {
        ...atSet(gate, 'parallelDone', told, 'spec.podManagementPolicy', 'Parallel'),
        until: untilOneSettles(gate),
      };
    }
    case 'waitStaleClaim':
      return atClaim(gate, text(values['claim']));
    case 'partitionHolds': {
      const told = { held: number(values['held']), partition: number(values['partition']) };
      return atSet(gate, 'partition', told, 'spec.updateStrategy.rollingUpdate.partition', told.partition, 'you');
    }
    case 'strategyOnDelete': {
      const hash = hashOf(text(values['updateRevision']));
      return atSet(gate, 'onDelete', { hash }, 'spec.updateStrategy.type', 'OnDelete', 'you');
    }
    case 'setBeingDeleted': {
      const { name, deletionTimestamp = '' } = set.metadata;
      return atSet(
        gate,
        'setLeaving',
        { set: name },
        'metadata.deletionTimestamp',
        deletionTimestamp,
        'garbageCollector',
      );
    }
    case 'strategyUnknown':
      return atSet(
        gate,
        'strategyOff',
        { set: set.metadata.name },
        'spec.updateStrategy.type',
        'Recreate',
        'you',
        true,
      );
    default:
      return refused(gate);
  }
}

/** Either of the two may get healthy by itself, and then the pod goes; only where neither can, somebody has to delete it. */
function condemnedUnhealthy(gate: Gate, pod: string, firstUnhealthy: string): Reason {
  const { cluster, set, obstacle } = gate;
  const first = objectNamed(cluster, 'pods', firstUnhealthy);
  const other = first && whyNotSettled(cluster, first, set.spec.minReadySeconds);
  const isStuck = obstacle?.isStuck === true && other?.isStuck !== false;
  const turn = isStuck ? 'you' : ((obstacle?.isStuck === true ? other : obstacle)?.turn ?? 'kubelet');
  const found = atPod(gate, 'condemnedUnhealthy', { pod, firstUnhealthy }, turn, isStuck);
  return other === undefined ? found : { ...found, until: { type: 'anyOf', these: [found.until, other.until] } };
}

/** The refusal of an API call, by what it says of itself. */
function refused(gate: Gate): Reason {
  const { set, decision, cluster } = gate;
  const error = text(decision.values['error']);
  const { name } = set.metadata;
  return reasonOf(
    'refused',
    { set: name, error },
    {
      reading: { object: decision.object ?? { resource: 'statefulsets', name }, field: 'error', value: error },
      turn: turnAfterRefusal(error),
      isStuck: true,
      until: { type: 'synced', set: name, step: cluster.step },
    },
  );
}

/** Who has to move after a refusal: the controller tries again and again. */
export function turnAfterRefusal(error: string): Turn {
  if (error.includes('exceeded quota')) return 'quota';
  return /pvc .* is being deleted/.test(error) ? 'volume' : 'you';
}

/** The gate stands at a pod that cannot get Ready and that only a new template could mend, which waits behind it. */
function isStuckRollout({ cluster, set, report, decision, obstacle }: Gate): boolean {
  const pod = decision.object && objectNamed(cluster, 'pods', decision.object.name);
  if (pod === undefined || obstacle === undefined || pod.metadata.deletionTimestamp !== undefined) return false;
  return obstacle.isStuck && isReplaceable(set, report, pod);
}

/** A rule about one pod: what was read is what the obstacle read, without one that the pod is there. */
function atPod<Name extends ReasonName>(
  { cluster, set, decision, obstacle }: Gate,
  name: Name,
  values: Reasons[Name],
  turn = obstacle?.turn ?? 'controller',
  isStuck = obstacle?.isStuck ?? false,
): Reason {
  const podName = decision.object?.name ?? '';
  const pod = objectNamed(cluster, 'pods', podName);
  const reading = obstacle?.reading ?? reads('pods', podName, 'status.phase', pod?.status.phase ?? null);
  return reasonOf(name, values, { reading, turn, isStuck, until: obstacle?.until ?? untilSettled(set, podName, pod) });
}

function atSet<Name extends ReasonName>(
  { set, obstacle }: Gate,
  name: Name,
  values: Reasons[Name],
  field: string,
  value: Json,
  turn: Turn = obstacle?.turn ?? 'controller',
  isStuck = obstacle?.isStuck ?? false,
): Reason {
  const reading = reads('statefulsets', set.metadata.name, field, value);
  return reasonOf(name, values, { reading, turn, isStuck, until: obstacle?.until ?? untilSpecChanges(set) });
}

function atClaim({ cluster, set, decision }: Gate, claim: string): Reason {
  const owners = objectNamed(cluster, 'persistentvolumeclaims', claim)?.metadata;
  return reasonOf(
    'staleClaim',
    { pod: decision.object?.name ?? '', claim },
    {
      reading: reads(
        'persistentvolumeclaims',
        claim,
        'metadata.ownerReferences',
        owners?.ownerReferences?.[0]?.uid ?? null,
      ),
      turn: 'garbageCollector',
      isStuck: false,
      until: { type: 'anyOf', these: [{ type: 'claimGone', claim, uid: owners?.uid ?? '' }, untilSpecChanges(set)] },
    },
  );
}

/** One of the pods that use up the budget comes back, or somebody allows for more. */
function untilOneSettles({ cluster, set }: Gate): Until {
  const { minReadySeconds } = set.spec;
  const down = podsInRange(cluster, set).flatMap((pod) => whyNotSettled(cluster, pod, minReadySeconds)?.until ?? []);
  return { type: 'anyOf', these: [...down, untilSpecChanges(set)] };
}

export function untilSpecChanges({ metadata: { name, uid, generation = 0 } }: StatefulSet): Until {
  return { type: 'specChanged', set: name, uid, generation };
}

/** A pod that has just gone has to be there again before anything else. */
function untilSettled({ spec }: StatefulSet, name: string, pod: Pod | undefined): Until {
  if (pod === undefined) return { type: 'podThere', pod: name };
  return { type: 'podSettled', pod: name, uid: pod.metadata.uid, minReadySeconds: spec.minReadySeconds ?? 0 };
}

function reads(resource: Resource, name: string, field: string, value: Json): Reading {
  return { object: { resource, name }, field, value };
}

function hashOf(revisionName: string): string {
  return revisionName.slice(revisionName.lastIndexOf('-') + 1);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
