/** What somebody pasted of a cluster of their own: what is told of it, and how it comes to the stage. It arrives with the dialog. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { diagnose, type Diagnosed, type DiagnosisOptions } from '#diagnose/diagnose.ts';
import { pastedScenario } from '#diagnose/pastedScenario.ts';
import { versionOf } from '#diagnose/versionOf.ts';
import { withoutSecrets } from '#diagnose/withoutSecrets.ts';
import type { JsonObject } from '#engine/json.ts';
import { History } from '#engine/simulation/history.ts';
import { type KubernetesVersion, releaseOf } from '#engine/versions.ts';
import type { InputComplaint } from '#share/kubectlText/inputComplaint.ts';
import { readKubectlText } from '#share/kubectlText/readKubectlText.ts';
import { Branches } from './branches.ts';
import { loadFirstUse } from './firstUse.ts';
import { ordinalStore } from './ordinalStore.ts';

interface Pasted {
  readonly diagnosed: Diagnosed | undefined;
  readonly version: KubernetesVersion;
  /** Milliseconds since 1970: when it was pasted. */
  readonly nowMs: number;
  readonly complaint: InputComplaint | undefined;
  /** What may be shown of the objects. */
  readonly objects: readonly JsonObject[];
}

const nothing: Pasted = { diagnosed: undefined, version: '1.37', nowMs: 0, complaint: undefined, objects: [] };
const pasted = createStore<Pasted>()(() => nothing);

export function usePasted(): Pasted {
  return useStore(pasted);
}

/** Reads what kubectl printed and diagnoses it, under the version that its objects speak for. */
export function diagnoseText(text: string): void {
  const read = readKubectlText(text);
  if ('complaint' in read) {
    pasted.setState({ ...nothing, complaint: read.complaint });
    return;
  }
  const version = versionOf(read.objects);
  const nowMs = Date.now();
  const diagnosed = diagnose(read.objects, { release: releaseOf(version), nowMs });
  const objects = withoutSecrets(read.objects);
  pasted.setState({ diagnosed, version, nowMs, complaint: undefined, objects });
}

/** How far what follows is computed at once. */
const stepsAhead = 200;
const aheadMs = 15 * 60_000;

/** Puts the namespace of a set on the stage, that set in front. */
export function showOnStage(namespace: string, name: string): Promise<void> {
  const { objects, version, nowMs } = pasted.getState();
  return playOn(objects, { release: releaseOf(version), nowMs }, namespace, name);
}

/** Puts objects of a real cluster on the stage, to be played on from there; nothing when the set is not among them. */
export async function playOn(
  objects: readonly JsonObject[],
  options: DiagnosisOptions,
  namespace: string,
  name: string,
): Promise<void> {
  const { lateParts } = await loadFirstUse();
  const { diagnoses } = diagnose(objects, options);
  const shown = diagnoses.find((each) => each.namespace === namespace && each.set.metadata.name === name);
  if (shown === undefined) return;
  const scenario = pastedScenario(shown, lateParts);
  ordinalStore.getState().open({
    branchesAgain: () => {
      const history = new History(scenario, lateParts);
      history.extend({ maxSteps: stepsAhead, untilMs: aheadMs });
      return new Branches(history);
    },
    step: 0,
    setName: name,
    panel: 'controller',
  });
}
