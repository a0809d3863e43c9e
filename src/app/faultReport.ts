/** What to send when the engine or the page breaks: enough to see the same again. */
import type { OrdinalState } from '#store/state.ts';

/** The fault and the way that led to it, as text to paste. */
export function faultReport(error: unknown, state: OrdinalState): string {
  const { version, frame, activeBranch, marks, steps } = state;
  const report = {
    error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    stack: error instanceof Error ? error.stack : undefined,
    kubernetesVersion: version,
    branch: activeBranch,
    step: frame.step,
    steps: steps.length,
    atMs: frame.cluster.nowMs,
    requests: marks.map(({ step, request, refused }) => ({ afterSteps: step - 1, request, refused })),
  };
  return JSON.stringify(report, undefined, 2);
}
