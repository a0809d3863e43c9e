/**
 * What a chapter looks like where its address is pasted: a small page with OpenGraph data that opens the chapter, and an oEmbed answer
 * with the frame that shows it. Both are plain files, so that any static host can serve them.
 */

import { embedAddress } from '../../src/share/embedAddress.ts';

/** Something with an address of its own on the page. */
export interface Topic {
  /** The folder of its files: `lesson`, `challenge`. */
  readonly kind: string;
  readonly id: string;
  /** Behind the `#`. */
  readonly hash: string;
  readonly title: string;
  /** One sentence. */
  readonly about: string;
}

export interface Surroundings {
  /** Where the site stands, with a slash at its end; undefined when nobody has said so, and addresses are relative to the files. */
  readonly site: string | undefined;
  readonly language: 'en' | 'zh';
}

const picture = { file: 'card.png', width: 1200, height: 630 };
const frame = { width: 960, height: 540 };
const siteName = 'Ordinal';
const openIt = { en: 'Open in Ordinal', zh: '在 Ordinal 中打开' };

/** The files of a topic by their path in the site: the page, and its oEmbed answer. */
export function filesOf(topic: Topic, around: Surroundings): Readonly<Record<string, string>> {
  const path = pathOf(topic, around);
  return {
    [`${path}.html`]: pageOf(topic, around),
    [`${path}.json`]: `${JSON.stringify(answerOf(topic, around), null, 2)}\n`,
  };
}

/** The answer by https://oembed.com, version 1.0, of the type `rich`. */
export function answerOf(topic: Topic, around: Surroundings): Readonly<Record<string, string | number>> {
  const base = baseOf(around);
  const source = embedAddress(base, `#${topic.hash}`, {
    ...{ view: 'full', controls: 'mini', plays: 'no', lang: around.language, theme: 'auto', captions: true },
    ...frame,
  });
  const attributes = `title="${escaped(topic.title)}" width="${frame.width}" height="${frame.height}" loading="lazy" allow="fullscreen" sandbox="allow-scripts"`;
  return {
    version: '1.0',
    type: 'rich',
    title: topic.title,
    provider_name: siteName,
    provider_url: base,
    thumbnail_url: `${base}${picture.file}`,
    thumbnail_width: picture.width,
    thumbnail_height: picture.height,
    html: `<iframe src="${escaped(source)}" ${attributes}></iframe>`,
    ...frame,
  };
}

function pageOf(topic: Topic, around: Surroundings): string {
  const base = baseOf(around);
  const { language } = around;
  const target = `${base}#${topic.hash}`;
  const properties = {
    'og:type': 'article',
    'og:site_name': siteName,
    'og:title': topic.title,
    'og:description': topic.about,
    'og:locale': language === 'zh' ? 'zh_CN' : 'en_GB',
    'og:url': `${base}${pathOf(topic, around)}.html`,
    'og:image': `${base}${picture.file}`,
    'og:image:width': String(picture.width),
    'og:image:height': String(picture.height),
  };
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8" />',
    `<title>${escaped(topic.title)} · ${siteName}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    `<meta name="description" content="${escaped(topic.about)}" />`,
    ...Object.entries(properties).map(([name, value]) => `<meta property="${name}" content="${escaped(value)}" />`),
    '<meta name="twitter:card" content="summary_large_image" />',
    `<link rel="alternate" type="application/json+oembed" href="${base}${pathOf(topic, around)}.json" title="${escaped(topic.title)}" />`,
    `<meta http-equiv="refresh" content="0; url=${escaped(target)}" />`,
    '</head>',
    '<body>',
    `<h1>${escaped(topic.title)}</h1>`,
    `<p>${escaped(topic.about)}</p>`,
    `<p><a href="${escaped(target)}">${openIt[language]}</a></p>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function pathOf({ kind, id }: Topic, { language }: Surroundings): string {
  return `${kind}/${id}${language === 'en' ? '' : `.${language}`}`;
}

/** The files stand one folder below the page. */
function baseOf({ site }: Surroundings): string {
  return site ?? '../';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
