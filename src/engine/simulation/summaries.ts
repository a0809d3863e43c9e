/** What the timeline keeps of a step: enough to name it and to tell whether anything was to be seen. */
import type { StepCause, StepSummary } from './frames.ts';
import type { Request } from './scenario.ts';
import type { Step } from './simulation.ts';

export function summaryOf({ atMs, cause }: Step): StepSummary {
  return { atMs, type: cause.type, subject: subjectOf(cause), quiet: isQuiet(cause) };
}

function subjectOf(cause: StepCause): string {
  switch (cause.type) {
    case 'request':
      return requestSubject(cause.request);
    case 'sync':
      return cause.report.set;
    case 'claimBound':
      return cause.claim;
    case 'endpointsUpdated':
      return cause.service;
    case 'garbageCollected':
      return cause.objects[0] ?? '';
    case 'claimReleased':
      return cause.claims[0] ?? '';
    default:
      return cause.pod;
  }
}

function requestSubject(request: Request): string {
  if (request.type === 'apply')
    return String((request.manifest['metadata'] as { name?: string } | undefined)?.name ?? '');
  return request.type === 'apiFault' ? request.fault.name : request.name;
}

/** A sync that wrote nothing and said nothing. */
function isQuiet(cause: StepCause): boolean {
  if (cause.type !== 'sync') return false;
  const { writes, events, error } = cause.report;
  return writes.length === 0 && events.length === 0 && error === undefined;
}
