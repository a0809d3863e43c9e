import { describe, expect, it } from 'vitest';
import { decodeManifest } from '#engine/apiserver/decode.ts';
import type { JsonObject } from '#engine/json.ts';
import { releaseOf, type KubernetesVersion } from '#engine/versions.ts';

const prefix = 'StatefulSet in version "v1" cannot be handled as a StatefulSet: ';

function refusal(manifest: JsonObject, version: KubernetesVersion = '1.37'): string {
  const decoded = decodeManifest('StatefulSet', manifest, releaseOf(version));
  return 'error' in decoded ? decoded.error.message.replace(prefix, '') : 'taken';
}

function withContainer(container: JsonObject): JsonObject {
  return { spec: { template: { spec: { containers: [container] } } } };
}

describe('A value of the wrong type', () => {
  it.each([
    [{ spec: { replicas: 'three' } }, 'string into Go struct field StatefulSetSpec.spec.replicas of type int32'],
    [{ spec: { replicas: 1.5 } }, 'number 1.5 into Go struct field StatefulSetSpec.spec.replicas of type int32'],
    [{ spec: { replicas: 3e9 } }, 'number 3000000000 into Go struct field StatefulSetSpec.spec.replicas of type int32'],
    [{ metadata: { labels: { app: 1 } } }, 'number into Go struct field ObjectMeta.metadata.labels of type string'],
    [
      { spec: { template: 'x' } },
      'string into Go struct field StatefulSetSpec.spec.template of type v1.PodTemplateSpec',
    ],
    [
      withContainer({ env: [{ name: 'A', value: true }] }),
      'bool into Go struct field EnvVar.spec.template.spec.containers.env.value of type string',
    ],
    [
      withContainer({ imagePullPolicy: [] }),
      'array into Go struct field Container.spec.template.spec.containers.imagePullPolicy of type v1.PullPolicy',
    ],
    [
      { spec: { updateStrategy: { rollingUpdate: { partition: 'two' } } } },
      'string into Go struct field RollingUpdateStatefulSetStrategy.spec.updateStrategy.rollingUpdate.partition of type int32',
    ],
  ])('in %j is named with its field', (manifest, problem) => {
    expect(refusal(manifest)).toBe(`json: cannot unmarshal ${problem}`);
  });

  it('inside an embedded struct is named with it since Go says so', () => {
    const manifest = withContainer({ readinessProbe: { exec: { command: 'x' } } });
    const field = 'Go struct field ExecAction.spec.template.spec.containers.readinessProbe';
    expect(refusal(manifest)).toContain(`${field}.ProbeHandler.exec.command of type []string`);
    expect(refusal(manifest, '1.33')).toContain(`${field}.exec.command of type []string`);
  });

  it('is told for the first field in order only', () => {
    expect(refusal({ spec: { serviceName: 1, replicas: 'x' } })).toContain('spec.replicas');
  });

  it('is not told when a quantity cannot be read at all', () => {
    const manifest = {
      spec: { replicas: 'x', ...(withContainer({ resources: { limits: { cpu: '20 GB' } } })['spec'] as JsonObject) },
    };
    expect(refusal(manifest)).toMatch(/^quantities must match the regular expression/);
  });
});

describe('Unknown fields', () => {
  it('are listed in order, with their indices', () => {
    const manifest = { spec: { replica: 3, x: 1, ...(withContainer({ foo: null })['spec'] as JsonObject) } };
    expect(refusal(manifest)).toBe(
      'strict decoding error: unknown field "spec.replica", unknown field "spec.template.spec.containers[0].foo", unknown field "spec.x"',
    );
  });

  it('are not told while something has the wrong type', () => {
    expect(refusal({ spec: { replica: 3, serviceName: 1 } })).toContain('cannot unmarshal');
  });

  it('depend on the version', () => {
    const manifest = { spec: { template: { spec: { containers: [], hostnameOverride: 'x' } } } };
    expect(refusal(manifest)).toBe('taken');
    expect(refusal(manifest, '1.33')).toBe(
      'strict decoding error: unknown field "spec.template.spec.hostnameOverride"',
    );
  });
});

describe('A manifest of another kind', () => {
  it('is read by its own fields', () => {
    const decoded = decodeManifest('Deployment', { spec: { serviceName: 'x' } }, releaseOf('1.37'));
    expect(decoded).toMatchObject({
      error: {
        code: 400,
        reason: 'BadRequest',
        message:
          'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.serviceName"',
      },
    });
  });
});

describe('A time', () => {
  it.each([
    ['2026-03-01T00:30:00+02:00', '2026-02-28T22:30:00Z'],
    ['2024-02-28T23:30:00.5-01:00', '2024-02-29T00:30:00Z'],
    ['2025-12-31T23:59:59-00:01', '2026-01-01T00:00:59Z'],
  ])('%s is stored as %s', (given, stored) => {
    const decoded = decodeManifest('StatefulSet', { metadata: { creationTimestamp: given } }, releaseOf('1.37'));
    expect(decoded).toMatchObject({ object: { metadata: { creationTimestamp: stored } } });
  });
});
