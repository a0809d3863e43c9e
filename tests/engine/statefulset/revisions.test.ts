import { describe, expect, it } from 'vitest';
import { revisionHashLabel } from '#engine/statefulset/revisions.ts';
import { mustBe, World } from '../kit/world.ts';

function revisions(world: World): readonly string[] {
  const all = [...world.recorded.api.list('controllerrevisions')].toSorted((a, b) => a.revision - b.revision);
  return all.map(({ revision, data }) => `${revision}:${data.spec.template.spec.containers[0]?.image?.slice(6)}`);
}

describe('A ControllerRevision', () => {
  it('is made for a new template, and only for that', () => {
    const world = new World({ replicas: 1 }).settle();
    world.apply({
      replicas: 2,
      partition: 1,
      minReadySeconds: 5,
      note: 'edited',
      whenDeleted: 'Delete',
      historyLimit: 3,
    });
    world.settle();
    expect(revisions(world)).toEqual(['1:A']);
    world.apply({ image: 'B' });
    world.sync();
    expect(revisions(world)).toEqual(['1:A', '2:B']);
  });

  it('is used again, under the highest number, when its template comes back', () => {
    const world = new World({ replicas: 1 }).settle();
    const first = world.set.status.updateRevision;
    for (const image of ['B', 'C', 'A']) {
      world.apply({ image });
      world.settle();
    }
    expect(revisions(world)).toEqual(['2:B', '3:C', '4:A']);
    expect(world.set.status.updateRevision).toBe(first);
  });

  it('keeps the annotations that the set had when it was made', () => {
    const world = new World({ replicas: 1, note: 'first' }).settle();
    world.apply({ note: 'later' });
    world.settle();
    const [revision] = world.recorded.api.list('controllerrevisions');
    expect(revision?.metadata.annotations).toEqual({ note: 'first' });
  });

  it('whose name is taken by other data gets another name, and keeps the first hash as its label', () => {
    const world = new World({ replicas: 0 });
    world.sync();
    const name = world.set.status.updateRevision ?? '';
    const taken = mustBe(world.recorded.api.get('controllerrevisions', name));
    mustBe(world.recorded.api.delete('controllerrevisions', name));
    const { template } = taken.data.spec;
    const other = {
      ...taken,
      data: { spec: { template: { ...template, spec: { ...template.spec, hostname: 'x' } } } },
    };
    const { labels: _none, ownerReferences: _nobody, ...metadata } = taken.metadata;
    mustBe(world.recorded.api.create('controllerrevisions', { ...other, metadata }));
    world.sync();
    const updateRevision = world.set.status.updateRevision ?? '';
    expect(updateRevision).not.toBe(name);
    const made = mustBe(world.recorded.api.get('controllerrevisions', updateRevision));
    expect(`web-${made.metadata.labels?.[revisionHashLabel]}`).toBe(name);
    expect(world.set.status.collisionCount).toBe(1);
  });

  it('of a set that is being deleted is still made for a new template', () => {
    const world = new World({ replicas: 1 }).settle();
    mustBe(world.recorded.api.delete('statefulsets', 'web', { propagationPolicy: 'Foreground' }));
    world.apply({ image: 'B' });
    world.sync();
    expect(revisions(world)).toEqual(['1:A', '2:B']);
    expect(world.last.writes.map(({ resource }) => resource)).toEqual(['controllerrevisions', 'statefulsets/status']);
  });
});

describe('The history', () => {
  it('B13: beyond its limit the oldest goes, one sync after the rollout has completed', () => {
    const world = new World({ replicas: 1, image: '1', historyLimit: 1 }).settle();
    for (const image of ['2', '3']) {
      world.apply({ image });
      world.sync();
      world.move(0, 'terminated');
      world.sync();
      world.ready(0);
      world.sync();
    }
    expect(world.set.status.currentRevision).toBe(world.set.status.updateRevision);
    expect(revisions(world)).toEqual(['1:1', '2:2', '3:3']);
    world.sync();
    expect(revisions(world)).toEqual(['2:2', '3:3']);
    expect(world.decisions('revisionDeleted')[0]).toMatchObject({ values: { revision: 1, limit: 1 } });
  });

  it('keeps whatever a pod still carries, even with a limit of 0', () => {
    const world = new World({ replicas: 2, historyLimit: 0, strategy: 'OnDelete' }).settle();
    for (const image of ['B', 'C', 'D']) {
      world.apply({ image });
      world.sync();
      world.sync();
    }
    expect(revisions(world)).toEqual(['1:A', '4:D']);
  });

  it('keeps everything with a negative limit', () => {
    const world = new World({ replicas: 0, historyLimit: -1 });
    for (const image of ['A', 'B', 'C', 'D']) {
      world.apply({ image });
      world.settle();
    }
    expect(revisions(world)).toEqual(['1:A', '2:B', '3:C', '4:D']);
  });
});
