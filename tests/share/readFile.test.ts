import { describe, expect, it } from 'vitest';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import { encodeLink } from '#share/link.ts';
import type { LinkView } from '#share/linkView.ts';
import { isOpenable, maxFileLength } from '#share/openable.ts';
import { readFile } from '#share/readFile.ts';
import { scenarioText } from '#share/scenarioFile.ts';

const view: LinkView = { scenario: lectureScenario, shown: { step: 3, atMs: 1000 }, fingerprint: 'a'.repeat(16) };
const link = encodeLink(view);
const manifest = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  clusterIP: None\n';

describe('What somebody opens', () => {
  it('is known by what it says: a scenario, a link, or manifests', () => {
    expect(readFile(scenarioText(view), '1.37')).toEqual({ kind: 'scenario', view });
    for (const text of [link, `https://example.org/ordinal/${link}\n`, `file:///talk/ordinal.html${link}`])
      expect(readFile(text, '1.37')).toEqual({ kind: 'link', view });
    expect(readFile('https://example.org/#replicas=5', '1.37')).toMatchObject({ kind: 'link', view: {} });
    expect(readFile(manifest, '1.33')).toMatchObject({
      kind: 'manifests',
      view: { scenario: { kubernetesVersion: '1.33' } },
    });
    expect(
      readFile(JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } }), '1.37'),
    ).toHaveProperty('view');
  });

  it('is refused in the words of what it wants to be', () => {
    expect(readFile('{"format": "ordinal-scenario",', '1.37')).toMatchObject({ fileProblem: { code: 'noScenario' } });
    expect(readFile(`${link.slice(0, -4)}AAAA`, '1.37')).toMatchObject({ linkProblem: { code: 'damaged' } });
    expect(readFile('kind: [', '1.37')).toMatchObject({ complaint: { code: 'syntax' } });
    expect(readFile('a: &x 1\nb: *x\n', '1.37')).toMatchObject({ complaint: { code: 'alias' } });
    expect(readFile(' '.repeat(maxFileLength + 1), '1.37')).toMatchObject({ fileProblem: { code: 'tooLong' } });
  });

  it('is taken from the clipboard only when it is meant for the page', () => {
    for (const text of [manifest, scenarioText(view), link, `{"apiVersion": "v1"}`])
      expect(isOpenable(text), text).toBe(true);
    for (const text of ['hello', '#1 in the list', 'see https://example.org/#v1.abc and more', '']) {
      expect(isOpenable(text), text).toBe(false);
    }
  });
});
