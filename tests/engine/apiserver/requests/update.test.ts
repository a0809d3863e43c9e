import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Resource } from '#engine/objects.ts';
import { setOf } from '../../kit/setOf.ts';
import { budgetOf, claimOf, deploymentOf, nodeOf, podOf, Server, serviceOf } from './server.ts';

function serverWith(...manifests: readonly JsonObject[]): Server {
  const server = new Server();
  for (const manifest of manifests) server.create(manifest);
  return server;
}

const metadataOf = (object: JsonObject): JsonObject => object['metadata'] as JsonObject;

describe('An update', () => {
  it('that changes nothing leaves the object with its version, and tells nobody', () => {
    const server = serverWith(setOf({}), podOf('a'), deploymentOf('d'), serviceOf('s'), nodeOf('n'));
    const events: string[] = [];
    server.api.onWatchEvent = ({ object }) => events.push(object.metadata.name);
    for (const [resource, name] of [
      ['statefulsets', 'web'],
      ['pods', 'a'],
      ['deployments', 'd'],
      ['services', 's'],
      ['nodes', 'n'],
    ] as const) {
      const before = server.stored(resource, name);
      expect(server.must(server.patch(resource, name, {})).object).toBe(before);
      expect(server.must({ type: 'replace', manifest: before }).object).toBe(before);
    }
    expect(events).toEqual([]);
  });

  it('of a spec counts a generation, of labels it does not', () => {
    const server = serverWith(setOf({}), deploymentOf('d'), budgetOf('b'));
    for (const [resource, name, spec] of [
      ['statefulsets', 'web', { replicas: 5 }],
      ['deployments', 'd', { replicas: 5 }],
      ['poddisruptionbudgets', 'b', { minAvailable: 1 }],
    ] as const) {
      server.must(server.patch(resource, name, { metadata: { labels: { tier: 'db' } } }));
      expect(metadataOf(server.stored(resource, name))).toMatchObject({ generation: 1, labels: { tier: 'db' } });
      server.must(server.patch(resource, name, { spec }));
      expect(metadataOf(server.stored(resource, name))).toMatchObject({ generation: 2 });
    }
  });

  it('leaves the status alone, and the parts that did not change are the ones that were there', () => {
    const server = serverWith(setOf({}));
    const before = server.api.get('statefulsets', 'web');
    server.must(server.patch('statefulsets', 'web', { spec: { replicas: 5 }, status: { replicas: 9 } }));
    const after = server.api.get('statefulsets', 'web');
    expect(after?.status).toBe(before?.status);
    expect(after?.spec.template).toBe(before?.spec.template);
  });

  it('of an older version is a conflict, and so is one of another object', () => {
    const server = serverWith(setOf({}));
    const before = server.stored('statefulsets', 'web');
    server.must(server.patch('statefulsets', 'web', { spec: { replicas: 5 } }));
    expect(server.refused({ type: 'replace', manifest: before })).toMatchObject({ code: 409, reason: 'Conflict' });
    const other = { ...before, metadata: { name: 'web', uid: 'other' } };
    expect(server.refusal({ type: 'replace', manifest: other })).toBe(
      'Operation cannot be fulfilled on statefulsets.apps "web": Precondition failed: UID in precondition: other, UID in object meta: StatefulSet/web#1',
    );
  });

  it('of what is not there is not found', () => {
    const server = new Server();
    expect(server.refusal({ type: 'replace', manifest: setOf({}) })).toBe('statefulsets.apps "web" not found');
    expect(server.refusal(server.patch('pods', 'nope', {}))).toBe('pods "nope" not found');
  });

  it('of metadata that is for ever is refused', () => {
    const server = serverWith(podOf('a'));
    expect(server.refusal(server.patch('pods', 'a', { metadata: { name: 'b' } }))).toBe(
      'the name of the object (b) does not match the name on the URL (a)',
    );
    expect(server.refusal(server.patch('pods', 'a', { metadata: { uid: 'x' } }))).toBe(
      'Pod "a" is invalid: metadata.uid: Invalid value: "x": field is immutable',
    );
  });

  it('of a label that is none is refused once', () => {
    const server = serverWith(setOf({}));
    const patch = { metadata: { labels: { 'a b': 'c' } } };
    expect(server.refusal(server.patch('statefulsets', 'web', patch, 'merge'))).toBe(
      "StatefulSet.apps \"web\" is invalid: metadata.labels: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
    );
  });

  it('takes a deleted object away with its last finalizer', () => {
    const server = serverWith(claimOf('c'));
    server.api.delete('persistentvolumeclaims', 'c');
    expect(metadataOf(server.stored('persistentvolumeclaims', 'c'))).toHaveProperty('deletionTimestamp');
    server.must(server.patch('persistentvolumeclaims', 'c', { metadata: { finalizers: null } }, 'merge'));
    expect(server.api.get('persistentvolumeclaims', 'c')).toBeUndefined();
  });

  it('adds no finalizer to a deleted object', () => {
    const server = serverWith(claimOf('c'));
    server.api.delete('persistentvolumeclaims', 'c');
    expect(server.refusal(server.patch('persistentvolumeclaims', 'c', { metadata: { finalizers: ['a/b'] } }))).toBe(
      'PersistentVolumeClaim "c" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"a/b"}',
    );
  });
});

describe('A pod that exists', () => {
  const change = (spec: JsonObject) => (server: Server) => server.patch('pods', 'a', { spec });

  it('takes another image, a shorter deadline, more tolerations, and labels', () => {
    const server = serverWith(podOf('a', { activeDeadlineSeconds: 100 }));
    const { tolerations } = server.stored('pods', 'a')['spec'] as { tolerations: readonly Json[] };
    server.must(change({ containers: [{ name: 'nginx', image: 'nginx:2' }] })(server));
    server.must(change({ activeDeadlineSeconds: 50 })(server));
    server.must(change({ tolerations: [...tolerations, { key: 'k', operator: 'Exists' }] })(server));
    server.must(server.patch('pods', 'a', { metadata: { labels: { app: null, tier: 'db' } } }));
    expect(server.stored('pods', 'a')).toMatchObject({
      metadata: { labels: { tier: 'db' } },
      spec: { activeDeadlineSeconds: 50, containers: [{ image: 'nginx:2' }], tolerations: [{}, {}, { key: 'k' }] },
    });
  });

  it.each<[string, JsonObject, string]>([
    [
      'a command',
      { containers: [{ name: 'nginx', command: ['sh'] }] },
      'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
    ],
    [
      'one container more',
      { containers: [{ name: 'more', image: 'x' }] },
      'spec.containers: Forbidden: pod updates may not add or remove containers',
    ],
    [
      'a later deadline',
      { activeDeadlineSeconds: 200 },
      'spec.activeDeadlineSeconds: Invalid value: 200: must be less than or equal to previous value',
    ],
    [
      'fewer tolerations',
      { tolerations: [] },
      'spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds',
    ],
  ])('refuses %s', (_name, spec, problem) => {
    const server = serverWith(podOf('a', { activeDeadlineSeconds: 100 }));
    expect(server.refusal(change(spec)(server))).toBe(`Pod "a" is invalid: ${problem}`);
  });
});

describe('What cannot change', () => {
  it.each<[string, JsonObject, Resource, JsonObject, string]>([
    [
      'the size of a claim that is not bound',
      claimOf('a'),
      'persistentvolumeclaims',
      { spec: { resources: { requests: { storage: '2Gi' } } } },
      'PersistentVolumeClaim "a" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
    ],
    [
      'the address of a Service',
      serviceOf('a'),
      'services',
      { spec: { clusterIP: '10.96.0.99', clusterIPs: ['10.96.0.99'] } },
      'Service "a" is invalid: spec.clusterIPs[0]: Invalid value: ["10.96.0.99"]: may not change once set',
    ],
    [
      'the selector of a Deployment',
      deploymentOf('a'),
      'deployments',
      {
        spec: {
          selector: { matchLabels: { app: 'web', tier: 'db' } },
          template: { metadata: { labels: { tier: 'db' } } },
        },
      },
      'Deployment.apps "a" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"db"}}: field is immutable',
    ],
    [
      'the parameters of a StorageClass',
      { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'a' }, provisioner: 'example.com/p' },
      'storageclasses',
      { parameters: { type: 'ssd' } },
      'StorageClass.storage.k8s.io "a" is invalid: parameters: Forbidden: updates to parameters are forbidden.',
    ],
    [
      'the type of a Secret',
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } },
      'secrets',
      { type: 'other' },
      'Secret "a" is invalid: type: Invalid value: "other": field is immutable',
    ],
    [
      'an immutable ConfigMap',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, immutable: true },
      'configmaps',
      { data: { key: 'value' } },
      'ConfigMap "a" is invalid: data: Forbidden: field is immutable when `immutable` is set',
    ],
    [
      'the service name of a set',
      setOf({}),
      'statefulsets',
      { spec: { serviceName: 'other' } },
      'StatefulSet.apps "web" is invalid: spec.serviceName: Invalid value: "other": field is immutable',
    ],
  ])('is %s', (_name, manifest, resource, patch, message) => {
    const server = serverWith(manifest);
    const { name } = manifest['metadata'] as { name: string };
    expect(server.refusal(server.patch(resource, name, patch))).toBe(message);
  });

  it('keeps the address of a Service that is replaced without one, and its node port', () => {
    const server = serverWith(serviceOf('a', { type: 'NodePort' }));
    server.must({ type: 'replace', manifest: serviceOf('a', { type: 'NodePort', selector: { app: 'web' } }) });
    expect(server.stored('services', 'a')).toMatchObject({
      spec: { clusterIP: '10.96.0.10', ports: [{ nodePort: 30_000 }], selector: { app: 'web' } },
    });
  });
});

describe('A bound claim', () => {
  function boundClaim(allowVolumeExpansion: boolean): Server {
    const server = serverWith({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: 'example.com/disk',
      allowVolumeExpansion,
    });
    server.create(claimOf('a', '2Gi'));
    const status = { phase: 'Bound', capacity: { storage: '2Gi' } };
    server.must({ ...server.patch('persistentvolumeclaims', 'a', { status }, 'merge'), subresource: 'status' });
    return server;
  }
  const size = (server: Server, storage: string) =>
    server.patch('persistentvolumeclaims', 'a', { spec: { resources: { requests: { storage } } } });

  it('can ask for more, when its class lets it', () => {
    const server = boundClaim(true);
    server.must(size(server, '3Gi'));
    expect(server.stored('persistentvolumeclaims', 'a')).toMatchObject({
      spec: { resources: { requests: { storage: '3Gi' } } },
    });
    expect(boundClaim(false).refusal(size(server, '3Gi'))).toBe(
      'persistentvolumeclaims "a" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
    );
  });

  it('cannot ask for less than it has', () => {
    const server = boundClaim(true);
    expect(server.refusal(size(server, '1Gi'))).toBe(
      'PersistentVolumeClaim "a" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
    );
  });
});

describe('Nodes', () => {
  it('are cordoned and tainted by patches', () => {
    const server = serverWith(nodeOf('n'));
    server.must(server.patch('nodes', 'n', { spec: { unschedulable: true } }));
    server.must(server.patch('nodes', 'n', { spec: { taints: [{ key: 'k', effect: 'NoSchedule' }] } }));
    expect(server.stored('nodes', 'n')).toMatchObject({
      spec: { unschedulable: true, taints: [{ key: 'k', effect: 'NoSchedule' }] },
    });
    const twice = [1, 2].map(() => ({ key: 'k', effect: 'NoSchedule' }));
    expect(server.refusal(server.patch('nodes', 'n', { spec: { taints: twice } }))).toBe(
      'Node "n" is invalid: metadata.taints[1]: Duplicate value: {"Key":"k","Value":"","Effect":"NoSchedule","TimeAdded":null}: taints must be unique by key and effect pair',
    );
  });
});

describe('A scale', () => {
  it('sets the replicas and nothing else', () => {
    const server = serverWith(setOf({}), deploymentOf('d'));
    const before = server.api.get('statefulsets', 'web');
    server.must({ type: 'scale', resource: 'statefulsets', name: 'web', replicas: 5 });
    server.must({ type: 'scale', resource: 'deployments', name: 'd', replicas: 4 });
    expect(server.stored('deployments', 'd')).toMatchObject({ spec: { replicas: 4 }, metadata: { generation: 2 } });
    const after = server.api.get('statefulsets', 'web');
    expect(after?.spec).toEqual({ ...before?.spec, replicas: 5 });
    expect(after?.metadata.generation).toBe(2);
  });

  it('below nothing, beyond what is simulated, and of what is not there is refused', () => {
    const server = serverWith(setOf({}));
    const scale = (name: string, replicas: number) =>
      server.refusal({ type: 'scale', resource: 'statefulsets', name, replicas });
    expect(scale('web', -1)).toBe(
      'Scale "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    );
    expect(scale('web', 10_001)).toContain('must be less than or equal to 10000');
    expect(scale('nope', 1)).toBe('statefulsets.apps "nope" not found');
  });
});

describe('An applied manifest of a kind that the first view does not know', () => {
  it('creates the object, and then replaces what it says of it', () => {
    const server = new Server();
    const map = (data: JsonObject, labels?: JsonObject): JsonObject => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', ...(labels && { labels }) },
      data,
    });
    server.must({ type: 'apply', manifest: map({ one: '1' }, { app: 'web' }) });
    server.must({ type: 'apply', manifest: map({ two: '2' }) });
    expect(server.stored('configmaps', 'a')).toMatchObject({ data: { two: '2' }, metadata: { uid: 'ConfigMap/a#1' } });
    expect(metadataOf(server.stored('configmaps', 'a'))).not.toHaveProperty('labels');
  });
});
