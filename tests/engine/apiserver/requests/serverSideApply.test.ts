import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { deploymentOf, Server, serviceOf } from './server.ts';

const apply = (manifest: JsonObject, fieldManager = 'kubectl', force = false) =>
  ({ type: 'serverSideApply', manifest, fieldManager, force }) as const;

const image = (tag: string): JsonObject => ({
  template: {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'nginx', image: `nginx:${tag}` }] },
  },
});

const managersOf = (server: Server): readonly JsonObject[] =>
  (server.stored('deployments', 'd')['metadata'] as { managedFields: readonly JsonObject[] }).managedFields;

describe('A server-side apply', () => {
  it('creates the object, and notes exactly the fields of the manifest', () => {
    const server = new Server();
    server.must(apply(deploymentOf('d', { replicas: 3 })));
    expect(server.stored('deployments', 'd')).toMatchObject({ spec: { replicas: 3, revisionHistoryLimit: 10 } });
    expect(managersOf(server)).toEqual([
      {
        manager: 'kubectl',
        operation: 'Apply',
        apiVersion: 'apps/v1',
        time: '2026-01-01T00:00:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:spec': {
            'f:selector': {},
            'f:template': {
              'f:metadata': { 'f:labels': { 'f:app': {} } },
              'f:spec': { 'f:containers': { 'k:{"name":"nginx"}': { '.': {}, 'f:name': {}, 'f:image': {} } } },
            },
            'f:replicas': {},
          },
        },
      },
    ]);
  });

  it('of the same manifest again changes nothing', () => {
    const server = new Server();
    server.must(apply(deploymentOf('d')));
    const before = server.stored('deployments', 'd');
    server.nowMs += 60_000;
    expect(server.must(apply(deploymentOf('d'))).object).toBe(before);
  });

  it('takes away what its last manifest had and this one has not', () => {
    const server = new Server();
    server.must(apply(deploymentOf('d', { replicas: 3, paused: true })));
    server.must(apply(deploymentOf('d')));
    expect(server.stored('deployments', 'd')['spec']).toMatchObject({ replicas: 1 });
    expect(server.stored('deployments', 'd')['spec']).not.toHaveProperty('paused');
  });

  it('takes away a container, and leaves those of others', () => {
    const server = new Server();
    const containers = (...names: string[]): JsonObject => ({
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: names.map((name) => ({ name, image: `${name}:1` })) },
      },
    });
    server.must(apply(deploymentOf('d', containers('nginx', 'log'))));
    server.must(apply(deploymentOf('d', containers('side')), 'mesh'));
    server.must(apply(deploymentOf('d', containers('nginx'))));
    const { template } = server.stored('deployments', 'd')['spec'] as {
      template: { spec: { containers: readonly { name: string }[] } };
    };
    expect(template.spec.containers.map(({ name }) => name)).toEqual(['nginx', 'side']);
  });

  it('is refused where another manager has a field with another value', () => {
    const server = new Server();
    server.must(apply(deploymentOf('d', { replicas: 3 })));
    server.must({
      ...server.patch('deployments', 'd', { spec: { replicas: 5, ...image('2') } }),
      fieldManager: 'kubectl-edit',
    });
    expect(server.refused(apply(deploymentOf('d', { replicas: 4 })))).toEqual({
      code: 409,
      reason: 'Conflict',
      message: [
        'Apply failed with 2 conflicts: conflicts with "kubectl-edit" using apps/v1:',
        '- .spec.template.spec.containers[name="nginx"].image',
        '- .spec.replicas',
      ].join('\n'),
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "kubectl-edit" using apps/v1',
            field: '.spec.template.spec.containers[name="nginx"].image',
          },
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "kubectl-edit" using apps/v1',
            field: '.spec.replicas',
          },
        ],
      },
    });
  });

  it('names the scale subresource, with which kubectl scale has set the replicas', () => {
    const server = new Server();
    server.must(apply(deploymentOf('d', { replicas: 3 })));
    server.must({ type: 'scale', resource: 'deployments', name: 'd', replicas: 5 });
    expect(server.refusal(apply(deploymentOf('d', { replicas: 3 })))).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
    );
  });

  it('shares a field that has the same value', () => {
    const server = new Server();
    server.must(apply(deploymentOf('d', { replicas: 3 })));
    server.must(apply(deploymentOf('d', { replicas: 3 }), 'other'));
    server.must(apply(deploymentOf('d')));
    expect(server.stored('deployments', 'd')).toMatchObject({ spec: { replicas: 3 } });
  });

  it('by force takes the field, and the other one has it no more', () => {
    const server = new Server();
    server.must(apply(deploymentOf('d', { replicas: 3 })));
    server.must({ ...server.patch('deployments', 'd', { spec: { replicas: 5 } }), fieldManager: 'autoscaler' });
    server.must(apply(deploymentOf('d', { replicas: 4 }), 'kubectl', true));
    expect(server.stored('deployments', 'd')).toMatchObject({ spec: { replicas: 4 } });
    expect(managersOf(server).map(({ manager }) => manager)).toEqual(['kubectl']);
  });

  it('meets everything that was there before the first apply', () => {
    const server = new Server();
    server.create(deploymentOf('d', { replicas: 3 }));
    expect(server.refusal(apply(deploymentOf('d', { replicas: 4 })))).toBe(
      'Apply failed with 1 conflict: conflict with "before-first-apply" using apps/v1: .spec.replicas',
    );
    server.must(apply(deploymentOf('d', { replicas: 3 })));
    expect(managersOf(server).map(({ manager, operation }) => `${String(manager)} ${String(operation)}`)).toEqual([
      'kubectl Apply',
      'before-first-apply Update',
    ]);
  });

  it('goes on from what kubectl has applied on its own side', () => {
    const server = new Server();
    const manifest = deploymentOf('d', { replicas: 3 });
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(manifest) };
    server.create({ ...manifest, metadata: { name: 'd', annotations } });
    server.must(apply(deploymentOf('d', { replicas: 4 })));
    expect(server.stored('deployments', 'd')).toMatchObject({ spec: { replicas: 4 } });
  });

  it('does not go on from there under another name, nor where somebody has changed it since', () => {
    const manifest = deploymentOf('d', { replicas: 3 });
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(manifest) };
    const server = new Server();
    server.create({ ...manifest, metadata: { name: 'd', annotations } });
    expect(server.refusal(apply(deploymentOf('d', { replicas: 4 }), 'me'))).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
    );
    server.must(server.patch('deployments', 'd', { spec: { replicas: 5 } }));
    expect(server.refusal(apply(deploymentOf('d', { replicas: 4 })))).toBe(
      'Apply failed with 1 conflict: conflict with "before-first-apply" using apps/v1: .spec.replicas',
    );
  });

  it('ends what kubectl has applied on its own side and the manifest has no more, when it takes that over', () => {
    const server = new Server();
    const labelled = { ...deploymentOf('d', { replicas: 3 }), metadata: { name: 'd', labels: { a: 'b' } } };
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(labelled) };
    server.create({ ...labelled, metadata: { ...labelled.metadata, annotations } });
    server.must({ ...apply(deploymentOf('d', { replicas: 3 })), takesOver: true });
    expect(server.stored('deployments', 'd').metadata).not.toHaveProperty('labels');
    expect(managersOf(server).map(({ manager }) => manager)).toEqual(['kubectl']);
  });

  it('is refused for a value of another type than the schema has', () => {
    const server = new Server();
    expect(server.refusal(apply(deploymentOf('d', { replicas: '3' })))).toBe(
      'failed to create typed patch object (default/d; apps/v1, Kind=Deployment): ' +
        '.spec.replicas: expected numeric (int or float), got string',
    );
  });

  it('finds the port of a Service by its number and protocol, TCP when none is said', () => {
    const server = new Server();
    const ports = (...list: JsonObject[]) => serviceOf('d', { ports: list });
    server.must(apply(ports({ port: 53, name: 'tcp' }, { port: 53, protocol: 'UDP', name: 'udp' })));
    server.must(apply(ports({ port: 53, name: 'dns' }, { port: 53, protocol: 'UDP', name: 'udp' })));
    expect(server.stored('services', 'd')).toMatchObject({
      spec: {
        ports: [
          { port: 53, protocol: 'TCP', name: 'dns' },
          { port: 53, protocol: 'UDP', name: 'udp' },
        ],
      },
    });
  });

  it('is refused for a field that the kind does not have', () => {
    const server = new Server();
    expect(server.refusal(apply(deploymentOf('d', { replica: 3 })))).toBe(
      'failed to create typed patch object (default/d; apps/v1, Kind=Deployment): .spec.replica: field not declared in schema',
    );
  });

  it('is judged like any change', () => {
    const server = new Server();
    server.must(apply(deploymentOf('d')));
    expect(server.refusal(apply(deploymentOf('d', { replicas: -1 })))).toBe(
      'Deployment.apps "d" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    );
  });
});
