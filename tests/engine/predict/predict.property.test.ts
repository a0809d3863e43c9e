/** Whatever is asked, the answer is what the frames show that come next. They are read here without any of the predictor's own parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pod } from '#engine/objects.ts';
import type { Question } from '#engine/predict/question.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { kubernetesVersions } from '#engine/versions.ts';
import { anyScenario, anyTroubledScenario } from '../invariants/scenarios.ts';
import { asked, historyOf } from './ask.ts';

const numRuns = process.env['ORDINAL_DEEP'] === undefined ? 20 : 2000;
const placesInEach = [0.3, 0.6, 0.9];

describe.each(kubernetesVersions)('Under %s, the answer to every question', (version) => {
  it.each([
    ['any scenario', anyScenario(version)],
    ['a controller in trouble', anyTroubledScenario(version)],
  ])('is what comes next, in %s', (_name, scenarios) => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const history = historyOf(scenario);
        for (const place of placesInEach) {
          const step = Math.floor(history.steps.length * place);
          for (const question of asked(history, step)) {
            kinds.set(question.kind, (kinds.get(question.kind) ?? 0) + 1);
            expect(shownBy(history, question), question.id).toEqual(rightOf(question));
          }
        }
      }),
      { numRuns },
    );
    // The rarer kinds may be missing from few runs; from many they may not.
    const wanted = numRuns > 100 ? ['nextPod', 'comesBack', 'statusAfterSync', 'atRest'] : ['statusAfterSync'];
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(wanted));
  });
});

function rightOf({ choices }: Question): unknown {
  const right = choices.filter(({ mistake }) => mistake === undefined);
  expect(right).toHaveLength(1);
  expect(new Set(choices.map(({ value }) => JSON.stringify(value))).size).toBe(choices.length);
  return right[0]?.value;
}

/** What really happens from there when nobody asks for more. */
function shownBy(history: History, question: Question): unknown {
  const { step, premise } = question;
  const { scenario } = history;
  const alone = new History({ ...scenario, requests: history.requestsUpTo(step) }, lateParts);
  alone.extend({ maxSteps: step });
  const run = premise === undefined ? alone : alone.fork(step, premise);
  run.extend({ untilMs: (run.steps.at(-1)?.atMs ?? 0) + 3_600_000, maxSteps: step + 2000 });
  return told(question, framesFrom(run, step));
}

function told(question: Question, frames: Iterable<Frame>): unknown {
  let before: Frame | undefined;
  for (const frame of frames) {
    if (before !== undefined && frame.cause?.type === 'sync') {
      const seen = seenIn(question, before, frame);
      if (seen !== undefined) return seen.value;
    }
    before = frame;
  }
  if (question.kind === 'nextPod') return { verb: 'none', pods: [] };
  return question.kind === 'atRest' ? updatedPods(before!) : undefined;
}

function seenIn(question: Question, before: Frame, after: Frame): { readonly value: unknown } | undefined {
  const appeared = podsIn(after).filter(({ metadata }) => !podsIn(before).some(isSame(metadata.uid)));
  const leaving = podsIn(before).filter(({ metadata }) => {
    const now = podsIn(after).find(isSame(metadata.uid));
    return (
      metadata.deletionTimestamp === undefined && (now === undefined || now.metadata.deletionTimestamp !== undefined)
    );
  });
  switch (question.kind) {
    case 'nextPod':
      if (appeared.length > 0) return { value: { verb: 'create', pods: namesOf(appeared) } };
      return leaving.length > 0 ? { value: { verb: 'delete', pods: namesOf(leaving) } } : undefined;
    case 'comesBack': {
      const back = appeared.find(({ metadata }) => metadata.name === question.pod);
      return back && { value: back.metadata.labels?.['controller-revision-hash'] };
    }
    case 'statusAfterSync':
      return { value: setIn(after)?.status[question.field] ?? 0 };
    case 'atRest':
      return undefined;
  }
}

function* framesFrom(history: History, step: number): Iterable<Frame> {
  for (let at = step; at <= history.steps.length; at++) yield history.frameAt(at);
}

/** Only the set's own: somebody else's pod may have taken one of its names, or have been one of them once. */
function updatedPods(frame: Frame): number {
  const { spec, status, metadata: set } = setIn(frame)!;
  const start = spec.ordinals?.start ?? 0;
  return podsIn(frame).filter(({ metadata: { name, labels, deletionTimestamp, ownerReferences = [] } }) => {
    const ordinal = Number(/^web-(\d+)$/.exec(name)?.[1] ?? -1);
    const isInRange = ordinal >= start && ordinal < start + spec.replicas;
    const isOwned = ownerReferences.some(({ uid, controller }) => controller === true && uid === set.uid);
    const isUpdated = labels?.['controller-revision-hash'] === status.updateRevision;
    return isInRange && isOwned && isUpdated && deletionTimestamp === undefined;
  }).length;
}

function setIn({ cluster }: Frame) {
  return cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === 'web');
}

function podsIn({ cluster }: Frame): readonly Pod[] {
  return cluster.stored.objects.pods;
}

function isSame(uid: string): (pod: Pod) => boolean {
  return ({ metadata }) => metadata.uid === uid;
}

function namesOf(pods: readonly Pod[]): readonly string[] {
  return pods.map(({ metadata }) => metadata.name).toSorted();
}
