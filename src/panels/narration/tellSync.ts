/** A whole sync in one sentence: the most telling of its decisions, or that there was nothing to do. */
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { deeds, firstOf, gateOf } from '#diagnose/mainDecision.ts';
import { shortHash } from '#store/revisionNames.ts';
import type { Told } from '#i18n/told.ts';
import { decisionOf, setOf, type Story } from './story.ts';
import { tellDecision } from './tellDecision.ts';
import { count, text } from './values.ts';

export function tellSync(story: Story): Told {
  const { report, words } = story;
  const { syncs } = words.narration;
  if (report.crashed === true) return syncs.crashed({ set: report.set, writes: report.writes.length });
  // The guard comes before all else, and is an error of the sync in name only.
  const guard = decisionOf(report, 'waitStaleCache');
  if (guard !== undefined) return tellDecision(guard, story);
  if (report.decisions.length === 0) {
    return report.error === undefined ? syncs.setGone({ set: report.set }) : syncs.failed({ error: report.error });
  }
  const failure = report.decisions.find(({ verdict }) => verdict === 'fail');
  if (failure !== undefined) return tellDecision(failure, story);
  if (report.error !== undefined) return syncs.failed({ error: report.error });
  const deed = firstOf(report, deeds);
  if (deed !== undefined) return withGate(deed, story);
  return tellStandstill(story);
}

/** The sync did nothing to pods or revisions, and waits for nothing. */
export function isAtRest(report: SyncReport): boolean {
  return (
    report.error === undefined &&
    report.decisions.length > 0 &&
    gateOf(report) === undefined &&
    firstOf(report, deeds) === undefined
  );
}

/** A new revision that no pod gets yet: the reason that matters is the gate. */
function withGate(deed: Decision, story: Story): Told {
  const told = tellDecision(deed, story);
  const gate = gateOf(story.report) ?? decisionOf(story.report, 'partitionHolds');
  if (gate === undefined || !revisionDeeds.has(deed.rule)) return told;
  return { headline: told.headline, reason: tellDecision(gate, story).headline };
}

const revisionDeeds: ReadonlySet<Rule> = new Set(['revisionCreated', 'revisionReused']);

/** Nothing was done: the gate, the rule that ends the work by design, or a set that is as it should be. */
function tellStandstill(story: Story): Told {
  const { report } = story;
  const stop = gateOf(report) ?? firstOf(report, ['setBeingDeleted', 'partitionHolds']);
  if (stop !== undefined) return tellDecision(stop, story);
  const onDelete = decisionOf(report, 'strategyOnDelete');
  if (onDelete !== undefined && hasOldPods(story)) return tellDecision(onDelete, story);
  return tellSettled(story) ?? tellDecision(leftOver(report), story);
}

function leftOver(report: SyncReport): Decision {
  return firstOf(report, ['parallelGoesOn', 'statusWritten', 'statusUnchanged']) ?? (report.decisions[0] as Decision);
}

function tellSettled(story: Story): Told | undefined {
  const { report, words, frame } = story;
  const { syncs } = words.narration;
  const { settled, replicas } = decisionOf(report, 'replicasSettled')?.values ?? {};
  if (settled === undefined) {
    if (setOf(story)?.spec.replicas !== 0 || decisionOf(report, 'noneCondemned') === undefined) return undefined;
    const claims = frame.cluster.stored.objects.persistentvolumeclaims.length;
    return claims === 0 ? syncs.scaledToZero() : syncs.scaledToZeroWithClaims({ claims });
  }
  if (settled !== replicas) return undefined;
  const pods = count({ settled }, 'settled');
  if (pods === 0) return syncs.scaledToZero();
  const done =
    decisionOf(report, 'nothingToUpdate') ?? decisionOf(report, 'strategyOnDelete') ?? firstOf(report, unchanged);
  return syncs.settled({ pods, hash: shortHash(frame, text(done?.values ?? {}, 'updateRevision')) });
}

const unchanged: readonly Rule[] = ['templateUnchanged', 'templateSemanticallyEqual'];

function hasOldPods(story: Story): boolean {
  const { replicas = 0, updatedReplicas = 0 } = setOf(story)?.status ?? {};
  return updatedReplicas < replicas;
}
