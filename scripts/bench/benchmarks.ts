/** What is measured, and what it must reach (design, 5). */
import { defaultStatefulSet } from '../../src/engine/apiserver/defaultStatefulSet.ts';
import { lectureSet } from '../../src/engine/simulation/lecture.ts';
import { getPatch, hashControllerRevision, revisionName } from '../../src/engine/statefulset/revisionData.ts';
import { releaseOf } from '../../src/engine/versions.ts';
import { diagnoseText, largeCluster } from './diagnosis.ts';
import { duration, type Figure, figureOf, rate, timed } from './measure.ts';
import { bytesHeldBy } from './memory.ts';
import { bringUp, draftOf } from './orderedSyncs.ts';
import { longHistory, rollOut } from './wholeWorld.ts';

export interface Result {
  readonly what: string;
  readonly unit: string;
  readonly figure: Figure;
  readonly gate?: Gate;
  /** What the figure says beside others. */
  readonly note?: string;
}

/** `median`, or `p95` where it says so, must be at least or at most this. */
export interface Gate {
  readonly least?: number;
  readonly most?: number;
  readonly of?: 'p95';
}

/** Each runs in a process of its own, so that none warms or clutters the engine for the next one. */
export const benchmarks: Readonly<Record<string, () => readonly Result[]>> = {
  'syncs-5': () => [syncs(5, 7300, 20)],
  'syncs-100': () => [syncs(100, 1840, 30)],
  'syncs-1000': () => [syncs(1000, 208, 100)],
  'rollout-1000': orderedRollout,
  history: seeking,
  revision: () => [revisionHash()],
  diagnosis,
};

/** `go`: syncs/s of the real controller on its own fakes, recorded on another day; `times`: how often as many ours must do. */
function syncs(replicas: number, go: number, times: number): Result {
  const draft = draftOf(replicas);
  const figure = rate(() => bringUp(draft));
  const note = `${(figure.median / go).toFixed(1)} x the ${go} of Go on its fakes; gate ${times} x`;
  return { what: `syncs, N=${replicas}`, unit: '/s', figure, gate: { least: go * times }, note };
}

function orderedRollout(): readonly Result[] {
  const { steps, virtualMs } = rollOut(1000);
  const figure = duration(() => rollOut(1000), { runs: 7, warmUpMs: 2000 });
  const ratio = Math.round(virtualMs / figure.median);
  const note = `${steps} steps, ${Math.round(virtualMs / 60_000)} min of cluster time: ${ratio} x real time`;
  const perStep = { ...figureOf([(figure.median / steps) * 1000]), runs: figure.runs };
  return [
    { what: 'ordered rollout of 1000 pods', unit: 'ms', figure, gate: { most: 1000 }, note },
    { what: 'step of the cluster, N=1000', unit: 'us', figure: perStep },
  ];
}

const longSteps = 100_000;

function seeking(): readonly Result[] {
  longHistory(100, 20_000);
  let computeMs = 0;
  const { bytes, used: seeks } = bytesHeldBy(
    () => {
      const held = { history: undefined as ReturnType<typeof longHistory> | undefined };
      computeMs = timed(() => {
        held.history = longHistory(100, longSteps);
      });
      return held;
    },
    ({ history }) => Array.from({ length: 400 }, (_, at) => timed(() => checkedFrame(history, at))).slice(100),
  );
  const name = `${longSteps} steps, N=100`;
  return [
    {
      what: `step of the cluster, N=100`,
      unit: 'us',
      figure: figureOf([(computeMs / longSteps) * 1000]),
      note: 'as a history computes it',
    },
    { what: `seek to a random step of ${name}`, unit: 'ms', figure: figureOf(seeks), gate: { most: 10, of: 'p95' } },
    {
      what: `history of ${name}`,
      unit: 'MB',
      figure: figureOf([bytes / 1e6]),
      gate: { most: 25 },
      note: 'heap that goes with it',
    },
  ];
}

/** A frame of a step that looks random and is the same in every run. */
function checkedFrame(history: ReturnType<typeof longHistory> | undefined, at: number): void {
  const step = (Math.imul(at + 1, 2_654_435_761) >>> 0) % longSteps;
  const frame = history?.frameAt(step);
  if (frame?.step !== step) throw new Error(`A seek to ${step} gave ${frame?.step}.`);
}

function diagnosis(): readonly Result[] {
  const { yaml, json } = largeCluster();
  return Object.entries({ yaml, json }).map(([format, text]) => ({
    what: `diagnosis of 50 sets with 2000 pods, as kubectl prints them in ${format}`,
    unit: 'ms',
    figure: duration(() => diagnoseText(text), { runs: 7, warmUpMs: 2000 }),
    gate: { most: 1000 },
    note: `${(text.length / 1e6).toFixed(1)} MB, reading and checking included`,
  }));
}

function revisionHash(): Result {
  const release = releaseOf('1.37');
  const set = defaultStatefulSet(lectureSet, release);
  const figure = rate(() => {
    // A template object of its own each time, so that nothing is remembered.
    const template = { ...set.spec.template };
    const data = getPatch({ spec: { template } }, '1.37');
    const name = revisionName('nginx-web', hashControllerRevision(`${data} `.trimEnd(), 0));
    if (!name.startsWith('nginx-web-')) throw new Error(name);
    return 1;
  });
  return {
    what: 'revision of a template, hash included',
    unit: '/s',
    figure,
    note: `${(1e6 / figure.median).toFixed(1)} us each`,
  };
}
