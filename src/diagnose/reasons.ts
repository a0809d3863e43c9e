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

/** What has to come true first. It is not true when the reason is given. */
export type Until =
  /** The pod is Running, Ready and available and nobody deletes it; or it is gone. */
  | { readonly type: 'podSettled'; readonly pod: string; readonly uid: string }
  | { readonly type: 'podGone'; readonly pod: string; readonly uid: string }
  | { readonly type: 'podMoved'; readonly pod: string; readonly uid: string; readonly reads: Json }
  | { readonly type: 'claimGone'; readonly claim: string; readonly uid: string }
  /** The controller has synced the set once more. */
  | { readonly type: 'synced'; readonly set: string }
  /** Somebody has written another value, or the object is gone. */
  | { readonly type: 'changed'; readonly reading: Reading };

/** Every reason by name, with the values that its sentences tell. */
export interface Reasons {
  // The pod is on its way, or is not getting further.
  readonly unscheduled: { readonly pod: string };
  readonly unschedulable: { readonly pod: string; readonly message: string };
  readonly gated: { readonly pod: string; readonly gate: string };
  readonly claimMissing: { readonly pod: string; readonly claim: string };
  readonly claimLeaving: { readonly pod: string; readonly claim: string };
  readonly claimUnbound: { readonly pod: string; readonly claim: string; readonly message: string };
  readonly claimWithoutClass: { readonly pod: string; readonly claim: string };
  readonly claimLost: { readonly pod: string; readonly claim: string };
  readonly nodeLost: { readonly pod: string; readonly node: string };
  readonly imagePull: { readonly pod: string; readonly image: string; readonly state: string };
  readonly containerRefused: { readonly pod: string; readonly container: string; readonly state: string };
  readonly crashLoop: { readonly pod: string; readonly container: string; readonly restarts: number };
  readonly initRunning: { readonly pod: string; readonly container: string };
  readonly volumeNotReady: { readonly pod: string; readonly message: string };
  readonly creating: { readonly pod: string; readonly node: string };
  readonly readinessGate: { readonly pod: string; readonly gate: string };
  readonly probe: { readonly pod: string; readonly container: string };
  readonly probeLong: { readonly pod: string; readonly container: string; readonly seconds: number };
  readonly notAvailable: { readonly pod: string; readonly seconds: number; readonly minReadySeconds: number };
  readonly ended: { readonly pod: string; readonly phase: string };
  // The pod is on its way out.
  readonly shuttingDown: { readonly pod: string; readonly seconds: number };
  readonly overdue: { readonly pod: string; readonly node: string; readonly seconds: number };
  readonly lostWhileLeaving: { readonly pod: string; readonly node: string };
  readonly heldByFinalizer: { readonly pod: string; readonly finalizer: string };
}

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
