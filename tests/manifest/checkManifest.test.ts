import { describe, expect, it } from 'vitest';
import { lectureService, lectureSet } from '#engine/simulation/lecture.ts';
import { checkManifest } from '#manifest/checkManifest.ts';
import { printManifest } from '#manifest/printManifests.ts';
import { readText } from '#manifest/readText.ts';

/** What is wrong with each document of a text: the code, the field, the text that it is about, what was wanted. */
function problemsOf(text: string) {
  return readText(text)
    .documents.flatMap(checkManifest)
    .map(({ code, field, from, to, wanted, fix }) => ({ code, field, at: text.slice(from, to), wanted, fix }));
}

const set = printManifest(lectureSet);

describe('A manifest that fits', () => {
  it('has no problem', () => {
    expect(problemsOf(`${set}---\n${printManifest(lectureService)}`)).toEqual([]);
  });

  it('may leave fields empty, and hold any labels', () => {
    const text = set.replace('  replicas: 3\n', '  replicas:\n').replace('app: nginx', 'a.b/c: nginx');
    expect(problemsOf(text)).toEqual([]);
  });

  it('may be of a kind that nobody knows the fields of', () => {
    expect(problemsOf('apiVersion: x/v1\nkind: Thing\nanything: [1, {a: b}]\n')).toEqual([]);
  });

  it.each(['1', '0.5', '500m', '1Gi', '1e3', '.5'])('may ask for the quantity %s', (amount) => {
    expect(problemsOf(set.replace('20Gi', amount))).toEqual([]);
  });
});

describe('A problem', () => {
  it('is a field that is unknown, with the one that was meant', () => {
    expect(problemsOf(set.replace('replicas:', 'replica:'))).toMatchObject([
      { code: 'unknownField', field: 'spec.replica', at: 'replica', fix: 'replicas' },
    ]);
  });

  it('is an unknown field deep in a list', () => {
    expect(problemsOf(set.replace('mountPath:', 'path:'))).toMatchObject([
      { code: 'missing', at: 'name', wanted: ['mountPath'] },
      { code: 'unknownField', field: 'spec.template.spec.containers[0].volumeMounts[0].path', at: 'path' },
    ]);
  });

  it.each([
    ['replicas: 3', 'replicas: "3"', 'spec.replicas', '"3"', 'integer', '3'],
    ['replicas: 3', 'replicas: many', 'spec.replicas', 'many', 'integer', undefined],
    ['replicas: 3', 'replicas: 1.5', 'spec.replicas', '1.5', 'integer', undefined],
    ['replicas: 3', 'replicas: [3]', 'spec.replicas', 'replicas', 'integer', undefined],
    ['replicas: 3', 'replicas: {a: 3}', 'spec.replicas', 'replicas', 'integer', undefined],
    ['serviceName: nginx', 'serviceName: 80', 'spec.serviceName', '80', 'string', '"80"'],
    ['serviceName: nginx', 'serviceName: yes', 'spec.serviceName', 'yes', 'string', '"yes"'],
    ['selector:\n    matchLabels:\n      app: nginx', 'selector: x', 'spec.selector', 'x', 'LabelSelector', undefined],
    ['20Gi', 'much', 'spec.volumeClaimTemplates[0].spec.resources.requests.storage', 'much', 'Quantity', undefined],
    ['app: nginx', 'app: [1]', 'spec.selector.matchLabels.app', 'app', 'string', undefined],
  ])('is a value of the wrong type: %s as %s', (before, after, field, at, wanted, fix) => {
    expect(set).toContain(before);
    expect(problemsOf(set.replace(before, after))).toEqual([{ code: 'wrongType', field, at, wanted: [wanted], fix }]);
  });

  it('is a map where a list should be', () => {
    const text = 'apiVersion: v1\nkind: Service\nspec:\n  ports:\n    port: 80\n';
    expect(problemsOf(text)).toMatchObject([{ code: 'wrongType', field: 'spec.ports', at: 'ports', wanted: ['list'] }]);
  });

  it('is a value that is not among those allowed', () => {
    const text = set.replace('replicas: 3', 'podManagementPolicy: parallel');
    expect(problemsOf(text)).toEqual([
      {
        code: 'notOneOf',
        field: 'spec.podManagementPolicy',
        at: 'parallel',
        wanted: ['OrderedReady', 'Parallel'],
        fix: 'Parallel',
      },
    ]);
  });

  it('is a required field that is not there, told at what should hold it', () => {
    const text = 'apiVersion: apps/v1\nkind: StatefulSet\nspec:\n  replicas: 1\n';
    expect(problemsOf(text)).toMatchObject([
      { code: 'missing', field: 'spec', at: 'replicas', wanted: ['selector', 'template'] },
    ]);
  });

  it('is a key that comes twice', () => {
    expect(problemsOf(`${set}metadata: {name: x}\n`)).toMatchObject([{ code: 'repeated', field: 'metadata' }]);
  });

  it.each([
    ['spec: {}\n', { code: 'noKind', at: 'spec' }],
    ['kind: 5\n', { code: 'noKind', at: 'kind' }],
    ['kind: Service\napiVersion: v2\n', { code: 'otherApiVersion', at: 'v2', wanted: ['v1'], fix: 'v1' }],
    ['kind: Service\n', { code: 'otherApiVersion', at: 'kind', fix: undefined }],
  ])('is an object that does not say what it is: %j', (text, problem) => {
    expect(problemsOf(text)).toMatchObject([problem]);
  });
});
