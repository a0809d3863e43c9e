/**
 * `node scripts/run.mjs scripts/release-links.ts` writes links of many kinds as this release makes them to tests/share/released/v1.json, in
 * the place of those of the same version, and scenario files beside them. From then on they have to open for ever (docs/decisions/0008).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { fingerprintOf } from '../src/engine/simulation/fingerprint.ts';
import { History } from '../src/engine/simulation/history.ts';
import { lateParts } from '../src/engine/simulation/lateParts.ts';
import { lectureScenario } from '../src/engine/simulation/lecture.ts';
import type { Request, Scenario } from '../src/engine/simulation/scenario.ts';
import { decodeLink, encodeLink } from '../src/share/link.ts';
import type { LinkedView, LinkView } from '../src/share/linkView.ts';
import { scenarioText } from '../src/share/scenarioFile.ts';
import { anyScenario, anyTroubledScenario } from '../tests/engine/invariants/scenarios.ts';

const file = 'tests/share/released/v1.json';
const fileOfFiles = 'tests/share/released/scenarioFiles-v1.json';
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const released = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>;
const releasedFiles = JSON.parse(readFileSync(fileOfFiles, 'utf8')) as Record<string, readonly unknown[]>;
const links = [...visits(), ...samples()];
writeFileSync(file, `${JSON.stringify({ ...released, [version]: links }, null, 2)}\n`);
const files = links.slice(0, 6).map(scenarioFileOf);
writeFileSync(fileOfFiles, `${JSON.stringify({ ...releasedFiles, [version]: files }, null, 2)}\n`);
console.log(`${links.length} links of ${version} in ${file}`);

/** What a visitor may have done to the lecture's set. */
function visits(): readonly string[] {
  const name = 'nginx-web';
  const image: Request = { type: 'setImage', name, container: 'nginx', image: 'nginx:mainline' };
  const patch = (spec: Extract<Request, { type: 'patchSet' }>['spec']): Request => ({ type: 'patchSet', name, spec });
  const partition = patch({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } });
  return [
    visit([]),
    visit([patch({ replicas: 5 }), patch({ replicas: 1 })]),
    visit([partition, image], { panel: 'yaml' }),
    visit([image, { type: 'podFault', name: `${name}-1`, fault: 'crash' }], { panel: 'inspector', selected: 1 }),
    visit([
      { type: 'delete', resource: 'pods', name: `${name}-2` },
      { type: 'delete', resource: 'statefulsets', name },
    ]),
    visit([{ type: 'recreateSet', name, keepPods: true, spec: { podManagementPolicy: 'Parallel' } }, image]),
    visit([patch({ minReadySeconds: 5 }), image], {}, { kubernetesVersion: '1.37' }),
    visit([image], {}, { world: { durations: { start: { leastMs: 60_000, spreadMs: 0 } }, storageClass: 'fast' } }),
    visit([{ type: 'cacheLag', lag: 'frozen' }, image, { type: 'cacheLag', lag: 0 }]),
    visit([patch({ replicas: 4 })], { base: { forkStep: 20, requests: [{ atMs: 9000, request: image }] } }),
  ];
}

function visit(requests: readonly Request[], look: Partial<LinkedView> = {}, more: Partial<Scenario> = {}): string {
  let history = new History({ ...lectureScenario, ...more }, lateParts);
  history.extend({ untilMs: 120_000 });
  for (const request of requests) {
    history = history.fork(history.steps.length, request, lateParts);
    history.extend({ maxSteps: history.steps.length + 25 });
  }
  return linkOf(history, look);
}

/** What chance makes of a set and its troubles, the same at every call. */
function samples(): readonly string[] {
  const kinds = [anyScenario('1.33'), anyScenario('1.37'), anyTroubledScenario('1.37')];
  return fc.sample(fc.oneof(...kinds), { seed: 11, numRuns: 14 }).map((scenario) => {
    const history = new History(scenario, lateParts);
    history.extend({ maxSteps: 60 });
    return linkOf(history, {});
  });
}

function linkOf(history: History, look: Partial<LinkedView>): string {
  const { step, cluster } = history.frameAt(history.steps.length);
  const shown = { step, atMs: cluster.nowMs };
  return encodeLink({ scenario: history.scenario, ...look, shown, fingerprint: fingerprintOf(cluster) });
}

/** The file of what a link holds, as a value, so that the two can be compared by eye. */
function scenarioFileOf(link: string): unknown {
  const decoded = decodeLink(link);
  if (decoded === undefined || 'problem' in decoded) throw new Error(`got a link that cannot be opened: ${link}`);
  return JSON.parse(scenarioText(decoded.view as LinkView));
}
