import { describe, expect, it } from 'vitest';
import { defaultStatefulSet, dropDisabledFields } from '#engine/apiserver/defaultStatefulSet.ts';
import type { JsonObject } from '#engine/json.ts';
import type { StatefulSetSpec } from '#engine/objects.ts';
import { releaseOf } from '#engine/versions.ts';

const release = releaseOf('1.37');
const classic = releaseOf('1.37', { MaxUnavailableStatefulSet: false });

function specOf(spec: JsonObject, of = release): StatefulSetSpec {
  return defaultStatefulSet({ metadata: { name: 'web' }, spec }, of).spec;
}

describe('A set', () => {
  it('runs one ordered pod, keeps ten revisions and every claim', () => {
    expect(specOf({})).toMatchObject({
      replicas: 1,
      podManagementPolicy: 'OrderedReady',
      revisionHistoryLimit: 10,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    });
  });

  it('has no selector and no service of its own accord', () => {
    const spec = specOf({});
    expect(spec.selector).toBeNull();
    expect(spec.serviceName).toBe('');
  });

  it('keeps replicas and a history limit of 0, and drops minReadySeconds 0', () => {
    const spec = specOf({ replicas: 0, revisionHistoryLimit: 0, minReadySeconds: 0 });
    expect(spec).toMatchObject({ replicas: 0, revisionHistoryLimit: 0 });
    expect(spec).not.toHaveProperty('minReadySeconds');
  });

  it('fills in the other half of a retention policy', () => {
    const policy = specOf({ persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } });
    expect(policy.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Delete' });
  });

  it('starts with an empty status, whatever the manifest says', () => {
    const set = defaultStatefulSet({ metadata: { name: 'web' }, spec: {}, status: { replicas: 3 } }, release);
    expect(set.status).toEqual({ availableReplicas: 0, replicas: 0 });
  });

  it('is the same after a second reading', () => {
    const once = defaultStatefulSet(
      { metadata: { name: 'web' }, spec: { template: { spec: { containers: [] } } } },
      release,
    );
    expect(defaultStatefulSet(once as unknown as JsonObject, release)).toEqual(once);
  });

  it('takes null for absent', () => {
    expect(specOf({ replicas: null, updateStrategy: null })).toEqual(specOf({}));
  });

  it('drops what its version does not know', () => {
    const template = { spec: { containers: [], hostnameOverride: 'x', wrong: 1 } };
    expect(specOf({ template }).template.spec).toHaveProperty('hostnameOverride', 'x');
    expect(specOf({ template }, releaseOf('1.33')).template.spec).not.toHaveProperty('hostnameOverride');
    expect(specOf({ template }).template.spec).not.toHaveProperty('wrong');
  });
});

describe('The update strategy', () => {
  it('rolls from partition 0 with one pod at a time', () => {
    const rollingUpdate = { partition: 0, maxUnavailable: 1 };
    expect(specOf({}).updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate });
  });

  it('has no block when only the type is given', () => {
    expect(specOf({ updateStrategy: { type: 'RollingUpdate' } }).updateStrategy).toEqual({ type: 'RollingUpdate' });
    expect(specOf({ updateStrategy: { type: 'OnDelete' } }).updateStrategy).toEqual({ type: 'OnDelete' });
  });

  it('gets no maxUnavailable while the gate is off, and keeps a given one', () => {
    expect(specOf({}, classic).updateStrategy.rollingUpdate).toEqual({ partition: 0 });
    const given = specOf({ updateStrategy: { rollingUpdate: { maxUnavailable: '50%' } } }, classic);
    expect(given.updateStrategy.rollingUpdate).toEqual({ partition: 0, maxUnavailable: '50%' });
  });

  it('loses maxUnavailable on the way into the store while the gate is off, unless it was there before', () => {
    const spec = specOf({ updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } });
    expect(dropDisabledFields(spec, undefined, classic).updateStrategy.rollingUpdate).toEqual({ partition: 0 });
    expect(dropDisabledFields(spec, spec, classic)).toBe(spec);
    expect(dropDisabledFields(spec, undefined, release)).toBe(spec);
  });
});

describe('A claim template', () => {
  it('is a claim of the core API, of a file system, pending', () => {
    const spec = { resources: { requests: { storage: '1024Mi' } } };
    const [claim] = specOf({ volumeClaimTemplates: [{ metadata: { name: 'www' }, spec }] }).volumeClaimTemplates ?? [];
    expect(claim).toEqual({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'www' },
      spec: { resources: { requests: { storage: '1Gi' } }, volumeMode: 'Filesystem' },
      status: { phase: 'Pending' },
    });
  });
});
