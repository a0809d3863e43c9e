import { describe, expect, it } from 'vitest';
import { defaultStatefulSet } from '#engine/apiserver/defaultStatefulSet.ts';
import type { JsonObject } from '#engine/json.ts';
import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';
import {
  applyRevision,
  getPatch,
  hashControllerRevision,
  revisionBytes,
  revisionData,
  revisionName,
  semanticallyEqualPatch,
} from '#engine/statefulset/revisionData.ts';
import { releaseOf, type KubernetesVersion } from '#engine/versions.ts';

/** The template of the hash vectors (semantics, appendix A), of which the lecture's differs only in the volume's name. */
function set(image: string, graceSeconds: number, version: KubernetesVersion = '1.37', volume = 'www'): StatefulSet {
  const ports = [{ containerPort: 80, name: 'web' }];
  const volumeMounts = [{ name: volume, mountPath: '/usr/share/nginx/html' }];
  const template = {
    metadata: { labels: { app: 'nginx' } },
    spec: { terminationGracePeriodSeconds: graceSeconds, containers: [{ name: 'nginx', image, ports, volumeMounts }] },
  };
  return stored({ metadata: { name: 'web' }, spec: { template } }, version);
}

function stored(manifest: JsonObject, version: KubernetesVersion = '1.37'): StatefulSet {
  return defaultStatefulSet(manifest, releaseOf(version)) as StatefulSet;
}

function hashOf(of: StatefulSet, version: KubernetesVersion = '1.37', collisionCount = 0): string {
  return hashControllerRevision(getPatch(of, version), collisionCount);
}

describe('The patch', () => {
  it('is the defaulted template alone, with sorted keys', () => {
    expect(getPatch(set('nginx:alpine', 10), '1.37')).toBe(
      '{"spec":{"template":{"$patch":"replace","metadata":{"labels":{"app":"nginx"}},"spec":{"containers":[{"image":"nginx:alpine","imagePullPolicy":"IfNotPresent","name":"nginx","ports":[{"containerPort":80,"name":"web","protocol":"TCP"}],"resources":{},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","volumeMounts":[{"mountPath":"/usr/share/nginx/html","name":"www"}]}],"dnsPolicy":"ClusterFirst","restartPolicy":"Always","schedulerName":"default-scheduler","securityContext":{},"terminationGracePeriodSeconds":10}}}}',
    );
  });

  it('has an empty creation time up to 1.33', () => {
    expect(getPatch(set('nginx:alpine', 10, '1.33'), '1.33')).toContain(
      '"metadata":{"creationTimestamp":null,"labels"',
    );
  });

  it('escapes as Go does', () => {
    const annotations = { note: '<a> & \u2028 中文' };
    const manifest = { spec: { template: { metadata: { annotations }, spec: { containers: [] } } } };
    expect(getPatch(stored(manifest), '1.37')).toContain('"note":"\\u003ca\\u003e \\u0026 \\u2028 中文"');
  });

  it('sorts keys by their bytes, numbers among them', () => {
    const labels = { b: '', '10': '', '9': '', '😀': '', '\ue000': '', Z: '' };
    const manifest = { spec: { template: { metadata: { labels }, spec: { containers: [] } } } };
    expect(getPatch(stored(manifest), '1.37')).toContain('{"10":"","9":"","Z":"","b":"","\ue000":"","😀":""}');
  });

  it('is made once for a template, per version', () => {
    const { spec } = set('nginx', 10);
    const other = { spec: { template: spec.template } };
    expect(revisionData({ spec }, '1.37')).toBe(revisionData(other, '1.37'));
    expect(getPatch({ spec }, '1.33')).not.toBe(getPatch({ spec }, '1.37'));
  });

  it('does not depend on the rest of the set', () => {
    const before = set('nginx', 10);
    const after = { ...before, spec: { ...before.spec, replicas: 9, minReadySeconds: 5 } };
    expect(getPatch(after, '1.37')).toBe(getPatch(before, '1.37'));
  });
});

describe('The hash', () => {
  it.each([
    ['nginx', 30, '857f4d7879'],
    ['nginx', 10, '575f45684f'],
    ['nginx:alpine', 30, '84d58bc78d'],
    ['nginx:alpine', 10, '697594f474'],
    ['nginx:mainline', 30, '5b5c76c5c6'],
    ['nginx:mainline', 10, 'bc6b9bdb'],
    ['nginx:1.25', 30, '7649495d95'],
    ['nginx:1.25', 10, '787744f97'],
    ['nginx:1', 30, '86b9bfd794'],
    ['nginx:2', 30, '84d8c87645'],
  ])('of %s with %i s of grace is %s', (image, graceSeconds, hash) => {
    expect(hashOf(set(image, graceSeconds))).toBe(hash);
  });

  it('moves with the collision count', () => {
    expect(hashOf(set('nginx:1', 30), '1.37', 1)).toBe('86b9bfd795');
  });

  it('was another one up to 1.33', () => {
    expect(hashOf(set('nginx:alpine', 10, '1.33'), '1.33')).toBe('7bd8bbf64d');
  });

  it.each([
    ['1.33', 'nginx:alpine', '677759c9b8'],
    ['1.33', 'nginx:mainline', '7c55499668'],
    ['1.37', 'nginx:alpine', '56cc7db54'],
    ['1.37', 'nginx:mainline', '5447547998'],
  ] as const)('of the lecture under %s with %s is %s', (version, image, hash) => {
    expect(hashOf(set(image, 10, version, 'www-storage'), version)).toBe(hash);
  });

  it('counts the bytes of every script', () => {
    expect(hashControllerRevision('é中😀', 0)).toBe('5dfb6d6c4c');
  });
});

describe('The name of a revision', () => {
  it('is the name of the set and the hash', () => {
    expect(revisionName('nginx-web', '677759c9b8')).toBe('nginx-web-677759c9b8');
  });

  it('cuts the name of the set at 223 bytes', () => {
    expect(revisionName('a'.repeat(300), 'b')).toHaveLength(225);
  });
});

describe('A stored revision', () => {
  const first = set('nginx:1', 10);
  const second = set('nginx:2', 10);
  const revision = { data: revisionData(first, '1.37') } as ControllerRevision;

  it('has the bytes of the set it was made from, in whatever order its fields came back', () => {
    const { $patch, metadata, spec } = revision.data.spec.template;
    const shuffled = { data: { spec: { template: { spec, metadata, $patch } } } } as ControllerRevision;
    expect(revisionBytes(shuffled)).toBe(getPatch(first, '1.37'));
  });

  it('gives its template to a set, and the same one each time', () => {
    const applied = applyRevision(second, revision);
    expect(applied.spec.template).toEqual(first.spec.template);
    expect(applyRevision(second, revision)).toBe(applied);
    expect(applyRevision({ ...second }, revision).spec.template).toBe(applied.spec.template);
  });

  it('leaves everything else of the set alone', () => {
    const applied = applyRevision({ ...second, spec: { ...second.spec, replicas: 7 } }, revision);
    expect(applied.spec.replicas).toBe(7);
    expect(getPatch(applied, '1.37')).toBe(getPatch(first, '1.37'));
  });

  it('means the same template when only defaults are missing', () => {
    const { terminationGracePeriodSeconds: _dropped, ...spec } = set('nginx:1', 30).spec.template.spec;
    const older = {
      data: { spec: { template: { $patch: 'replace', ...first.spec.template, spec } } },
    } as ControllerRevision;
    expect(semanticallyEqualPatch(set('nginx:1', 30), older, '1.37')).toBe(true);
    expect(semanticallyEqualPatch(second, older, '1.37')).toBe(false);
  });
});
