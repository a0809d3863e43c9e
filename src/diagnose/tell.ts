/** A diagnosis in words: what is told of each set, as whole sentences, for a terminal and for the page. */
import type { DiagnosisWords } from '#i18n/diagnosisWords.ts';
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { Diagnosis } from './diagnose.ts';
import type { Gap } from './fillIn.ts';
import { type Hold, indexOf, podsOf, revisionOf, updateRevisionOf } from './hold.ts';
import { objectNamed } from './knownCluster.ts';
import { deeds, firstOf } from './mainDecision.ts';
import type { Reading, Reason, ReasonName, Reasons } from './reasons.ts';
import { sourceOf } from './upstream.ts';

export interface ToldDiagnosis {
  /** `default/web: stuck, your turn.` */
  readonly title: string;
  /** What is the matter, and by which rule; or what it does next. */
  readonly sentences: readonly string[];
  /** The object, the field and the value that the reason was read from. */
  readonly reading: Reading | undefined;
  readonly rule: Rule;
  /** Where the real controller decides the same. */
  readonly source: string;
  readonly next: readonly string[];
  /** What the controller does once the wait is over, if anything. */
  readonly afterwards: string | undefined;
  readonly wayOut: readonly { readonly command: string; readonly why: string }[];
  readonly notes: readonly string[];
}

export function tellDiagnosis(diagnosis: Diagnosis, words: DiagnosisWords): ToldDiagnosis {
  const { namespace, set, state, hold, next, rule, cluster } = diagnosis;
  const name = `${namespace}/${set.metadata.name}`;
  const isHeld = hold !== undefined && state !== 'acts';
  const { functionName, file } = sourceOf(stageOf(diagnosis), [rule], cluster.release);
  return {
    title: isHeld
      ? words.report.title({ set: name, state: words.states[state], turn: words.turns[hold.turn] })
      : words.report.titleAlone({ set: name, state: words.states[state] }),
    sentences: isHeld ? tellHold(diagnosis, hold, words) : tellDeeds(diagnosis.report, words),
    reading: isHeld ? readingOf(diagnosis, hold) : undefined,
    rule,
    source: `${functionName}, pkg/controller/statefulset/${file}`,
    next: next.map(({ verb, resource, name: object }) => `${verb} ${resource} ${object}`),
    afterwards: tellAfterwards(diagnosis, words),
    wayOut: diagnosis.wayOut.map(({ name: line, command }) => ({ command, why: words.waysOut[line] })),
    notes: diagnosis.gaps.map((gap) => tellGap(gap, diagnosis, words)),
  };
}

/** One reason in one sentence. */
function tellReason({ name, values }: Reason, words: DiagnosisWords): string {
  const tellers: { readonly [Name in ReasonName]: (values: Reasons[Name]) => string } = words.reasons;
  // The compiler does not see that a name and its own values belong together.
  return (tellers[name] as (values: Reason['values']) => string)(values);
}

/** The reason first, which names what was seen; then the rule; then what follows. */
function tellHold(diagnosis: Diagnosis, hold: Hold, words: DiagnosisWords): readonly string[] {
  const { report } = diagnosis;
  const sentences = [tellGate(diagnosis, hold, words)];
  if (hold.reason !== undefined) sentences.unshift(tellReason(hold.reason, words));
  // A new template that no pod gets yet is still news.
  const recorded = firstOf(report, ['revisionCreated', 'revisionReused']);
  if (recorded !== undefined) sentences.push(tellDeed(recorded, report, words));
  return sentences;
}

function tellAfterwards({ afterwards }: Diagnosis, words: DiagnosisWords): string | undefined {
  const deed = afterwards && firstOf(afterwards, deeds);
  return deed && tellDeed(deed, afterwards, words);
}

function tellGate(diagnosis: Diagnosis, { decision, reason }: Hold, words: DiagnosisWords): string {
  const { holds } = words;
  const { rule, values } = decision;
  const pod = decision.object?.name ?? '';
  switch (rule) {
    case 'waitRunning':
    case 'waitReady':
    case 'waitAvailable':
    case 'waitTerminating':
      return isStuckRollout(diagnosis, pod, reason) ? holds.stuckRollout({ pod }) : holds.walkStops({ pod });
    case 'waitTerminalPodGone':
    case 'waitCondemnedTerminating':
    case 'waitUpdatedPod':
      return holds[rule]({ pod });
    case 'waitStaleClaim':
      return holds.waitStaleClaim({ pod, claim: text(values['claim']) });
    case 'waitCondemnedUnhealthy':
      return holds.waitCondemnedUnhealthy({ pod, firstUnhealthy: text(values['firstUnhealthy']) });
    case 'waitBudget':
      return holds.waitBudget({
        unavailable: number(values['unavailable']),
        maxUnavailable: number(values['maxUnavailable']),
      });
    case 'waitRecreateGone':
      return holds.waitRecreateGone({ outdated: number(values['outdated']) });
    case 'parallelGoesOn':
      return holds.parallelGoesOn({ unsettled: number(values['unsettled']), replicas: number(values['replicas']) });
    case 'partitionHolds':
      return holds.partitionHolds({ held: number(values['held']), partition: number(values['partition']) });
    case 'strategyOnDelete':
      return holds.strategyOnDelete({ hash: hashOf(text(values['updateRevision'])) });
    case 'setBeingDeleted':
    case 'strategyUnknown':
      return holds[rule]();
    case 'apiRefused':
      return holds.apiRefused({ error: text(values['error']) });
    default:
      return holds.nextSync();
  }
}

/** The gate stands at a pod that cannot get Ready and that only a new template could mend, which waits behind it. */
function isStuckRollout({ set, cluster, report }: Diagnosis, name: string, reason: Reason | undefined): boolean {
  const pod = objectNamed(cluster, 'pods', name);
  if (pod === undefined || reason === undefined || pod.metadata.deletionTimestamp !== undefined) return false;
  if (revisionOf(pod) === updateRevisionOf(set, report)) return false;
  return reason.isStuck && indexOf(set, pod) >= (set.spec.updateStrategy.rollingUpdate?.partition ?? 0);
}

function tellDeeds(report: SyncReport, words: DiagnosisWords): readonly string[] {
  const deed = firstOf(report, deeds) ?? firstOf(report, ['statusWritten']);
  return [deed === undefined ? words.deeds.nothing() : tellDeed(deed, report, words)];
}

/** What a sync does by the rule of a decision, to all that it does it to. */
function tellDeed({ rule, object, values }: Decision, report: SyncReport, { deeds: told }: DiagnosisWords): string {
  const pods = report.decisions.flatMap((decision) =>
    decision.rule === rule && decision.object !== undefined ? [decision.object.name] : [],
  );
  const hash = hashOf(revisionNamed[rule]?.(values) ?? object?.name ?? '');
  switch (rule) {
    case 'recreateDeleted':
    case 'terminalPodDeleted':
    case 'podCreated':
    case 'condemnedDeleted':
    case 'podAdopted':
    case 'podReleased':
    case 'podUpdated':
      return told[rule]({ pods });
    case 'outdatedPodDeleted':
      return told[rule]({ pods, hash });
    case 'rolloutCompleted':
    case 'revisionReused':
    case 'revisionCreated':
    case 'revisionAdopted':
    case 'revisionDeleted':
      return told[rule]({ hash });
    case 'statusWritten':
      return told[rule]();
    default:
      return told.nothing();
  }
}

/** Decisions that name a revision among their values; the others that are about one have it as their object. */
const revisionNamed: Partial<Record<Rule, (values: Decision['values']) => string>> = {
  outdatedPodDeleted: ({ to }) => text(to),
  rolloutCompleted: ({ revision }) => text(revision),
};

function readingOf({ set }: Diagnosis, { decision, reason }: Hold): Reading | undefined {
  if (reason !== undefined) return reason.reading;
  const object = { resource: 'statefulsets', name: set.metadata.name } as const;
  switch (decision.rule) {
    case 'partitionHolds':
      return { object, field: 'spec.updateStrategy.rollingUpdate.partition', value: decision.values['partition'] ?? 0 };
    case 'strategyOnDelete':
    case 'strategyUnknown':
      return { object, field: 'spec.updateStrategy.type', value: set.spec.updateStrategy.type };
    case 'setBeingDeleted':
      return { object, field: 'metadata.deletionTimestamp', value: set.metadata.deletionTimestamp ?? null };
    case 'waitStaleClaim':
      return {
        object: { resource: 'persistentvolumeclaims', name: text(decision.values['claim']) },
        field: 'metadata.ownerReferences',
        value: decision.object?.name ?? '',
      };
    default:
      return undefined;
  }
}

function tellGap(gap: Gap, { set, cluster }: Diagnosis, { gaps }: DiagnosisWords): string {
  const { replicas } = set.status;
  if (gap === 'pods') return gaps.pods({ replicas });
  if (gap === 'somePods') return gaps.somePods({ pods: podsOf(cluster, set).length, replicas });
  return gaps[gap]();
}

function stageOf({ report, rule, hold, state }: Diagnosis): Decision['stage'] {
  if (hold !== undefined && state !== 'acts') return hold.decision.stage;
  return report.decisions.find((decision) => decision.rule === rule)?.stage ?? 'status';
}

function hashOf(revisionName: string): string {
  return revisionName.slice(revisionName.lastIndexOf('-') + 1);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
