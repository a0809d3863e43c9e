/**
 * A question about what the controller will do next, with its answer: what the engine does when it is run on. Wrong choices are what
 * somebody would say who has one particular idea wrong, and they say which. All of it is values; the words are in `i18n`.
 */
import type { Frame } from '../simulation/frames.ts';
import type { Request } from '../simulation/scenario.ts';
import type { Decision } from '../statefulset/decisions.ts';
import type { SyncReport } from '../statefulset/sync.ts';

export type Question = NextPodQuestion | ComesBackQuestion | StatusQuestion | AtRestQuestion;

interface Common<Value> {
  /** The same for the same question of the same frame. */
  readonly id: string;
  readonly set: string;
  /** The step of the frame that it is asked on. */
  readonly step: number;
  /** In their natural order, which tells nothing of which one is right. */
  readonly choices: readonly Choice<Value>[];
  /** What is asked of the cluster first; without it, nothing is. */
  readonly premise?: Request;
  /** After how many steps, the premise included, the answer is to be seen. */
  readonly stepsAhead: number;
  readonly reason: Reason | undefined;
}

/** Which pod does the controller create or delete next? */
export interface NextPodQuestion extends Common<Deed> {
  readonly kind: 'nextPod';
}

/** With which revision does this pod come back? Undefined: it does not. */
export interface ComesBackQuestion extends Common<string | undefined> {
  readonly kind: 'comesBack';
  readonly pod: string;
}

/** What does this counter of the status say after the next sync? */
export interface StatusQuestion extends Common<number> {
  readonly kind: 'statusAfterSync';
  readonly field: StatusField;
}

/** How many pods are at the update revision when nothing moves any more? */
export interface AtRestQuestion extends Common<number> {
  readonly kind: 'atRest';
}

export type StatusField = 'replicas' | 'readyReplicas' | 'currentReplicas' | 'updatedReplicas' | 'availableReplicas';

/** What one sync does to pods. `none`: no sync does anything to any pod until somebody asks for something. */
export interface Deed {
  readonly verb: 'create' | 'delete' | 'none';
  /** In order of their ordinals. */
  readonly pods: readonly string[];
}

export interface Choice<Value> {
  readonly value: Value;
  /** The idea that leads to this choice; absent for the right one. */
  readonly mistake?: Mistake;
}

export type Mistake =
  /** Begins at the wrong end. */
  | 'countsUp'
  | 'countsDown'
  | 'allAtOnce'
  | 'oneAtATime'
  /** Takes no notice of a pod that is not settled. */
  | 'doesNotWait'
  | 'repairsBroken'
  | 'ignoresPartition'
  | 'ignoresStrategy'
  /** Makes the new pod before the old one has gone, as a Deployment does. */
  | 'surges'
  | 'standsStill'
  | 'newestBelowPartition'
  | 'newestAlways'
  | 'oldAgain'
  | 'keepsItsOwn'
  | 'neverComesBack'
  | 'comesBackAnyway'
  /** Takes the sync's own writes for counted already. */
  | 'countsOwnWork'
  | 'asBefore'
  | 'asAsked'
  | 'wrongSideOfPartition'
  | 'off';

/** The decision behind the right answer, and the sync that made it, in the frame that it led to. */
export interface Reason {
  readonly decision: Decision;
  readonly report: SyncReport;
  readonly frame: Frame;
}

export interface Grade {
  readonly isRight: boolean;
  readonly mistake: Mistake | undefined;
  /** Which choice is the right one. */
  readonly right: number;
  readonly reason: Reason | undefined;
}

/** Judges the choice at this place of the list. A place that is not in the list is wrong, for no reason in particular. */
export function gradeOf({ choices, reason }: Question, chosen: number): Grade {
  const right = choices.findIndex(({ mistake }) => mistake === undefined);
  return { isRight: chosen === right, mistake: choices[chosen]?.mistake, right, reason };
}
