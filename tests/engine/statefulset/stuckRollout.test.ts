import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { lines, playOn } from '../kit/play.ts';
import { World } from '../kit/world.ts';

/** Trap 7, kubernetes/kubernetes#67250. */
describe.each(kubernetesVersions)('A rollout stuck on a bad template, under %s', (version) => {
  function stuck(): World {
    const world = new World({ replicas: 3 }, { version });
    const script = `settled
     apply image=bad
     sync: delete 2 (3/3/2/0 A→bad)
     gone 2
     sync: create 2@bad (2/2/2/0 A→bad)
     scheduled 2`;
    expect(playOn(world, script)).toBe(lines(script).join('\n'));
    return world;
  }

  it('waits for the broken pod and names it, with what it sees', () => {
    const world = stuck();
    world.apply({ image: 'good' });
    world.sync();
    const [wait] = world.decisions('waitRunning');
    expect(wait).toMatchObject({
      verdict: 'wait',
      object: { resource: 'pods', name: 'web-2' },
      values: { ordinal: 2, phase: 'Pending', ready: false },
    });
  });

  it('is not healed by the good template, however long one waits', () => {
    const world = stuck();
    world.apply({ image: 'good' });
    const moved = `sync: nothing (3/2/2/0 A→good)
     pass 86400s
     sync: nothing (3/2/2/0 A→good)`;
    expect(playOn(world, moved)).toBe(lines(moved).join('\n'));
  });

  it('nor by going back to the old template', () => {
    const world = stuck();
    world.apply({ image: 'A' });
    const moved = `sync: nothing (3/2/2/2 A)
     sync: nothing (3/2/2/2 A)`;
    expect(playOn(world, moved)).toBe(lines(moved).join('\n'));
  });

  it('goes on once the broken pod is deleted by hand', () => {
    const world = stuck();
    world.apply({ image: 'good' });
    const healed = `kill 2
     gone 2
     sync: create 2@good (2/2/2/0 A→good)
     ready 2
     sync: delete 1 (3/3/1/1 A→good)`;
    expect(playOn(world, healed)).toBe(lines(healed).join('\n'));
    expect(world.settle().set.status).toMatchObject({ readyReplicas: 3, updatedReplicas: 3 });
  });

  it('goes on once the set is scaled below the broken pod', () => {
    const world = stuck();
    world.apply({ image: 'good', replicas: 2 });
    const healed = `sync: delete 2 (3/2/2/0 A→good)
     gone 2
     sync: delete 1 (2/2/1/0 A→good)`;
    expect(playOn(world, healed)).toBe(lines(healed).join('\n'));
  });
});
