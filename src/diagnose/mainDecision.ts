/** Of all that a sync decided, the one decision that says most. */
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';

/** What a sync does, the most telling first: pods before revisions, revisions before bookkeeping. */
export const deeds: readonly Rule[] = [
  'recreateDeleted',
  'terminalPodDeleted',
  'podCreated',
  'condemnedDeleted',
  'outdatedPodDeleted',
  'podAdopted',
  'podReleased',
  'rolloutCompleted',
  'revisionReused',
  'revisionCreated',
  'podUpdated',
  'revisionAdopted',
  'revisionDeleted',
];

/** The first decision by the first of these rules that the sync came to. */
export function firstOf({ decisions }: SyncReport, rules: readonly Rule[]): Decision | undefined {
  for (const rule of rules) {
    const found = decisions.find((decision) => decision.rule === rule);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The decision that ended the sync's work on pods because something outside the controller has to happen first. */
export function gateOf({ decisions }: SyncReport): Decision | undefined {
  return decisions.find(({ verdict }) => verdict === 'wait');
}
