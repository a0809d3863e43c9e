/** Why an ordinal has no pod: the last sync's own reason. */
import type { StatefulSet } from '#engine/objects.ts';
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import { parseOrdinal } from '#engine/statefulset/podFacts.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { Ghost, GhostReason } from './scene.ts';

/** The ghost in a slot without a pod. `report` is the last sync. */
export function layoutGhost(
  ordinal: number,
  inRange: boolean,
  set: StatefulSet,
  report: SyncReport | undefined,
): Ghost {
  const start = set.spec.ordinals?.start ?? 0;
  const range = { start, end: start + set.spec.replicas };
  // A set that is gone has no uid.
  const reason = set.metadata.uid === '' ? 'setGone' : 'outside';
  if (!inRange) return { kind: 'outside', reason, subject: '', ...range };
  return { kind: 'notCreated', ...range, ...reasonOf(ordinal, report?.decisions ?? []) };
}

function reasonOf(ordinal: number, decisions: readonly Decision[]): Pick<Ghost, 'reason' | 'subject'> {
  const own = decisions.findLast(
    ({ object, verdict }) =>
      verdict !== 'pass' && object?.resource === 'pods' && parseOrdinal(object.name).ordinal === ordinal,
  );
  if (own?.rule === 'waitStaleClaim') return { reason: 'untilClaimGone', subject: String(own.values.claim ?? '') };
  if (own?.rule === 'apiRefused') return { reason: 'refused', subject: '' };
  const stop = decisions.findLast(isStop);
  const reason = stop === undefined ? undefined : reasons[stop.rule];
  if (stop === undefined || reason === undefined || own !== undefined) return { reason: 'nextSync', subject: '' };
  return { reason, subject: stop.object?.name ?? '' };
}

/** What ended the walk up before it came to the slot: a wait, or a write that OrderedReady leaves it at. */
function isStop({ stage, rule, verdict }: Decision): boolean {
  if (rule === 'waitRecreateGone' || rule === 'setBeingDeleted') return true;
  return (
    stage === 'replicas' &&
    (verdict === 'wait' || verdict === 'fail' || rule === 'podCreated' || rule === 'terminalPodDeleted')
  );
}

const reasons: Partial<Record<Rule, GhostReason>> = {
  waitTerminating: 'untilGone',
  waitRunning: 'untilRunning',
  waitReady: 'untilReady',
  waitAvailable: 'untilAvailable',
  waitTerminalPodGone: 'untilReplaced',
  terminalPodDeleted: 'untilReplaced',
  podCreated: 'oneAtATime',
  waitStaleClaim: 'untilClaimGone',
  waitRecreateGone: 'untilOldGone',
  setBeingDeleted: 'setDeleted',
  apiRefused: 'refused',
};
