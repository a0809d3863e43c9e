/** What the timeline keeps of a step: enough to name it and to tell whether anything was to be seen. */
import type { StepCause, StepSummary } from './frames.ts';
import { requestObject } from './requestObject.ts';
import type { Step } from './simulation.ts';

export function summaryOf({ atMs, cause }: Step): StepSummary {
  return { atMs, type: cause.type, subject: subjectOf(cause), quiet: isQuiet(cause) };
}

function subjectOf(cause: StepCause): string {
  switch (cause.type) {
    case 'request':
      return requestObject(cause.request).name;
    case 'sync':
      return cause.report.set;
    case 'syncStarted':
      return cause.set;
    case 'watchDelivered':
      return cause.resource;
    case 'claimBound':
      return cause.claim;
    case 'endpointsUpdated':
      return cause.service;
    case 'garbageCollected':
      return cause.objects[0] ?? '';
    case 'quotaCounted':
      return cause.quotas[0] ?? '';
    case 'namesForgotten':
      return cause.names[0] ?? '';
    case 'workloadSynced':
      return cause.report.name;
    case 'observed':
      return cause.name;
    case 'claimReleased':
      return cause.claims[0] ?? '';
    case 'volumeDetached':
    case 'volumeReleased':
    case 'volumeAvailable':
      return cause.volume;
    case 'claimWaits':
    case 'volumeExpanded':
    case 'claimExpanded':
      return cause.claim;
    case 'budgetCounted':
      return cause.budget;
    default:
      return 'pod' in cause ? cause.pod : cause.node;
  }
}

/** A sync that wrote nothing and said nothing. */
function isQuiet(cause: StepCause): boolean {
  if (cause.type !== 'sync') return false;
  const { writes, events, error } = cause.report;
  return writes.length === 0 && events.length === 0 && error === undefined;
}
