import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { plantedBugs } from '../../../scripts/planted/bugs.ts';
import { type Found, hunt, isCaught, together } from '../../../scripts/planted/hunt.ts';
import { leastShare, limitFrom } from '../../../scripts/planted/limits.ts';
import type { Means } from '../../../scripts/planted/means.ts';
import { planted } from '../../../scripts/planted/plant.ts';
import type { PlantedBug } from '../../../scripts/planted/plantedBug.ts';
import { shareCaught, tableFor, tellMeans, tellShare, tellSurvivors } from '../../../scripts/planted/tell.ts';

const root = process.cwd();
const patience = { timeout: 600_000 };

describe('The planted bugs', () => {
  it('are called each by another name, and each has its place in the engine', () => {
    expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length);
    expect(plantedBugs.length).toBeGreaterThanOrEqual(20);
    for (const bug of plantedBugs) {
      const source = readFileSync(`src/engine/${bug.file}`, 'utf8');
      expect(planted(bug, source)).not.toBe(source);
    }
  });

  // All of them take minutes: `npm run planted`.
  it('are found out, those that are known best', patience, async () => {
    const best = [
      'hashes without the collision count',
      'heals a stuck rollout by itself',
      'counts broken old pods against the budget of Parallel',
      'makes pods below the partition new',
      'never scales down an unhealthy pod',
      'ties the claims of all pods to their pods',
    ];
    const chosen = best.map((wanted) => mustBe(plantedBugs.find(({ name }) => name === wanted)));
    const asked = { means: ['explain', 'revisions', 'named'] as const, stops: true, limitMs: 120_000 };
    const rows: string[] = [];
    const { row } = tableFor(chosen);
    const hunted = await together(
      chosen,
      availableParallelism(),
      async (bug) => ({ bug, found: await hunt(root, asked, bug) }),
      (one) => rows.push(row(one)),
    );
    expect([...tellSurvivors(hunted)]).toEqual([]);
    expect(shareCaught(hunted)).toBe(1);
    expect(rows.map((text) => chosen.findIndex(({ name }) => text.startsWith(name)))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rows.every((text) => text.includes('×'))).toBe(true);
  });
});

const collision = mustBe(plantedBugs.find(({ name }) => name === 'hashes without the collision count'));

function mustBe<T>(known: T | undefined): T {
  if (known === undefined) throw new Error('It is not there.');
  return known;
}

/** A bug of this text in the place of the first line of a sync. */
function inReconcile(wrong: string): PlantedBug {
  const right = 'const set = informers.sets.get(name);';
  return { ...collision, name: 'a test', file: 'statefulset/reconcile.ts', right, wrong: `${right}\n${wrong}` };
}

const quick: readonly Means[] = ['explain', 'named'];

function huntQuickly(bug?: PlantedBug, limitMs = 120_000): Promise<Found> {
  return hunt(root, { means: quick, stops: false, limitMs }, bug);
}

describe('The hunt', patience, () => {
  it('finds nothing where nothing is planted', async () => {
    const found = await huntQuickly();
    expect([...found.keys()]).toEqual(quick);
    expect(isCaught(found)).toBe(false);
    expect(limitFrom(found)).toBeGreaterThan(10_000);
  });

  it('counts a change that changes nothing as a survivor', async () => {
    const bug = inReconcile('void set;');
    const hunted = [{ bug, found: await huntQuickly(bug) }];
    expect(shareCaught(hunted)).toBeLessThan(leastShare);
    expect([...tellSurvivors(hunted)].join()).toContain('a test');
    expect(tellShare(hunted)).toContain('0 (0.0 %) by conformance and properties');
    expect(tableFor([bug]).row(mustBe(hunted[0]))).toMatch(/^a test .* ·\s+·$/);
    expect([...tellMeans(hunted)][0]).toMatch(/^named\s+0 /);
  });

  it('says that an engine runs for ever, or throws', async () => {
    const endless = await huntQuickly(inReconcile('for (let turns = 0; turns >= 0; turns++);'), 1000);
    expect(quick.map((means) => endless.get(means)?.caught)).toEqual([
      'the engine runs for ever',
      'the engine runs for ever',
    ]);
    const throwing = await huntQuickly(inReconcile("throw new Error('out of pods');"));
    expect(throwing.get('explain')?.caught).toContain('out of pods');
  });

  it('fails when a bug has lost its place, or is where nobody looks', async () => {
    await expect(
      hunt(root, { means: quick, stops: true, limitMs: 1 }, { ...collision, right: 'no such text' }),
    ).rejects.toThrow('stands 0 times');
    await expect(
      hunt(root, { means: quick, stops: true, limitMs: 1 }, { ...collision, right: 'const ' }),
    ).rejects.toThrow(/stands \d+ times/);
    const nowhere = { ...collision, file: 'simulation/history.ts', right: 'export class History' };
    await expect(hunt(root, { means: quick, stops: true, limitMs: 1 }, nowhere)).rejects.toThrow(
      'nothing that is checked uses',
    );
    expect(() => limitFrom(new Map([['named', { means: 'named', caught: 'a mismatch', cpuMs: 1 }]]))).toThrow(
      'named complains: a mismatch',
    );
  });
});
