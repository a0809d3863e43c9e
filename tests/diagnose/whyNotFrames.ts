/** Walks the frames of a scenario, asks about everything, and holds every reason against the frames that follow. */
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { type Answer, whyNot } from '#diagnose/whyNot/whyNot.ts';
import { isResolved, type Subject, subjectsOf } from '#diagnose/whyNot/subjects.ts';
import { holdsIn } from '#diagnose/until.ts';

export interface Walk {
  readonly frames: number;
  readonly asked: number;
  /** How often each reason was given. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly wrong: readonly string[];
}

/** A reason that was given, and has to come true before its subject does. */
interface Open {
  readonly subject: Subject;
  readonly answer: Answer;
  readonly since: number;
  isMet: boolean;
}

const mostSteps = 500;

export function walk(scenario: Scenario): Walk {
  const history = new History(scenario, lateParts);
  history.extend({ maxSteps: mostSteps });
  const reasons = new Map<string, number>();
  const wrong: string[] = [];
  let open = new Map<string, Open>();
  let asked = 0;
  let before: Frame | undefined;
  for (let step = 1; step <= history.steps.length; step++) {
    const frame = history.frameAt(step);
    // Whoever asks for something else may make anything true or void.
    if (frame.cause?.type === 'request') open = new Map();
    const set = frame.cluster.stored.objects.statefulsets[0];
    if (set === undefined) {
      open = new Map();
      before = frame;
      continue;
    }
    closeResolved(open, frame, set, step, wrong);
    const subjects = subjectsOf(frame, set);
    for (const subject of subjects) {
      asked += 1;
      const answer = whyNot(frame, set, subject);
      const where = `step ${step} (${frame.cause?.type}), ${JSON.stringify(subject)}`;
      if (answer === undefined) {
        wrong.push(`${where}: no reason`);
        continue;
      }
      for (const { name } of answer.reasons) reasons.set(name, (reasons.get(name) ?? 0) + 1);
      if (holdsIn(answer.until, frame)) wrong.push(`${where}: ${told(answer)} is over already`);
      open.set(`${JSON.stringify(subject)} ${JSON.stringify(answer.until)}`, {
        subject,
        answer,
        since: step,
        isMet: false,
      });
    }
    judgeSync(before, frame, set, wrong);
    before = frame;
  }
  return { frames: history.steps.length, asked, reasons, wrong };
}

/** What has come about must have been waited for in vain before, and not longer. */
function closeResolved(open: Map<string, Open>, frame: Frame, set: StatefulSet, step: number, wrong: string[]): void {
  for (const [key, each] of open) {
    if (!each.isMet && holdsIn(each.answer.until, frame)) each.isMet = true;
    if (!isResolved(frame, set, each.subject)) continue;
    if (!each.isMet)
      wrong.push(
        `step ${step} (${frame.cause?.type}): ${JSON.stringify(each.subject)} came about, and of step ${each.since} is said ${told(each.answer)}`,
      );
    open.delete(key);
  }
}

/** What says itself that a sync is about to come. */
const comesBySync = ['nextSync', 'syncing', 'backingOff', 'unobserved', 'timer'];

/** A sync that comes right after a frame does what was said to come with it. */
function judgeSync(before: Frame | undefined, frame: Frame, set: StatefulSet, wrong: string[]): void {
  if (before === undefined || frame.cause?.type !== 'sync' || frame.cause.report.error !== undefined) return;
  const old = before.cluster.stored.objects.statefulsets[0];
  if (old === undefined || frame.cause.report.set !== set.metadata.name) return;
  for (const subject of subjectsOf(before, old)) {
    if (subject.type !== 'ghost' && subject.type !== 'currentRevision') continue;
    const { reasons = [], turn, until } = whyNot(before, old, subject) ?? {};
    const [first] = reasons;
    const isSaid = first !== undefined && comesBySync.includes(first.name);
    // Time passes between two steps, and what only waits for it is then over.
    const isDue = turn === 'clock' && until !== undefined && holdsIn(until, frame);
    if (isSaid || isDue || !isResolved(frame, set, subject)) continue;
    wrong.push(`step ${frame.step}: the sync settled ${JSON.stringify(subject)}, and it was said ${first?.name}`);
  }
}

function told({ reasons, until }: Answer): string {
  return `${reasons.map(({ name }) => name).join(' < ')} until ${JSON.stringify(until)}`;
}
