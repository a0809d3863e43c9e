/** A sync of a Deployment or a ReplicaSet, told by the decision that did most. */
import type { WorkloadDecision, WorkloadReport, WorkloadRule } from '#engine/deployment/report.ts';
import type { Told } from '#i18n/told.ts';
import type { Words } from '#i18n/words.ts';
import { count, text } from './values.ts';

export function tellWorkload(report: WorkloadReport, words: Words): Told {
  const said = words.narration.workloads;
  const { decisions, name, error } = report;
  const decision =
    decisions.find(({ verdict, rule }) => verdict === 'act' && rule !== 'statusWritten') ??
    decisions.find(({ verdict, rule }) => verdict === 'fail' || rule === 'deadlineExceeded');
  if (decision !== undefined) return tellers[decision.rule](decision, said);
  if (error !== undefined) return said.failed({ name, error });
  const written = decisions.find(({ rule }) => rule === 'statusWritten')?.values ?? {};
  return said.reported({ name, available: count(written, 'availableReplicas') });
}

type Said = Words['narration']['workloads'];
type Teller = (decision: WorkloadDecision, said: Said) => Told;

const tellers: Readonly<Record<WorkloadRule, Teller>> = {
  replicaSetCreated: ({ object, values }, said) =>
    said.replicaSetCreated({ replicaSet: object?.name ?? '', replicas: count(values, 'replicas') }),
  replicaSetReused: ({ object, values }, said) =>
    said.replicaSetReused({ replicaSet: object?.name ?? '', revision: count(values, 'revision') }),
  replicaSetRefused: ({ values }, said) => said.replicaSetRefused({ error: text(values, 'error') }),
  newScaledUp: (decision, said) => said.newScaledUp(sized(decision)),
  newScaledDown: (decision, said) => said.newScaledDown(sized(decision)),
  oldScaledDown: (decision, said) => said.oldScaledDown(sized(decision)),
  unhealthyScaledDown: (decision, said) => said.unhealthyScaledDown(sized(decision)),
  scaledInProportion: (decision, said) => said.scaledInProportion(sized(decision)),
  deadlineExceeded: ({ values }, said) => said.deadlineExceeded({ seconds: count(values, 'progressDeadlineSeconds') }),
  replicaSetDeleted: ({ object, values }, said) =>
    said.replicaSetDeleted({ replicaSet: object?.name ?? '', limit: count(values, 'limit') }),
  podsCreated: ({ values }, said) => said.podsCreated({ pods: names(values['pods']) }),
  podsDeleted: ({ values }, said) => said.podsDeleted({ pods: names(values['pods']) }),
  podCreationRefused: ({ values }, said) => said.podCreationRefused({ error: text(values, 'error') }),
  podAdopted: ({ object }, said) => said.podAdopted({ pod: object?.name ?? '' }),
  podReleased: ({ object }, said) => said.podReleased({ pod: object?.name ?? '' }),
  // These neither act nor fail, so that no sync is told by them.
  waitAvailable: reported,
  waitOldPodsGone: reported,
  rolloutComplete: reported,
  paused: reported,
  podsCounted: reported,
  statusWritten: reported,
};

function reported({ object, values }: WorkloadDecision, said: Said): Told {
  return said.reported({ name: object?.name ?? '', available: count(values, 'availableReplicas') });
}

function sized({ object, values }: WorkloadDecision) {
  return { replicaSet: object?.name ?? '', from: count(values, 'from'), to: count(values, 'to') };
}

function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
