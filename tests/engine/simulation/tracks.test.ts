import { describe, expect, it } from 'vitest';
import { History } from '../../../src/engine/simulation/history.ts';
import { lectureScenario, nginxSet } from '../../../src/engine/simulation/lecture.ts';
import { lateParts } from '../../../src/engine/simulation/lateParts.ts';
import { tracksOfSet } from '../../../src/engine/simulation/tracks.ts';

describe('the tracks of two sets', () => {
  const manifest = nginxSet({ name: 'other', volume: 'data', storage: '1Gi', replicas: 2, app: 'other' });
  const history = new History(
    {
      ...lectureScenario,
      requests: [...lectureScenario.requests, { atMs: 60_000, request: { type: 'apply', manifest } }],
    },
    lateParts,
  );
  history.extend({});

  it('are apart, though their ordinals are the same', () => {
    const ordinals = (set: string) => tracksOfSet(history.tracks, set).map(({ ordinal }) => ordinal);
    expect([ordinals('nginx-web'), ordinals('other')]).toEqual([
      [0, 1, 2],
      [0, 1],
    ]);
    const [first] = tracksOfSet(history.tracks, 'nginx-web');
    const levels = ['waiting', 'notReady', 'ready'];
    expect(first?.changes.map(({ level }) => level)).toEqual(levels);
  });
});
