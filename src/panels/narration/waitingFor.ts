/** What the controller waits for after its last sync, and whose turn it is. */
import type { Decision, ObjectName, Rule } from '#engine/statefulset/decisions.ts';
import { gateOf } from '#diagnose/mainDecision.ts';
import { podStateOf, type Story } from './story.ts';
import { isBroken, isPeerless } from './tellGate.ts';
import { count, text } from './values.ts';

export type Turn = 'controller' | 'scheduler' | 'kubelet' | 'clock' | 'watch' | 'garbageCollector' | 'you';

export interface WaitingFor {
  readonly rule: Rule;
  readonly object: ObjectName;
  readonly turn: Turn;
}

export function waitingFor(story: Story): WaitingFor | undefined {
  const gate = gateOf(story.report);
  if (gate === undefined) return undefined;
  const object: ObjectName = gate.object ?? { resource: 'statefulsets', name: story.report.set };
  return { rule: gate.rule, object, turn: turnAt(gate, story) };
}

/** Whose move would open the gate. A key in the queue means that the controller is about to look again. */
export function turnAt(gate: Decision, story: Story): Turn {
  if (story.frame.cluster.controller.queue.includes(story.report.set)) return 'controller';
  const pod = gate.object?.name ?? '';
  switch (gate.rule) {
    case 'waitStaleCache':
      return 'watch';
    case 'waitStaleClaim':
      return 'garbageCollector';
    case 'waitAvailable':
      return 'clock';
    case 'waitCondemnedUnhealthy':
      // Either of the two may get well by itself.
      return isBroken(pod, story) && isBroken(text(gate.values, 'firstUnhealthy'), story) ? 'you' : 'kubelet';
    default:
      if (podStateOf(story.frame, pod) === 'unscheduled') return 'scheduler';
      return isBroken(pod, story) || isPeerless(pod, story) ? 'you' : 'kubelet';
  }
}

/** What would open the gate, in a few words. */
export function untilText(gate: Decision, { words }: Story): string {
  const { until } = words.narration;
  const pod = gate.object?.name ?? '';
  switch (gate.rule) {
    case 'waitStaleCache':
      return until.caughtUp({ resource: text(gate.values, 'resource') });
    case 'waitStaleClaim':
      return until.claimGone({ claim: text(gate.values, 'claim') });
    case 'waitRunning':
      return until.running({ pod });
    case 'waitReady':
    case 'waitUpdatedPod':
      return until.ready({ pod });
    case 'waitAvailable':
      return until.available({ pod });
    case 'waitCondemnedUnhealthy':
      return until.recovered({ pod });
    case 'waitBudget':
      return until.budget({ maxUnavailable: count(gate.values, 'maxUnavailable') });
    case 'waitRecreateGone':
      return until.oldPodsGone();
    default:
      return until.gone({ pod });
  }
}
