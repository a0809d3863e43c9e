import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#engine/json.ts';
import { setOf } from '../../kit/setOf.ts';
import { podOf, Server } from './server.ts';

function setServer(): Server {
  const server = new Server();
  server.create(setOf({}));
  return server;
}

type PatchType = 'json' | 'merge' | 'strategic';

describe('A patch of a set', () => {
  it('sets an image by each of the three ways', () => {
    const container = { name: 'nginx', image: 'nginx:B' };
    const ways: readonly [PatchType, Json][] = [
      ['strategic', { spec: { template: { spec: { containers: [container] } } } }],
      ['merge', { spec: { template: { spec: { containers: [container] } } } }],
      ['json', [{ op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'nginx:B' }]],
    ];
    const specs = ways.map(([patchType, patch]) => {
      const server = setServer();
      server.must(server.patch('statefulsets', 'web', patch, patchType));
      return server.stored('statefulsets', 'web')['spec'] as JsonObject;
    });
    expect(specs[0]).toMatchObject({ template: { spec: { containers: [{ name: 'nginx', image: 'nginx:B' }] } } });
    expect(specs[1]).toEqual(specs[0]);
    expect(specs[2]).toEqual(specs[0]);
  });

  it('is applied to what is stored, so a new type finds the old rollingUpdate beside it', () => {
    const server = setServer();
    const patch = { spec: { updateStrategy: { type: 'OnDelete' } } };
    expect(server.refusal(server.patch('statefulsets', 'web', patch))).toBe(
      'StatefulSet.apps "web" is invalid: spec.updateStrategy.rollingUpdate: Invalid value: {"Partition":0,"MaxUnavailable":1}: only allowed for updateStrategy \'RollingUpdate\'',
    );
    server.must(
      server.patch('statefulsets', 'web', { spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: null } } }),
    );
    expect(server.stored('statefulsets', 'web')).toMatchObject({ spec: { updateStrategy: { type: 'OnDelete' } } });
  });

  it('with a field that nobody knows changes nothing and warns; a strict one is refused', () => {
    const server = setServer();
    const request = server.patch('statefulsets', 'web', { spec: { nope: 1 } });
    const before = server.stored('statefulsets', 'web');
    expect(server.must(request)).toEqual({ object: before, warnings: ['unknown field "spec.nope"'] });
    expect(server.refused({ ...request, fieldValidation: 'Strict' }).message).toBe(
      ' "" is invalid: patch: Invalid value: "map[spec:map[nope:1]]": strict decoding error: unknown field "spec.nope"',
    );
  });

  it('warns of a negative grace period', () => {
    const server = setServer();
    const patch = { spec: { template: { spec: { terminationGracePeriodSeconds: -1 } } } };
    expect(server.must(server.patch('statefulsets', 'web', patch)).warnings).toEqual([
      'spec.template.spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1',
    ]);
  });

  const spec = (fields: JsonObject): JsonObject => ({ spec: fields });
  it.each<[string, PatchType, Json, number, string]>([
    [
      'a list for an object',
      'strategic',
      [],
      400,
      'json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    [
      'a text for an object',
      'merge',
      'x',
      400,
      'error decoding patch: json: cannot unmarshal string into Go value of type map[string]interface {}',
    ],
    [
      'an object for operations',
      'json',
      {},
      400,
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    ],
    [
      'a field to remove that is not there',
      'json',
      [{ op: 'remove', path: '/spec/nope' }],
      422,
      'the server rejected our request due to an error in our request',
    ],
    [
      'a test that fails',
      'json',
      [{ op: 'test', path: '/spec/replicas', value: 9 }],
      422,
      'the server rejected our request due to an error in our request',
    ],
    [
      'a text for a number',
      'strategic',
      spec({ replicas: 'x' }),
      422,
      ' "" is invalid: patch: Invalid value: "map[spec:map[replicas:x]]": unrecognized type: int32',
    ],
    [
      'a fraction for a number',
      'strategic',
      spec({ replicas: 1.5 }),
      422,
      ' "" is invalid: patch: Invalid value: "map[spec:map[replicas:1.5]]": cannot convert float64 to int32',
    ],
    [
      'a number for a text',
      'strategic',
      spec({ serviceName: 5 }),
      422,
      ' "" is invalid: patch: Invalid value: "map[spec:map[serviceName:5]]": cannot convert int64 to string',
    ],
    [
      'a text for a list',
      'strategic',
      spec({ template: { spec: { containers: 'x' } } }),
      422,
      ' "" is invalid: patch: Invalid value: "map[spec:map[template:map[spec:map[containers:x]]]]": cannot restore slice from string',
    ],
    [
      'a list for an object inside',
      'strategic',
      spec({ template: [] }),
      422,
      ' "" is invalid: patch: Invalid value: "map[spec:map[template:[]]]": cannot restore struct from: slice',
    ],
    [
      'a number below zero',
      'strategic',
      spec({ replicas: -2 }),
      422,
      'StatefulSet.apps "web" is invalid: spec.replicas: Invalid value: -2: must be greater than or equal to 0',
    ],
    [
      'a container without a name',
      'strategic',
      spec({ template: { spec: { containers: [{ image: 'x' }] } } }),
      500,
      'map: map[image:x] does not contain declared merge key: name',
    ],
  ])('is refused for %s', (_name, patchType, patch, code, message) => {
    const server = setServer();
    expect(server.refused(server.patch('statefulsets', 'web', patch, patchType))).toMatchObject({ code, message });
  });

  it('as JSON prints the whole object that it could not read', () => {
    const server = setServer();
    const { message } = server.refused(server.patch('statefulsets', 'web', { spec: { replicas: 'x' } }, 'merge'));
    expect(message).toMatch(
      /^ "" is invalid: patch: Invalid value: "\{.*\\"replicas\\":\\"x\\".*\}": json: cannot unmarshal/,
    );
    expect(message).toMatch(/string into Go struct field StatefulSetSpec.spec.replicas of type int32$/);
  });

  it('of another kind is refused', () => {
    const server = setServer();
    expect(server.refused(server.patch('statefulsets', 'web', { kind: 'Deployment' }))).toMatchObject({ code: 400 });
  });
});

describe('A patch of a status', () => {
  it('changes nothing but the status', () => {
    const server = new Server();
    server.create(podOf('a'));
    const condition = { type: 'example.com/gate', status: 'True', lastProbeTime: null, lastTransitionTime: null };
    const patch = { spec: { hostname: 'h' }, status: { conditions: [condition] } };
    server.must({ ...server.patch('pods', 'a', patch), subresource: 'status' });
    expect(server.stored('pods', 'a')).toMatchObject({ status: { phase: 'Pending', conditions: [condition] } });
    expect(server.stored('pods', 'a')['spec']).not.toHaveProperty('hostname');
  });

  it('is judged: counters cannot be below zero, and a text is no list', () => {
    const server = setServer();
    const status = (fields: JsonObject) =>
      server.refusal({ ...server.patch('statefulsets', 'web', { status: fields }, 'merge'), subresource: 'status' });
    expect(status({ updatedReplicas: -1 })).toBe(
      'StatefulSet.apps "web" is invalid: status.updatedReplicas: Invalid value: -1: must be greater than or equal to 0',
    );
    expect(status({ conditions: 'none' })).toContain('cannot unmarshal string into Go struct field');
  });

  it('does not exist for a kind without one', () => {
    const server = new Server();
    server.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    expect(server.refused({ ...server.patch('configmaps', 'a', {}), subresource: 'status' })).toMatchObject({
      code: 404,
    });
  });
});
