import { describe, expect, it } from 'vitest';
import { isApiError } from '#engine/apiserver/apiErrors.ts';
import { ApiServer, type WatchEvent } from '#engine/apiserver/apiServer.ts';
import { defaultStatefulSet } from '#engine/apiserver/defaultStatefulSet.ts';
import type { Pod, PodStatus, StatefulSet } from '#engine/objects.ts';
import { releaseOf } from '#engine/versions.ts';
import { setOf } from '../kit/setOf.ts';
import { mustBe } from '../kit/world.ts';

interface Server {
  readonly api: ApiServer;
  readonly events: WatchEvent[];
  nowMs: number;
}

function server(): Server {
  const made: Server = { api: new ApiServer(() => made.nowMs), events: [], nowMs: 1_767_225_600_999 };
  made.api.onWatchEvent = (event) => made.events.push(event);
  return made;
}

function createPod(api: ApiServer, graceSeconds = 30, nodeName?: string, phase: PodStatus['phase'] = 'Running'): Pod {
  const spec = { containers: [], terminationGracePeriodSeconds: graceSeconds };
  const draft = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-0', generateName: 'web-' },
    spec,
    status: {},
  } as const;
  mustBe(api.create('pods', draft));
  return mustBe(api.updatePodStatus('web-0', { phase }, nodeName));
}

function createSet(api: ApiServer): StatefulSet {
  const set = defaultStatefulSet(setOf({}), releaseOf('1.37'));
  return mustBe(api.create('statefulsets', { ...set, metadata: { name: 'web' } }));
}

function reasonOf(answer: object | undefined): string | undefined {
  return answer !== undefined && isApiError(answer) ? `${answer.reason}: ${answer.message}` : undefined;
}

describe('A new object', () => {
  it('is stamped with uid, resourceVersion and the time in whole seconds', () => {
    const { api } = server();
    expect(createSet(api).metadata).toEqual({
      name: 'web',
      namespace: 'default',
      uid: 'StatefulSet/web#1',
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
    });
  });

  it('gets a uid that no object of its name had before', () => {
    const { api } = server();
    createSet(api);
    mustBe(api.delete('statefulsets', 'web'));
    expect(createSet(api).metadata.uid).toBe('StatefulSet/web#2');
  });

  it('does not take a name that is held', () => {
    const { api } = server();
    createPod(api);
    const draft = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web-0', generateName: 'web-' },
      spec: { containers: [] },
      status: {},
    } as const;
    expect(reasonOf(api.create('pods', draft))).toBe(
      'AlreadyExists: pods "web-0" already exists, the server was not able to generate a unique name for the object',
    );
  });
});

describe('resourceVersion', () => {
  it('is one counter for all objects, raised by every write', () => {
    const { api, events } = server();
    createSet(api);
    createPod(api);
    expect(events.map(({ object }) => object.metadata.resourceVersion)).toEqual(['1', '2', '3']);
  });

  it('makes a PUT of an old copy a conflict, and a PUT without it pass', () => {
    const { api } = server();
    const old = createPod(api);
    mustBe(api.updatePodStatus('web-0', { phase: 'Failed' }));
    expect(reasonOf(api.update('pods', old))).toBe(
      'Conflict: Operation cannot be fulfilled on pods "web-0": the object has been modified; please apply your changes to the latest version and try again',
    );
    expect(
      reasonOf(api.update('pods', { ...old, metadata: { ...old.metadata, resourceVersion: '' } })),
    ).toBeUndefined();
  });

  it('is not looked at by a patch', () => {
    const { api } = server();
    createPod(api);
    expect(mustBe(api.patchMetadata('pods', 'web-0', { labels: { app: 'x' } })).metadata.labels).toEqual({ app: 'x' });
    expect(reasonOf(api.patchMetadata('pods', 'web-0', {}, 'another'))).toMatch(/^Conflict: .*Precondition failed/);
  });
});

describe('generation', () => {
  it('goes up with the spec, not with labels or status', () => {
    const { api } = server();
    const set = createSet(api);
    const scaled = mustBe(api.update('statefulsets', { ...set, spec: { ...set.spec, replicas: 5 } }));
    expect(scaled.metadata.generation).toBe(2);
    const labelled = mustBe(
      api.update('statefulsets', { ...scaled, metadata: { ...scaled.metadata, labels: { a: 'b' } } }),
    );
    const counted = mustBe(api.updateSetStatus(labelled, { replicas: 0, availableReplicas: 0, observedGeneration: 2 }));
    expect(counted.metadata.generation).toBe(2);
  });

  it('keeps the parts of the spec that say the same', () => {
    const { api } = server();
    const set = createSet(api);
    const changed = mustBe(api.update('statefulsets', { ...set, spec: { ...structuredClone(set.spec), replicas: 5 } }));
    expect(changed.spec.template).toBe(set.spec.template);
    expect(changed.spec.replicas).toBe(5);
  });
});

describe('A status', () => {
  it('with impossible counters is refused before anything else is looked at', () => {
    const { api } = server();
    const set = createSet(api);
    const stale = { ...set, metadata: { ...set.metadata, resourceVersion: '0' } };
    expect(reasonOf(api.updateSetStatus(stale, { replicas: 1, readyReplicas: 2, availableReplicas: 0 }))).toBe(
      'Invalid: StatefulSet.apps "web" is invalid: status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas',
    );
    expect(reasonOf(api.updateSetStatus(stale, { replicas: 1, availableReplicas: 0 }))).toMatch(/^Conflict/);
  });

  it('is not changed by a PUT of the object, nor is a pod’s node', () => {
    const { api } = server();
    const pod = createPod(api, 30, 'node-1');
    const put = mustBe(api.update('pods', { ...pod, status: { phase: 'Failed' }, spec: { containers: [] } }));
    expect([put.status.phase, put.spec.nodeName]).toEqual(['Running', 'node-1']);
  });
});

describe('Deleting a pod', () => {
  it('on a node sets a deletionTimestamp that lies in the future, and leaves the pod', () => {
    const { api } = server();
    createPod(api, 10, 'node-1');
    const { metadata } = mustBe(api.delete('pods', 'web-0'));
    expect(metadata).toMatchObject({ deletionTimestamp: '2026-01-01T00:00:10Z', deletionGracePeriodSeconds: 10 });
    expect(api.get('pods', 'web-0')).toBeDefined();
  });

  it.each([
    ['without a node', undefined, 'Pending', {}],
    ['that has failed', 'node-1', 'Failed', {}],
    ['that succeeded', 'node-1', 'Succeeded', {}],
    ['by force', 'node-1', 'Running', { gracePeriodSeconds: 0 }],
  ] as const)('%s takes it off at once', (_how, nodeName, phase, options) => {
    const { api, events } = server();
    createPod(api, 10, nodeName, phase);
    mustBe(api.delete('pods', 'web-0', options));
    expect(api.get('pods', 'web-0')).toBeUndefined();
    expect(events.at(-1)?.type).toBe('DELETED');
  });

  it('again changes nothing, unless with a shorter grace', () => {
    const { api, events } = server();
    createPod(api, 30, 'node-1');
    mustBe(api.delete('pods', 'web-0'));
    const before = events.length;
    mustBe(api.delete('pods', 'web-0', { gracePeriodSeconds: 60 }));
    expect(events).toHaveLength(before);
    expect(mustBe(api.delete('pods', 'web-0', { gracePeriodSeconds: 5 })).metadata.deletionGracePeriodSeconds).toBe(5);
  });

  it('that is not there is refused', () => {
    expect(reasonOf(server().api.delete('pods', 'web-0'))).toBe('NotFound: pods "web-0" not found');
  });
});

describe('Finalizers', () => {
  it('keep a deleted object until the last of them is gone', () => {
    const { api, events } = server();
    createSet(api);
    mustBe(api.delete('statefulsets', 'web', { propagationPolicy: 'Orphan' }));
    expect(mustBe(api.get('statefulsets', 'web')).metadata).toMatchObject({ finalizers: ['orphan'], generation: 2 });
    mustBe(api.patchMetadata('statefulsets', 'web', { finalizers: [] }));
    expect(api.get('statefulsets', 'web')).toBeUndefined();
    expect(events.at(-1)?.type).toBe('DELETED');
  });

  it('protect a claim from the start', () => {
    const { api } = server();
    const draft = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'www-web-0' },
      spec: {},
      status: { phase: 'Pending' },
    } as const;
    expect(mustBe(api.create('persistentvolumeclaims', draft)).metadata.finalizers).toEqual([
      'kubernetes.io/pvc-protection',
    ]);
    mustBe(api.delete('persistentvolumeclaims', 'www-web-0'));
    expect(api.get('persistentvolumeclaims', 'www-web-0')?.metadata.deletionTimestamp).toBeDefined();
  });
});
