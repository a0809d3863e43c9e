import { describe, expect, it } from 'vitest';
import { answerOf, filesOf, type Topic } from '../../scripts/previews/preview.ts';

const topic: Topic = {
  kind: 'lesson',
  id: 'scaling',
  hash: 'lesson=scaling/up',
  title: 'Scaling "up" & <down>',
  about: 'Say which pod comes next.',
};
const site = 'https://example.org/ordinal/';

describe('The preview of a chapter', () => {
  const [page, answer] = Object.values(filesOf(topic, { site, language: 'en' }));

  it('is a page and an answer, of which the page names the other', () => {
    expect(Object.keys(filesOf(topic, { site, language: 'zh' }))).toEqual([
      'lesson/scaling.zh.html',
      'lesson/scaling.zh.json',
    ]);
    expect(page).toContain(`type="application/json+oembed" href="${site}lesson/scaling.json"`);
    expect(JSON.parse(answer ?? '')).toEqual(answerOf(topic, { site, language: 'en' }));
  });

  it('tells title, sentence and picture, and opens the chapter', () => {
    expect(page).toContain('<meta property="og:title" content="Scaling &quot;up&quot; &amp; &lt;down&gt;" />');
    expect(page).toContain('<meta property="og:description" content="Say which pod comes next." />');
    expect(page).toContain(`<meta property="og:image" content="${site}card.png" />`);
    expect(page).toContain(`<a href="${site}#lesson=scaling/up">`);
    expect(page).not.toContain('<down>');
  });

  it('is a sandboxed frame for who asks by oEmbed', () => {
    const { version, type, html } = answerOf(topic, { site, language: 'zh' });
    expect({ version, type }).toEqual({ version: '1.0', type: 'rich' });
    expect(html).toContain(`src="${site}?embed=1&amp;view=full&amp;lang=zh#lesson=scaling/up"`);
    expect(html).toContain('sandbox="allow-scripts"');
    expect(html).toContain('title="Scaling &quot;up&quot; &amp; &lt;down&gt;"');
  });

  it('has relative addresses where nobody has said where the site stands', () => {
    const [relative] = Object.values(filesOf(topic, { site: undefined, language: 'en' }));
    expect(relative).toContain('<a href="../#lesson=scaling/up">');
  });
});
