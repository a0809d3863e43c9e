/** What a terminal sees of the page: the cluster at the moment that is shown, and a way to ask for changes. */
import { isApiError } from '#engine/apiserver/apiErrors.ts';
import type { Answer as EngineAnswer } from '#engine/apiserver/admission.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { listStored } from '#kubectl/listStored.ts';
import type { Accepted, Answer, FieldTexts, KubectlWorld } from '#kubectl/world.ts';

/** A moment of one of the futures of a scenario, so that a printed line knows when it was. */
export interface Place {
  readonly step: number;
  readonly branch: string;
  /** Counts the scenarios that the page has shown. */
  readonly scenario: number;
  /** Milliseconds since the scenario began. */
  readonly atMs: number;
}

/** It shows what is now: each look at it may give something later. */
export interface ShownCluster {
  readonly frame: Frame;
  readonly place: Place;
  /** Milliseconds since 1970: that of the frame, or later where nothing happens any more. */
  readonly nowMs: number;
  /** What the API server answers to a request, which is carried out, or not, with `dryRun`. `frame` is the changed one afterwards. */
  ask(request: Request, options: { readonly dryRun: boolean }): EngineAnswer | undefined;
  /** What `kubectl explain` says of fields, in the reader's language. */
  readonly fieldTexts?: FieldTexts;
}

/** What kubectl finds on the computer of the person who types it. */
export type Computer = Pick<
  Required<KubectlWorld>,
  'kubeconfig' | 'localPorts' | 'readFile' | 'writeFile' | 'listFiles'
>;

/** The cluster as kubectl wants it. */
export function kubectlWorld(cluster: ShownCluster, computer: Computer): KubectlWorld {
  return {
    ...computer,
    get nowMs() {
      return cluster.nowMs;
    },
    get step() {
      return cluster.place.step;
    },
    get kubernetesVersion() {
      return cluster.frame.cluster.release.version;
    },
    get utcOffsetMinutes() {
      return -new Date(cluster.nowMs).getTimezoneOffset();
    },
    get traces() {
      return cluster.frame.cluster.traces;
    },
    list: (resource) => listStored(cluster.frame.cluster.stored.objects, resource),
    submit: (request, { dryRun = false } = {}) => kubectlAnswer(cluster.ask(request, { dryRun })),
    ...(cluster.fieldTexts && { fieldTexts: cluster.fieldTexts }),
  };
}

function kubectlAnswer(answer: EngineAnswer | undefined): Answer {
  if (answer === undefined) throw new Error('A request of kubectl was carried out, and its answer is missing.');
  if (isApiError(answer)) return answer;
  // The engine's objects have no fields but those of their kind; kubectl reads any field of any kind.
  return answer as unknown as Accepted;
}
