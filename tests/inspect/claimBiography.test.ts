import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { lectureScenario, lectureSet } from '#engine/simulation/lecture.ts';
import type { Request, Scenario, TimedRequest } from '#engine/simulation/scenario.ts';
import { type ClaimEra, claimBiography } from '#inspect/claimBiography.ts';
import { at } from '../engine/kit/runs.ts';
import { runOf } from './runOf.ts';

const most = 100;

/** The lecture's set, whose pods mount what they claim. */
function scenarioOf(spec: JsonObject, requests: readonly TimedRequest[]): Scenario {
  const manifest = { ...lectureSet, spec: { ...(lectureSet['spec'] as JsonObject), ...spec } };
  return { ...lectureScenario, requests: [at(0, { type: 'apply', manifest }), ...requests] };
}

function write(pod: string, path: string, text: string | null): Request {
  return { type: 'writeFiles', pod, container: 'nginx', files: { [path]: text } };
}

const deletePod: Request = { type: 'delete', resource: 'pods', name: 'nginx-web-0' };
const scale = (replicas: number): Request => ({ type: 'patchSet', name: 'nginx-web', spec: { replicas } });

/** Each use as what was written in it. */
function told({ uses }: ClaimEra): readonly (readonly string[])[] {
  return uses.map(({ written }) =>
    written.map(({ path, bytes, isThere }) => `${path} ${bytes ?? 'gone'}${isThere ? '' : ' lost'}`),
  );
}

describe("A claim's biography", () => {
  const mount = '/usr/share/nginx/html';

  it('has every pod that used it, from its creation to its end', () => {
    const run = runOf(scenarioOf({ replicas: 1 }, [at(60_000, deletePod), at(120_000, deletePod)]));
    const [era, ...others] = claimBiography(run, 'www-storage-nginx-web-0', 'nginx-web-0', run.last, most);
    expect(others).toEqual([]);
    expect(era!.to).toBeUndefined();
    expect(era!.bound!.step).toBeGreaterThan(era!.from.step);
    expect(era!.uses).toHaveLength(3);
    expect(era!.uses.map(({ to }) => to === undefined)).toEqual([false, false, true]);
    for (const [index, { to }] of era!.uses.slice(0, -1).entries())
      expect(to!.step).toBeLessThanOrEqual(era!.uses[index + 1]!.from.step);
  });

  it('has the bytes that each of them wrote, and what the next one left of them', () => {
    const run = runOf(
      scenarioOf({ replicas: 1 }, [
        at(60_000, write('nginx-web-0', `${mount}/a.txt`, 'one\n')),
        at(61_000, write('nginx-web-0', `${mount}/b.txt`, '中文')),
        at(62_000, write('nginx-web-0', '/tmp/mine', 'of the container')),
        at(63_000, deletePod),
        at(120_000, write('nginx-web-0', `${mount}/a.txt`, 'two two\n')),
        at(121_000, write('nginx-web-0', `${mount}/b.txt`, null)),
      ]),
    );
    const [era] = claimBiography(run, 'www-storage-nginx-web-0', 'nginx-web-0', run.last, most);
    expect(told(era!)).toEqual([
      ['/a.txt 4 lost', '/b.txt 6 lost'],
      ['/a.txt 8', '/b.txt gone lost'],
    ]);
    const before = run.marks.find(({ request }) => request === run.history.scenario.requests.at(-2)?.request)!.step - 1;
    expect(told(claimBiography(run, 'www-storage-nginx-web-0', 'nginx-web-0', before, most)[0]!)[0]).toEqual([
      '/a.txt 4',
      '/b.txt 6',
    ]);
  });

  it('goes on while no pod uses it, when it is retained', () => {
    const run = runOf(
      scenarioOf({ replicas: 1 }, [
        at(60_000, write('nginx-web-0', `${mount}/a.txt`, 'kept')),
        at(61_000, scale(0)),
        at(120_000, scale(1)),
      ]),
    );
    const [era, ...others] = claimBiography(run, 'www-storage-nginx-web-0', 'nginx-web-0', run.last, most);
    expect(others).toEqual([]);
    expect(told(era!)).toEqual([['/a.txt 4'], []]);
    expect(era!.uses[1]!.from.atMs - era!.uses[0]!.to!.atMs).toBeGreaterThan(30_000);
  });

  it('is over when the claim goes with its pod, and the next claim of the name knows nothing of it', () => {
    const run = runOf(
      scenarioOf({ replicas: 1, persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } }, [
        at(60_000, write('nginx-web-0', `${mount}/a.txt`, 'lost')),
        at(61_000, scale(0)),
        at(180_000, scale(1)),
      ]),
    );
    const [young, old] = claimBiography(run, 'www-storage-nginx-web-0', 'nginx-web-0', run.last, most);
    expect(young!.uid).not.toBe(old!.uid);
    expect(told(old!)).toEqual([['/a.txt 4 lost']]);
    expect(told(young!)).toEqual([[]]);
    expect(old!.to!.step).toBeLessThanOrEqual(young!.from.step);
  });
});
