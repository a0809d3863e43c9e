/** Why the controller did what is the answer: the decision that its own sync gives for it. */
import type { Decision, Stage } from '../statefulset/decisions.ts';
import type { SyncReport } from '../statefulset/sync.ts';
import type { Rest, Sync } from './futures.ts';
import type { Reason } from './question.ts';

const workOnPods: readonly Stage[] = ['replicas', 'condemned', 'update'];

/**
 * The decision of these stages that did something, or else the one that held the work up; undefined when there was no sync, or it had
 * nothing to say.
 */
export function reasonOf(end: Sync | Rest, step: number, stages = workOnPods): Reason | undefined {
  const report = 'report' in end ? end.report : end.lastSync;
  const cluster = 'after' in end ? end.after : end.cluster;
  const decision = report && decisive(report, stages);
  if (report === undefined || decision === undefined) return undefined;
  const frame = {
    step: step + end.stepsAhead,
    cause: { type: 'sync', report },
    cluster,
    lastSyncs: { [report.set]: report },
  } as const;
  return { decision, report, frame };
}

function decisive({ decisions }: SyncReport, stages: readonly Stage[]): Decision | undefined {
  const candidates = decisions.filter(({ stage }) => stages.includes(stage));
  for (const verdict of ['act', 'fail', 'wait', 'stop'] as const) {
    const found = candidates.find((decision) => decision.verdict === verdict);
    if (found !== undefined) return found;
  }
  return candidates.at(-1);
}
