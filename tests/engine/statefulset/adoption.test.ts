import { describe, expect, it } from 'vitest';
import { podNameLabel } from '#engine/statefulset/identity.ts';
import { mustBe, World } from '../kit/world.ts';

function patches(world: World): readonly string[] {
  return world.last.writes.filter(({ verb }) => verb === 'patch').map(({ resource, name }) => `${resource}/${name}`);
}

function ownersOf(world: World, pod: string): readonly string[] {
  const { metadata } = mustBe(world.recorded.api.get('pods', pod));
  return (metadata.ownerReferences ?? []).map(({ name }) => name);
}

describe('A pod', () => {
  it('whose labels no longer match is released, and its name stays taken', () => {
    const world = new World({ replicas: 2 }).settle();
    world.recorded.labelPod('web-1', 'app', 'other');
    world.sync();
    expect(patches(world)).toEqual(['pods/web-1']);
    expect(ownersOf(world, 'web-1')).toEqual([]);
    world.sync();
    expect(world.last.error).toBe(
      'pods "web-1" already exists, the server was not able to generate a unique name for the object',
    );
    expect(world.last.events).toEqual([]);
  });

  it('that lost its owner is adopted when name and labels match', () => {
    const world = new World({ replicas: 2 }).settle();
    mustBe(world.recorded.api.patchMetadata('pods', 'web-0', { ownerReferences: [] }));
    world.sync();
    expect(patches(world)).toEqual(['pods/web-0']);
    expect(ownersOf(world, 'web-0')).toEqual(['web']);
    expect(world.last.events).toEqual([]);
  });

  it('of a foreign name is not adopted, whatever its labels', () => {
    const world = new World({ replicas: 1 }).settle();
    const { metadata, spec } = mustBe(world.pod(0));
    const stranger = { ...metadata, name: 'db-0', generateName: undefined, ownerReferences: [] };
    mustBe(world.recorded.api.create('pods', { apiVersion: 'v1', kind: 'Pod', metadata: stranger, spec, status: {} }));
    world.sync();
    expect(patches(world)).toEqual([]);
    expect(world.set.status.replicas).toBe(1);
  });

  it('that is terminating is not adopted', () => {
    const world = new World({ replicas: 2 }).settle();
    world.kill(1);
    mustBe(world.recorded.api.patchMetadata('pods', 'web-1', { ownerReferences: [] }));
    world.sync();
    expect(patches(world)).toEqual([]);
  });

  it('with another pod-name label is relabelled in place', () => {
    const world = new World({ replicas: 1 }).settle();
    world.recorded.labelPod('web-0', podNameLabel, 'web-9');
    world.sync();
    expect(mustBe(world.pod(0)).metadata.labels?.[podNameLabel]).toBe('web-0');
    expect(world.last.events.map(({ reason }) => reason)).toEqual(['SuccessfulUpdate']);
    expect(world.decisions('podUpdated')).toHaveLength(1);
  });
});

describe('A set made again over orphans', () => {
  it('adopts pods and revisions and restarts nothing', () => {
    const world = new World({ replicas: 2 }).settle();
    const before = [0, 1].map((ordinal) => mustBe(world.pod(ordinal)).metadata.uid);
    world.recorded.deleteSet('Orphan');
    expect(ownersOf(world, 'web-0')).toEqual([]);
    world.apply({});
    world.sync();
    expect(patches(world)).toEqual([expect.stringMatching(/^controllerrevisions\/web-/), 'pods/web-0', 'pods/web-1']);
    world.settle();
    expect([0, 1].map((ordinal) => mustBe(world.pod(ordinal)).metadata.uid)).toEqual(before);
    expect([...world.recorded.api.list('controllerrevisions')]).toHaveLength(1);
  });

  it('refuses to adopt while it is being deleted', () => {
    const world = new World({ replicas: 1 }).settle();
    mustBe(world.recorded.api.patchMetadata('pods', 'web-0', { ownerReferences: [] }));
    mustBe(world.recorded.api.delete('statefulsets', 'web', { propagationPolicy: 'Foreground' }));
    world.sync();
    expect(patches(world)).toEqual([]);
    expect(world.decisions('setBeingDeleted')).toHaveLength(1);
  });
});
