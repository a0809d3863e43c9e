import { describe, expect, it } from 'vitest';
import { layoutStage } from '#stage/layoutStage.ts';
import { decision, frameOf, newRevision, pod, secondsAgo, statefulSet } from './builders.ts';

const page = { width: 960, height: 360, chrome: 'bare' } as const;
const settled = (count: number) => decision('replicas', 'replicasSettled', 'pass', undefined, { settled: count });
const sceneOf = (options: Parameters<typeof frameOf>[0]) => layoutStage(frameOf(options), 'web', page);
const marksOf = (options: Parameters<typeof frameOf>[0]) => sceneOf(options).table.map(({ mark }) => mark);

describe('the walk up', () => {
  it('passes, stops at a pod that is not Ready, and reaches no further', () => {
    const wait = decision('replicas', 'waitReady', 'wait', 'web-1', { ready: false, phase: 'Running' });
    const pods = [pod(0), pod(1, { state: 'running.notReady' })];
    expect(marksOf({ set: statefulSet(3), pods, decisions: [wait, settled(1)] })).toEqual([
      'passed',
      'gate',
      'notReached',
    ]);
  });

  it('shows a gate as lifted once what the sync read no longer holds', () => {
    const wait = decision('replicas', 'waitReady', 'wait', 'web-1', { ready: false, phase: 'Running' });
    expect(marksOf({ set: statefulSet(3), pods: [pod(0), pod(1)], decisions: [wait, settled(1)] })[1]).toBe(
      'gateLifted',
    );
    const gone = decision('replicas', 'waitTerminating', 'wait', 'web-1', { deletionTimestamp: secondsAgo(1) });
    expect(marksOf({ set: statefulSet(3), pods: [pod(0)], decisions: [gone, settled(1)] })[1]).toBe('gateLifted');
  });

  it('ends at the pod that it created', () => {
    const created = decision('replicas', 'podCreated', 'act', 'web-1');
    expect(marksOf({ set: statefulSet(3), pods: [pod(0)], decisions: [created, settled(1)] })).toEqual([
      'passed',
      'created',
      'notReached',
    ]);
  });

  it('goes on past unsettled pods when it is Parallel', () => {
    const decisions = [decision('replicas', 'parallelGoesOn', 'pass', undefined, { unsettled: 1 })];
    const pods = [pod(0), pod(1, { state: 'creating' }), pod(2)];
    expect(marksOf({ set: statefulSet(3), pods, decisions })).toEqual(['passed', 'goesOn', 'passed']);
  });

  it('has no marks before the first sync', () => {
    expect(marksOf({ set: statefulSet(2) })).toEqual(['none', 'none']);
  });
});

describe('the walk down', () => {
  it('over condemned pods begins at the highest', () => {
    const wait = decision('condemned', 'waitCondemnedTerminating', 'wait', 'web-2', {
      deletionTimestamp: secondsAgo(-4),
    });
    const pods = [pod(0), pod(1), pod(2, { state: 'terminating', deletionInSeconds: 4 })];
    const scene = sceneOf({ set: statefulSet(1), pods, decisions: [settled(1), wait] });
    expect(scene.walk.kind).toBe('condemned');
    expect(scene.table.map(({ mark, walksDown }) => [mark, walksDown])).toEqual([
      ['passed', false],
      ['notReached', true],
      ['gate', true],
    ]);
  });

  it('over old pods deletes the highest one, and the partition holds the rest', () => {
    const set = statefulSet(4, { partition: 1, update: newRevision });
    const pods = [pod(0), pod(1), pod(2), pod(3, { revision: newRevision })];
    const decisions = [settled(4), decision('update', 'outdatedPodDeleted', 'act', 'web-2')];
    expect(marksOf({ set, pods, decisions })).toEqual(['held', 'notReached', 'deleted', 'passed']);
  });

  it('waits for the updated pod', () => {
    const set = statefulSet(3, { update: newRevision });
    const pods = [pod(0), pod(1), pod(2, { revision: newRevision, state: 'running.notReady' })];
    const decisions = [settled(3), decision('update', 'waitUpdatedPod', 'wait', 'web-2', { ready: false })];
    expect(marksOf({ set, pods, decisions })).toEqual(['notReached', 'notReached', 'gate']);
  });
});
