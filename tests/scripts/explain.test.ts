import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { toYaml } from '#kubectl/print/yaml.ts';
import { objectsOf, reportStatus, waitingFor } from '../diagnose/kit.ts';
import { World } from '../engine/kit/world.ts';
import { readOptions } from '../../scripts/explain/options.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As `npm run explain -- ...`. */
function explain(args: readonly string[], input = '') {
  const all = ['scripts/run.mjs', 'scripts/explain.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8', input });
  return { status, stdout, stderr };
}

function fileWith(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const now = ['--now', '2026-01-01T00:00:05Z'];
const secret = 'hunter2-in-the-environment';

/** A set whose first pod cannot pull its image, with a password in the environment. */
function stuckObjects(): readonly JsonObject[] {
  const world = new World({ replicas: 2, image: 'bad' });
  world.sync();
  world.move(0, 'scheduled');
  reportStatus(world, 0, waitingFor('ImagePullBackOff'));
  const env = [{ name: 'PASSWORD', value: secret }];
  return objectsOf(world).map((object) => {
    if (object['kind'] !== 'Pod') return object;
    const spec = object['spec'] as { readonly containers: readonly JsonObject[] };
    return { ...object, spec: { ...spec, containers: spec.containers.map((each) => ({ ...each, env })) } };
  });
}

function listOf(items: readonly JsonObject[]): JsonObject {
  return { apiVersion: 'v1', items, kind: 'List' };
}

describe('npm run explain', () => {
  it('tells of a stuck set why, by which rule, and what to type; and fails', () => {
    const { status, stdout } = explain([fileWith('stuck.yaml', toYaml(listOf(stuckObjects()))), ...now]);
    expect(stdout).toContain('default/web: stuck, your turn.');
    expect(stdout).toContain('web-0 cannot pull its image nginx:bad (ImagePullBackOff).');
    expect(stdout).toMatch(/waitRunning, processReplica, .*stateful_set_control\.go/);
    expect(stdout).toContain('kubectl delete pod web-0 -n default');
    expect(stdout).not.toContain(secret);
    expect(status).toBe(1);
  });

  it('prints for machines what it reads from standard input, every set of it', () => {
    const settled = objectsOf(new World({ replicas: 1 }).settle()).map((object) => ({
      ...object,
      metadata: { ...(object['metadata'] as JsonObject), namespace: 'prod' },
    }));
    const text = `${JSON.stringify(listOf(stuckObjects()))}\n${JSON.stringify(listOf(settled), null, 2)}`;
    const { status, stdout } = explain(['--json', '-', ...now], text);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        namespace: 'default',
        name: 'web',
        state: 'stuck',
        rule: 'waitRunning',
        object: { resource: 'pods', name: 'web-0' },
        next: [{ verb: 'update', resource: 'statefulsets/status', name: 'web' }],
        turn: 'you',
        missing: [],
      },
      { namespace: 'prod', name: 'web', state: 'settled', next: [], wayOut: [] },
    ]);
    expect(stdout).not.toContain(secret);
    expect(status).toBe(1);
    const alone = explain(['--set', 'prod/web', '--lang', 'zh', '-', ...now], text);
    expect(alone.stdout).toContain('prod/web：已就绪。');
    expect(alone.status).toBe(0);
  });

  it('says what is wrong with the input, with file, line and field', () => {
    const broken = { ...stuckObjects()[0], spec: { replicas: 'three' } };
    const file = fileWith('broken.json', JSON.stringify(broken, null, 2));
    const { status, stderr } = explain([file]);
    expect(stderr).toMatch(
      /broken\.json, line \d+: StatefulSet default\/web: spec\.replicas should be number, and is text\./,
    );
    expect(status).toBe(2);
  });

  it('says that there is no set, and which there are', () => {
    const pods = stuckObjects().filter(({ kind }) => kind === 'Pod');
    expect(explain(['-'], toYaml(listOf(pods)))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no StatefulSet among the objects.') as string,
    });
    expect(explain(['--set', 'db', '-'], toYaml(listOf(stuckObjects())))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There are: default/web.') as string,
    });
  });
});

describe('The options of npm run explain', () => {
  it('are files, and flags with a blank or an equals sign', () => {
    expect(readOptions(['a.yaml', '--version=1.33', '--set', 'web', '-', '--json'], 5)).toMatchObject({
      files: ['a.yaml', '-'],
      version: '1.33',
      setName: 'web',
      isJson: true,
      language: 'en',
      nowMs: 5,
    });
  });

  it.each([
    [['--versoin', '1.33', 'a'], 'There is no option --versoin.'],
    [['--version', '1.20', 'a'], 'The version is 1.33 or 1.37.'],
    [['--lang', 'fr', 'a'], 'The language is en or zh.'],
    [['--now', 'noon', 'a'], 'A time is written as 2026-01-31T12:00:00Z.'],
    [['a', '--set'], '--set needs a value.'],
    [[], 'Which file? - is standard input.'],
  ])('are refused in words: %j', (args, wrong) => {
    expect(readOptions(args, 0)).toEqual({ wrong });
  });
});
