/** "Why is this so?" for one lane, told from what the last sync decided about its pod. */
import type { Story } from '../narration/story.ts';
import { tellDecision } from '../narration/tellDecision.ts';
import type { LaneFacts } from './laneFacts.ts';

export function whyLines(lane: LaneFacts, story: Story): readonly string[] {
  const own = story.report.decisions.filter(({ object }) => object?.name === lane.name);
  return own.map((decision) => tellDecision(decision, story)).flatMap(({ headline, reason }) => [headline, reason]);
}
