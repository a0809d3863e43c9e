import { describe, expect, it } from 'vitest';
import { defaultStatefulSet } from '#engine/apiserver/defaultStatefulSet.ts';
import { validateStatefulSet, validateStatefulSetUpdate } from '#engine/apiserver/validateStatefulSet.ts';
import { statefulSetWarnings } from '#engine/apiserver/warnings.ts';
import type { JsonObject } from '#engine/json.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { releaseOf } from '#engine/versions.ts';

const release = releaseOf('1.37');

/** A good set, with changes to its spec. */
function manifest(changes: JsonObject = {}, metadata: JsonObject = { name: 'web' }): JsonObject {
  const template = {
    metadata: { labels: { app: 'nginx' } },
    spec: { containers: [{ name: 'nginx', image: 'nginx' }] },
  };
  const spec = { selector: { matchLabels: { app: 'nginx' } }, serviceName: 'nginx', template, ...changes };
  return { metadata, spec };
}

function withContainer(container: JsonObject): JsonObject {
  const containers = [{ name: 'nginx', image: 'nginx', ...container }];
  return manifest({ template: { metadata: { labels: { app: 'nginx' } }, spec: { containers } } });
}

function complaints(of: JsonObject, about = release): string[] {
  return validateStatefulSet(defaultStatefulSet(of, about), about, of).map(
    ({ field, message }) => `${field}: ${message}`,
  );
}

describe('A good set', () => {
  it('is taken', () => {
    expect(complaints(manifest())).toEqual([]);
  });

  it('may have more claims, partition and budget than it needs', () => {
    const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
    const rollingUpdate = { partition: 99, maxUnavailable: 99 };
    const changes = { replicas: 0, revisionHistoryLimit: -1, updateStrategy: { rollingUpdate } };
    expect(complaints(manifest({ ...changes, volumeClaimTemplates: [{ metadata: { name: 'www' }, spec }] }))).toEqual(
      [],
    );
  });
});

describe('A set is refused', () => {
  it.each<[string, JsonObject, string]>([
    ['without a name', manifest({}, {}), 'metadata.name: Required value: name or generateName is required'],
    [
      'with a dot in its name',
      manifest({}, { name: 'web.a' }),
      'metadata.name: Invalid value: "web.a": must not contain dots',
    ],
    [
      'with fewer than no pods',
      manifest({ replicas: -1 }),
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'with a start below 0',
      manifest({ ordinals: { start: -2 } }),
      'spec.ordinals.start: Invalid value: -2: must be greater than or equal to 0',
    ],
    [
      'with an unknown pod management',
      manifest({ podManagementPolicy: 'Foo' }),
      "spec.podManagementPolicy: Invalid value: \"Foo\": must be 'OrderedReady' or 'Parallel'",
    ],
    [
      'with an unknown strategy',
      manifest({ updateStrategy: { type: 'Foo' } }),
      'spec.updateStrategy: Invalid value: {"Type":"Foo","RollingUpdate":null}: must be \'RollingUpdate\' or \'OnDelete\'',
    ],
    [
      'with a rolling update under OnDelete',
      manifest({ updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } } }),
      'spec.updateStrategy.rollingUpdate: Invalid value: {"Partition":1,"MaxUnavailable":null}: only allowed for updateStrategy \'RollingUpdate\'',
    ],
    [
      'with a budget of more than all',
      manifest({ updateStrategy: { rollingUpdate: { maxUnavailable: '101%' } } }),
      'spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%',
    ],
    [
      'with an empty selector',
      manifest({ selector: {} }),
      'spec.selector: Invalid value: {}: empty selector is invalid for statefulset',
    ],
    [
      'with a selector that its pods do not match',
      manifest({ selector: { matchLabels: { app: 'x' } } }),
      'spec.template.metadata.labels: Invalid value: {"app":"nginx"}: `selector` does not match template `labels`',
    ],
    [
      'with a port of 0',
      withContainer({ ports: [{}] }),
      'spec.template.spec.containers[0].ports[0].containerPort: Required value',
    ],
    [
      'with a mount of nothing',
      withContainer({ volumeMounts: [{ name: 'zzz', mountPath: '/x' }] }),
      'spec.template.spec.containers[0].volumeMounts[0].name: Not found: "zzz"',
    ],
    [
      'with a request over its limit',
      withContainer({ resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } }),
      'spec.template.spec.containers[0].resources.requests: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi',
    ],
    [
      'with a probe that asks nobody',
      withContainer({ readinessProbe: {} }),
      'spec.template.spec.containers[0].readinessProbe: Required value: must specify a handler type',
    ],
    [
      'with a claim of no size',
      manifest({ volumeClaimTemplates: [{ metadata: { name: 'www' }, spec: { accessModes: ['ReadWriteOnce'] } }] }),
      'spec.volumeClaimTemplates[0].spec.resources[storage]: Required value',
    ],
  ])('%s', (_title, given, complaint) => {
    expect(complaints(given)).toEqual([complaint]);
  });

  it('for everything at once, in the order of the API server', () => {
    const given = manifest(
      { replicas: -1, podManagementPolicy: 'Foo', selector: null, template: null },
      { name: 'A.b' },
    );
    expect(complaints(given).map((text) => text.split(': ')[0])).toEqual([
      'metadata.name',
      'spec.podManagementPolicy',
      'spec.replicas',
      'spec.selector',
      'spec.template.metadata.labels',
      'spec.template.spec.containers',
    ]);
  });

  it('under Recreate, unless the gate is on', () => {
    const given = manifest({ updateStrategy: { type: 'Recreate' } });
    expect(complaints(given)).toHaveLength(1);
    expect(complaints(given, releaseOf('1.37', { StatefulSetRecreateStrategy: true }))).toEqual([]);
  });

  it('for its pods only since 1.34', () => {
    const given = withContainer({ image: '' });
    expect(complaints(given)).toEqual(['spec.template.spec.containers[0].image: Required value']);
    expect(complaints(given, releaseOf('1.33'))).toEqual([]);
  });
});

describe('An update', () => {
  const stored = defaultStatefulSet(manifest(), release) as StatefulSet;

  function updateComplaints(changes: JsonObject, about = release): string[] {
    const sent = manifest(changes);
    const errors = validateStatefulSetUpdate(defaultStatefulSet(sent, about), stored, about, sent);
    return errors.map(({ field, message }) => `${field}: ${message}`);
  }

  it('may change replicas, strategy, ordinals and retention', () => {
    const retention = { whenDeleted: 'Delete' };
    const changes = { replicas: 9, updateStrategy: { type: 'OnDelete' }, ordinals: { start: 3 } };
    expect(updateComplaints({ ...changes, persistentVolumeClaimRetentionPolicy: retention })).toEqual([]);
  });

  it('may not change the service, the pod management or the claims: one error each', () => {
    const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
    const claims = [{ metadata: { name: 'www' }, spec }];
    const got = updateComplaints({
      serviceName: 'other',
      podManagementPolicy: 'Parallel',
      volumeClaimTemplates: claims,
    });
    expect(got).toEqual([
      'spec.volumeClaimTemplates: Invalid value: [{"name":"www","Spec":{"AccessModes":["ReadWriteOnce"],"Selector":null,"Resources":{"Limits":null,"Requests":{"storage":"1Gi"}},"VolumeName":"","StorageClassName":null,"VolumeMode":"Filesystem","DataSource":null,"DataSourceRef":null,"VolumeAttributesClassName":null},"Status":{"Phase":"Pending","AccessModes":null,"Capacity":null,"Conditions":null,"AllocatedResources":null,"AllocatedResourceStatuses":null,"CurrentVolumeAttributesClassName":null,"ModifyVolumeStatus":null,"HealthStatus":null}}]: field is immutable',
      'spec.serviceName: Invalid value: "other": field is immutable',
      'spec.podManagementPolicy: Invalid value: "Parallel": field is immutable',
    ]);
  });

  it('was refused in one sentence up to 1.36', () => {
    const got = updateComplaints({ serviceName: 'other', podManagementPolicy: 'Parallel' }, releaseOf('1.33'));
    expect(got).toEqual([
      "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    ]);
  });

  it('of a selector prints the new one', () => {
    const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'nginx', image: 'nginx' }] } };
    expect(updateComplaints({ selector: { matchLabels: { app: 'x' } }, template })).toEqual([
      'spec.selector: Invalid value: {"matchLabels":{"app":"x"}}: field is immutable',
    ]);
  });
});

describe('A set is taken with a warning', () => {
  it('for a negative time to stop and a negative history', () => {
    const template = { spec: { containers: [], terminationGracePeriodSeconds: -1 } };
    const { spec } = defaultStatefulSet(manifest({ template, revisionHistoryLimit: -1 }), release);
    expect(statefulSetWarnings({ spec })).toEqual([
      'spec.template.spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1',
      'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended',
    ]);
  });
});
