import { describe, expect, it } from 'vitest';
import { resourceInfos } from '#engine/apiserver/resources.ts';
import type { JsonObject } from '#engine/json.ts';
import { setOf } from '../../kit/setOf.ts';
import { budgetOf, claimOf, deploymentOf, namespaceOf, nodeOf, podOf, Server, serviceOf } from './server.ts';

const plain = (apiVersion: string, kind: string, fields: JsonObject = {}): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name: 'a' },
  ...fields,
});

const everyKind: readonly JsonObject[] = [
  setOf({}),
  podOf('a'),
  claimOf('a'),
  serviceOf('a'),
  nodeOf('a'),
  budgetOf('a'),
  deploymentOf('a'),
  { ...deploymentOf('a'), kind: 'ReplicaSet' },
  namespaceOf('a'),
  plain('v1', 'ConfigMap', { data: { key: 'value' } }),
  plain('v1', 'Secret', { stringData: { key: 'value' } }),
  plain('v1', 'ServiceAccount'),
  plain('v1', 'ResourceQuota', { spec: { hard: { pods: '3' } } }),
  plain('storage.k8s.io/v1', 'StorageClass', { provisioner: 'example.com/disk' }),
  plain('v1', 'PersistentVolume', {
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/a' } },
  }),
  plain('apps/v1', 'ControllerRevision', { data: { spec: {} }, revision: 1 }),
  plain('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4', endpoints: [], ports: [] }),
  plain('v1', 'Event', { involvedObject: { kind: 'Pod', name: 'a' }, reason: 'Test', message: 'm' }),
];

describe('A manifest', () => {
  it('can be of every kind that the cluster holds', () => {
    const kinds = everyKind.map(({ kind }) => String(kind)).toSorted();
    expect(kinds).toEqual(
      Object.values(resourceInfos)
        .map(({ kind }) => kind)
        .toSorted(),
    );
  });

  it.each(everyKind.map((manifest) => [String(manifest['kind']), manifest] as const))(
    'of a %s is created, found, and refused the second time',
    (kind, manifest) => {
      const server = new Server();
      const made = server.create(manifest);
      const { name } = manifest['metadata'] as { name: string };
      expect(made).toMatchObject({ kind, metadata: { name, creationTimestamp: '2026-01-01T00:00:00Z' } });
      expect(server.refused({ type: 'create', manifest })).toMatchObject({ code: 409, reason: 'AlreadyExists' });
    },
  );

  it('of another kind, or of another version, has no match', () => {
    const server = new Server();
    expect(server.refusal({ type: 'create', manifest: plain('v1', 'Gadget') })).toBe(
      'no matches for kind "Gadget" in version "v1"',
    );
    expect(server.refusal({ type: 'create', manifest: { ...deploymentOf('a'), apiVersion: 'apps/v1beta1' } })).toBe(
      'no matches for kind "Deployment" in version "apps/v1beta1"',
    );
  });

  it('of another namespace is refused', () => {
    const server = new Server();
    const inside = (namespace: string): JsonObject => ({ ...podOf('a'), metadata: { name: 'a', namespace } });
    expect(server.refusal({ type: 'create', manifest: inside('nope') })).toBe('namespaces "nope" not found');
    expect(server.refused({ type: 'create', manifest: inside('kube-system') })).toMatchObject({ reason: 'Forbidden' });
    expect(server.create(inside('default'))).toMatchObject({ metadata: { namespace: 'default' } });
  });

  it('gets a made-up name after generateName, and every one another', () => {
    const server = new Server();
    const manifest: JsonObject = { ...podOf(''), metadata: { generateName: 'job-' } };
    const names = [1, 2, 3].map(() => (server.create(manifest)['metadata'] as { name: string }).name);
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^job-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  });

  it('that comes from another cluster keeps nothing that only a server says', () => {
    const server = new Server();
    const given = podOf('a');
    const metadata = { name: 'a', uid: 'x', creationTimestamp: '2020-01-01T00:00:00Z', generation: 7 };
    expect(server.create({ ...given, metadata })['metadata']).toEqual({
      name: 'a',
      namespace: 'default',
      uid: 'Pod/a#1',
      resourceVersion: '3',
      creationTimestamp: '2026-01-01T00:00:00Z',
    });
    expect(
      server.refused({ type: 'create', manifest: { ...given, metadata: { name: 'b', resourceVersion: '5' } } }),
    ).toMatchObject({ code: 500, message: 'resourceVersion should not be set on objects to be created' });
  });

  it('with a field that nobody knows is refused, or taken with a warning', () => {
    const server = new Server();
    const manifest = podOf('a', { replicas: 3 });
    expect(server.refusal({ type: 'create', manifest })).toBe(
      'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.replicas"',
    );
    expect(server.must({ type: 'create', manifest, fieldValidation: 'Warn' }).warnings).toEqual([
      'unknown field "spec.replicas"',
    ]);
  });
});

describe('A refusal', () => {
  it.each<[string, JsonObject, string]>([
    ['a pod without containers', podOf('a', { containers: [] }), 'Pod "a" is invalid: spec.containers: Required value'],
    [
      'a name with capitals',
      podOf('Web'),
      `Pod "Web" is invalid: metadata.name: Invalid value: "Web": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
    ],
    [
      'a Service whose name begins with a digit',
      serviceOf('1web'),
      `Service "1web" is invalid: metadata.name: Invalid value: "1web": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')`,
    ],
    [
      'a Service of two ports without names',
      serviceOf('a', { ports: [{ port: 80 }, { port: 81 }] }),
      'Service "a" is invalid: [spec.ports[0].name: Required value, spec.ports[1].name: Required value]',
    ],
    [
      'a Service without ports that is not headless',
      serviceOf('a', { ports: [] }),
      'Service "a" is invalid: spec.ports: Required value',
    ],
    [
      'a claim without a size',
      { ...claimOf('a'), spec: { accessModes: ['ReadWriteOnce'] } },
      'PersistentVolumeClaim "a" is invalid: spec.resources[storage]: Required value',
    ],
    [
      'a budget that says both',
      budgetOf('a', { maxUnavailable: 1 }),
      'PodDisruptionBudget.policy "a" is invalid: spec: Invalid value: {"MinAvailable":2,"Selector":{"matchLabels":{"app":"web"}},"MaxUnavailable":1,"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
    ],
    [
      'a budget of more than everything',
      budgetOf('a', { minAvailable: '120%' }),
      'PodDisruptionBudget.policy "a" is invalid: spec.minAvailable: Invalid value: "120%": must not be greater than 100%',
    ],
    [
      'a Deployment whose labels its selector does not match',
      deploymentOf('a', { selector: { matchLabels: { app: 'other' } } }),
      'Deployment.apps "a" is invalid: spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
    ],
    [
      'a taint without an effect',
      nodeOf('a', { taints: [{ key: 'k', effect: '' }] }),
      'Node "a" is invalid: metadata.taints[0].effect: Required value',
    ],
    [
      'a volume without a source',
      {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: 'a' },
        spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] },
      },
      'PersistentVolume "a" is invalid: spec: Required value: must specify a volume type',
    ],
    [
      'a Secret that is no base64',
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { key: 'no base64' } },
      'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 2',
    ],
    [
      'a set, in the words that it always had',
      setOf({ replicas: -1 }),
      'StatefulSet.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
  ])('tells of %s', (_name, manifest, message) => {
    const server = new Server();
    expect(server.refusal({ type: 'create', manifest })).toBe(message);
  });
});

describe('What the server fills in', () => {
  it('is a status that nobody else may set', () => {
    const server = new Server();
    const given = { ...budgetOf('a'), status: { disruptionsAllowed: 7 } };
    expect(server.create(given)['status']).toEqual({
      currentHealthy: 0,
      desiredHealthy: 0,
      disruptionsAllowed: 0,
      expectedPods: 0,
    });
    expect(server.create(setOf({}))['status']).toEqual({ availableReplicas: 0, replicas: 0 });
  });

  it('is a cluster address, and node ports, for ever the same and never twice', () => {
    const server = new Server();
    const address = (name: string, spec: JsonObject = {}): JsonObject =>
      server.create(serviceOf(name, spec))['spec'] as JsonObject;
    expect(address('a')).toMatchObject({ clusterIP: '10.96.0.10', clusterIPs: ['10.96.0.10'] });
    expect(address('b', { type: 'NodePort' })).toMatchObject({
      clusterIP: '10.96.0.11',
      ports: [{ nodePort: 30_000 }],
    });
    expect(address('c', { type: 'NodePort' })).toMatchObject({ ports: [{ nodePort: 30_001 }] });
    expect(address('d', { clusterIP: 'None' })).toMatchObject({ clusterIP: 'None', clusterIPs: ['None'] });
  });

  it('is the default class of a claim that names none', () => {
    const server = new Server();
    expect(server.create(claimOf('early'))['spec']).not.toHaveProperty('storageClassName');
    server.create({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: 'example.com/disk',
    });
    expect(server.create(claimOf('late'))['spec']).toMatchObject({ storageClassName: 'fast' });
    const none = { ...claimOf('none'), spec: { ...(claimOf('none')['spec'] as JsonObject), storageClassName: '' } };
    expect(server.create(none)['spec']).toMatchObject({ storageClassName: '' });
  });

  it('is five minutes on a node that is lost, for a pod that does not say', () => {
    const server = new Server();
    const pod = server.create(podOf('a', { tolerations: [{ key: 'k', operator: 'Exists' }] }));
    expect(pod['spec']).toMatchObject({
      priority: 0,
      enableServiceLinks: true,
      tolerations: [
        { key: 'k' },
        { key: 'node.kubernetes.io/not-ready', tolerationSeconds: 300 },
        { key: 'node.kubernetes.io/unreachable', tolerationSeconds: 300 },
      ],
    });
  });

  it('is what a Secret has as text', () => {
    const server = new Server();
    const manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, stringData: { key: 'pässword' } };
    expect(server.create(manifest)).toMatchObject({ type: 'Opaque', data: { key: 'cMOkc3N3b3Jk' } });
    expect(server.stored('secrets', 'a')).not.toHaveProperty('stringData');
  });
});
