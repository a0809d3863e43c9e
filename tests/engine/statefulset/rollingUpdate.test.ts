import { describe, expect, it } from 'vitest';
import { resolveMaxUnavailable } from '#engine/statefulset/rollingUpdate.ts';
import type { Sync } from '#engine/statefulset/sync.ts';
import { lines, play } from '../kit/play.ts';
import type { Wanted } from '../kit/setOf.ts';
import type { Cluster } from '../kit/world.ts';
import { World } from '../kit/world.ts';

const stories: readonly (readonly [name: string, wanted: Wanted, script: string, cluster?: Cluster])[] = [
  [
    'the partition counts indices, not ordinals',
    { replicas: 3, start: 5, partition: 2 },
    `settled
     apply image=B
     sync: delete 7 (3/3/2/0 A→B)
     gone 7
     sync: create 7@B (2/2/2/0 A→B)
     ready 7
     sync: nothing (3/3/2/1 A→B)`,
  ],
  [
    'a protected pod that dies comes back old, at the first revision and never at one in between',
    { replicas: 2, partition: 1 },
    `settled
     apply image=B
     settled
     apply image=C
     sync: delete 1 (2/2/0/0 A→C)
     gone 1
     sync: create 1@C (1/1/1/0 A→C)
     ready 1
     kill 0
     gone 0
     sync: create 0@A (1/1/0/1 A→C)`,
  ],
  [
    'a lower partition does nothing to a pod that is updated already, a higher one undoes nothing',
    { replicas: 2, partition: 1 },
    `settled
     apply image=B
     settled
     apply partition=2
     sync: nothing (2/2/1/1 A→B)
     apply partition=1
     sync: nothing (2/2/1/1 A→B)`,
  ],
  [
    'a partition beyond the replicas updates nothing, and new pods come old',
    { replicas: 2, partition: 5 },
    `settled
     apply image=B
     sync: nothing (2/2/2/0 A→B)
     apply replicas=3
     sync: create 2@A (2/2/2/0 A→B)`,
  ],
  [
    'going back to the old template leaves the pods that never changed',
    { replicas: 3 },
    `settled
     apply image=B
     sync: delete 2 (3/3/2/0 A→B)
     gone 2
     sync: create 2@B (2/2/2/0 A→B)
     ready 2
     apply image=A
     sync: delete 2 (3/3/1/2 A)
     gone 2
     sync: create 2@A (2/2/2/2 A)`,
  ],
  [
    'Parallel keeps to the budget: one at a time by default',
    { replicas: 3, policy: 'Parallel' },
    `settled
     apply image=B
     sync: delete 2 (3/3/2/0 A→B)
     sync: nothing (3/3/2/0 A→B)
     gone 2
     sync: create 2@B (2/2/2/0 A→B)
     sync: nothing (3/2/2/1 A→B)
     ready 2
     sync: delete 1 (3/3/1/1 A→B)`,
  ],
  [
    'Parallel replaces every old pod that is down, whatever the budget',
    { replicas: 4, policy: 'Parallel' },
    `settled
     unready 0 2
     apply image=B
     sync: delete 2, delete 0 (4/2/2/0 A→B)`,
  ],
  [
    'an unavailable pod below the partition uses up the budget',
    { replicas: 3, policy: 'Parallel', partition: 1 },
    `settled
     unready 0
     apply image=B
     sync: nothing (3/2/3/0 A→B)`,
  ],
  [
    'a share of the replicas is rounded down: 50% of 5 is two',
    { replicas: 5, policy: 'Parallel', maxUnavailable: '50%' },
    `settled
     apply image=B
     sync: delete 4, delete 3 (5/5/3/0 A→B)`,
  ],
  [
    'without the gate one pod goes at a time, whatever maxUnavailable says',
    { replicas: 3, maxUnavailable: 2 },
    `settled
     apply image=B
     sync: delete 2 (3/3/2/0 A→B)`,
    { gates: { MaxUnavailableStatefulSet: false } },
  ],
  [
    'Parallel of 1.33 waits for the updated pod on top, not for those below',
    { replicas: 3, policy: 'Parallel' },
    `settled
     unready 0
     apply image=B
     sync: delete 2 (3/2/2/0 A→B)
     gone 2
     sync: create 2@B (2/1/2/0 A→B)
     sync: nothing (3/1/2/1 A→B)`,
    { version: '1.33' },
  ],
  [
    'trap 9: without its block Parallel makes an old pod and deletes it in the same sync, for ever',
    { replicas: 3, policy: 'Parallel', rollingUpdate: 'nil' },
    `settled
     apply image=B
     sync: delete 2 (3/3/2/0 A→B)
     gone 2
     sync: create 2@B (2/2/2/0 A→B)
     kill 0
     gone 0
     sync: create 0@A, delete 0 (2/1/0/1 A→B)`,
  ],
];

describe('A rolling update', () => {
  for (const [name, wanted, script, cluster] of stories) {
    it(name, () => {
      expect(play(wanted, script, cluster)).toBe(lines(script).join('\n'));
    });
  }

  it.each([
    [1, 5, 1],
    [7, 5, 7],
    ['10%', 5, 1],
    ['33%', 3, 1],
    ['25%', 10, 2],
    ['100%', 4, 4],
    [undefined, 4, 1],
  ])('with maxUnavailable %s of %d replicas may take %d down', (maxUnavailable, replicas, expected) => {
    const { set } = new World(maxUnavailable === undefined ? { replicas } : { replicas, maxUnavailable });
    expect(resolveMaxUnavailable({ set } as Sync)).toBe(expected);
  });
});
