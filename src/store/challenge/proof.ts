/** A link that proves that a challenge was solved: it holds every request, and is replayed and graded again. It is trusted in nothing. */
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import type { History } from '#engine/simulation/history.ts';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { type Challenge, variantsOf } from '#lessons/challenges/challenge.ts';
import { now } from '#lessons/trail.ts';
import type { LinkedView } from '#share/linkView.ts';
import { replayLink } from '../replayLink.ts';
import { runOf } from './modelRun.ts';

export interface Proof {
  /** With the truth that was behind it. */
  readonly challenge: Challenge;
  readonly history: History;
  /** Where it is said to be solved. */
  readonly step: number;
}

/** Undefined when what the link holds does not go on from the challenge's own beginning. */
export async function proofIn(
  asked: Challenge,
  view: LinkedView,
  lateParts: LateParts,
  isWanted: () => boolean,
): Promise<Proof | undefined> {
  const challenge = variantsOf(asked).find(({ start }) => isSameBeginning(start.scenario, view.scenario));
  if (challenge === undefined) return undefined;
  const { scenario } = challenge.start;
  const own = runOf(challenge, lateParts);
  const { step, cluster } = now(own.trail);
  const isLater = ({ afterSteps = 0 }: { readonly afterSteps?: number }) => afterSteps >= step;
  if (!view.scenario.requests.slice(scenario.requests.length).every(isLater)) return undefined;
  const replayed = await replayLink(
    { scenario: view.scenario, ...(view.shown && { shown: view.shown }) },
    lateParts,
    isWanted,
  );
  if (replayed === 'outdated' || 'problem' in replayed) return undefined;
  const { history } = replayed.opened.branchesAgain();
  const isThere =
    history.steps.length >= step && fingerprintOf(history.frameAt(step).cluster) === fingerprintOf(cluster);
  const last = Math.max(step, Math.min(view.shown?.step ?? 0, history.steps.length));
  return isThere ? { challenge, history, step: last } : undefined;
}

function isSameBeginning(own: Scenario, other: Scenario): boolean {
  const beginning = ({ kubernetesVersion, featureGates, seed, world, requests }: Scenario) =>
    sorted({ kubernetesVersion, featureGates, seed, world, requests: requests.slice(0, own.requests.length) });
  return other.start === undefined && beginning(own) === beginning(other);
}

/** As text, whatever the order in which the fields were written. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
