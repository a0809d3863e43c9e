import { describe, expect, it } from 'vitest';
import { checkSync, type Scenario } from '../../scripts/conformance/sync.ts';
import { recordingsOf } from './recordings.ts';

// A check that always passes is worth nothing: each of these recordings has been tampered with, and each must be found out.

interface Action {
  verb: string;
  resource: string;
  name: string;
  revision?: number;
  status?: Record<string, number | string>;
}

interface Step {
  op: string;
  actions?: Action[];
  events?: { message: string }[];
  requeueAfterMs?: number;
  [field: string]: unknown;
}

interface Recording extends Omit<Scenario, 'steps' | 'final'> {
  steps: Step[];
  final: { pods: Record<string, unknown>[]; [list: string]: unknown };
}

const originals = recordingsOf<Recording>('sync', 'named-1.37');

function recorded(name: string): Recording {
  const found = originals.find(({ scenario }) => scenario === `v1.37/${name}`);
  if (found === undefined) throw new Error(`There is no recording ${name}.`);
  return structuredClone(found);
}

/** The first step of a recording that has what an alteration needs. */
function firstSync(recording: Recording, suits: (step: Step) => boolean): Step {
  const step = recording.steps.find((candidate) => candidate.op === 'sync' && suits(candidate));
  if (step === undefined) throw new Error('No sync of this recording suits.');
  return step;
}

function actionOf(step: Step, suits: (action: Action) => boolean): Action {
  const action = step.actions?.find(suits);
  if (action === undefined) throw new Error('No action of this sync suits.');
  return action;
}

const hasActions = ({ actions }: Step): boolean => (actions ?? []).length > 1;
const isStatus = ({ resource }: Action): boolean => resource === 'statefulsets/status';
const isRevision = ({ resource }: Action): boolean => resource === 'controllerrevisions';

const alterations: readonly (readonly [what: string, name: string, alter: (recording: Recording) => void])[] = [
  [
    'a revision with another number',
    'lecture-set-image',
    (recording) => {
      actionOf(
        firstSync(recording, ({ actions }) => actions?.some(isRevision) === true),
        isRevision,
      ).revision = 7;
    },
  ],
  [
    'a revision of another name',
    'lecture-set-image',
    (recording) => {
      actionOf(
        firstSync(recording, ({ actions }) => actions?.some(isRevision) === true),
        isRevision,
      ).name += '0';
    },
  ],
  ['a missing event', 'lecture-create-three', (recording) => firstSync(recording, hasActions).events?.pop()],
  [
    'another word in an event',
    'lecture-create-three',
    (recording) => {
      const [event] = firstSync(recording, hasActions).events ?? [];
      if (event !== undefined) event.message = event.message.replace('Create', 'create');
    },
  ],
  [
    'two actions in another order',
    'lecture-create-three',
    (recording) => firstSync(recording, hasActions).actions?.reverse(),
  ],
  ['a missing write', 'scale-up-and-down', (recording) => firstSync(recording, hasActions).actions?.pop()],
  [
    'an extra write',
    'scale-up-and-down',
    (recording) => {
      firstSync(recording, hasActions).actions?.push({ verb: 'delete', resource: 'pods', name: 'nginx-web-0' });
    },
  ],
  [
    'a counter that is one too high',
    'partition-canary',
    (recording) => {
      const { status } = actionOf(
        firstSync(recording, ({ actions }) => actions?.some(isStatus) === true),
        isStatus,
      );
      if (status !== undefined) status['replicas'] = Number(status['replicas']) + 1;
    },
  ],
  [
    'a counter that the real one left out',
    'partition-canary',
    (recording) => {
      const { status } = actionOf(
        firstSync(recording, ({ actions }) => actions?.some(isStatus) === true),
        isStatus,
      );
      if (status !== undefined) status['readyReplicas'] ??= 0;
    },
  ],
  [
    'a requeue a millisecond later',
    'min-ready-seconds',
    (recording) => {
      const step = firstSync(recording, ({ requeueAfterMs }) => requeueAfterMs !== undefined);
      step.requeueAfterMs = (step.requeueAfterMs ?? 0) + 1;
    },
  ],
  [
    'a requeue that is missing',
    'min-ready-seconds',
    (recording) => {
      delete firstSync(recording, ({ requeueAfterMs }) => requeueAfterMs !== undefined).requeueAfterMs;
    },
  ],
  [
    'an error that is not told',
    'quota-refuses-pod',
    (recording) => {
      const step = firstSync(recording, ({ failed }) => failed === true);
      delete step['failed'];
      delete step['error'];
    },
  ],
  ['a final pod that is missing', 'partition-canary', (recording) => recording.final.pods.pop()],
  [
    'a field of a sync that nobody knows',
    'lecture-create-three',
    (recording) => {
      firstSync(recording, hasActions)['mood'] = 'good';
    },
  ],
  [
    'a final pod of another image',
    'rollback',
    (recording) => {
      const [pod] = recording.final.pods;
      if (pod !== undefined) pod['image'] = 'nginx:other';
    },
  ],
];

const unsupported: readonly (readonly [what: string, alter: (recording: Recording) => void])[] = [
  ['an unknown op', ({ steps }) => steps.push({ op: 'earthquake' })],
  ['an unknown field of a known op', ({ steps }) => steps.push({ op: 'advance', ms: 1, slowly: true })],
  ['a field that is missing', ({ steps }) => steps.push({ op: 'deletePod', name: 'nginx-web-0' })],
];

function check(recording: Recording) {
  return checkSync([recording as unknown as Scenario]);
}

describe('A recording', () => {
  it('that nobody touched agrees', () => {
    for (const name of new Set(alterations.map(([, name]) => name))) expect(check(recorded(name)).mismatches).toBe(0);
  });

  it.each(alterations)('with %s does not (%s)', (_what, name, alter) => {
    const recording = recorded(name);
    alter(recording);
    expect(recording).not.toEqual(recorded(name));
    expect(check(recording)).toMatchObject({ scenariosWithMismatches: 1, unsupported: 0 });
  });

  it.each(unsupported)('with %s is not passed over in silence', (_what, alter) => {
    const recording = recorded('lecture-create-three');
    alter(recording);
    expect(check(recording).unsupported).toBe(1);
  });

  it.each<[string, object]>([
    ['of an unknown version', { kubernetesVersion: '1.36' }],
    ['with an unknown feature gate', { featureGates: { PodIndexLabel: false } }],
    ['with a gate that is neither on nor off', { featureGates: { MaxUnavailableStatefulSet: 'maybe' } }],
    ['with a field that nobody reads', { workers: 3 }],
  ])('%s is not played as another one', (_what, fields) => {
    const recording = { ...recorded('lecture-create-three'), ...fields };
    expect(check(recording)).toMatchObject({ mismatches: 0, unsupported: recording.steps.length });
  });

  it('may have its actions in any order only where it says so', () => {
    const recording = recorded('parallel-scale');
    const step = firstSync(recording, ({ unordered, actions }) => unordered === true && (actions ?? []).length > 2);
    step.actions?.reverse();
    expect(check(recording).mismatches).toBe(0);
    delete step['unordered'];
    expect(check(recording).mismatches).toBe(1);
  });
});
