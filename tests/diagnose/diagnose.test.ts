import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { World } from '../engine/kit/world.ts';
import { commandsOf, diagnoseWorld, objectsOf, reportStatus, told, waitingFor } from './kit.ts';
import { diagnose } from '#diagnose/diagnose.ts';
import { releaseOf } from '#engine/versions.ts';

const options = { release: releaseOf('1.37'), nowMs: Date.parse('2026-01-01T00:10:00Z') };

function kindOf(object: JsonObject): string {
  return String(object['kind']);
}

describe('A set', () => {
  it('is settled when nothing is to be done', () => {
    const diagnosis = diagnoseWorld(new World({ replicas: 3 }).settle());
    expect(diagnosis).toMatchObject({ state: 'settled', next: [], wayOut: [], gaps: [] });
    expect(told(diagnosis)).toContain('all is as the spec says');
  });

  it('is at work when its next sync writes', () => {
    const world = new World({ replicas: 3 }).settle();
    world.apply({ replicas: 5 });
    expect(diagnoseWorld(world)).toMatchObject({
      state: 'acts',
      rule: 'podCreated',
      object: { resource: 'pods', name: 'web-3' },
    });
  });

  it('waits for a pod that is being started, and tells what comes next', () => {
    const world = new World({ replicas: 3 });
    world.sync();
    world.move(0, 'scheduled');
    const diagnosis = diagnoseWorld(world);
    expect(diagnosis).toMatchObject({ state: 'waits', rule: 'waitRunning', hold: { turn: 'kubelet' } });
    expect(diagnosis.afterwards?.writes.map(({ name }) => name)).toEqual(['www-web-1', 'web-1', 'web']);
  });

  it('is held by its partition, and says how to let it go', () => {
    const world = new World({ replicas: 3, partition: 2 }).settle();
    world.apply({ image: 'B', partition: 2 });
    world.settle();
    const diagnosis = diagnoseWorld(world);
    expect(diagnosis).toMatchObject({ state: 'held', rule: 'partitionHolds' });
    expect(commandsOf(diagnosis)[0]).toContain('"partition":0');
  });

  it('is held by OnDelete, pod by pod', () => {
    const world = new World({ replicas: 2, strategy: 'OnDelete' }).settle();
    world.apply({ image: 'B' });
    world.settle();
    expect(commandsOf(diagnoseWorld(world))).toEqual([
      'kubectl delete pod web-0 -n default',
      'kubectl delete pod web-1 -n default',
    ]);
  });

  it('fails when a pod of another owner has the name', () => {
    const world = new World({ replicas: 2 }).settle();
    const stranger = { kind: 'ReplicaSet', apiVersion: 'apps/v1', name: 'other', uid: 'x', controller: true };
    const diagnosis = diagnoseWorld(world, '1.37', (objects) =>
      objects.map((object) => {
        const metadata = object['metadata'] as JsonObject;
        if (kindOf(object) !== 'Pod' || metadata['name'] !== 'web-1') return object;
        return { ...object, metadata: { ...metadata, ownerReferences: [stranger] } };
      }),
    );
    expect(diagnosis).toMatchObject({ state: 'fails', rule: 'apiRefused' });
    expect(commandsOf(diagnosis)).toEqual(['kubectl get pod web-1 --show-labels -n default']);
  });

  it('waits with a scale-down while two pods out of range are unhealthy: either may get well', () => {
    const world = new World({ replicas: 4 }).settle();
    world.apply({ replicas: 1 });
    world.move(2, 'unready');
    world.move(3, 'unready');
    const diagnosis = diagnoseWorld(world);
    expect(diagnosis).toMatchObject({ state: 'waits', rule: 'waitCondemnedUnhealthy', hold: { turn: 'kubelet' } });
    expect(commandsOf(diagnosis)).toEqual(['kubectl delete pod web-3 -n default']);
  });

  it('is stuck in a scale-down when neither of the two can get well', () => {
    const world = new World({ replicas: 4 }).settle();
    world.apply({ replicas: 1 });
    for (const ordinal of [2, 3]) {
      world.move(ordinal, 'unready');
      reportStatus(world, ordinal, waitingFor('CrashLoopBackOff'));
    }
    const diagnosis = diagnoseWorld(world);
    expect(diagnosis).toMatchObject({ state: 'stuck', rule: 'waitCondemnedUnhealthy', hold: { turn: 'you' } });
    expect(commandsOf(diagnosis)).toEqual(['kubectl delete pod web-3 -n default']);
  });

  it('waits for the clock with minReadySeconds, and says how long', () => {
    const world = new World({ replicas: 2, minReadySeconds: 30 });
    world.sync();
    world.ready(0);
    world.recorded.advance(10_000);
    const diagnosis = diagnoseWorld(world);
    expect(diagnosis).toMatchObject({
      state: 'waits',
      rule: 'waitAvailable',
      hold: { turn: 'clock', reasons: [{}, { name: 'notAvailable', values: { seconds: 20, minReadySeconds: 30 } }] },
    });
  });

  it('waits for nobody under Parallel, and still says which pod does not come', () => {
    const world = new World({ replicas: 3, policy: 'Parallel' });
    world.sync();
    for (const ordinal of [0, 1, 2]) world.move(ordinal, 'scheduled');
    reportStatus(world, 1, waitingFor('CreateContainerConfigError'));
    world.sync();
    expect(diagnoseWorld(world)).toMatchObject({
      state: 'stuck',
      rule: 'parallelGoesOn',
      hold: {
        reasons: [{}, { name: 'containerRefused', values: { pod: 'web-1', state: 'CreateContainerConfigError' } }],
      },
    });
  });
});

describe('A pod that does not get Ready', () => {
  function first(): World {
    const world = new World({ replicas: 2 });
    world.sync();
    return world;
  }

  it('has not been looked at by the scheduler', () => {
    expect(diagnoseWorld(first())).toMatchObject({ state: 'waits', hold: { turn: 'scheduler' } });
  });

  it('fits on no node, in the scheduler’s own words', () => {
    const world = first();
    const message = '0/3 nodes are available: 3 Insufficient memory.';
    reportStatus(world, 0, {
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }],
    });
    const diagnosis = diagnoseWorld(world);
    expect(diagnosis).toMatchObject({ state: 'stuck', hold: { reasons: [{}, { name: 'claimWithoutClass' }] } });
    const noClaims = diagnoseWorld(world, '1.37', (objects) =>
      objects.map((object) => withSpec(object, 'PersistentVolumeClaim', { storageClassName: 'fast' })),
    );
    expect(noClaims).toMatchObject({ hold: { turn: 'volume', reasons: [{}, { name: 'claimUnbound' }] } });
    const bound = diagnoseWorld(world, '1.37', (objects) =>
      objects.map((object) =>
        kindOf(object) === 'PersistentVolumeClaim' ? { ...object, status: { phase: 'Bound' } } : object,
      ),
    );
    expect(bound).toMatchObject({
      hold: { turn: 'scheduler', reasons: [{}, { name: 'unschedulable', values: { message } }] },
    });
  });

  it('keeps crashing', () => {
    const world = first();
    world.move(0, 'scheduled');
    world.move(0, 'running');
    reportStatus(world, 0, waitingFor('CrashLoopBackOff'));
    const diagnosis = diagnoseWorld(world);
    expect(diagnosis).toMatchObject({
      state: 'stuck',
      rule: 'waitReady',
      hold: { reasons: [{}, { name: 'crashLoop' }] },
    });
    expect(commandsOf(diagnosis)[0]).toBe('kubectl logs web-0 -c nginx --previous -n default');
  });

  it('has a probe that fails: for a while it is waited for, then it is stuck', () => {
    const world = first();
    world.move(0, 'scheduled');
    world.move(0, 'running');
    expect(diagnoseWorld(world)).toMatchObject({ state: 'waits', hold: { reasons: [{}, { name: 'probe' }] } });
    world.recorded.advance(3_600_000);
    expect(diagnoseWorld(world)).toMatchObject({ state: 'stuck', hold: { reasons: [{}, { name: 'probeLong' }] } });
  });

  it('is on a node that nobody hears of', () => {
    const world = first();
    world.move(0, 'scheduled');
    const node = {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'node-1', uid: 'n' },
      status: { conditions: [{ type: 'Ready', status: 'Unknown' }] },
    };
    const diagnosis = diagnoseWorld(world, '1.37', (objects) => [...objects, node]);
    expect(diagnosis).toMatchObject({
      state: 'stuck',
      hold: { reasons: [{}, { name: 'nodeLost', values: { node: 'node-1' } }] },
    });
  });

  it('is shutting down, and is overdue when its grace period has long been over', () => {
    const world = new World({ replicas: 2 }).settle();
    world.kill(1);
    expect(diagnoseWorld(world)).toMatchObject({ state: 'waits', hold: { reasons: [{}, { name: 'shuttingDown' }] } });
    world.recorded.advance(600_000);
    const diagnosis = diagnoseWorld(world);
    expect(diagnosis).toMatchObject({ state: 'stuck', hold: { turn: 'you', reasons: [{}, { name: 'overdue' }] } });
    expect(commandsOf(diagnosis).at(-1)).toBe('kubectl delete pod web-1 --grace-period=0 --force -n default');
  });
});

describe('What was not pasted', () => {
  const settled = () => new World({ replicas: 3, image: 'A' }).settle();

  it('makes all unknown where it is the pods', () => {
    const diagnosis = diagnoseWorld(settled(), '1.37', (objects) => objects.filter((each) => kindOf(each) !== 'Pod'));
    expect(diagnosis).toMatchObject({ state: 'unknown', gaps: ['pods'] });
  });

  it('is filled in where it is the revisions of a spec that has been observed', () => {
    const only = (objects: readonly JsonObject[]) =>
      objects.filter((each) => ['Pod', 'StatefulSet'].includes(kindOf(each)));
    expect(diagnoseWorld(settled(), '1.37', only)).toMatchObject({
      state: 'settled',
      next: [],
      gaps: ['revisions', 'claims'],
    });
  });

  it('stops at a pod as it would with everything there', () => {
    const world = settled();
    world.move(1, 'unready');
    const whole = diagnoseWorld(world);
    const part = diagnoseWorld(world, '1.37', (objects) =>
      objects.filter((each) => ['Pod', 'StatefulSet'].includes(kindOf(each))),
    );
    expect(part).toMatchObject({ state: whole.state, rule: whole.rule, object: whole.object, next: whole.next });
  });

  it('makes an update unknown where the revisions are missing and the spec has changed', () => {
    const world = settled();
    world.apply({ image: 'B' });
    const diagnosis = diagnoseWorld(world, '1.37', (objects) =>
      objects.filter((each) => kindOf(each) !== 'ControllerRevision'),
    );
    expect(diagnosis).toMatchObject({ state: 'unknown', gaps: ['revisionsChanged'] });
  });

  it('is noted where only some pods are there', () => {
    const diagnosis = diagnoseWorld(settled(), '1.37', (objects) =>
      objects.filter((each) => (each['metadata'] as JsonObject)['name'] !== 'web-2'),
    );
    expect(diagnosis).toMatchObject({ state: 'acts', gaps: ['somePods'] });
  });
});

describe('Several sets and namespaces', () => {
  function moved(objects: readonly JsonObject[], namespace: string): readonly JsonObject[] {
    return objects.map((object) => ({ ...object, metadata: { ...(object['metadata'] as JsonObject), namespace } }));
  }

  it('are kept apart, also where the names are the same', () => {
    const waiting = new World({ replicas: 2 });
    waiting.sync();
    const objects = [...moved(objectsOf(new World({ replicas: 1 }).settle()), 'b'), ...moved(objectsOf(waiting), 'a')];
    const { diagnoses } = diagnose(objects, options);
    expect(diagnoses.map(({ namespace, state }) => `${namespace} ${state}`)).toEqual(['a waits', 'b settled']);
  });

  it('pass over what no decision reads, and keep nothing of it', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's', uid: 's' },
      data: { password: 'aHVudGVy' },
    };
    const diagnosed = diagnose([...objectsOf(new World({ replicas: 1 }).settle()), secret, secret], options);
    expect([...diagnosed.passedOver]).toEqual([['Secret', 2]]);
    expect(JSON.stringify(diagnosed)).not.toContain('aHVudGVy');
  });

  it('take the newest of an object that is there more than once', () => {
    const world = new World({ replicas: 2 });
    world.sync();
    const old = objectsOf(world);
    world.settle();
    const diagnosed = diagnose([...objectsOf(world), ...old], options);
    expect(diagnosed.repeated).toBe(old.length);
    expect(diagnosed.diagnoses).toMatchObject([{ state: 'settled' }]);
  });
});

function withSpec(object: JsonObject, kind: string, spec: JsonObject): JsonObject {
  return kindOf(object) === kind ? { ...object, spec: { ...(object['spec'] as JsonObject), ...spec } } : object;
}
