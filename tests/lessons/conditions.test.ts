import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { all, didRead, everWas, inTurn, not, nowIs } from '#lessons/conditions.ts';
import { createdByController, podOf } from '#lessons/facts.ts';
import { typeLine, wait } from '#lessons/lesson.ts';
import { starts } from '#lessons/starts.ts';
import { LessonRun } from '#store/lessonRun.ts';

function scaledTo(replicas: number): LessonRun {
  const run = new LessonRun(starts['web-one'], lateParts);
  run.openStep();
  run.perform(typeLine(`kubectl scale sts web --replicas=${replicas}`));
  run.perform(wait());
  return run;
}

const exists = (ordinal: number) => (frame: Parameters<typeof podOf>[0]) => podOf(frame, 'web', ordinal) !== undefined;
const isCreated = (ordinal: number) => (frame: Parameters<typeof podOf>[0]) =>
  createdByController(frame).includes(`web-${ordinal}`);

describe('A condition', () => {
  it('about now sees the pod that came and not the one that went', () => {
    const { trail } = scaledTo(2);
    expect(nowIs(exists(1))(trail)).toBe(true);
    expect(nowIs(exists(2))(trail)).toBe(false);
  });

  it('about the past sees a pod that is gone again', () => {
    const run = scaledTo(2);
    run.perform(typeLine('kubectl scale sts web --replicas=1'));
    run.perform(wait());
    expect(nowIs(exists(1))(run.trail)).toBe(false);
    expect(everWas(exists(1))(run.trail)).toBe(true);
  });

  it('about an order is not met by the other order', () => {
    const { trail } = scaledTo(3);
    expect(inTurn(isCreated(1), isCreated(2))(trail)).toBe(true);
    expect(inTurn(isCreated(2), isCreated(1))(trail)).toBe(false);
  });

  it('about what was read asks for the moment at which it was read', () => {
    const run = scaledTo(2);
    run.perform(typeLine('k get po'));
    const read = { verb: 'get', resource: 'pods' };
    expect(didRead(read, exists(1))(run.trail)).toBe(true);
    expect(didRead(read, not1)(run.trail)).toBe(false);
    expect(didRead({ ...read, flags: { output: 'wide' } })(run.trail)).toBe(false);
  });

  it('does not know what was done before its step was opened', () => {
    const run = scaledTo(2);
    run.perform(typeLine('kubectl get pods'));
    run.openStep();
    expect(didRead({ verb: 'get', resource: 'pods' })(run.trail)).toBe(false);
    expect(everWas(isCreated(1))(run.trail)).toBe(false);
  });

  it('is put together of others', () => {
    const { trail } = scaledTo(2);
    expect(all(nowIs(exists(0)), not(nowIs(exists(2))))(trail)).toBe(true);
    expect(all(nowIs(exists(0)), nowIs(exists(2)))(trail)).toBe(false);
  });
});

function not1(frame: Parameters<typeof podOf>[0]): boolean {
  return !exists(1)(frame);
}

describe('A lesson played without a screen', () => {
  it('waits as long as a command does that waits', () => {
    const run = scaledTo(1);
    run.perform(typeLine('kubectl set image sts/web nginx=nginx:1.25'));
    const told = run.perform(typeLine('kubectl rollout status sts/web'));
    expect(told?.exit).toBe(0);
    expect(told?.output).toContain('partitioned roll out complete: 1 new pods have been updated...');
  });

  it('can look back at a moment, and goes on from the end afterwards', () => {
    const run = scaledTo(3);
    run.perform({ type: 'seek', to: nowIs(exists(1)) });
    expect(nowIs(exists(2))(run.trail)).toBe(false);
    run.perform(typeLine('kubectl get pods'));
    expect(nowIs(exists(2))(run.trail)).toBe(true);
  });

  it('notes what the API server refused', () => {
    const run = scaledTo(1);
    run.perform(typeLine('kubectl scale sts web --replicas=-1', 1));
    run.perform({ type: 'ask', request: { type: 'patchSet', name: 'web', spec: { serviceName: 'other' } } });
    expect(run.trail.refusals.map(({ error }) => error.reason)).toEqual(['Invalid']);
  });
});
