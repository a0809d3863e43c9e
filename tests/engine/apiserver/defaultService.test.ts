import { describe, expect, it } from 'vitest';
import { defaultPersistentVolumeClaim } from '#engine/apiserver/defaultPersistentVolumeClaim.ts';
import { defaultService } from '#engine/apiserver/defaultService.ts';
import type { JsonObject } from '#engine/json.ts';
import { releaseOf } from '#engine/versions.ts';

const release = releaseOf('1.37');

function specOf(spec: JsonObject): object {
  return defaultService({ metadata: { name: 'nginx' }, spec }, release).spec;
}

describe('A Service', () => {
  it('of the lecture is stored as the real API server stores it', () => {
    const spec = { ports: [{ port: 80, name: 'web' }], clusterIP: 'None', selector: { app: 'nginx' } };
    expect(specOf(spec)).toEqual({
      clusterIP: 'None',
      clusterIPs: ['None'],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [{ name: 'web', port: 80, protocol: 'TCP', targetPort: 80 }],
      selector: { app: 'nginx' },
      sessionAffinity: 'None',
      type: 'ClusterIP',
    });
  });

  it('keeps a target port that has a name', () => {
    expect(specOf({ ports: [{ port: 80, targetPort: 'web' }] })).toMatchObject({ ports: [{ targetPort: 'web' }] });
  });

  it('that is open to the outside lets traffic in at every node', () => {
    expect(specOf({ type: 'LoadBalancer' })).toMatchObject({
      allocateLoadBalancerNodePorts: true,
      externalTrafficPolicy: 'Cluster',
    });
  });
});

describe('A claim', () => {
  it('is of a file system and pending', () => {
    const claim = defaultPersistentVolumeClaim(
      { metadata: { name: 'x' }, spec: {}, status: { phase: 'Bound' } },
      release,
    );
    expect(claim).toMatchObject({
      kind: 'PersistentVolumeClaim',
      spec: { volumeMode: 'Filesystem' },
      status: { phase: 'Pending' },
    });
  });
});
