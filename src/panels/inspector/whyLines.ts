/** "Why is this so?" and "why not?" for one lane, told from the last sync's decisions. */
import { revisionLabel } from '#engine/statefulset/podFacts.ts';
import type { Story } from '../narration/story.ts';
import { tellDecision } from '../narration/tellDecision.ts';
import { gateOf } from '#diagnose/mainDecision.ts';
import type { LaneFacts } from './laneFacts.ts';

export function whyLines(lane: LaneFacts, story: Story): readonly string[] {
  const own = story.report.decisions.filter(({ object }) => object?.name === lane.name);
  const told = own
    .map((decision) => tellDecision(decision, story))
    .flatMap(({ headline, reason }) => [headline, reason]);
  const lines = told.length > 0 ? told : lane.pod === undefined ? whyNoPod(lane, story) : whyOld(lane, story);
  return lines.length > 0 ? lines : [story.words.inspector.why.nothing];
}

function whyNoPod({ set, ordinal, inRange }: LaneFacts, story: Story): readonly string[] {
  const { why } = story.words.inspector;
  const { replicas, ordinals } = set.spec;
  const first = ordinals?.start ?? 0;
  if (!inRange) return [replicas === 0 ? why.outsideNone : why.outside({ ordinal, first, last: first + replicas - 1 })];
  if (story.frame.cluster.controller.queue.includes(set.metadata.name)) return [why.nextSync];
  return gateLines(story);
}

/** A pod of an old revision: below the partition, left to its owner, or waiting for its turn. */
function whyOld({ set, pod, index }: LaneFacts, story: Story): readonly string[] {
  const { why } = story.words.inspector;
  const { updateRevision } = set.status;
  const { type, rollingUpdate } = set.spec.updateStrategy;
  if (updateRevision === undefined || pod?.metadata.labels?.[revisionLabel] === updateRevision) return [];
  if (type === 'OnDelete') return [why.onDelete];
  const partition = rollingUpdate?.partition ?? 0;
  return index < partition ? [why.keptByPartition({ index, partition })] : gateLines(story);
}

function gateLines(story: Story): readonly string[] {
  const gate = gateOf(story.report);
  if (gate === undefined) return [];
  const { headline, reason } = tellDecision(gate, story);
  return [headline, reason];
}
