import { describe, expect, it } from 'vitest';
import { lines, play } from '../kit/play.ts';
import type { Wanted } from '../kit/setOf.ts';
import type { Cluster } from '../kit/world.ts';

/** The micro-traces of semantics, appendix B, as the real controller of 1.37 was seen to do them. */
const traces: readonly (readonly [name: string, wanted: Wanted, script: string, cluster?: Cluster])[] = [
  [
    'B1: OrderedReady comes up one by one',
    { replicas: 3 },
    `sync: create 0@A (0/0/0/0 A)
     ready 0
     sync: create 1@A (1/1/1/1 A)
     ready 1
     sync: create 2@A (2/2/2/2 A)
     ready 2
     sync: nothing (3/3/3/3 A)`,
  ],
  [
    'B2: Parallel comes up at once',
    { replicas: 3, policy: 'Parallel' },
    `sync: create 0@A, create 1@A, create 2@A (0/0/0/0 A)
     sync: nothing (3/0/3/3 A)`,
  ],
  [
    'B3: a rolling update goes from the top, and completes when it first sees all ready',
    { replicas: 3 },
    `settled
     apply image=B
     sync: delete 2 (3/3/2/0 A→B)
     gone 2
     sync: create 2@B (2/2/2/0 A→B)
     ready 2
     sync: delete 1 (3/3/1/1 A→B)
     gone 1
     sync: create 1@B (2/2/1/1 A→B)
     ready 1
     sync: delete 0 (3/3/0/2 A→B)
     gone 0
     sync: create 0@B (2/2/0/2 A→B)
     ready 0
     sync: nothing (3/3/3/3 B)`,
  ],
  [
    'B4: maxUnavailable 2 deletes two from the top and creates from below, one at a time',
    { replicas: 4, maxUnavailable: 2 },
    `settled
     apply image=B
     sync: delete 3, delete 2 (4/4/2/0 A→B)
     gone 3
     sync: nothing (3/3/2/0 A→B)
     gone 2
     sync: create 2@B (2/2/2/0 A→B)
     sync: nothing (3/2/2/1 A→B)
     ready 2
     sync: create 3@B (3/3/2/1 A→B)
     ready 3
     sync: delete 1, delete 0 (4/4/0/2 A→B)`,
  ],
  [
    'B5: Parallel replaces the pod that is down first',
    { replicas: 3, policy: 'Parallel' },
    `settled
     unready 0
     sync: nothing (3/2/3/3 A)
     apply image=B
     sync: delete 0 (3/2/2/0 A→B)
     sync: nothing (3/2/2/0 A→B)
     gone 0
     sync: create 0@B (2/2/2/0 A→B)
     ready 0
     sync: delete 2 (3/3/1/1 A→B)`,
  ],
  [
    'B5, classic path: from the top whatever the health, so two pods are down at a time',
    { replicas: 3, policy: 'Parallel' },
    `settled
     unready 0
     apply image=B
     sync: delete 2 (3/2/2/0 A→B)
     gone 2
     sync: create 2@B (2/1/2/0 A→B)
     ready 2
     sync: delete 1 (3/2/1/1 A→B)
     gone 1
     sync: create 1@B (2/1/1/1 A→B)
     ready 1
     sync: delete 0 (3/2/0/2 A→B)`,
    { gates: { MaxUnavailableStatefulSet: false } },
  ],
  [
    'B6: OrderedReady stays stuck on a bad image, also when a good one follows; deleting the pod is the way out',
    { replicas: 3 },
    `settled
     apply image=bad
     sync: delete 2 (3/3/2/0 A→bad)
     gone 2
     sync: create 2@bad (2/2/2/0 A→bad)
     running 2
     sync: nothing (3/2/2/1 A→bad)
     apply image=good
     sync: nothing (3/2/2/0 A→good)
     sync: nothing (3/2/2/0 A→good)
     kill 2
     sync: create 2@good (2/2/2/0 A→good)
     ready 2
     sync: delete 1 (3/3/1/1 A→good)`,
  ],
  [
    'B7: Parallel replaces the bad pod at once',
    { replicas: 3, policy: 'Parallel' },
    `settled
     apply image=bad
     sync: delete 2 (3/3/2/0 A→bad)
     gone 2
     sync: create 2@bad (2/2/2/0 A→bad)
     scheduled 2
     running 2
     sync: nothing (3/2/2/1 A→bad)
     apply image=good
     sync: delete 2 (3/2/1/0 A→good)
     sync: nothing (3/2/2/0 A→good)
     gone 2
     sync: create 2@good (2/2/2/0 A→good)`,
  ],
  [
    'B8: Parallel scales down and updates in one sync',
    { replicas: 4, policy: 'Parallel' },
    `settled
     apply image=B replicas=2
     sync: delete 3, delete 2, delete 1 (4/4/3/0 A→B)`,
  ],
  [
    'B9: a higher start first creates on top, then deletes below, highest first',
    { replicas: 3 },
    `settled
     apply start=2
     sync: create 3@A (3/3/3/3 A)
     ready 3
     sync: create 4@A (4/4/4/4 A)
     ready 4
     sync: delete 1 (5/5/5/5 A)
     gone 1
     sync: delete 0 (4/4/4/4 A)
     gone 0
     sync: nothing (3/3/3/3 A)`,
  ],
  [
    'B10: a partition protects the lower indices, which come back at the old revision',
    { replicas: 3, partition: 2 },
    `settled
     apply image=B
     sync: delete 2 (3/3/2/0 A→B)
     gone 2
     sync: create 2@B (2/2/2/0 A→B)
     ready 2
     sync: nothing (3/3/2/1 A→B)
     kill 0
     gone 0
     sync: create 0@A (2/2/1/1 A→B)
     ready 0
     apply replicas=4
     sync: create 3@B (3/3/2/1 A→B)
     ready 3
     apply partition=0
     sync: delete 1 (4/4/1/2 A→B)`,
  ],
];

describe('The real controller, micro-trace', () => {
  for (const [name, wanted, script, cluster] of traces) {
    it(name, () => {
      expect(play(wanted, script, cluster)).toBe(lines(script).join('\n'));
    });
  }
});
