import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedOptions } from '#app/embed/embedOptions.ts';

const inQuery = (search: string) => embedOptions({ search, hash: '' });
const usual = inQuery('');

describe('The parameters of an embedded page', () => {
  it('are safe for slides when nothing is said', () => {
    expect(usual).toEqual({
      embed: false,
      view: 'stage',
      controls: 'mini',
      autoplay: 'no',
      fromMs: undefined,
      toMs: undefined,
      loop: false,
      keys: 'host',
      captions: true,
      lang: undefined,
      theme: undefined,
      motion: undefined,
    });
  });

  it.each([
    ['embed=1', { embed: true }],
    ['view=stage', { view: 'stage' }],
    ['view=stage+timeline', { view: 'stage+timeline' }],
    ['view=stage%2Btimeline', { view: 'stage+timeline' }],
    ['view=stage%20timeline', { view: 'stage+timeline' }],
    ['view=full', { view: 'full' }],
    ['controls=none', { controls: 'none' }],
    ['controls=full', { controls: 'full' }],
    ['autoplay=0', { autoplay: 'no' }],
    ['autoplay=1', { autoplay: 'yes' }],
    ['autoplay=slide', { autoplay: 'slide' }],
    ['from=3s', { fromMs: 3000 }],
    ['from=1m30s', { fromMs: 90_000 }],
    ['to=12', { toMs: 12_000 }],
    ['loop=1', { loop: true }],
    ['loop=0', { loop: false }],
    ['lang=zh', { lang: 'zh' }],
    ['theme=transparent', { theme: 'transparent' }],
    ['motion=none', { motion: 'none' }],
    ['keys=stage', { keys: 'stage' }],
    ['captions=0', { captions: false }],
  ])('%s means the same in the query and in the hash', (text, meant) => {
    expect(inQuery(`?${text}`)).toEqual({ ...usual, ...meant });
    expect(embedOptions({ search: '', hash: `#${text}` })).toEqual({ ...usual, ...meant });
    expect(embedOptions({ search: '', hash: `#v1.abc&${text}` })).toEqual({ ...usual, ...meant });
  });

  it('in the hash go before those in the query', () => {
    expect(embedOptions({ search: '?lang=en&theme=dark', hash: '#lang=zh' })).toMatchObject({
      lang: 'zh',
      theme: 'dark',
    });
  });

  it('that make no sense are as if they were absent', () => {
    const nonsense =
      '?embed=yes&view=all&controls=&autoplay=2&from=-1s&to=soon&loop&lang=de&theme=%ff&motion=1&keys=both';
    expect(inQuery(nonsense)).toEqual(usual);
    expect(inQuery('?__proto__=1&constructor=1&toString')).toEqual(usual);
  });

  it('may be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (search, hash) => {
        expect(Object.keys(embedOptions({ search, hash }))).toEqual(Object.keys(usual));
      }),
      { seed: 3 },
    );
  });
});
