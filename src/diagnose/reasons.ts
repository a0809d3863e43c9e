/**
 * Why something is not so, as a value: the object and the field that hold it up, whose turn it is, and what would end it. The words for
 * each are in `i18n`, under the same name; what a reason tells is listed here, so that one without words does not compile.
 */
import type { Json } from '#engine/json.ts';
import type { ObjectName } from '#engine/statefulset/decisions.ts';

/** Who has to move next. `clock`: time alone. `watch`: the controller has not been told yet. */
export type Turn =
  | 'controller'
  | 'scheduler'
  | 'kubelet'
  | 'volume'
  | 'quota'
  | 'dns'
  | 'clock'
  | 'watch'
  | 'garbageCollector'
  | 'you';

/** What was read, and where. */
export interface Reading {
  readonly object: ObjectName;
  /** A path in the object, as `kubectl get -o jsonpath` would take it, conditions by their type. */
  readonly field: string;
  readonly value: Json;
}

/** What has to come true first. It is not true when the reason is given (`until.ts`). */
export type Until =
  /** The pod is Running, Ready and available and nobody deletes it; or it has ended, or is gone. */
  | { readonly type: 'podSettled'; readonly pod: string; readonly uid: string; readonly minReadySeconds: number }
  /** The pod is Ready and nobody deletes it; or it is gone. */
  | { readonly type: 'podReady'; readonly pod: string; readonly uid: string }
  | { readonly type: 'podGone'; readonly pod: string; readonly uid: string }
  /** Somebody has deleted the pod, or it is gone. */
  | { readonly type: 'podLeaves'; readonly pod: string; readonly uid: string }
  | { readonly type: 'podThere'; readonly pod: string }
  /** A pod names the claim. */
  | { readonly type: 'claimUsed'; readonly claim: string }
  | { readonly type: 'claimGone'; readonly claim: string; readonly uid: string }
  /** The labels of the pod match the selector of the set; or one of the two is gone. */
  | { readonly type: 'podMatches'; readonly pod: string; readonly uid: string; readonly set: string }
  /** Nobody owns the pod, or it is gone. */
  | { readonly type: 'podFree'; readonly pod: string; readonly uid: string }
  | { readonly type: 'setThere'; readonly set: string }
  /** The controller has synced the set after this step. */
  | { readonly type: 'synced'; readonly set: string; readonly step: number }
  /** Somebody has changed the spec, or the set is gone. */
  | { readonly type: 'specChanged'; readonly set: string; readonly uid: string; readonly generation: number }
  /** Somebody has made, changed or deleted the Service. */
  | { readonly type: 'serviceChanged'; readonly service: string; readonly version: string }
  /** The pod's name resolves. */
  | { readonly type: 'published'; readonly service: string; readonly pod: string }
  /** The wall clock shows this, milliseconds since 1970. */
  | { readonly type: 'clock'; readonly dueMs: number }
  | { readonly type: 'anyOf'; readonly these: readonly Until[] };

interface Pod {
  readonly pod: string;
}
interface InContainer extends Pod {
  readonly container: string;
}
interface OnNode extends Pod {
  readonly node: string;
}
interface OfClaim extends Pod {
  readonly claim: string;
}
interface OfSet {
  readonly set: string;
}

/** The pod is on its way, or is not getting further. */
interface PodReasons {
  readonly unscheduled: Pod;
  readonly unschedulable: Pod & { readonly message: string };
  readonly gated: Pod & { readonly gate: string };
  readonly claimMissing: OfClaim;
  readonly claimLeaving: OfClaim;
  readonly claimUnbound: OfClaim & { readonly message: string };
  readonly claimWithoutClass: OfClaim;
  readonly claimLost: OfClaim;
  readonly nodeLost: OnNode;
  readonly imagePull: Pod & { readonly image: string; readonly state: string };
  readonly containerRefused: InContainer & { readonly state: string };
  readonly crashLoop: InContainer & { readonly restarts: number };
  readonly initRunning: InContainer;
  readonly volumeNotReady: Pod & { readonly message: string };
  readonly creating: OnNode;
  readonly readinessGate: Pod & { readonly gate: string };
  readonly probe: InContainer;
  /** Somebody has made its application so, and only somebody mends it; no probe says why. */
  readonly sickApp: InContainer & { readonly hangs: boolean };
  /** `isAlone`: OrderedReady has made no pod above it. */
  readonly probeLong: InContainer & { readonly seconds: number; readonly isAlone: boolean };
  /** `hiddenBy`: the Service that does not tell of pods that are not Ready. */
  readonly noPeers: Pod & { readonly isOrdered: boolean; readonly hiddenBy: string };
  readonly notAvailable: Pod & { readonly seconds: number; readonly minReadySeconds: number };
  readonly ended: Pod & { readonly phase: string };
  // The pod is on its way out.
  readonly shuttingDown: Pod & { readonly seconds: number };
  readonly overdue: OnNode & { readonly seconds: number };
  readonly lostWhileLeaving: OnNode;
  readonly heldByFinalizer: Pod & { readonly finalizer: string };
}

/** The set's controller does not come to it. */
interface ControllerReasons {
  readonly walkStops: Pod;
  /** kubernetes #67250. */
  readonly stuckRollout: Pod;
  readonly nameTaken: Pod;
  readonly staleClaim: OfClaim;
  readonly scaleDownFirst: Pod;
  readonly condemnedUnhealthy: Pod & { readonly firstUnhealthy: string };
  readonly updatedPodFirst: Pod;
  readonly budget: { readonly unavailable: number; readonly maxUnavailable: number };
  readonly oldPodsFirst: { readonly outdated: number };
  readonly parallelDone: { readonly unsettled: number; readonly replicas: number };
  readonly partition: { readonly held: number; readonly partition: number };
  readonly onDelete: { readonly hash: string };
  readonly setLeaving: OfSet;
  readonly strategyOff: OfSet;
  readonly refused: OfSet & { readonly error: string };
}

/** What the controller is about, whatever it is asked for. */
interface StanceReasons {
  readonly nextSync: OfSet;
  readonly unobserved: OfSet;
  readonly createsFirst: Pod;
  readonly deletesFirst: Pod;
  readonly syncing: OfSet;
  readonly backingOff: OfSet & { readonly seconds: number; readonly error: string };
  readonly cacheLate: { readonly resource: string; readonly behind: number };
  readonly controllerDown: OfSet;
  readonly noWakeUp: OfSet;
  readonly timer: OfSet & { readonly seconds: number };
  readonly outOfRange: OfSet & { readonly ordinal: number; readonly first: number; readonly last: number };
  readonly noneWanted: OfSet;
  readonly belowPartition: Pod & { readonly index: number; readonly partition: number };
  readonly byHand: Pod & { readonly hash: string };
}

/** currentRevision has not moved to updateRevision. */
interface RevisionReasons {
  readonly notAllUpdated: { readonly updated: number; readonly replicas: number };
  readonly notAllReady: { readonly ready: number; readonly replicas: number };
  readonly podsMissing: { readonly pods: number; readonly replicas: number };
  readonly podsLeftOver: { readonly pods: number; readonly replicas: number };
  readonly neverPromoted: { readonly strategy: string };
}

interface OfService extends Pod {
  readonly service: string;
}

/** The pod's name does not resolve. */
interface DnsReasons {
  readonly noServiceName: OfSet;
  readonly noService: OfService;
  readonly notHeadless: OfService & { readonly clusterIP: string };
  readonly notSelected: OfService & { readonly selector: string };
  readonly noPod: Pod;
  readonly noAddress: Pod;
  readonly podOver: Pod & { readonly phase: string };
  readonly otherSubdomain: OfService & { readonly subdomain: string };
  readonly withheld: OfService;
  readonly withdrawn: OfService;
  readonly endpointsLate: OfService;
}

/** The claim is there although no pod uses it, or although somebody deleted it. */
interface ClaimReasons {
  readonly keptByRetain: { readonly claim: string };
  readonly keptForPod: OfClaim;
  readonly protectedByPod: OfClaim;
  readonly goesWithPod: OfClaim;
  readonly goesWithSet: OfSet & { readonly claim: string };
  readonly collectorsTurn: { readonly claim: string };
  readonly heldByClaimFinalizer: { readonly claim: string; readonly finalizer: string };
}

/** A pod in a slot of the set that the set does not own. */
interface OrphanReasons {
  /** `selector`: what the set looks for. `isWanted`: the set wants a pod of this name, and cannot make one. */
  readonly notMatching: Pod & OfSet & { readonly selector: string; readonly isWanted: boolean };
  readonly ownedByOther: Pod & OfSet & { readonly owner: string };
  readonly ofOldSet: Pod & OfSet;
  readonly withoutSet: Pod & OfSet;
  readonly claimWithoutSet: OfSet & { readonly claim: string };
}

export interface Reasons
  extends OrphanReasons,
    PodReasons,
    ControllerReasons,
    StanceReasons,
    RevisionReasons,
    DnsReasons,
    ClaimReasons {}

export type ReasonName = keyof Reasons;

/** One reason. `isStuck`: time alone will not end it. */
export type Reason<Name extends ReasonName = ReasonName> = {
  readonly [N in Name]: {
    readonly name: N;
    readonly values: Reasons[N];
    readonly reading: Reading;
    readonly turn: Turn;
    readonly isStuck: boolean;
    readonly until: Until;
  };
}[Name];

/** A reason of a name with its own values. */
export function reasonOf<Name extends ReasonName>(
  name: Name,
  values: Reasons[Name],
  rest: Pick<Reason, 'reading' | 'turn' | 'isStuck' | 'until'>,
): Reason {
  // The compiler does not see that a name and its own values belong together.
  return { name, values, ...rest } as unknown as Reason;
}
