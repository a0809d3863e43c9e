import { describe, expect, it } from 'vitest';
import { mustBe, World } from '../kit/world.ts';

/** Each claim and the kind that owns it, e.g. `www-web-2: Pod`. */
function owners(world: World): readonly string[] {
  return [...world.recorded.api.list('persistentvolumeclaims')].map(({ metadata }) => {
    const kinds = (metadata.ownerReferences ?? []).map(({ kind }) => kind).join('+');
    return `${metadata.name}: ${kinds || 'nobody'}`;
  });
}

function writes(world: World): readonly string[] {
  return world.last.writes.map(({ verb, resource, name }) => `${verb} ${resource} ${name}`);
}

describe('persistentVolumeClaimRetentionPolicy', () => {
  it.each([
    ['Retain', 'Retain', 'nobody', 'nobody'],
    ['Retain', 'Delete', 'StatefulSet', 'StatefulSet'],
    ['Delete', 'Retain', 'nobody', 'Pod'],
    ['Delete', 'Delete', 'StatefulSet', 'Pod'],
  ] as const)(
    'whenScaled %s, whenDeleted %s: in range %s, condemned %s owns the claim',
    (whenScaled, whenDeleted, inRange, condemned) => {
      const world = new World({ replicas: 2, whenScaled, whenDeleted }).settle();
      world.apply({ replicas: 1 });
      world.sync();
      expect(owners(world)).toEqual([`www-web-0: ${inRange}`, `www-web-1: ${condemned}`]);
    },
  );

  it('B12: the claims of all condemned pods are handed over before the first pod is deleted', () => {
    const world = new World({ replicas: 3, whenScaled: 'Delete', whenDeleted: 'Delete' }).settle();
    world.apply({ replicas: 1 });
    world.sync();
    expect(writes(world)).toEqual([
      'update persistentvolumeclaims www-web-2',
      'update persistentvolumeclaims www-web-1',
      'delete pods web-2',
      'update statefulsets/status web',
    ]);
    world.move(2, 'terminated');
    world.sync();
    expect(writes(world)).toContain('delete pods web-1');
  });

  it('the collector takes the claim once its pod is gone', () => {
    const world = new World({ replicas: 2, whenScaled: 'Delete' }).settle();
    world.apply({ replicas: 1 });
    world.sync();
    world.move(1, 'terminated');
    world.recorded.collectGarbage();
    expect(owners(world)).toEqual(['www-web-0: nobody']);
  });

  it('B16: scaling up while the old claim is still a dead pod’s waits without a word and without a requeue', () => {
    const world = new World({ replicas: 2, whenScaled: 'Delete' }).settle();
    world.apply({ replicas: 1 });
    world.sync();
    world.move(1, 'terminated');
    world.sync();
    world.apply({ replicas: 2 });
    world.sync();
    world.sync();
    expect(world.last).toMatchObject({ writes: [], events: [] });
    expect(world.last.error).toBeUndefined();
    expect(world.last.requeueAfterMs).toBeUndefined();
    expect(world.decisions('waitStaleClaim')[0]).toMatchObject({
      object: { name: 'web-1' },
      values: { claim: 'www-web-1' },
    });
    world.recorded.collectGarbage();
    world.sync();
    expect(writes(world)).toEqual(
      expect.arrayContaining(['create persistentvolumeclaims www-web-1', 'create pods web-1']),
    );
  });

  it('scaling up before the pod is deleted takes the pod off its claim again', () => {
    const world = new World({ replicas: 3, whenScaled: 'Delete' }).settle();
    world.apply({ replicas: 1 });
    world.sync();
    world.apply({ replicas: 3 });
    world.sync();
    expect(owners(world)).toEqual(['www-web-0: nobody', 'www-web-1: nobody', 'www-web-2: Pod']);
  });

  it('B20: a new policy rewrites every claim and sends every pod again, unchanged', () => {
    const world = new World({ replicas: 3, whenScaled: 'Delete', whenDeleted: 'Delete' }).settle();
    world.apply({ whenScaled: 'Retain', whenDeleted: 'Retain' });
    world.sync();
    expect(writes(world).filter((write) => write.startsWith('update p'))).toEqual(
      [0, 1, 2].flatMap((n) => [`update persistentvolumeclaims www-web-${n}`, `update pods web-${n}`]),
    );
    expect(world.last.events.map(({ reason }) => reason)).toEqual(Array.from({ length: 3 }, () => 'SuccessfulUpdate'));
    expect(owners(world)).toEqual([0, 1, 2].map((n) => `www-web-${n}: nobody`));
  });

  it('a claim that another controller owns is left alone, with a warning', () => {
    const world = new World({ replicas: 2 }).settle();
    const foreign = { apiVersion: 'v1', kind: 'Operator', name: 'op', uid: 'op#1', controller: true };
    mustBe(world.recorded.api.patchMetadata('persistentvolumeclaims', 'www-web-1', { ownerReferences: [foreign] }));
    world.apply({ whenDeleted: 'Delete' });
    world.sync();
    expect(owners(world)).toEqual(['www-web-0: StatefulSet', 'www-web-1: Operator']);
  });
});
