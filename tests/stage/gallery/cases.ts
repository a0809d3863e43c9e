/** The pictures of the gallery: hand-built frames, and the size that they are shown at. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { StageOptions } from '#stage/layoutStage.ts';
import {
  claim,
  decision,
  type FrameOptions,
  frameOf,
  newRevision,
  nowMs,
  oldRevision,
  pod,
  revision,
  secondsAgo,
  statefulSet,
} from '../builders.ts';

export interface Case {
  readonly frame: Frame;
  readonly options: StageOptions;
}

const page = { width: 960, height: 360, chrome: 'page' } as const;
const phone = { width: 390, height: 420, chrome: 'page' } as const;
const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/** The main picture: a rolling update held at web-3, a kept claim beside it. */
const update: FrameOptions = {
  set: statefulSet(5, { partition: 2, update: newRevision }),
  pods: [
    pod(0),
    pod(1, { restarts: 1 }),
    pod(2),
    pod(3, { state: 'terminating', deletionInSeconds: 8 }),
    pod(4, { revision: newRevision, incarnation: 2, node: 'node-b' }),
  ],
  claims: range(6).map((ordinal) => claim(ordinal)),
  decisions: [
    decision('replicas', 'waitTerminating', 'wait', 'web-3', { ordinal: 3, deletionTimestamp: secondsAgo(-8) }),
    decision('replicas', 'replicasSettled', 'pass', undefined, { settled: 3, replicas: 5 }),
  ],
};

const creating: FrameOptions = {
  set: statefulSet(3),
  pods: [pod(0), pod(1, { state: 'running.notReady' })],
  claims: [claim(0), claim(1)],
  decisions: [
    decision('replicas', 'waitReady', 'wait', 'web-1', { ordinal: 1, phase: 'Running', ready: false }),
    decision('replicas', 'replicasSettled', 'pass', undefined, { settled: 1, replicas: 3 }),
  ],
};

const hurt: FrameOptions = {
  set: statefulSet(6, {
    current: oldRevision,
    update: newRevision,
    minReadySeconds: 10,
    podManagementPolicy: 'Parallel',
  }),
  pods: [
    pod(0, { state: 'pullBackOff', waiting: 'ImagePullBackOff', revision: newRevision }),
    pod(1, { state: 'crashBackOff', waiting: 'CrashLoopBackOff', restarts: 4, revision: newRevision }),
    pod(2, { state: 'failed', reason: 'Evicted' }),
    pod(3, { state: 'running.ready', nodeLost: true }),
    pod(4, { state: 'terminating', deletionInSeconds: 0, nodeLost: true }),
    pod(5, { readySecondsAgo: 3 }),
  ],
  claims: [
    claim(0, { phase: 'Pending' }),
    claim(1, { phase: 'Lost' }),
    claim(2, { terminating: true }),
    claim(3),
    claim(4),
    claim(5),
  ],
  decisions: [decision('replicas', 'parallelGoesOn', 'pass', undefined, { unsettled: 5, lowest: 0, replicas: 6 })],
};

const early: FrameOptions = {
  set: statefulSet(6),
  pods: [
    pod(0, { state: 'succeeded' }),
    pod(1, { state: 'creating' }),
    pod(2, { state: 'creating', init: ['done', 'waiting'] }),
    pod(3, { state: 'unscheduled' }),
    pod(4, { state: 'running.notReady', restarts: 2 }),
  ],
  claims: range(5).map((ordinal) => claim(ordinal)),
  publish: true,
  decisions: [
    decision('replicas', 'podCreated', 'act', 'web-4', { ordinal: 4 }),
    decision('replicas', 'replicasSettled', 'pass', undefined, { settled: 4, replicas: 6 }),
  ],
};

function many(count: number, gateAt: number, partition: number): FrameOptions {
  return {
    set: statefulSet(count, { partition, update: newRevision }),
    pods: range(count).map((ordinal) =>
      ordinal === gateAt
        ? pod(ordinal, { state: 'running.notReady', revision: newRevision })
        : pod(ordinal, {
            revision: ordinal > gateAt ? newRevision : oldRevision,
            ...(ordinal === gateAt - 9 ? { state: 'crashBackOff' as const, waiting: 'CrashLoopBackOff' } : {}),
          }),
    ),
    claims: range(count).map((ordinal) => claim(ordinal)),
    decisions: [
      decision('replicas', 'waitReady', 'wait', `web-${gateAt}`, { ordinal: gateAt, phase: 'Running', ready: false }),
      decision('replicas', 'replicasSettled', 'pass', undefined, { settled: gateAt, replicas: count }),
    ],
  };
}

const updateWalk: FrameOptions = {
  set: statefulSet(5, { partition: 2, update: newRevision, current: oldRevision }),
  pods: [
    pod(0),
    pod(1),
    pod(2),
    pod(3, { state: 'running.notReady', revision: newRevision }),
    pod(4, { revision: newRevision }),
  ],
  claims: range(5).map((ordinal) => claim(ordinal)),
  decisions: [
    decision('replicas', 'parallelGoesOn', 'pass', undefined, { unsettled: 1, lowest: 3, replicas: 5 }),
    decision('update', 'waitUpdatedPod', 'wait', 'web-3', {
      ordinal: 3,
      ready: false,
      terminating: false,
      partition: 2,
    }),
  ],
};

const eightHues = range(8).map((at) => revision(`web-${at}f${at}dc7b49c`, at + 1, `nginx:1.${20 + at}`));

const hues: FrameOptions = {
  set: statefulSet(8, { claims: [] }),
  revisions: eightHues,
  pods: range(8).map((ordinal) => pod(ordinal, { revision: eightHues[ordinal]?.metadata.name ?? '' })),
  decisions: [decision('replicas', 'replicasSettled', 'pass', undefined, { settled: 8, replicas: 8 })],
};

const longNames: FrameOptions = {
  set: statefulSet(4, { name: 'nginx-web', claims: ['www-storage', 'logs'], partition: 4 }),
  pods: [0, 1, 2].map((ordinal) =>
    pod(ordinal, { set: 'nginx-web', node: `cn-hangzhou.192.168.1.8${ordinal + 3}`, ip: `172.27.0.13${ordinal}` }),
  ),
  claims: range(3).flatMap((ordinal) => [
    claim(ordinal, { set: 'nginx-web', template: 'www-storage', size: '20Gi' }),
    claim(ordinal, { set: 'nginx-web', template: 'logs' }),
  ]),
  services: [],
  decisions: [
    decision('replicas', 'podCreated', 'act', 'nginx-web-2', { ordinal: 2 }),
    decision('replicas', 'replicasSettled', 'pass', undefined, { settled: 2, replicas: 4 }),
  ],
};

const shrink: FrameOptions = {
  set: statefulSet(2, { start: 1 }),
  pods: [pod(1), pod(2), pod(3), pod(4, { state: 'terminating', deletionInSeconds: 4 })],
  claims: range(5).map((ordinal) => claim(ordinal)),
  decisions: [
    decision('replicas', 'replicasSettled', 'pass', undefined, { settled: 2, replicas: 2 }),
    decision('condemned', 'waitCondemnedTerminating', 'wait', 'web-4', {
      ordinal: 4,
      deletionTimestamp: secondsAgo(-4),
    }),
  ],
};

const zero: FrameOptions = {
  set: statefulSet(0),
  claims: range(3).map((ordinal) => claim(ordinal)),
  decisions: [decision('condemned', 'noneCondemned', 'pass')],
};

const nine = many(9, 5, 3);
const frames: Readonly<Record<string, readonly [FrameOptions, StageOptions]>> = {
  main: [update, page],
  drag: [update, { ...page, partitionDrag: 1, selected: 1 }],
  creating: [creating, page],
  hurt: [hurt, page],
  early: [early, page],
  'update-walk': [updateWalk, page],
  'long-names': [longNames, page],
  shrink: [shrink, page],
  zero: [zero, page],
  hues: [hues, { ...page, height: 300 }],
  nine: [nine, page],
  'short-12': [many(12, 7, 3), { ...page, width: 1236 }],
  'compact-24': [many(24, 17, 8), page],
  'compact-40': [many(40, 17, 8), page],
  'overview-100': [many(100, 57, 40), page],
  'overview-400': [many(400, 157, 300), page],
  'overview-10000': [many(10_000, 5157, 3000), page],
  'embed-960': [update, { width: 960, height: 380, chrome: 'bare' }],
  'embed-640': [creating, { width: 640, height: 260, chrome: 'bare' }],
  'embed-640-update': [update, { width: 640, height: 260, chrome: 'bare' }],
  lesson: [
    { ...creating, set: statefulSet(3) },
    { width: 832, height: 440, chrome: 'page' },
  ],
  phone: [update, phone],
  'phone-hurt': [hurt, phone],
  'phone-24': [many(24, 17, 8), phone],
  'phone-400': [many(400, 157, 300), phone],
  narrow: [update, { width: 320, height: 400, chrome: 'page' }],
  'no-set': [{ set: undefined }, page],
};

export const caseNames: readonly string[] = Object.keys(frames);

/** A picture by its name. */
export function caseOf(name: string): Case {
  const found = frames[name];
  if (found === undefined) throw new Error(`got case ${name}, wanted one of ${caseNames.join(', ')}`);
  const [frameOptions, options] = found;
  return { frame: frameOf(frameOptions), options: { ...options, history: historyOf(frameOptions) } };
}

/** Every pod that runs wrote once; where a newer revision runs, an older pod wrote before it. */
function historyOf({ pods = [] }: FrameOptions): StageOptions['history'] {
  const tracks = pods.map((each) => {
    const ordinal = Number(each.metadata.name.split('-').at(-1));
    const mine = each.metadata.labels?.['controller-revision-hash'] ?? '';
    const before =
      mine === newRevision
        ? [
            { step: 1, level: 'ready' as const, revision: oldRevision },
            { step: 2, level: 'none' as const, revision: '' },
          ]
        : [];
    return {
      set: 'web',
      ordinal,
      changes: [
        ...before,
        ...(each.status.phase === 'Running' ? [{ step: 3, level: 'ready' as const, revision: mine }] : []),
      ],
    };
  });
  const kept = {
    set: 'web',
    ordinal: pods.length,
    changes: [
      { step: 1, level: 'ready' as const, revision: oldRevision },
      { step: 2, level: 'none' as const, revision: '' },
    ],
  };
  return { tracks: [...tracks, kept], stepAtMs: () => nowMs };
}
