/** A diagnosis in words: what is told of each set, as whole sentences, for a terminal and for the page. */
import type { DiagnosisWords } from '#i18n/diagnosisWords.ts';
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { Diagnosis } from './diagnose.ts';
import type { Gap } from './fillIn.ts';
import type { Hold } from './hold.ts';
import { deeds, firstOf } from './mainDecision.ts';
import type { Reading, Reason, ReasonName, Reasons } from './reasons.ts';
import { podsOf } from './setPods.ts';
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
    reading: isHeld ? (hold.reasons[1] ?? hold.reasons[0]).reading : undefined,
    rule,
    source: `${functionName}, pkg/controller/statefulset/${file}`,
    next: next.map(({ verb, resource, name: object }) => `${verb} ${resource} ${object}`),
    afterwards: tellAfterwards(diagnosis, words),
    wayOut: diagnosis.wayOut.map(({ name: line, command }) => ({ command, why: words.waysOut[line] })),
    notes: diagnosis.gaps.map((gap) => tellGap(gap, diagnosis, words)),
  };
}

/** One reason in one sentence. */
export function tellReason({ name, values }: Reason, words: DiagnosisWords): string {
  const tellers: { readonly [Name in ReasonName]: (values: Reasons[Name]) => string } = words.reasons;
  // The compiler does not see that a name and its own values belong together.
  return (tellers[name] as (values: Reason['values']) => string)(values);
}

/** Why the pod is as it is comes first, which names what was seen; then the rule. */
function tellHold({ report }: Diagnosis, { reasons }: Hold, words: DiagnosisWords): readonly string[] {
  const [gate, obstacle] = reasons;
  const sentences = [obstacle, gate].flatMap((reason) => (reason === undefined ? [] : [tellReason(reason, words)]));
  // A new template that no pod gets yet is still news.
  const recorded = firstOf(report, ['revisionCreated', 'revisionReused']);
  return recorded === undefined ? sentences : [...sentences, tellDeed(recorded, report, words)];
}

function tellAfterwards({ afterwards }: Diagnosis, words: DiagnosisWords): string | undefined {
  const deed = afterwards && firstOf(afterwards, deeds);
  return deed && tellDeed(deed, afterwards, words);
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
