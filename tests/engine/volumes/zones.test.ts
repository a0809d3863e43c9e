import { describe, expect, it } from 'vitest';
import type { Request, WorldOptions } from '#engine/simulation/scenario.ts';
import { befalls, cordon, deletePod, disk, onNodes, zonal } from '../kit/nodes.ts';
import { mustBe } from '../kit/world.ts';

// web-0, web-1 and web-2 are ready on node-a, node-b and node-c, each in a zone of its own, before the first minute is over.

const immediate: WorldOptions = {
  ...zonal,
  storageClasses: [{ name: 'disk', isDefault: true, provisioner: disk, volumeBindingMode: 'Immediate' }],
};

const classes = (list: NonNullable<WorldOptions['storageClasses']>): WorldOptions => ({ storageClasses: list });

describe('A disk of one zone', () => {
  it('ties its pod to that zone: with no node there the pod waits, though others are free', () => {
    const run = onNodes(
      [
        [60, cordon(true)],
        [70, deletePod('web-1')],
        [600, cordon(null)],
      ],
      { world: zonal },
    );
    expect(run.until(599_000).pod('web-1').spec.nodeName).toBeUndefined();
    expect(run.events('web-1').join()).toContain(
      "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match PersistentVolume's node affinity.",
    );
    expect(run.until(660_000).pod('web-1').spec.nodeName).toBe('node-b');
    expect(run.condition('Ready', 'web-1').status).toBe('True');
  });

  it('keeps its pod from moving when the zone is lost', () => {
    const run = onNodes(
      [
        [60, befalls('down')],
        [130, deletePod('web-1', 0)],
      ],
      { world: zonal },
    ).until(3_600_000);
    expect(run.pod('web-1').status.phase).toBe('Pending');
    expect(run.pod('web-1').spec.nodeName).toBeUndefined();
  });

  it('is made where its pod is going to be, when its class waits for that', () => {
    const run = onNodes([], { world: zonal }).until(60_000);
    for (const { metadata, spec } of run.objects.persistentvolumes) {
      const claim = mustBe(spec.claimRef).name;
      const zone = spec.nodeAffinity?.required?.nodeSelectorTerms[0]?.matchExpressions?.[0]?.values?.[0];
      const { nodeName } = run.pod(claim.replace('www-', '')).spec;
      expect(zone, metadata.name).toBe(nodeName?.replace('node', 'zone'));
    }
  });

  it('is made before its pod is looked at, when its class does not wait: then the pod follows the disk', () => {
    const run = onNodes([], { world: immediate }).until(120_000);
    expect(run.pods.map(({ status }) => status.phase)).toEqual(['Running', 'Running', 'Running']);
    expect(new Set(run.pods.map(({ spec }) => spec.nodeName)).size).toBe(3);
    expect(run.events('web-0')[0]).toContain('pod has unbound immediate PersistentVolumeClaims');
  });
});

describe('A claim without a volume', () => {
  it('waits for a class: without a default one nobody makes volumes', () => {
    const late: Request = {
      type: 'create',
      manifest: {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name: 'late', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
        provisioner: disk,
      },
    };
    const run = onNodes([[600, late]], { world: classes([]) });
    expect(run.until(599_000).pods.map(({ metadata }) => metadata.name)).toEqual(['web-0']);
    expect(mustBe(run.happened('claimWaits')[0]).cause).toMatchObject({ claim: 'www-web-0', why: 'noClass' });
    expect(run.until(700_000).pods).toHaveLength(3);
  });

  it('waits for a provisioner that is down, and gets its volume when that is up', () => {
    const world = { ...zonal, provisioners: { [disk]: { topology: 'zone', isDown: true } } } as const;
    const run = onNodes([[300, { type: 'provisionerFault', name: disk, fault: 'up' }]], { world });
    expect(run.until(299_000).objects.persistentvolumes).toEqual([]);
    expect(run.pod('web-0').status.phase).toBe('Pending');
    const told = run.objects.events.find(({ reason }) => reason === 'ExternalProvisioning');
    expect(mustBe(told).message).toContain(`external provisioner '${disk}'`);
    expect(run.until(400_000).pods.map(({ status }) => status.phase)).toEqual(['Running', 'Running', 'Running']);
  });

  it('of a class that nobody provisions takes a volume that somebody makes by hand', () => {
    const byHand = classes([{ name: 'disk', isDefault: true, provisioner: 'kubernetes.io/no-provisioner' }]);
    const volume: Request = {
      type: 'create',
      manifest: {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: 'handmade' },
        spec: {
          capacity: { storage: '10Gi' },
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'disk',
          hostPath: { path: '/data' },
        },
      },
    };
    const run = onNodes([[100, volume]], { world: byHand }).until(200_000);
    expect(run.objects.persistentvolumes[0]).toMatchObject({
      metadata: { name: 'handmade' },
      spec: { claimRef: { name: 'www-web-0' } },
      status: { phase: 'Bound' },
    });
    // The next pod waits for a volume of its own.
    expect(run.condition('Ready', 'web-0').status).toBe('True');
    expect(run.pod('web-1').status.phase).toBe('Pending');
  });
});

describe('A disk for one node at a time', () => {
  it('goes with its pod when that moves in good order, without a wait', () => {
    const run = onNodes([
      [60, cordon(true)],
      [70, deletePod('web-1')],
    ]).until(120_000);
    expect(run.happened('attachRefused')).toEqual([]);
    expect(run.pod('web-1').spec.nodeName).not.toBe('node-b');
    expect(run.condition('Ready', 'web-1').status).toBe('True');
  });

  it('that many nodes may have at once holds nobody up', () => {
    const shared = classes([{ name: 'nfs', isDefault: true, provisioner: 'example.com/nfs' }]);
    const run = onNodes(
      [
        [60, befalls('down')],
        [130, deletePod('web-1', 0)],
      ],
      { world: shared, wanted: { accessMode: 'ReadWriteMany' } },
    ).until(200_000);
    expect(run.happened('attachRefused')).toEqual([]);
    expect(run.condition('Ready', 'web-1').status).toBe('True');
  });
});

describe('A claim that asks for more', () => {
  const more: Request = {
    type: 'patch',
    resource: 'persistentvolumeclaims',
    name: 'www-web-0',
    patchType: 'merge',
    patch: { spec: { resources: { requests: { storage: '5Gi' } } } },
  };
  const expandable = classes([
    { name: 'disk', isDefault: true, provisioner: disk, allowVolumeExpansion: true, volumeBindingMode: 'Immediate' },
  ]);

  it('gets a larger disk, and then a larger file system where its pod has it mounted', () => {
    const run = onNodes([[60, more]], { world: expandable }).until(120_000);
    expect(mustBe(run.happened('volumeExpanded')[0]).seconds).toBeLessThan(
      mustBe(run.happened('claimExpanded')[0]).seconds,
    );
    const claim = run.objects.persistentvolumeclaims.find(({ metadata }) => metadata.name === 'www-web-0');
    expect(claim?.status.capacity).toEqual({ storage: '5Gi' });
  });

  it('is refused where its class does not allow it', () => {
    const run = onNodes([[60, more]], { world: zonal }).until(120_000);
    expect(run.happened('request').at(-1)?.cause.refusal?.message).toContain('only dynamically provisioned pvc can be');
  });
});
