import { describe, expect, it } from 'vitest';
import { lines, play } from '../kit/play.ts';
import type { Wanted } from '../kit/setOf.ts';
import type { Cluster } from '../kit/world.ts';

/** The further micro-traces of semantics, appendix B. B12, B14, B16 and B20 need more than pods and are tests of their own. */
const traces: readonly (readonly [name: string, wanted: Wanted, script: string, cluster?: Cluster])[] = [
  [
    'B11: OnDelete records the change and waits for a hand',
    { replicas: 2, strategy: 'OnDelete' },
    `settled
     apply image=B
     sync: nothing (2/2/2/0 A→B)
     kill 1
     gone 1
     sync: create 1@B (1/1/1/0 A→B)
     ready 1
     sync: nothing (2/2/1/1 A→B)
     kill 0
     gone 0
     sync: create 0@B (1/1/0/1 A→B)
     ready 0
     sync: nothing (2/2/2/2 B)`,
  ],
  [
    'B15: Recreate takes all down, waits until they are gone, and comes up in order',
    { replicas: 3, strategy: 'Recreate' },
    `settled
     apply image=B
     sync: delete 0, delete 1, delete 2 (3/3/3/0 A→B)
     gone 0 2
     sync: nothing (1/1/0/0 A→B)
     gone 1
     sync: create 0@B (0/0/0/0 A→B)
     ready 0
     sync: create 1@B (1/1/0/1 A→B)
     ready 1
     sync: create 2@B (2/2/0/2 A→B)
     ready 2
     sync: nothing (3/3/3/3 B)`,
    { gates: { StatefulSetRecreateStrategy: true } },
  ],
  [
    'B17: minReadySeconds counts from Ready, the bound included; a new template meanwhile only moves the update revision',
    { replicas: 2, minReadySeconds: 10 },
    `sync: create 0@A (0/0/0/0 A)
     ready 0
     pass 9s
     sync: nothing (1/1/1/1 A)
     apply image=B
     sync: nothing (1/1/1/0 A→B)
     apply image=A
     sync: nothing (1/1/1/1 A)
     pass 1s
     sync: create 1@A (1/1/1/1 A)`,
  ],
  [
    'B18: a count of −1 is refused, and the retry writes what is true',
    { replicas: 3, policy: 'Parallel' },
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
     scheduled 0
     running 0
     sync: nothing (3/2/0/3 A→B)
     apply image=C
     sync: delete 0 (3/2/0/3 A→B) error: StatefulSet.apps "web" is invalid: status.currentReplicas: Invalid value: -1: must be greater than or equal to 0
     sync: nothing (3/2/0/0 A→C)`,
  ],
  [
    'B19: two unhealthy condemned pods hold the scale-down until the lower one recovers',
    { replicas: 4 },
    `settled
     unready 2 3
     apply replicas=1
     sync: nothing (4/2/4/4 A)
     sync: nothing (4/2/4/4 A)
     ready 2
     sync: delete 3 (4/3/4/4 A)`,
  ],
];

describe('The real controller, micro-trace', () => {
  for (const [name, wanted, script, cluster] of traces) {
    it(name, () => {
      expect(play(wanted, script, cluster)).toBe(lines(script).join('\n'));
    });
  }
});
