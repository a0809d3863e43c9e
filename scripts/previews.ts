/**
 * The last part of `npm run build`: for each chapter and each challenge a page with OpenGraph data and an oEmbed answer, in both languages, below the folder
 * that is named (`dist`). `ORDINAL_SITE` is the address where the site will stand; links that leave the site need it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadChapterWords } from '../src/i18n/chapterCatalogue.ts';
import { loadChallengeWords } from '../src/i18n/challengeWords.ts';
import { challenges } from '../src/lessons/challenges/challenges.ts';
import { contents } from '../src/lessons/contents.ts';
import { filesOf, type Surroundings, type Topic } from './previews/preview.ts';

const folder = process.argv[2];
const site = siteOf(process.env['ORDINAL_SITE']);
if (folder === undefined || site instanceof Error) {
  console.error(site instanceof Error ? site.message : 'Usage: node scripts/run.mjs scripts/previews.ts FOLDER');
  process.exit(2);
}

let count = 0;
for (const language of ['en', 'zh'] as const)
  for (const topic of [...(await chapters(language)), ...(await allChallenges(language))])
    write(filesOf(topic, { site, language }), folder);
console.log(
  `${count} files of previews${site === undefined ? ' with relative addresses: with ORDINAL_SITE=https://… other hosts can read them too' : ` for ${site}`}`,
);

async function chapters(language: Surroundings['language']): Promise<readonly Topic[]> {
  return Promise.all(
    contents.map(async ({ id, load }) => {
      const [{ steps }, words] = await Promise.all([load(), loadChapterWords(id, language)]);
      if (words === undefined) throw new Error(`The chapter ${id} has no words in ${language}.`);
      return { kind: 'lesson', id, hash: `lesson=${id}/${steps[0]?.id}`, title: words.title, about: words.goal };
    }),
  );
}

async function allChallenges(language: Surroundings['language']): Promise<readonly Topic[]> {
  const words = await loadChallengeWords(language);
  return challenges.map(({ id }) => {
    const said = words[id];
    if (said === undefined) throw new Error(`The challenge ${id} has no words in ${language}.`);
    return { kind: 'challenge', id, hash: `challenge=${id}`, title: said.title, about: said.wish };
  });
}

function write(files: Readonly<Record<string, string>>, into: string): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(into, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    count += 1;
  }
}

/** With a slash at its end; undefined when there is none; an Error when it is no address. */
function siteOf(text: string | undefined): string | undefined | Error {
  if (text === undefined || text === '') return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    return new Error(
      `ORDINAL_SITE is ${JSON.stringify(text)}, and should be an address such as https://example.org/ordinal/.`,
    );
  return text.endsWith('/') ? text : `${text}/`;
}
