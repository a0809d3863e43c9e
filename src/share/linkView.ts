/** What a link holds: a scenario, the moment of it that is shown, and how it is looked at. */
import type { Scenario, TimedRequest } from '#engine/simulation/scenario.ts';

/** What a link says, however it was written. */
export interface LinkedView {
  readonly scenario: Scenario;
  /** Without it the scenario is shown when all that it asks for has happened. A hand-written link knows the time only. */
  readonly shown?: { readonly step?: number; readonly atMs: number };
  /** Of the cluster at the shown moment. A replay that comes to another one shows something else than was shared. */
  readonly fingerprint?: string;
  /** The panel that was open, by its name. A name that the page does not know means nothing. */
  readonly panel?: string;
  /** The ordinal that was selected. */
  readonly selected?: number;
  /** What the inspector showed in place of a lane. One that is not there at the shown moment is told so by the page. */
  readonly object?: LinkedObject;
  readonly base?: LinkBase;
}

export interface LinkedObject {
  readonly resource: 'controllerrevisions' | 'persistentvolumeclaims' | 'services';
  readonly name: string;
}

/** What the page writes into a link. */
export interface LinkView extends LinkedView {
  /** How many steps had been made, and the milliseconds since the scenario began. */
  readonly shown: { readonly step: number; readonly atMs: number };
  readonly fingerprint: string;
}

/** The future that the shown one branched off, so that the two can be compared. */
export interface LinkBase {
  /** The step after which they differ. What came before is the same in both. */
  readonly forkStep: number;
  /** The requests of the old future from there on. */
  readonly requests: readonly TimedRequest[];
}
