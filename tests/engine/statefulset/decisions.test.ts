import { describe, expect, it } from 'vitest';
import type { Write } from '#engine/apiserver/client.ts';
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { playOn } from '../kit/play.ts';
import type { Wanted } from '../kit/setOf.ts';
import { World } from '../kit/world.ts';

/** A set, what happens to it, and the wait that the last sync must name. */
const waits: readonly (readonly [
  rule: Rule,
  wanted: Wanted,
  script: string,
  pod: string | undefined,
  values: object,
])[] = [
  ['waitRunning', { replicas: 2 }, 'sync\nsync', 'web-0', { ordinal: 0, phase: 'Pending', ready: false }],
  ['waitReady', { replicas: 2 }, 'settled\nunready 0\nsync', 'web-0', { ordinal: 0, phase: 'Running', ready: false }],
  ['waitAvailable', { replicas: 2, minReadySeconds: 9 }, 'sync\nready 0\nsync', 'web-0', { minReadySeconds: 9 }],
  ['waitTerminating', { replicas: 2 }, 'settled\nkill 1\nsync', 'web-1', { deletionTimestamp: expect.any(String) }],
  ['waitCondemnedTerminating', { replicas: 2 }, 'settled\napply replicas=1\nsync\nsync', 'web-1', { ordinal: 1 }],
  [
    'waitCondemnedUnhealthy',
    { replicas: 3 },
    'settled\nunready 1 2\napply replicas=1\nsync',
    'web-2',
    { firstUnhealthy: 'web-1' },
  ],
  [
    'waitBudget',
    { replicas: 2, policy: 'Parallel' },
    'settled\napply image=B\nsync\nsync',
    undefined,
    { unavailable: 1, maxUnavailable: 1 },
  ],
];

/** A write of the report that no decision tells of. */
function untold({ writes, decisions }: SyncReport): readonly Write[] {
  return writes.filter(({ resource, name }) => !decisions.some((decision) => tellsOf(decision, resource, name)));
}

function tellsOf({ object, verdict }: Decision, resource: Write['resource'], name: string): boolean {
  if (verdict === 'pass' || object === undefined) return false;
  // A pod's decision tells of its claims too.
  if (resource === 'persistentvolumeclaims') return object.resource === 'pods' && name.endsWith(`-${object.name}`);
  return object.resource === resource.replace('/status', '') && object.name === name;
}

describe('A decision', () => {
  it.each(waits)('%s names what it waits for, and the values it read', (rule, wanted, script, pod, values) => {
    const world = new World(wanted);
    playOn(world, script);
    const found = world.decisions(rule);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ verdict: 'wait', values });
    expect(found[0]?.object?.name).toBe(pod);
  });

  it('stands behind every write', () => {
    const world = new World({ replicas: 3, whenScaled: 'Delete', whenDeleted: 'Delete' });
    playOn(
      world,
      'settled\napply image=B\nsettled\nfailed 1\nsettled\napply replicas=1\nsettled\napply image=A\nsettled',
    );
    expect(world.reports.flatMap(untold)).toEqual([]);
    expect(world.reports.flatMap(({ writes }) => writes).length).toBeGreaterThan(30);
  });

  it('tells of every write that is refused, with the refusal', () => {
    const world = new World({ replicas: 2 });
    world.refuse('create', 'pods', 'web-0', 'exceeded quota');
    world.sync();
    expect(world.decisions('apiRefused')).toEqual([
      {
        stage: 'replicas',
        rule: 'apiRefused',
        verdict: 'fail',
        object: { resource: 'pods', name: 'web-0' },
        values: { verb: 'create', error: 'pods "web-0" is forbidden: exceeded quota' },
      },
    ]);
  });

  it('says which revision a new pod gets, and by which partition', () => {
    const world = new World({ replicas: 2, partition: 1 }).settle();
    playOn(world, 'apply image=B\nsettled\nkill 0\ngone 0\nsync');
    expect(world.decisions('podCreated')[0]?.values).toMatchObject({ ordinal: 0, which: 'current', partition: 1 });
  });

  it('says that the partition holds the rest', () => {
    const world = new World({ replicas: 3, partition: 2 }).settle();
    playOn(world, 'apply image=B\nsettled');
    expect(world.decisions('partitionHolds')[0]).toMatchObject({
      verdict: 'stop',
      values: { partition: 2, held: 2, lowest: 0, highest: 1 },
    });
  });
});
