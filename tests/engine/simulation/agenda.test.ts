import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda, type AgendaItem } from '#engine/simulation/agenda.ts';
import { chance } from '#engine/simulation/chance.ts';

function emptied(agenda: Agenda): readonly AgendaItem[] {
  const items: AgendaItem[] = [];
  for (let item = agenda.take(); item !== undefined; item = agenda.take()) items.push(item);
  return items;
}

describe('The agenda', () => {
  it('gives what is due first, and of one moment what was put in first, also after it was saved', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
    fc.assert(
      fc.property(moments, fc.nat({ max: 60 }), (times, cut) => {
        let agenda = new Agenda();
        for (const [at, atMs] of times.entries()) {
          if (at === cut) agenda = new Agenda(JSON.parse(JSON.stringify(agenda.save())) as AgendaItem[]);
          agenda.put(atMs, { type: 'endpoints', service: `${at}` });
        }
        const expected = times.map((atMs, at) => ({ atMs, at })).sort((a, b) => a.atMs - b.atMs || a.at - b.at);
        const taken = emptied(agenda).map((item) =>
          item.type === 'endpoints' ? { atMs: item.atMs, at: Number(item.service) } : item,
        );
        expect(taken).toEqual(expected);
      }),
    );
  });

  it('shows the next item without taking it', () => {
    const agenda = new Agenda();
    expect(agenda.peek()).toBeUndefined();
    agenda.put(5, { type: 'sync' });
    expect([agenda.peek(), agenda.take(), agenda.take()]).toEqual([
      { type: 'sync', atMs: 5, order: 1 },
      { type: 'sync', atMs: 5, order: 1 },
      undefined,
    ]);
  });
});

describe('Chance', () => {
  it('is the same for the same seed and thing, whatever was drawn before', () => {
    const first = chance(7, 'start Pod/web-0#1');
    chance(7, 'start Pod/web-1#1');
    expect(chance(7, 'start Pod/web-0#1')).toBe(first);
    expect(chance(8, 'start Pod/web-0#1')).not.toBe(first);
  });

  it('lies in [0, 1) and is spread evenly', () => {
    const draws = Array.from({ length: 10_000 }, (_, at) => chance(22, `start Pod/web-${at}#1`));
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => draws.filter((draw) => Math.floor(draw * 10) === tenth).length,
    );
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
