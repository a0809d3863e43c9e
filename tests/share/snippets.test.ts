import { describe, expect, it } from 'vitest';
import { parseTimeSpan } from '#share/shortLink.ts';
import { embedAddress, type EmbedLook, timeSpan } from '#share/embedAddress.ts';
import { type Snippet, snippetText } from '#share/snippets.ts';
import { embedOptions } from '#app/embed/embedOptions.ts';

const look: EmbedLook = {
  view: 'stage',
  controls: 'mini',
  plays: 'no',
  lang: 'auto',
  theme: 'auto',
  captions: true,
  width: 960,
  height: 540,
};
const snippet: Snippet = {
  page: 'https://example.org/ordinal/',
  hash: '#v1.abc-_',
  look,
  title: 'web-3 is "Pending" <b> & waits for [web-2]',
  picture: 'web at 12 s.svg',
};
const optionsOf = (address: string) => embedOptions(new URL(address));

describe('The address of an embed', () => {
  it('is read by the page as it was meant', () => {
    const asked: EmbedLook = {
      ...look,
      view: 'stage+timeline',
      controls: 'none',
      plays: 'slide',
      lang: 'zh',
      theme: 'transparent',
      captions: false,
      fromMs: 1500,
      toMs: 90_250,
    };
    expect(optionsOf(embedAddress(snippet.page, snippet.hash, asked))).toMatchObject({
      embed: true,
      view: 'stage+timeline',
      controls: 'none',
      autoplay: 'slide',
      lang: 'zh',
      theme: 'transparent',
      captions: false,
      fromMs: 1500,
      toMs: 90_250,
    });
  });

  it('says nothing of what holds anyway', () => {
    expect(embedAddress(snippet.page, snippet.hash, look)).toBe('https://example.org/ordinal/?embed=1#v1.abc-_');
  });

  it('names moments as they are read', () => {
    for (const ms of [0, 1, 999, 1000, 61_250, 3_600_000]) expect(parseTimeSpan(timeSpan(ms))).toBe(ms);
  });
});

describe('What is pasted', () => {
  it('keeps words inside their quotes', () => {
    for (const kind of ['iframe', 'reveal', 'slidev'] as const) {
      const text = snippetText(kind, snippet);
      expect(text, kind).toContain('title="web-3 is &quot;Pending&quot; &lt;b&gt; &amp; waits for [web-2]"');
      expect(text, kind).toContain('src="https://example.org/ordinal/?embed=1#v1.abc-_"');
    }
  });

  it('brings a deck the script that shares the arrow keys with it', () => {
    expect(snippetText('reveal', { ...snippet, page: 'file:///talk/ordinal.html' })).toContain(
      '<script src="file:///talk/ordinal-embed.js"></script>',
    );
  });

  it('is one line of Markdown: a picture that leads to the moment', () => {
    expect(snippetText('markdown', snippet)).toBe(
      String.raw`[![web-3 is "Pending" \<b\> \& waits for \[web-2\]](web%20at%2012%20s.svg)](<https://example.org/ordinal/#v1.abc-_>)`,
    );
  });
});
