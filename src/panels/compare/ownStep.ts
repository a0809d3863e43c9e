/** Whose step it is, when a set and a Deployment share a cluster: each side tells its own. */
import type { StepSummary } from '#engine/simulation/frames.ts';
import type { Side, Subject } from '#store/compare/comparison.ts';

/** The last step up to this one that one of the two has to do with; 0 when there is none. `sides`: this one, and the other. */
export function ownStep([side, other]: readonly [Side, Side], upTo: number): number {
  const isOwn = (step: StepSummary) => isOf(side.subject, step) && !isNamedAfter(other.subject, bareName(step));
  return side.steps.findLastIndex((step, at) => at < upTo && isOwn(step)) + 1;
}

function isOf(subject: Subject, step: StepSummary): boolean {
  return isNamedAfter(subject, bareName(step)) || ofTheCluster.has(step.type);
}

/** What happens to a machine happens to both. */
const ofTheCluster: ReadonlySet<StepSummary['type']> = new Set(['request', 'nodeLost', 'nodeReady']);

/** `pods/web-0` of what was collected. */
function bareName({ subject }: StepSummary): string {
  return subject.slice(subject.indexOf('/') + 1);
}

/** What a controller makes has its name in front, and a claim has it behind: `web-1`, `www-web-1`, `shop-66864-4fqtz`, `www-shop`. */
function isNamedAfter({ kind, name, service }: Subject, found: string): boolean {
  if (found === name || found === service) return true;
  if (kind === 'deployment') return found.startsWith(`${name}-`) || found.endsWith(`-${name}`);
  const at = found.lastIndexOf('-');
  const owner = found.slice(0, at);
  return /^\d+$/.test(found.slice(at + 1)) && (owner === name || owner.endsWith(`-${name}`));
}
