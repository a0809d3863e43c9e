/** What the page knows, and what can be done with it. The store holds it; components read slices of it. */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { Frame, StepSummary } from '#engine/simulation/frames.ts';
import type { LaneTrack, Mark } from '#engine/simulation/tracks.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import type { History } from '#engine/simulation/history.ts';
import type { LinkProblem } from '#share/link.ts';
import type { Branches } from './branches.ts';

export type Language = 'en' | 'zh';
/** `transparent` is as `auto`, on the ground of whoever embeds the page. */
export type Theme = 'auto' | 'light' | 'dark' | 'contrast' | 'transparent';
export type Motion = 'auto' | 'none';
export type StepUnit = 'event' | 'sync';
export type Panel = 'controller' | 'inspector' | 'yaml' | 'kubectl' | 'events';
export const speeds = [0.25, 0.5, 1, 2, 4, 8] as const;
export type Speed = (typeof speeds)[number];

/** One future of the same beginning. The first branch is `main`; every other one left its parent after a step. */
export interface BranchInfo {
  readonly id: string;
  readonly parentId: string | undefined;
  /** The step of the parent after which the two differ. */
  readonly forkStep: number;
  /** The request that made it another future; undefined for `main`. */
  readonly request: Request | undefined;
  readonly version: KubernetesVersion;
  /** How many steps are known. */
  readonly steps: number;
}

export interface Selection {
  readonly kind: 'lane';
  readonly ordinal: number;
}

/** A refused edit: which control it came from, and what the API server said. */
export interface Refusal {
  /** The spec field, e.g. `replicas`, `partition`, `image`. */
  readonly field: string;
  readonly error: ApiError;
}

export interface OrdinalState {
  /** The name of the set on the stage. */
  readonly setName: string;
  readonly version: KubernetesVersion;
  /** The frame on the screen. */
  readonly frame: Frame;
  /** The frame before it in this session, for animation and for "what changed"; undefined after a jump. */
  readonly previousFrame: Frame | undefined;
  /** The whole known history of the active branch; steps after `frame.step` are known but not yet shown. */
  readonly steps: readonly StepSummary[];
  /** The sets' pods over the steps, for the timeline: one track an ordinal. */
  readonly tracks: readonly LaneTrack[];
  /** Edits and faults on the timeline. */
  readonly marks: readonly Mark[];
  readonly branches: readonly BranchInfo[];
  readonly activeBranch: string;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly stepUnit: StepUnit;
  readonly selection: Selection | undefined;
  readonly panel: Panel;
  readonly refusal: Refusal | undefined;
  readonly language: Language;
  readonly theme: Theme;
  readonly motion: Motion;
  /** A link or a file that could not be read, a branch that was made: something to tell once. */
  readonly notice: Notice | undefined;
  /** What the shown branch is compared with; undefined when the page shows one thing alone. */
  readonly compared: Compared | undefined;
  /** What of the lessons is on the page: a step of one, or the table of their contents. */
  readonly lessons: 'step' | 'contents' | undefined;
  /** The page asks what comes next. */
  readonly predicting: boolean;
}

/** Another branch, or the Deployment of this name in the same cluster. */
export type Compared = { readonly branch: string } | { readonly deployment: string };

export type Notice =
  | { readonly type: 'branched'; readonly branch: string }
  | { readonly type: 'badLink'; readonly problem: LinkProblem }
  /** The scenario of the link leads to another cluster than the one that was shared. */
  | { readonly type: 'linkDiffers' };

/** What a link or a file held, replayed and ready to be shown. */
export interface Opened {
  /** The same futures anew at each call, so that one can come back to them after having changed them. */
  readonly branchesAgain: () => Branches;
  readonly step: number;
  readonly setName: string;
  readonly panel?: Panel;
  readonly selection?: Selection;
  readonly notice?: Notice;
  readonly compared?: Compared;
}

export interface OrdinalActions {
  /** Loads what the first edit and the first play need; from then on `submit` answers at once. */
  prepare(): Promise<void>;
  /**
   * Sends a request at the shown moment and plays on. In the past it starts a branch. Gives the API server's refusal, or undefined;
   * a refusal is kept in `refusal` under `field` until the next move or edit, and nothing else changes.
   */
  submit(request: Request, field?: string): ApiError | undefined;
  /** What the API server would answer to a request at the shown moment; undefined before `prepare`. Nothing changes. */
  refusalOf(request: Request): ApiError | undefined;
  /** Whether the shown moment lies before another that was shown: a request then begins a branch. */
  isInPast(): boolean;
  /** At the end of what is known, this and `next` compute further. */
  play(): void;
  pause(): void;
  /** One event or one sync forward, as `stepUnit` says; false when nothing is left to happen. */
  next(): boolean;
  prev(): boolean;
  toFirst(): void;
  toLast(): void;
  /** Shows the frame after so many steps; bounded to what there is. */
  goToStep(step: number): void;
  /** Shows the last frame up to a moment, computing further when the history does not reach it yet. */
  goToTime(ms: number): void;
  /** To the next or the previous mark. */
  goToMark(direction: 'next' | 'previous'): void;
  selectBranch(id: string): void;
  /** Adds another future of the shown branch, which is shown from then on; undefined as `request` for one of another version. */
  addBranch(forkStep: number, request: Request | undefined, history: History): void;
  /** Shows the branch beside something else; undefined: alone again. */
  compareWith(compared: Compared | undefined): void;
  predict(predicting: boolean): void;
  setSpeed(speed: Speed): void;
  setStepUnit(unit: StepUnit): void;
  /** Starts the same scenario over under another version of Kubernetes; the one that is shown stays as it is. */
  setVersion(version: KubernetesVersion): void;
  /** Back to what the page was opened with. */
  reset(): void;
  /** Shows what a link held instead of all that was there. */
  open(opened: Opened): void;
  /** The futures of the scenario, for what is made of the shown one. They are not to be changed. */
  shownBranch(): Pick<Branches, 'history' | 'left' | 'historyOf'>;
  /** Puts another set of the cluster on the stage. */
  showSet(name: string): void;
  select(selection: Selection | undefined): void;
  openPanel(panel: Panel): void;
  dismissRefusal(): void;
  tell(notice: Notice): void;
  dismissNotice(): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  setMotion(motion: Motion): void;
}

export type OrdinalStore = OrdinalState & OrdinalActions;
