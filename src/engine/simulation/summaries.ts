/** What the timeline keeps of a step: enough to name it and to tell whether anything was to be seen. */
import type { StepCause, StepSummary } from './frames.ts';
import { requestObject } from './requestObject.ts';
import type { Step } from './simulation.ts';

/** `quiet`: for whoever knows better whether a person could see anything of it. The summary is not to be spread: it has getters. */
export function summaryOf({ atMs, cause }: Step, quiet = isQuiet(cause)): StepSummary {
  return new Summary(atMs, sharedMatter(cause.type, subjectOf(cause), quiet));
}

type Matter = Omit<StepSummary, 'atMs'>;

/** A long history is mostly its summaries, and all but the moment is the same in many of them. */
class Summary implements StepSummary {
  readonly atMs: number;
  readonly matter: Matter;

  constructor(atMs: number, matter: Matter) {
    this.atMs = atMs;
    this.matter = matter;
  }

  get type(): Matter['type'] {
    return this.matter.type;
  }

  get subject(): string {
    return this.matter.subject;
  }

  get quiet(): boolean {
    return this.matter.quiet;
  }
}

const matters = new Map<string, Matter>();
const mostMatters = 4000;

function sharedMatter(type: Matter['type'], subject: string, quiet: boolean): Matter {
  const key = `${type} ${quiet} ${subject}`;
  let matter = matters.get(key);
  if (matter === undefined) {
    if (matters.size >= mostMatters) matters.clear();
    matter = { type, subject, quiet };
    matters.set(key, matter);
  }
  return matter;
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
