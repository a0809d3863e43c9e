/** Recreate: all old pods go first, and only when none is left the new ones come (recreate.go). */
import type { ReplicaSet } from '../objects.ts';
import type { PodFacts } from '../statefulset/podFacts.ts';
import { active, countOf, type FoundReplicaSets } from './replicaSets.ts';
import type { Rollout } from './rollout.ts';
import type { Scaled } from './rolling.ts';

/** Scales the old ReplicaSets down to nothing; `scaled` also as long as one of their pods is still there, whatever it does. */
export function emptyOld(rollout: Rollout, { fresh, old }: FoundReplicaSets): Scaled {
  let scaled = false;
  for (const each of active(old)) {
    const answer = rollout.scale(each, 0, 'oldScaledDown');
    if ('error' in answer) return answer;
    scaled = true;
  }
  if (scaled) return { scaled };
  const left = countOf(old, 'replicas') + old.flatMap((each) => podsLeft(rollout, each)).length;
  if (left > 0) rollout.sync.decide('waitOldPodsGone', 'wait', { pods: left, hasNew: fresh !== undefined });
  return { scaled: left > 0 };
}

/** oldPodsRunning: those that are over do not count, those that are going do. */
function podsLeft({ sync }: Rollout, replicaSet: ReplicaSet): readonly PodFacts[] {
  return sync.podsOf(replicaSet).filter(({ terminal }) => !terminal);
}
