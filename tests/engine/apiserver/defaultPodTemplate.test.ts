import { describe, expect, it } from 'vitest';
import { defaultPodTemplate } from '#engine/apiserver/defaultPodTemplate.ts';
import { releaseOf } from '#engine/versions.ts';

const release = releaseOf('1.37');

function specOf(spec: object, of = release): Record<string, unknown> {
  return defaultPodTemplate({ spec: { containers: [], ...spec } }, of).spec;
}

function containerOf(container: object): unknown {
  return (specOf({ containers: [{ name: 'a', ...container }] })['containers'] as unknown[])[0];
}

function volumeOf(volume: object, of = release): unknown {
  return (specOf({ volumes: [{ name: 'v', ...volume }] }, of)['volumes'] as unknown[])[0];
}

describe('A pod of a template', () => {
  it('restarts always, asks the cluster for names and has 30 s to stop', () => {
    expect(specOf({})).toEqual({
      containers: [],
      dnsPolicy: 'ClusterFirst',
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      terminationGracePeriodSeconds: 30,
    });
  });

  it('has always metadata, with an empty creation time up to 1.33', () => {
    expect(defaultPodTemplate({}, release).metadata).toEqual({});
    expect(defaultPodTemplate({}, releaseOf('1.33')).metadata).toEqual({ creationTimestamp: null });
  });

  it('has both names of its service account', () => {
    expect(specOf({ serviceAccountName: 'a' })).toMatchObject({ serviceAccountName: 'a', serviceAccount: 'a' });
    expect(specOf({ serviceAccount: 'b' })).toMatchObject({ serviceAccountName: 'b', serviceAccount: 'b' });
    expect(specOf({ serviceAccountName: 'a', serviceAccount: 'b' })).toMatchObject({ serviceAccount: 'a' });
  });

  it('keeps an explicit zero of a pointer and drops that of a plain field', () => {
    const spec = specOf({ terminationGracePeriodSeconds: 0, automountServiceAccountToken: false, hostNetwork: false });
    expect(spec).toMatchObject({ terminationGracePeriodSeconds: 0, automountServiceAccountToken: false });
    expect(spec).not.toHaveProperty('hostNetwork');
  });

  it('gets no tolerations, links to services or host ports: those are for pods', () => {
    const spec = specOf({ hostNetwork: true, containers: [{ name: 'a', ports: [{ containerPort: 80 }] }] });
    expect(spec).not.toHaveProperty('tolerations');
    expect(spec).not.toHaveProperty('enableServiceLinks');
    expect(spec).toMatchObject({ containers: [{ ports: [{ containerPort: 80, protocol: 'TCP' }] }] });
  });
});

describe('A container', () => {
  it('has a termination message, a pull policy and resources, be they empty', () => {
    expect(containerOf({ image: 'nginx' })).toEqual({
      image: 'nginx',
      imagePullPolicy: 'Always',
      name: 'a',
      resources: {},
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
    });
  });

  it('asks its probes every 10 s and gives up after 3', () => {
    expect(containerOf({ readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 0 } })).toMatchObject({
      readinessProbe: {
        failureThreshold: 3,
        httpGet: { path: '/', port: 80, scheme: 'HTTP' },
        periodSeconds: 10,
        successThreshold: 1,
        timeoutSeconds: 1,
      },
    });
    expect(containerOf({ livenessProbe: { grpc: { port: 1 } } })).toMatchObject({
      livenessProbe: { grpc: { service: '' } },
    });
  });

  it('reads fields of its pod in version v1 and resources by the unit', () => {
    const env = [
      { name: 'A', value: '' },
      { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'C', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
    ];
    expect(containerOf({ env })).toMatchObject({
      env: [
        { name: 'A' },
        { name: 'B', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
        { name: 'C', valueFrom: { resourceFieldRef: { divisor: '0', resource: 'limits.cpu' } } },
      ],
    });
  });

  it('keeps a port that is a name and a resource in canonical form', () => {
    const container = { lifecycle: { preStop: { httpGet: { port: 'web' } } }, resources: { limits: { cpu: '0.5' } } };
    expect(containerOf(container)).toMatchObject({
      lifecycle: { preStop: { httpGet: { path: '/', port: 'web', scheme: 'HTTP' } } },
      resources: { limits: { cpu: '500m' } },
    });
  });
});

describe('A volume', () => {
  it.each([
    [{}, { emptyDir: {} }],
    [{ configMap: { name: 'c' } }, { configMap: { defaultMode: 420, name: 'c' } }],
    [{ secret: { defaultMode: 0 } }, { secret: { defaultMode: 0 } }],
    [{ hostPath: { path: '/x' } }, { hostPath: { path: '/x', type: '' } }],
    [{ emptyDir: { sizeLimit: '1024Mi' } }, { emptyDir: { sizeLimit: '1Gi' } }],
    [
      { projected: { sources: [{ serviceAccountToken: { path: 't' } }] } },
      { projected: { defaultMode: 420, sources: [{ serviceAccountToken: { expirationSeconds: 3600, path: 't' } }] } },
    ],
    [
      { ephemeral: { volumeClaimTemplate: { spec: {} } } },
      { ephemeral: { volumeClaimTemplate: { metadata: {}, spec: { resources: {}, volumeMode: 'Filesystem' } } } },
    ],
  ])('given as %j is stored as %j', (given, stored) => {
    expect(volumeOf(given)).toEqual({ name: 'v', ...stored });
  });

  it('that is an image has a pull policy since 1.34', () => {
    const image = { image: { reference: 'a' } };
    expect(volumeOf(image)).toMatchObject({ image: { pullPolicy: 'Always' } });
    expect(volumeOf(image, releaseOf('1.33'))).toEqual({ name: 'v', image: { reference: 'a' } });
  });
});
