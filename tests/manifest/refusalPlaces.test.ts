import { describe, expect, it } from 'vitest';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { lectureScenario, lectureSet } from '#engine/simulation/lecture.ts';
import { type KubernetesVersion, kubernetesVersions } from '#engine/versions.ts';
import { printManifest } from '#manifest/printManifests.ts';
import { readText } from '#manifest/readText.ts';
import { refusedFields } from '#manifest/refusalPlaces.ts';

const text = printManifest(lectureSet);

/** What the API server has against a text that is applied to the lecture's cluster, with the text at each place. */
function refusedOf(changed: string, version: KubernetesVersion = '1.37') {
  const history = new History({ ...lectureScenario, kubernetesVersion: version }, lateParts);
  history.extend({ maxSteps: 30 });
  const [document] = readText(changed).documents;
  const error = history.refusalOf(30, { type: 'apply', manifest: document!.manifest }, lateParts);
  if (error === undefined) return [];
  return refusedFields(document!, error).map(({ from, to, ...refused }) => ({
    ...refused,
    at: changed.slice(from, to),
  }));
}

describe.each(kubernetesVersions)('Under %s what is refused', (version) => {
  it.each([
    ['replicas: 3', 'replicas: -1', ['spec', 'replicas'], '-1'],
    ['replicas: 3', 'replicas: 3\n  x: 1', ['spec', 'x'], '1'],
    ['replicas: 3', 'replicas: three', ['spec', 'replicas'], 'three'],
    ['replicas: 3', 'updateStrategy:\n    rollingUpdate:\n      partition: -2', undefined, '-2'],
    ['containerPort: 80', 'containerPort: many', undefined, 'many'],
  ])('is underlined where it stands: %s as %s', (before, after, path, at) => {
    const [refused] = refusedOf(text.replace(before, after), version);
    expect(refused).toMatchObject({ at, ...(path && { path }) });
  });
});

describe('What is refused', () => {
  it('is told in the API server’s words', () => {
    expect(refusedOf(text.replace('replicas: 3', 'replicas: -1'))).toEqual([
      {
        type: 'Invalid',
        path: ['spec', 'replicas'],
        at: '-1',
        message: 'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
      },
    ]);
  });

  it('may be several fields', () => {
    const changed = text.replace('replicas: 3', 'replicas: -1').replace('serviceName: nginx', 'serviceName: other');
    expect(refusedOf(changed).map(({ at }) => at)).toEqual(['-1', 'other']);
  });

  it('is what should hold a field that is missing', () => {
    expect(refusedOf(text.replace('          image: nginx:alpine\n', ''))).toMatchObject([
      { type: 'Required', at: 'containers' },
    ]);
  });

  it('is the claim that the API server calls a volume', () => {
    const renamed = text.replace(
      '    - metadata:\n        name: www-storage',
      '    - metadata:\n        name: Not_A_Label',
    );
    expect(renamed).not.toBe(text);
    expect(refusedOf(renamed.replace('name: nginx-web', 'name: other'))).toContainEqual(
      expect.objectContaining({ path: ['spec', 'volumeClaimTemplates', 0, 'metadata', 'name'], at: 'Not_A_Label' }),
    );
  });

  it('is the label that the API server names without metadata', () => {
    const changed = text.replace(/(template:\n {4}metadata:\n {6}labels:\n)/, '$1        bad: "a b"\n');
    expect(refusedOf(changed)).toContainEqual(
      expect.objectContaining({ path: ['spec', 'template', 'metadata', 'labels'], at: 'labels' }),
    );
  });

  it('is the request that the API server names without requests', () => {
    const changed = text.replace('20Gi', '"-1"').replace('name: nginx-web', 'name: other');
    expect(refusedOf(changed)).toContainEqual(expect.objectContaining({ at: '"-1"' }));
  });

  it('is the whole object when no field is named', () => {
    expect(refusedOf('apiVersion: x/v1\nkind: Ingress\nmetadata: {name: x}\n')).toMatchObject([
      { type: 'other', path: [], at: 'apiVersion' },
    ]);
  });
});
