/** The decisions of a stage as short lines: one for each rule, however many pods it was about. */
import type { Decision, Rule, Stage } from '#engine/statefulset/decisions.ts';
import { shortHash } from '#store/revisionNames.ts';
import { isParallel, namesUnder, setOf, type Story } from '../narration/story.ts';
import { count, text } from '../narration/values.ts';

export function detailLines(stage: Stage, story: Story): readonly string[] {
  const decisions = story.report.decisions.filter((decision) => decision.stage === stage);
  const firsts = decisions.filter((decision, at) => decisions.findIndex(({ rule }) => rule === decision.rule) === at);
  // What was passed comes before where it stopped; the engine notes the run of passed slots after the stop.
  const inOrder = [
    ...firsts.filter(({ verdict }) => verdict === 'pass'),
    ...firsts.filter(({ verdict }) => verdict !== 'pass'),
  ];
  const lines = inOrder.map((decision) => detailOf(decision, story));
  const unseen = stage === 'replicas' ? slotsNotLookedAt(decisions, story) : 0;
  return unseen > 0 ? [...lines, story.words.controller.details.notLookedAt({ slots: unseen })] : lines;
}

export function detailOf(decision: Decision, story: Story): string {
  const { details } = story.words.controller;
  const { rule, values, object } = decision;
  const detail = details[rule] as (told: DetailValues) => string;
  return detail({
    ...zeroes,
    ...numbersOf(values),
    pod: object?.name ?? '',
    pods: namesUnder(story.report, rule),
    hash: shortHash(story.frame, revisionOf(decision)),
    type: text(values, 'type'),
    error: text(values, 'error'),
    changed: Array.isArray(values['changed']) ? values['changed'].map(String) : [],
  });
}

/** All that any detail asks for; each takes what it needs. */
type DetailValues = typeof zeroes & {
  readonly pod: string;
  readonly pods: readonly string[];
  readonly hash: string;
  readonly type: string;
  readonly error: string;
  readonly changed: readonly string[];
};

const zeroes = {
  claimed: 0,
  revision: 0,
  from: 0,
  settled: 0,
  replicas: 0,
  unsettled: 0,
  outdated: 0,
  unavailable: 0,
  maxUnavailable: 0,
  held: 0,
  partition: 0,
  kept: 0,
  limit: 0,
};

function numbersOf(values: Decision['values']): Partial<typeof zeroes> {
  return Object.fromEntries(Object.keys(zeroes).map((name) => [name, count(values, name)]));
}

const revisionRules: ReadonlySet<Rule> = new Set([
  'revisionAdopted',
  'revisionCreated',
  'revisionFound',
  'revisionReused',
  'revisionDeleted',
]);

/** The revision that a decision is about: its object, or the one that it names. */
function revisionOf({ rule, object, values }: Decision): string {
  if (revisionRules.has(rule)) return object?.name ?? '';
  return text(values, 'updateRevision') || text(values, 'revision');
}

/** OrderedReady leaves the slots above the one where it stopped alone. */
function slotsNotLookedAt(decisions: readonly Decision[], story: Story): number {
  if (isParallel(story) || !decisions.some(({ verdict, rule }) => verdict === 'wait' || stopping.has(rule))) return 0;
  const settled = decisions.find(({ rule }) => rule === 'replicasSettled');
  const replicas = setOf(story)?.spec.replicas ?? 0;
  return Math.max(0, replicas - count(settled?.values ?? {}, 'settled') - 1);
}

const stopping: ReadonlySet<Rule> = new Set(['podCreated', 'terminalPodDeleted', 'apiRefused']);
