/** From what a link says to what can be shown: its scenario is replayed, in slices, and held against the fingerprint of what was shared. */
import type { LateParts } from '#engine/simulation/lateParts.ts';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { History } from '#engine/simulation/history.ts';
import { lectureSetName } from '#engine/simulation/lecture.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import type { LinkProblem } from '#share/link.ts';
import type { LinkBase, LinkedView } from '#share/linkView.ts';
import { Branches } from './branches.ts';
import type { Opened } from './state.ts';

/** What happens after the last request, up to here, is part of the view: a rollout that it began, a pod that it killed. */
const afterLastMs = 15 * 60_000;
const maxStepsAhead = 20_000;
/** No slice may be felt, and no link may keep the page busy for long. */
const stepsOfSlice = 20;
const longestSliceMs = 8;
const longestMs = 20_000;

export type Replayed = { readonly opened: Opened } | { readonly problem: LinkProblem } | 'outdated';

/** `isWanted` is asked between two slices: a newer link makes this one outdated. */
export async function replayLink(view: LinkedView, rules: LateParts, isWanted: () => boolean): Promise<Replayed> {
  const pace = new Pace(isWanted);
  try {
    const history = new History(view.scenario, rules);
    await pace.extend(history, { maxSteps: view.shown?.step ?? 0 });
    await pace.extend(history, { untilMs: endMs(view.scenario, view.shown?.atMs), maxSteps: stepsOf(view) });
    const problem = view.fingerprint === undefined ? refusalIn(history) : undefined;
    if (problem !== undefined) return { problem };
    const base = view.base && baseScenario(history, view.base);
    const baseHistory = base && new History(base, rules);
    if (baseHistory !== undefined)
      await pace.extend(baseHistory, { untilMs: endMs(baseHistory.scenario), maxSteps: maxStepsAhead });
    return { opened: openedOf(view, history, baseHistory) };
  } catch (error) {
    if (error instanceof Stopped) return error.outcome;
    // A scenario that the engine cannot run is no scenario, whatever the reason.
    return { problem: { code: 'invalid', place: 'replay', detail: String(error).slice(0, 200) } };
  }
}

function openedOf(view: LinkedView, history: History, baseHistory: History | undefined): Opened {
  const { step, differs } = shownStep(view, history);
  return {
    branchesAgain: () => branchesOf(history, view.base, baseHistory),
    step,
    setName: setNameOf(history, step),
    ...(view.selected !== undefined && { selection: { kind: 'lane', ordinal: view.selected } }),
    ...(differs && { notice: { type: 'linkDiffers' } }),
  };
}

/** The step that was shared; where the replay comes to something else, the step that is shown at that time. */
function shownStep({ shown, fingerprint }: LinkedView, history: History): { step: number; differs: boolean } {
  const last = history.steps.length;
  if (shown === undefined) return { step: last, differs: false };
  if (fingerprint === undefined || shown.step === undefined)
    return { step: history.stepAt(shown.atMs), differs: false };
  const isSame = shown.step <= last && fingerprintOf(history.frameAt(shown.step).cluster) === fingerprint;
  return isSame ? { step: shown.step, differs: false } : { step: history.stepAt(shown.atMs), differs: true };
}

function branchesOf(history: History, base: LinkBase | undefined, baseHistory: History | undefined): Branches {
  const branches = new Branches(baseHistory ?? history);
  if (base !== undefined && baseHistory !== undefined) {
    branches.stepShown(baseHistory.steps.length);
    const first = history.marks.find(({ step }) => step > base.forkStep);
    branches.add(base.forkStep, first?.request, history);
  }
  // The requests that come after the shown moment are no guess of ours, so an edit before them makes a branch.
  branches.stepShown(history.marks.at(-1)?.step ?? 0);
  return branches;
}

/** What the two futures have in common, and then the old one's own requests. */
function baseScenario(history: History, { forkStep, requests }: LinkBase): Scenario {
  return { ...history.scenario, requests: [...history.requestsUpTo(forkStep), ...requests] };
}

/** The set that the view is about: the first one that is there, or the first one that anybody asked for. */
function setNameOf(history: History, step: number): string {
  const [set] = history.frameAt(step).cluster.stored.objects.statefulsets;
  if (set !== undefined) return set.metadata.name;
  for (const { request } of history.marks) {
    const manifest = 'manifest' in request ? request.manifest : {};
    const { name } = (manifest['metadata'] ?? {}) as { name?: unknown };
    if (manifest['kind'] === 'StatefulSet' && typeof name === 'string') return name;
  }
  return lectureSetName;
}

/** A hand-written link describes a set that the API server may refuse. */
function refusalIn(history: History): LinkProblem | undefined {
  const refused = history.marks.find((mark) => mark.refused);
  if (refused === undefined) return undefined;
  const { cause } = history.frameAt(refused.step);
  return { code: 'refused', message: (cause?.type === 'request' ? cause.refusal?.message : undefined) ?? '' };
}

function endMs({ requests }: Scenario, atMs = 0): number {
  return Math.max(...requests.map((request) => request.atMs), atMs, 0) + afterLastMs;
}

function stepsOf({ scenario, shown }: LinkedView): number {
  const lastPlace = Math.max(...scenario.requests.map(({ afterSteps = 0 }) => afterSteps), shown?.step ?? 0, 0);
  return lastPlace + maxStepsAhead;
}

class Stopped extends Error {
  constructor(readonly outcome: Exclude<Replayed, { opened: Opened }>) {
    super('stopped');
  }
}

/** Computes a little at a time, and lets the page live in between. */
class Pace {
  readonly #isWanted: () => boolean;
  #spentMs = 0;
  #sliceBeganMs = performance.now();

  constructor(isWanted: () => boolean) {
    this.#isWanted = isWanted;
  }

  async extend(history: History, { maxSteps, untilMs }: { maxSteps: number; untilMs?: number }): Promise<void> {
    while (history.steps.length < maxSteps) {
      const known = history.steps.length;
      history.extend({ maxSteps: Math.min(maxSteps, known + stepsOfSlice), ...(untilMs !== undefined && { untilMs }) });
      if (history.steps.length === known) return;
      await this.#rest();
    }
  }

  async #rest(): Promise<void> {
    const sliceMs = performance.now() - this.#sliceBeganMs;
    if (sliceMs < longestSliceMs) return;
    this.#spentMs += sliceMs;
    if (this.#spentMs > longestMs) throw new Stopped({ problem: { code: 'tooSlow' } });
    await new Promise((resolve) => setTimeout(resolve));
    if (!this.#isWanted()) throw new Stopped('outdated');
    this.#sliceBeganMs = performance.now();
  }
}
