import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As `npm run conformance -- ...`, on a file with these lines. */
function conformance(kind: string, ...lines: readonly object[]) {
  const file = join(folder, 'recording.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  const args = ['scripts/run.mjs', 'scripts/conformance.ts', kind, file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr, report: stdout.trim().split('\n').at(-1) ?? '' };
}

const sync = {
  scenario: 'nothing happens',
  kubernetesVersion: '1.37',
  featureGates: {},
  steps: [] as readonly object[],
  final: { pods: [], persistentVolumeClaims: [], controllerRevisions: [] },
};

describe('npm run conformance', () => {
  it('says the counts as JSON in its last line, and that all is well by its exit code', () => {
    const { status, report } = conformance('sync', sync);
    expect(JSON.parse(report)).toMatchObject({ kind: 'sync', checked: 0, scenarios: 1, unsupported: 0 });
    expect(status).toBe(0);
  });

  it('shows what differs, and fails', () => {
    const { status, stdout, report } = conformance('sync', {
      ...sync,
      steps: [{ op: 'sync', actions: [{ verb: 'jump' }] }],
    });
    expect(stdout).toContain('expected');
    expect(JSON.parse(report).scenariosWithMismatches).toBe(1);
    expect(status).toBe(1);
  });

  it('counts what it cannot replay, and fails', () => {
    const { status, report } = conformance('sync', { ...sync, steps: [{ op: 'earthquake' }] });
    expect(JSON.parse(report).unsupported).toBe(1);
    expect(status).toBe(1);
  });

  it('refuses a kind that there is not', () => {
    const { status, stderr } = conformance('gossip', sync);
    expect(stderr).toContain('There is no kind "gossip"');
    expect(status).toBe(2);
  });
});
