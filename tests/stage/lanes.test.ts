import { describe, expect, it } from 'vitest';
import { layoutStage, StageLayout } from '#stage/layoutStage.ts';
import type { Lane, Scene } from '#stage/scene.ts';
import {
  claim,
  decision,
  frameOf,
  newRevision,
  oldRevision,
  pod,
  revision,
  secondsAgo,
  service,
  statefulSet,
} from './builders.ts';

const page = { width: 960, height: 360, chrome: 'page' } as const;
const laneOf = (scene: Scene, ordinal: number): Lane => {
  const lane = scene.table.find((each) => each.ordinal === ordinal);
  if (lane === undefined) throw new Error(`got no lane ${ordinal}`);
  return lane;
};
const settled = (count: number, replicas: number) =>
  decision('replicas', 'replicasSettled', 'pass', undefined, { settled: count, replicas });
const waitReady = (ordinal: number) =>
  decision('replicas', 'waitReady', 'wait', `web-${ordinal}`, { ordinal, phase: 'Running', ready: false });

describe('a lane', () => {
  it('is there for every ordinal that the spec asks for, with or without a pod', () => {
    const scene = layoutStage(frameOf({ set: statefulSet(3), pods: [pod(0)] }), 'web', { ...page, chrome: 'bare' });
    expect(scene.table.map(({ name, pod: card, ghost }) => [name, card?.look, ghost?.kind])).toEqual([
      ['web-0', 'ready', undefined],
      ['web-1', undefined, 'notCreated'],
      ['web-2', undefined, 'notCreated'],
    ]);
  });

  it('stays for a pod that is still leaving, and for a claim that was kept', () => {
    const leaving = pod(3, { state: 'terminating', deletionInSeconds: 5 });
    const frame = frameOf({
      set: statefulSet(2),
      pods: [pod(0), pod(1), leaving],
      claims: [claim(0), claim(1), claim(4)],
    });
    const scene = layoutStage(frame, 'web', { ...page, chrome: 'bare' });
    expect(scene.table.map(({ ordinal, inRange }) => [ordinal, inRange])).toEqual([
      [0, true],
      [1, true],
      [3, false],
      [4, false],
    ]);
    expect(laneOf(scene, 4).claims[0]?.look).toBe('kept');
  });

  it('shows a pod that no set owns as an orphan, beside those that the set owns', () => {
    const scene = layoutStage(frameOf({ set: statefulSet(2), pods: [pod(0), pod(1, { orphan: true })] }), 'web', page);
    expect(scene.table.slice(0, 2).map(({ pod: card }) => card?.orphan)).toEqual([false, true]);
  });

  it('stays for what a set has left behind, and says so of a slot that is empty', () => {
    const frame = frameOf({ set: statefulSet(2), pods: [pod(1, { orphan: true })], claims: [claim(0), claim(1)] });
    const { objects } = frame.cluster.stored;
    const stored = { ...frame.cluster.stored, objects: { ...objects, statefulsets: [] } };
    const scene = layoutStage({ ...frame, cluster: { ...frame.cluster, stored } }, 'web', { ...page, chrome: 'bare' });
    expect(scene.empty).toBeUndefined();
    expect(scene.partition).toBeUndefined();
    expect(
      scene.table.map(({ name, pod: card, ghost, claims }) => [
        name,
        card?.orphan,
        ghost?.reason,
        claims.map(({ name: drum, look }) => `${drum} ${look}`),
      ]),
    ).toEqual([
      ['web-0', undefined, 'setGone', ['www-web-0 kept']],
      ['web-1', true, undefined, ['www-web-1 bound']],
    ]);
  });

  it('shows one slot beyond the range when there is room', () => {
    expect(layoutStage(frameOf({ set: statefulSet(3) }), 'web', page).cards).toHaveLength(4);
    expect(layoutStage(frameOf({ set: statefulSet(6) }), 'web', page).cards).toHaveLength(6);
  });

  it('begins where ordinals.start says', () => {
    const scene = layoutStage(frameOf({ set: statefulSet(2, { start: 5 }) }), 'web', { ...page, chrome: 'bare' });
    expect(scene.table.map(({ ordinal }) => ordinal)).toEqual([5, 6]);
  });

  it('keeps its identity while nothing about it changes', () => {
    const layout = new StageLayout();
    const pods = [pod(0), pod(1), pod(2)];
    const claims = [claim(0), claim(1), claim(2)];
    const set = statefulSet(3);
    const before = layout.layout(frameOf({ set, pods, claims }), 'web', page);
    const changed = [...pods.slice(0, 2), pod(2, { state: 'running.notReady' })];
    const after = layout.layout(frameOf({ set, pods: changed, claims, step: 11 }), 'web', page);
    expect(after.cards.map((placed, at) => placed === before.cards[at])).toEqual([true, true, false, true]);
    expect(after.geometry).toBe(before.geometry);
    expect(laneOf(after, 2).claims).toBe(laneOf(before, 2).claims);
  });

  it('is the very same scene when only the step number moves on', () => {
    const layout = new StageLayout();
    const pods = [pod(0), pod(1)];
    const set = statefulSet(2);
    const before = layout.layout(frameOf({ set, pods }), 'web', page);
    expect(layout.layout(frameOf({ set, pods, step: 11 }), 'web', page)).toBe(before);
  });
});

describe('the card of a pod', () => {
  const cardOf = (options: Parameters<typeof pod>[1], set = statefulSet(1)) =>
    laneOf(layoutStage(frameOf({ set, pods: [pod(0, options)] }), 'web', page), 0).pod;

  it.each([
    ['unscheduled', { state: 'unscheduled' }, 'pending', 0.08],
    ['in its init containers', { state: 'creating', init: ['done', 'waiting'] }, 'init', 0.2],
    ['creating', { state: 'creating' }, 'creating', 0.3],
    ['Running but not Ready', { state: 'running.notReady' }, 'notReady', 0.62],
    ['Ready', {}, 'ready', 1],
    ['without its image', { state: 'pullBackOff', waiting: 'ErrImagePull' }, 'pullFails', 0.16],
    ['crashing', { state: 'crashBackOff', waiting: 'CrashLoopBackOff' }, 'crashing', 0.3],
    ['evicted', { state: 'failed', reason: 'Evicted' }, 'failed', 0],
    ['done', { state: 'succeeded' }, 'succeeded', 0],
    ['on a lost node', { nodeLost: true }, 'nodeLost', 1],
    ['leaving a lost node', { state: 'terminating', deletionInSeconds: 0, nodeLost: true }, 'stuck', 0.62],
  ] as const)('%s', (_what, options, look, level) => {
    expect(cardOf(options)).toMatchObject({ look, level });
  });

  it('drains with its grace period', () => {
    expect(cardOf({ state: 'terminating', deletionInSeconds: 8 })).toMatchObject({ level: 0.8, secondsLeft: 8 });
    expect(cardOf({ state: 'terminating', deletionInSeconds: 2 })).toMatchObject({ level: 0.2, secondsLeft: 2 });
  });

  it('counts down minReadySeconds', () => {
    const set = statefulSet(1, { minReadySeconds: 10 });
    expect(cardOf({ readySecondsAgo: 3 }, set)).toMatchObject({ look: 'readyWaiting', secondsLeft: 7, ring: 0.3 });
    expect(cardOf({ readySecondsAgo: 10 }, set)).toMatchObject({ look: 'ready' });
  });

  it('shows as much of the hash as tells its revision from the others', () => {
    const frame = frameOf({
      set: statefulSet(1),
      pods: [pod(0, { revision: 'web-6975944444' })],
      revisions: [revision('web-6975944444', 1), revision('web-6975955555', 2)],
    });
    expect(laneOf(layoutStage(frame, 'web', page), 0).pod?.hash).toBe('6975944'.slice(0, 6));
    expect(cardOf({})?.hash).toBe('69759');
  });
});

describe('a ghost says why', () => {
  const ghostOf = (ordinal: number, frame: Parameters<typeof frameOf>[0]) =>
    laneOf(layoutStage(frameOf(frame), 'web', page), ordinal).ghost;

  it('it waits for web-1 to be Ready', () => {
    const pods = [pod(0), pod(1, { state: 'running.notReady' })];
    expect(ghostOf(2, { set: statefulSet(3), pods, decisions: [waitReady(1), settled(1, 3)] })).toMatchObject({
      reason: 'untilReady',
      subject: 'web-1',
    });
  });

  it('it comes after web-1, which the sync has just created', () => {
    const decisions = [decision('replicas', 'podCreated', 'act', 'web-1'), settled(1, 3)];
    expect(ghostOf(2, { set: statefulSet(3), pods: [pod(0)], decisions })).toMatchObject({
      reason: 'oneAtATime',
      subject: 'web-1',
    });
  });

  it('its own old claim has to go first', () => {
    const decisions = [decision('replicas', 'waitStaleClaim', 'wait', 'web-0', { claim: 'www-web-0' })];
    expect(ghostOf(0, { set: statefulSet(1), decisions })).toMatchObject({
      reason: 'untilClaimGone',
      subject: 'www-web-0',
    });
  });

  it('nobody has looked yet', () => {
    expect(ghostOf(0, { set: statefulSet(1) })).toMatchObject({ reason: 'nextSync' });
  });

  it('the spec does not ask for it', () => {
    expect(ghostOf(1, { set: statefulSet(1) })).toMatchObject({ kind: 'outside', start: 0, end: 1 });
  });
});

describe('endpoints', () => {
  const endpointOf = (options: Parameters<typeof pod>[1], more: Partial<Parameters<typeof frameOf>[0]> = {}) =>
    laneOf(layoutStage(frameOf({ set: statefulSet(1), pods: [pod(0, options)], ...more }), 'web', page), 0).endpoint;

  it('answer for a Ready pod', () => expect(endpointOf({})).toBe('inDns'));
  it('are withheld while it is not Ready', () => expect(endpointOf({ state: 'running.notReady' })).toBe('withheld'));
  it('are withheld while it leaves', () =>
    expect(endpointOf({ state: 'terminating', deletionInSeconds: 5 })).toBe('withheld'));
  it('need an address', () => expect(endpointOf({ state: 'creating' })).toBe('noAddress'));
  it('are published all the same when the Service says so', () => {
    expect(endpointOf({ state: 'running.notReady' }, { publish: true })).toBe('published');
  });
  it('need a Service of the name', () => {
    expect(endpointOf({}, { services: [] })).toBe('noService');
    const scene = layoutStage(frameOf({ set: statefulSet(1), services: [] }), 'web', page);
    expect(scene.service.state).toBe('missing');
  });
  it('are counted on the rail', () => {
    const scene = layoutStage(
      frameOf({ set: statefulSet(2), pods: [pod(0), pod(1, { state: 'creating' })], services: [service()] }),
      'web',
      page,
    );
    expect(scene.service).toMatchObject({ state: 'headless', inDns: 1, pods: 2 });
  });
});

describe('claims', () => {
  const drumsOf = (ordinal: number, frame: Parameters<typeof frameOf>[0], options = {}) =>
    laneOf(layoutStage(frameOf(frame), 'web', { ...page, ...options }), ordinal).claims;

  it('are mounted, or would be, or were kept', () => {
    const frame = { set: statefulSet(2), pods: [pod(0)], claims: [claim(0), claim(1), claim(2)] };
    expect([0, 1, 2].map((ordinal) => drumsOf(ordinal, frame)[0])).toMatchObject([
      { name: 'www-web-0', look: 'bound', stalk: 'mounted', size: '1Gi', volume: 'pv-0' },
      { look: 'bound', stalk: 'slot' },
      { look: 'kept', stalk: 'none' },
    ]);
  });

  it('show what the API says of them', () => {
    const claims = [claim(0, { phase: 'Pending' }), claim(1, { phase: 'Lost' }), claim(2, { terminating: true })];
    const frame = { set: statefulSet(4), claims };
    expect([0, 1, 2, 3].map((ordinal) => drumsOf(ordinal, frame)[0]?.look)).toEqual([
      'pending',
      'lost',
      'terminating',
      'none',
    ]);
  });

  it('come one for each template', () => {
    const frame = { set: statefulSet(1, { claims: ['data', 'logs'] }), claims: [claim(0, { template: 'logs' })] };
    expect(drumsOf(0, frame).map(({ name, look }) => [name, look])).toEqual([
      ['data-web-0', 'none'],
      ['logs-web-0', 'bound'],
    ]);
  });

  it('hold a block for each pod that ran since they were made', () => {
    const changes = [
      { step: 1, level: 'waiting' as const, revision: oldRevision },
      { step: 2, level: 'ready' as const, revision: oldRevision },
      { step: 3, level: 'fault' as const, revision: oldRevision },
      { step: 4, level: 'ready' as const, revision: oldRevision },
      { step: 5, level: 'terminating' as const, revision: oldRevision },
      { step: 6, level: 'none' as const, revision: '' },
      { step: 7, level: 'waiting' as const, revision: newRevision },
      { step: 8, level: 'ready' as const, revision: newRevision },
    ];
    const history = { tracks: [{ ordinal: 0, changes }], stepAtMs: (step: number) => step * 10_000 };
    const frame = { set: statefulSet(1), pods: [pod(0, { revision: newRevision })], claims: [claim(0)] };
    expect(drumsOf(0, frame, { history })[0]?.blocks).toEqual([2, 1]);
    expect(drumsOf(0, { ...frame, step: 7 }, { history })[0]?.blocks).toEqual([1]);
    // The claim of this frame is ten seconds old; a younger one has not seen the first pod.
    const young = { ...claim(0), metadata: { ...claim(0).metadata, creationTimestamp: secondsAgo(40) } };
    expect(drumsOf(0, { ...frame, claims: [young] }, { history })[0]?.blocks).toEqual([2]);
  });
});
