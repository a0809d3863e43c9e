import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { strategicMergePatch } from '#engine/apiserver/patches/strategicMerge.ts';

function patched(object: JsonObject, patch: JsonObject, kind = 'StatefulSet') {
  const result = strategicMergePatch(object, patch, kind, '1.37');
  return 'error' in result ? result.error : result.object;
}

const podSpec = (spec: JsonObject): JsonObject => ({ spec: { template: { spec } } });
const nginx = { name: 'nginx', image: 'nginx:1', ports: [{ containerPort: 80, name: 'web' }] };
const log = { name: 'log', image: 'log:1' };

describe('A strategic merge patch', () => {
  it('finds a container by its name and leaves the rest of it and the others alone', () => {
    const patch = podSpec({ containers: [{ name: 'nginx', image: 'nginx:2' }] });
    expect(patched(podSpec({ containers: [log, nginx] }), patch)).toEqual(
      podSpec({ containers: [log, { ...nginx, image: 'nginx:2' }] }),
    );
  });

  it('adds a container of another name, and keeps the order of those that are there', () => {
    const patch = podSpec({ containers: [{ name: 'new', image: 'new:1' }] });
    expect(patched(podSpec({ containers: [nginx, log] }), patch)).toEqual(
      podSpec({ containers: [{ name: 'new', image: 'new:1' }, nginx, log] }),
    );
  });

  it.each<[string, string, JsonObject, JsonObject, JsonObject]>([
    ['ports by number', 'ports', { containerPort: 80, name: 'web' }, { containerPort: 80, name: 'http' }, {}],
    ['variables by name', 'env', { name: 'A', value: '1' }, { name: 'A', value: '2' }, {}],
    ['mounts by path', 'volumeMounts', { mountPath: '/a', name: 'x' }, { mountPath: '/a', name: 'y' }, {}],
  ])('merges %s', (_name, list, before, change) => {
    const container = (member: JsonObject): JsonObject =>
      podSpec({ containers: [{ name: 'nginx', [list]: [member] }] });
    expect(patched(container(before), container(change))).toEqual(container(change));
  });

  it('replaces tolerations and arguments as a whole', () => {
    const before = podSpec({ tolerations: [{ key: 'a' }], containers: [{ name: 'nginx', args: ['-a', '-b'] }] });
    const patch = podSpec({ tolerations: [{ key: 'b' }], containers: [{ name: 'nginx', args: ['-c'] }] });
    expect(patched(before, patch)).toEqual(patch);
  });

  it('deletes a member by $patch: delete, and replaces a list or an object by $patch: replace', () => {
    const before = podSpec({ containers: [nginx, log], nodeSelector: { disk: 'ssd' } });
    expect(patched(before, podSpec({ containers: [{ name: 'log', $patch: 'delete' }] }))).toEqual(
      podSpec({ containers: [nginx], nodeSelector: { disk: 'ssd' } }),
    );
    expect(patched(before, podSpec({ containers: [{ $patch: 'replace' }, log] }))).toEqual(
      podSpec({ containers: [log], nodeSelector: { disk: 'ssd' } }),
    );
    expect(patched(before, podSpec({ nodeSelector: { $patch: 'replace', zone: 'a' } }))).toEqual(
      podSpec({ containers: [nginx, log], nodeSelector: { zone: 'a' } }),
    );
  });

  it('puts members in the order of $setElementOrder', () => {
    const patch = podSpec({
      '$setElementOrder/containers': [{ name: 'log' }, { name: 'nginx' }],
      containers: [{ name: 'log', image: 'log:2' }],
    });
    expect(patched(podSpec({ containers: [nginx, log] }), patch)).toEqual(
      podSpec({ containers: [{ ...log, image: 'log:2' }, nginx] }),
    );
  });

  it('keeps what the order does not name where it stood', () => {
    const patch = podSpec({ '$setElementOrder/containers': [{ name: 'log' }] });
    const side = { name: 'side', image: 'side:1' };
    expect(patched(podSpec({ containers: [side, log, nginx] }), patch)).toEqual(
      podSpec({ containers: [side, log, nginx] }),
    );
  });

  it('adds to finalizers and takes from them by $deleteFromPrimitiveList', () => {
    const finalizers = (...names: string[]): JsonObject => ({ metadata: { finalizers: names } });
    expect(patched(finalizers('a', 'b'), finalizers('c', 'a'))).toEqual(finalizers('c', 'a', 'b'));
    const patch = { metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } };
    expect(patched(finalizers('a', 'b'), patch)).toEqual(finalizers('b'));
  });

  it('drops what $retainKeys does not name', () => {
    const volumes = (volume: JsonObject): JsonObject => podSpec({ volumes: [volume] });
    const patch = volumes({ $retainKeys: ['name', 'configMap'], name: 'data', configMap: { name: 'c' } });
    expect(patched(volumes({ name: 'data', emptyDir: {} }), patch)).toEqual(
      volumes({ name: 'data', configMap: { name: 'c' } }),
    );
  });

  it('takes a field away by null, and merges labels', () => {
    const before = { metadata: { labels: { app: 'web', tier: 'db' } } };
    expect(patched(before, { metadata: { labels: { tier: null, zone: 'a' } } })).toEqual({
      metadata: { labels: { app: 'web', zone: 'a' } },
    });
  });

  it('replaces the selector of a PodDisruptionBudget', () => {
    const selector = (matchLabels: JsonObject): JsonObject => ({ spec: { selector: { matchLabels } } });
    expect(patched(selector({ app: 'a' }), selector({ tier: 'b' }), 'PodDisruptionBudget')).toEqual(
      selector({ tier: 'b' }),
    );
  });

  it('merges the conditions of a status', () => {
    const status = (...conditions: JsonObject[]): JsonObject => ({ status: { conditions } });
    const ready = { type: 'Ready', status: 'True' };
    expect(patched(status(ready), status({ type: 'Gate', status: 'True' }), 'Pod')).toEqual(
      status({ type: 'Gate', status: 'True' }, ready),
    );
  });

  it('changes neither the object nor the patch', () => {
    const object = podSpec({ containers: [nginx, log] });
    const patch = podSpec({ containers: [{ name: 'log', $patch: 'delete' }] });
    const texts = [JSON.stringify(object), JSON.stringify(patch)];
    patched(object, patch);
    expect([JSON.stringify(object), JSON.stringify(patch)]).toEqual(texts);
  });

  it.each<[string, JsonObject, object]>([
    [
      'a container without a name',
      podSpec({ containers: [{ image: 'x' }] }),
      { code: 500, message: 'map: map[image:x] does not contain declared merge key: name' },
    ],
    [
      'a directive that nobody knows',
      podSpec({ $patch: 'merge', hostname: 'h' }),
      { code: 500, message: 'unknown patch type: merge in map: map[$patch:merge hostname:h]' },
    ],
    [
      'a changed member that the order does not name',
      podSpec({ '$setElementOrder/containers': [{ name: 'nginx' }], containers: [{ name: 'log', image: 'x' }] }),
      {
        code: 500,
        message:
          "The order in patch list:\n[map[image:x name:log]]\n doesn't match $setElementOrder list:\n[map[name:nginx]]\n",
      },
    ],
    [
      'keys beside those to retain',
      podSpec({ $retainKeys: ['hostname'], subdomain: 's' }),
      { code: 400, message: 'invalid patch format of retainKeys' },
    ],
    [
      'members of different types',
      podSpec({ containers: ['nginx'] }),
      { code: 500, message: 'list element types are not identical: [[map[image:log:1 name:log]] [nginx]]' },
    ],
  ])('is refused for %s', (_name, patch, refusal) => {
    expect(patched(podSpec({ containers: [log] }), patch)).toMatchObject(refusal);
  });
});
