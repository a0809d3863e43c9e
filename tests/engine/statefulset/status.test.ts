import { describe, expect, it } from 'vitest';
import { mustBe, World } from '../kit/world.ts';

describe('The status', () => {
  it('is not written when nothing in it differs', () => {
    const world = new World({ replicas: 1 }).settle();
    expect(world.sync().writes).toEqual([]);
    expect(world.decisions('statusUnchanged')).toHaveLength(1);
  });

  it('always holds replicas, availableReplicas and collisionCount; the other zeros are left out', () => {
    const world = new World({ replicas: 1 });
    world.sync();
    expect(world.set.status).toEqual({
      observedGeneration: 1,
      replicas: 0,
      availableReplicas: 0,
      collisionCount: 0,
      currentRevision: expect.stringMatching(/^web-/),
      updateRevision: expect.stringMatching(/^web-/),
    });
  });

  it('counts a terminating pod as a replica, but not at any revision', () => {
    const world = new World({ replicas: 2 }).settle();
    world.kill(1);
    world.sync();
    expect(world.set.status).toMatchObject({ replicas: 2, readyReplicas: 2, currentReplicas: 1, updatedReplicas: 1 });
  });

  it('follows the generation, also of a set that is blocked', () => {
    const world = new World({ replicas: 2 });
    world.sync();
    world.apply({ replicas: 5 });
    world.sync();
    expect(world.set.status.observedGeneration).toBe(2);
  });

  it('is all that a set being deleted still gets', () => {
    const world = new World({ replicas: 2 }).settle();
    mustBe(world.recorded.api.delete('statefulsets', 'web', { propagationPolicy: 'Foreground' }));
    world.kill(0);
    world.move(0, 'terminated');
    expect(world.sync().writes.map(({ resource }) => resource)).toEqual(['statefulsets/status']);
    expect(world.set.status.replicas).toBe(1);
  });

  it('that is refused makes the sync fail, after its pod writes', () => {
    const world = new World({ replicas: 1 });
    world.refuse('update', 'statefulsets/status', 'web');
    expect(world.sync().error).toBe('statefulsets/status "web" is forbidden: quota');
    expect(world.pod(0)).toBeDefined();
    expect(world.decisions('apiRefused')).toHaveLength(1);
  });

  it('of a strategy whose gate is off is not written, and an event says why', () => {
    const world = new World({ replicas: 1, strategy: 'Recreate' });
    const { error, events } = world.sync();
    expect(error).toContain('feature gate StatefulSetRecreateStrategy is disabled');
    expect(events.map(({ reason }) => reason)).toEqual(['UnknownStrategy']);
    expect(world.set.status.observedGeneration).toBeUndefined();
  });

  it('under Recreate tells of its progress, and of the end', () => {
    const world = new World({ replicas: 1, strategy: 'Recreate' }, { gates: { StatefulSetRecreateStrategy: true } });
    world.settle();
    world.apply({ image: 'B' });
    world.sync();
    expect(world.set.status.conditions).toMatchObject([
      { type: 'Progressing', status: 'True', reason: 'RecreateInProgress' },
    ]);
    world.settle();
    expect(world.set.status.conditions).toMatchObject([
      { type: 'Progressing', status: 'False', reason: 'RecreateCompleted' },
    ]);
  });
});
