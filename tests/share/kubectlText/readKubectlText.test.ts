import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { toYaml } from '#kubectl/print/yaml.ts';
import type { InputComplaint } from '#share/kubectlText/inputComplaint.ts';
import { readKubectlText } from '#share/kubectlText/readKubectlText.ts';

const container = { name: 'nginx', image: 'nginx' };
const pod: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-0', namespace: 'default', uid: 'a-uid', labels: { app: 'nginx' } },
  spec: { containers: [container] },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True', lastProbeTime: null }] },
};
const set: JsonObject = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web', namespace: 'default', uid: 'another-uid' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'nginx' } },
    template: { metadata: { labels: { app: 'nginx' } }, spec: { containers: [container] } },
    updateStrategy: { type: 'RollingUpdate' },
  },
};

function listOf(...items: readonly JsonObject[]): JsonObject {
  return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
}

function namesIn(text: string): readonly string[] | InputComplaint {
  const read = readKubectlText(text);
  if ('complaint' in read) return read.complaint;
  return read.objects.map(({ kind, metadata }) => `${String(kind)} ${String((metadata as JsonObject)['name'])}`);
}

/** The set with one field of its spec changed. */
function withSpec(change: JsonObject): JsonObject {
  return { ...set, spec: { ...(set['spec'] as JsonObject), ...change } };
}

describe('What kubectl printed', () => {
  it.each([
    ['as a List in YAML', toYaml(listOf(set, pod))],
    ['as a List in JSON', JSON.stringify(listOf(set, pod), null, 4)],
    ['as documents in YAML', `${toYaml(set)}---\n${toYaml(pod)}`],
    ['as JSON values one after the other', `${JSON.stringify(set)}\n${JSON.stringify(pod, null, 2)}\n`],
    ['as Lists one after the other', `${toYaml(listOf(set))}---\n${toYaml(listOf(pod))}`],
    ['with a byte order mark', `\ufeff${toYaml(listOf(set, pod))}`],
  ])('is read %s', (_how, text) => {
    expect(namesIn(text)).toEqual(['StatefulSet web', 'Pod web-0']);
  });

  it('is read in the YAML of other tools, too, where it is small', () => {
    const flow =
      'kind: Pod\nmetadata: {name: web-0, uid: a}\nspec: {containers: [{name: nginx}]}\nstatus: {phase: Pending}\n';
    expect(namesIn(flow)).toEqual(['Pod web-0']);
  });

  it('says that a List is empty, and that nothing is there', () => {
    expect(namesIn(toYaml(listOf()))).toEqual({ code: 'empty' });
    expect(namesIn(' \n')).toEqual({ code: 'empty' });
  });

  it('is not the table for people', () => {
    expect(namesIn('NAME   READY   AGE\nweb    3/3     5m\n')).toMatchObject({ code: 'table' });
  });

  it.each([
    ['YAML', `${toYaml(listOf(set))}  oops\n`],
    ['JSON', `${JSON.stringify(listOf(set), null, 1).slice(0, -2)}\n}}`],
  ])('is refused with the line where it is no %s', (_name, text) => {
    expect(namesIn(text)).toMatchObject({ code: 'syntax', line: expect.any(Number) as number });
  });

  it('names the line of the JSON that is broken', () => {
    expect(namesIn('{\n "kind": "Pod",\n "metadata": {"name" "web-0"}\n}')).toEqual({ code: 'syntax', line: 3 });
    expect(namesIn('{\n "kind": "Pod",\n}')).toEqual({ code: 'syntax', line: 3 });
    expect(namesIn('{"kind": "Pod"')).toEqual({ code: 'syntax', line: 1 });
  });

  it('is no list of things without a kind', () => {
    expect(namesIn('- 1\n- 2\n')).toMatchObject({ code: 'notAnObject', line: 1 });
    expect(namesIn('[{"kind": 1}]')).toMatchObject({ code: 'notAnObject' });
  });
});

describe('An object of the wrong shape', () => {
  it.each([
    [toYaml, 'YAML'],
    [(value: JsonObject) => JSON.stringify(value, null, 4), 'JSON'],
  ])('is told by name, field and line (%#)', (print) => {
    const text = print(
      listOf(set, { ...pod, status: { phase: 'Running', containerStatuses: [{ name: 'a' }, { name: 7 }] } }),
    );
    const line = text.split('\n').findIndex((each) => /name"?: 7/.test(each)) + 1;
    expect(namesIn(text)).toEqual({
      code: 'field',
      line,
      object: 'Pod default/web-0',
      field: 'status.containerStatuses[1].name',
      expected: 'string',
      received: '7',
    });
  });

  it.each([
    ['spec.replicas', { replicas: '3' }, 'text'],
    ['spec.replicas', { replicas: 20_000 }, '20000'],
    ['spec.replicas', { replicas: 1.5 }, '1.5'],
    ['spec.podManagementPolicy', { podManagementPolicy: 'Random' }, 'text'],
    ['spec.updateStrategy.rollingUpdate.partition', { updateStrategy: { rollingUpdate: { partition: -1 } } }, '-1'],
    ['spec.template', { template: 'web' }, 'text'],
    ['spec.selector', { selector: null }, 'null'],
  ])('is not taken: %s', (field, change, received) => {
    expect(namesIn(JSON.stringify(withSpec(change as JsonObject)))).toMatchObject({ code: 'field', field, received });
  });

  it('is a manifest, which has no uid', () => {
    const manifest = { ...set, metadata: { name: 'web' } };
    expect(namesIn(toYaml(manifest))).toMatchObject({ code: 'field', field: 'metadata.uid', received: 'undefined' });
  });

  it('repeats no text of the objects, for it may be a secret', () => {
    const leaky = withSpec({ replicas: 'hunter2' });
    expect(JSON.stringify(namesIn(toYaml(leaky)))).not.toContain('hunter2');
  });

  it('does not matter where nobody reads it: other kinds, and the same kind of another API group', () => {
    const kruise = { apiVersion: 'apps.kruise.io/v1beta1', kind: 'StatefulSet', metadata: { name: 'x' }, spec: 1 };
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'y' }, data: 5 };
    expect(namesIn(toYaml(listOf(kruise, secret)))).toEqual(['StatefulSet x', 'Secret y']);
  });
});

describe('Hostile input', () => {
  it('is refused by size without being read', () => {
    expect(namesIn('a'.repeat(65 * 1024 * 1024))).toEqual({ code: 'tooLarge' });
  });

  it.each([
    ['braces', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['brackets', '['.repeat(1_000_000)],
    ['dashes', `- ${'- '.repeat(100_000)}1`],
    ['indentation', Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
  ])('is refused by depth: %s', (_what, text) => {
    expect(namesIn(text)).toMatchObject({ code: 'tooDeep' });
  });

  it('has no keys that JavaScript would obey', () => {
    expect(namesIn('{"kind": "Pod", "__proto__": {"a": 1}}')).toEqual({ code: 'forbiddenKey', line: 1 });
    expect(namesIn('kind: Pod\n__proto__:\n  a: 1\n')).toEqual({ code: 'forbiddenKey', line: 2 });
  });

  it('does not multiply itself by aliases', () => {
    expect(namesIn('a: &a [1]\nb: *a\n')).toMatchObject({ code: 'alias' });
  });

  it('is told where it is YAML of another kind and too much of it', () => {
    const flow = `kind: {a: b}\n${'# and on it goes\n'.repeat(5000)}`;
    expect(namesIn(flow)).toEqual({ code: 'unusualYaml', line: 1 });
  });
});
