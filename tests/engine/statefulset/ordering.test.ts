import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { lines, play } from '../kit/play.ts';
import type { Wanted } from '../kit/setOf.ts';

/** What both releases do alike: the order of creating and of scaling down. */
const stories: readonly (readonly [name: string, wanted: Wanted, script: string])[] = [
  [
    'OrderedReady creates the lowest missing pod first',
    { replicas: 3 },
    `settled
     kill 0 2
     gone 0 2
     sync: create 0@A (1/1/1/1 A)
     ready 0
     sync: create 2@A (2/2/2/2 A)`,
  ],
  [
    'OrderedReady waits for a pod that is not ready before it creates the next one',
    { replicas: 2 },
    `sync: create 0@A (0/0/0/0 A)
     scheduled 0
     running 0
     sync: nothing (1/0/1/1 A)
     ready 0
     sync: create 1@A (1/1/1/1 A)`,
  ],
  [
    'OrderedReady scales down from the top, one pod at a time',
    { replicas: 4 },
    `settled
     apply replicas=1
     sync: delete 3 (4/4/4/4 A)
     sync: nothing (4/4/3/3 A)
     gone 3
     sync: delete 2 (3/3/3/3 A)
     gone 2
     sync: delete 1 (2/2/2/2 A)
     gone 1
     sync: nothing (1/1/1/1 A)`,
  ],
  [
    'OrderedReady does not scale down while a pod below is unready',
    { replicas: 3 },
    `settled
     unready 0
     apply replicas=2
     sync: nothing (3/2/3/3 A)
     ready 0
     sync: delete 2 (3/3/3/3 A)`,
  ],
  [
    'OrderedReady deletes a single unhealthy pod on top',
    { replicas: 3 },
    `settled
     unready 2
     apply replicas=2
     sync: delete 2 (3/2/3/3 A)`,
  ],
  [
    'OrderedReady scales before it updates',
    { replicas: 3 },
    `settled
     apply image=B replicas=2
     sync: delete 2 (3/3/3/0 A→B)
     gone 2
     sync: delete 1 (2/2/1/0 A→B)`,
  ],
  [
    'Parallel creates what is missing whatever the others do',
    { replicas: 3, policy: 'Parallel' },
    `settled
     unready 1
     kill 0 2
     gone 0 2
     sync: create 0@A, create 2@A (1/0/1/1 A)`,
  ],
  [
    'Parallel scales down all at once, unhealthy pods too, and leaves those that go already',
    { replicas: 4, policy: 'Parallel' },
    `settled
     unready 3
     kill 2
     apply replicas=1
     sync: delete 3, delete 1 (4/3/3/3 A)`,
  ],
  [
    'a set of none completes a new template at once',
    { replicas: 0 },
    `sync: nothing (0/0/0/0 A)
     apply image=B
     sync: nothing (0/0/0/0 B)`,
  ],
  [
    'scaling to none goes from the top to the last',
    { replicas: 2 },
    `settled
     apply replicas=0
     sync: delete 1 (2/2/2/2 A)
     gone 1
     sync: delete 0 (1/1/1/1 A)
     gone 0
     sync: nothing (0/0/0/0 A)`,
  ],
  [
    'a set that starts at 5 has the pods 5, 6, 7',
    { replicas: 3, start: 5, policy: 'Parallel' },
    `sync: create 5@A, create 6@A, create 7@A (0/0/0/0 A)`,
  ],
  [
    'a failed pod is deleted in one sync and made again in a later one',
    { replicas: 2 },
    `settled
     failed 0
     sync: delete 0 (2/1/2/2 A)
     sync: create 0@A (1/1/1/1 A)`,
  ],
  [
    'a pod that succeeded is replaced too',
    { replicas: 2, policy: 'Parallel' },
    `settled
     succeeded 1
     sync: delete 1 (2/1/2/2 A)
     sync: create 1@A (1/1/1/1 A)`,
  ],
];

describe.each(kubernetesVersions)('Under %s', (version) => {
  it.each(stories)('%s', (_name, wanted, script) => {
    expect(play(wanted, script, { version })).toBe(lines(script).join('\n'));
  });
});
