/** One decision of the controller, told: what happened or holds, and why. */
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import { shortHash } from '#store/revisionNames.ts';
import type { Told } from '#i18n/told.ts';
import { decisionOf, isParallel, namesUnder, setOf, startOf, type Story } from './story.ts';
import { tellGate } from './tellGate.ts';
import { count, text } from './values.ts';

/** Decisions by the same rule in the same sync are told together: the sentence about one of them is the one about all. */
export function tellDecision(decision: Decision, story: Story): Told {
  return tellers[decision.rule](decision, story);
}

type Teller = (decision: Decision, story: Story) => Told;

const tellers: Readonly<Record<Rule, Teller>> = {
  waitStaleCache: tellGate,
  podsClaimed: ({ values }, { words }) => words.narration.rules.podsClaimed({ claimed: count(values, 'claimed') }),
  podAdopted: ({ object }, { words }) => words.narration.rules.podAdopted({ pod: object?.name ?? '' }),
  podReleased: ({ object }, { words }) => words.narration.rules.podReleased({ pod: object?.name ?? '' }),
  revisionAdopted: (decision, story) =>
    story.words.narration.rules.revisionAdopted({ hash: hashOfObject(decision, story) }),

  templateUnchanged: ({ values }, story) =>
    story.words.narration.rules.templateUnchanged(updateRevision(values, story)),
  templateSemanticallyEqual: ({ values }, story) =>
    story.words.narration.rules.templateSemanticallyEqual(updateRevision(values, story)),
  revisionCreated: (decision, story) => story.words.narration.rules.revisionCreated(numbered(decision, story)),
  revisionFound: (decision, story) => story.words.narration.rules.revisionFound(numbered(decision, story)),
  revisionReused: ({ values }, { words }) =>
    words.narration.rules.revisionReused({ from: count(values, 'from'), revision: count(values, 'revision') }),
  setBeingDeleted: (_, { words, report }) => words.narration.rules.setBeingDeleted({ set: report.set }),

  replicasSettled: ({ values }, { words }) =>
    words.narration.rules.replicasSettled({ settled: count(values, 'settled'), replicas: count(values, 'replicas') }),
  terminalPodDeleted: ({ object, values }, { words }) =>
    words.narration.rules.terminalPodDeleted({ pod: object?.name ?? '', phase: text(values, 'phase') }),
  podCreated: tellCreation,
  parallelGoesOn: ({ values }, { words, report }) =>
    words.narration.rules.parallelGoesOn({
      unsettled: count(values, 'unsettled'),
      replicas: count(values, 'replicas'),
      pod: `${report.set}-${count(values, 'lowest')}`,
    }),
  podUpdated: ({ object }, { words }) => words.narration.rules.podUpdated({ pod: object?.name ?? '' }),
  waitTerminalPodGone: tellGate,
  waitStaleClaim: tellGate,
  waitTerminating: tellGate,
  waitRunning: tellGate,
  waitReady: tellGate,
  waitAvailable: tellGate,

  noneCondemned: ({ values }, { words }) =>
    words.narration.rules.noneCondemned({ replicas: count(values, 'replicas') }),
  condemnedDeleted: tellScaleDown,
  waitCondemnedTerminating: tellGate,
  waitCondemnedUnhealthy: tellGate,

  strategyOnDelete: ({ values }, story) => story.words.narration.rules.strategyOnDelete(updateRevision(values, story)),
  strategyUnknown: ({ values }, { words }) => words.narration.rules.strategyUnknown({ type: text(values, 'type') }),
  recreateDeleted: (_, { words, report }) =>
    words.narration.rules.recreateDeleted({ pods: namesUnder(report, 'recreateDeleted') }),
  outdatedPodDeleted: tellReplacement,
  waitRecreateGone: tellGate,
  waitUpdatedPod: tellGate,
  waitBudget: tellGate,
  partitionHolds: tellPartition,
  nothingToUpdate: ({ values }, story) => story.words.narration.rules.nothingToUpdate(updateRevision(values, story)),

  rolloutCompleted: ({ values }, { words, frame }) =>
    words.narration.rules.rolloutCompleted({
      hash: shortHash(frame, text(values, 'revision')),
      replicas: count(values, 'replicas'),
    }),
  statusWritten: ({ values }, { words }) => words.narration.rules.statusWritten(counters(values)),
  statusUnchanged: ({ values }, { words }) => words.narration.rules.statusUnchanged(counters(values)),

  revisionDeleted: (decision, story) =>
    story.words.narration.rules.revisionDeleted({
      ...numbered(decision, story),
      limit: count(decision.values, 'limit'),
    }),
  historyKept: ({ values }, { words }) =>
    words.narration.rules.historyKept({ kept: count(values, 'kept'), limit: count(values, 'limit') }),

  apiRefused: tellRefusal,
};

/** OrderedReady creates one pod a sync, and says after whom; Parallel creates all that are missing. */
function tellCreation({ object, values }: Decision, story: Story): Told {
  const { rules } = story.words.narration;
  const pod = object?.name ?? '';
  const pods = namesUnder(story.report, 'podCreated');
  if (isParallel(story) || pods.length > 1) return rules.podsCreatedTogether({ pods });
  const hash = shortHash(story.frame, text(values, 'revision'));
  // With one revision alone there is no old one, whatever the partition says.
  if (text(values, 'which') === 'current' && hasTwoRevisions(story)) {
    return 'partition' in values
      ? rules.podCreatedAtCurrent({ pod, hash, partition: count(values, 'partition') })
      : rules.podCreatedAtCurrentByCount({ pod, hash });
  }
  const below = count(decisionOf(story.report, 'replicasSettled')?.values ?? {}, 'settled');
  if (below === 0) return rules.podCreatedFirst({ pod });
  const ordinal = count(values, 'ordinal');
  const { set } = story.report;
  return rules.podCreatedInOrder({ pod, lowest: `${set}-${ordinal - below}`, highest: `${set}-${ordinal - 1}`, below });
}

function hasTwoRevisions(story: Story): boolean {
  const { currentRevision, updateRevision } = setOf(story)?.status ?? {};
  return currentRevision !== updateRevision;
}

function tellScaleDown({ object, values }: Decision, story: Story): Told {
  const { rules } = story.words.narration;
  const pods = namesUnder(story.report, 'condemnedDeleted');
  const replicas = count(values, 'replicas');
  if (pods.length > 1) return rules.condemnedDeletedTogether({ pods, replicas });
  const pod = object?.name ?? '';
  const start = count(values, 'start');
  return count(values, 'ordinal') < start
    ? rules.condemnedDeletedBelowStart({ pod, start })
    : rules.condemnedDeleted({ pod, replicas });
}

function tellReplacement({ object, values }: Decision, story: Story): Told {
  const { rules } = story.words.narration;
  const pods = namesUnder(story.report, 'outdatedPodDeleted');
  if (pods.length > 1)
    return isParallel(story) ? rules.outdatedPodsDeletedInParallel({ pods }) : rules.outdatedPodsDeleted({ pods });
  const told = {
    pod: object?.name ?? '',
    from: shortHash(story.frame, text(values, 'from')),
    to: shortHash(story.frame, text(values, 'to')),
  };
  const replicas = setOf(story)?.spec.replicas ?? 0;
  const isHighest = count(values, 'ordinal') === startOf(story) + replicas - 1;
  return isHighest ? rules.outdatedPodDeletedFirst(told) : rules.outdatedPodDeleted(told);
}

function tellPartition({ values }: Decision, story: Story): Told {
  const { rules } = story.words.narration;
  const { set } = story.report;
  const told = {
    lowest: `${set}-${count(values, 'lowest')}`,
    highest: `${set}-${count(values, 'highest')}`,
    held: count(values, 'held'),
    partition: count(values, 'partition'),
  };
  const start = startOf(story);
  return start === 0 ? rules.partitionHolds(told) : rules.partitionHoldsFromStart({ ...told, start });
}

function tellRefusal({ stage, object, values }: Decision, { words, frame }: Story): Told {
  const { verbs, objects, rules } = words.narration;
  const verb = text(values, 'verb');
  const { resource = 'pods', name = '' } = object ?? {};
  const said = () => {
    if (resource === 'pods') return objects.pods({ name });
    // A pod's claims are refused under the pod's name, because one of several may be the cause.
    if (resource === 'persistentvolumeclaims') return objects.claimsOfPod({ name });
    if (resource === 'controllerrevisions') return objects.controllerrevisions({ name: shortHash(frame, name) });
    return stage === 'status' ? objects.status({ name }) : objects.other({ resource, name });
  };
  return rules.apiRefused({
    verb: verb in verbs ? verbs[verb as keyof typeof verbs] : verb,
    object: said(),
    error: text(values, 'error'),
  });
}

function hashOfObject({ object }: Decision, { frame }: Story): string {
  return shortHash(frame, object?.name ?? '');
}

function numbered(decision: Decision, story: Story): { hash: string; revision: number } {
  return { hash: hashOfObject(decision, story), revision: count(decision.values, 'revision') };
}

function updateRevision(values: Decision['values'], { frame }: Story): { hash: string; revision: number } {
  return { hash: shortHash(frame, text(values, 'updateRevision')), revision: count(values, 'revision') };
}

function counters(values: Decision['values']): { readyReplicas: number; replicas: number } {
  return { readyReplicas: count(values, 'readyReplicas'), replicas: count(values, 'replicas') };
}
