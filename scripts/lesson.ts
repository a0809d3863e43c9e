/**
 * `npm run lesson -- check FILE...` or `check --all`: looks at chapters as an author wrote them, and plays them without a screen, every
 * step along its model path and along every mistake. Exit code: 0 all is well, 1 something is not, 2 there is nothing to check.
 */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import { loadChapterWords } from '../src/i18n/chapterCatalogue.ts';
import type { ChapterWords } from '../src/i18n/chapterWords.ts';
import { loadChallengeWords } from '../src/i18n/challengeWords.ts';
import { challenges } from '../src/lessons/challenges/challenges.ts';
import { contents } from '../src/lessons/contents.ts';
import type { Chapter } from '../src/lessons/lesson.ts';
import { loadQuizWords } from '../src/i18n/quizWords.ts';
import { claims } from '../src/lessons/quiz/claims.ts';
import { checkChallenge } from './lesson/checkChallenge.ts';
import { checkChapter, type WordsByLanguage } from './lesson/checkChapter.ts';
import { checkClaim } from './lesson/checkClaim.ts';

const help = `Usage: npm run lesson -- check FILE...   chapters such as src/lessons/chapters/scaling.ts
       npm run lesson -- check --all     all that the contents name, all challenges and the quiz`;

interface Found {
  readonly name: string;
  readonly chapter: Chapter;
  readonly words: WordsByLanguage;
}

process.exitCode = await main(process.argv.slice(2));

async function main([command, ...names]: readonly string[]): Promise<number> {
  if (command !== 'check' || names.length === 0) {
    console.error(help);
    return 2;
  }
  const found = names.includes('--all') ? await allChapters() : await chaptersIn(names);
  if (typeof found === 'string') {
    console.error(found);
    return 2;
  }
  const chaptersAreWell = found.map(report).every((isWell) => isWell);
  if (!names.includes('--all')) return chaptersAreWell ? 0 : 1;
  const othersAreWell = [await challengesAreWell(), await claimsAreWell()].every((areWell) => areWell);
  return chaptersAreWell && othersAreWell ? 0 : 1;
}

async function challengesAreWell(): Promise<boolean> {
  const [en, zh] = await Promise.all([loadChallengeWords('en'), loadChallengeWords('zh')]);
  const reports = challenges.map((challenge) => {
    const { id } = challenge;
    const complaints = checkChallenge(challenge, { en: en[id], zh: zh[id] });
    if (complaints.length === 0) console.log(`challenge ${id}: solved within par, and by no mistake.`);
    for (const what of complaints) console.error(`challenge ${id}: ${what}`);
    return complaints.length === 0;
  });
  return reports.every((isWell) => isWell);
}

async function claimsAreWell(): Promise<boolean> {
  const [en, zh] = await Promise.all([loadQuizWords('en'), loadQuizWords('zh')]);
  const reports = claims.map((claim) => {
    const { id } = claim;
    const { verdict, complaints } = checkClaim(claim, { en: en[id], zh: zh[id] });
    if (complaints.length === 0) console.log(`quiz ${id}: ${verdict}, says the engine.`);
    for (const what of complaints) console.error(`quiz ${id}: ${what}`);
    return complaints.length === 0;
  });
  return reports.every((isWell) => isWell);
}

function report({ name, chapter, words }: Found): boolean {
  const complaints = checkChapter(chapter, words);
  if (complaints.length === 0) console.log(`${name}: ${chapter.steps.length} steps play to their end.`);
  for (const { step, what } of complaints) console.error(`${name}${step === undefined ? '' : `/${step}`}: ${what}`);
  return complaints.length === 0;
}

function allChapters(): Promise<readonly Found[]> {
  return Promise.all(
    contents.map(async ({ id, load }) => {
      const [chapter, en, zh] = await Promise.all([load(), loadChapterWords(id, 'en'), loadChapterWords(id, 'zh')]);
      return { name: id, chapter, words: { en, zh } };
    }),
  );
}

/** The chapters in files, or a sentence when one of them is none. */
async function chaptersIn(files: readonly string[]): Promise<readonly Found[] | string> {
  const found: Found[] = [];
  for (const file of files) {
    // npm runs its scripts in the project's folder; a path given from another folder counts from there.
    const path = resolve(process.env['INIT_CWD'] ?? '.', file);
    if (!existsSync(path)) return `There is no file ${file}.`;
    const values = await exportsOf(path);
    const chapter = values.find(isChapter);
    if (chapter === undefined) return `${file} exports no chapter.`;
    // A draft has its words with it.
    const own = values.find(isWordsByLanguage);
    const [en, zh] = own ? [own.en, own.zh] : await Promise.all([wordsBeside('en', path), wordsBeside('zh', path)]);
    found.push({ name: chapter.id, chapter, words: { en, zh } });
  }
  return found;
}

/** Words bear the name of their chapter's file. */
async function wordsBeside(language: 'en' | 'zh', chapterPath: string): Promise<ChapterWords | undefined> {
  const path = resolve(`src/i18n/${language}/chapters`, basename(chapterPath));
  return existsSync(path) ? ((await exportsOf(path))[0] as ChapterWords) : undefined;
}

async function exportsOf(path: string): Promise<readonly unknown[]> {
  const { module } = await runnerImport<Readonly<Record<string, unknown>>>(path, {
    configFile: false,
    logLevel: 'error',
    plugins: [asAmongChapters(path)],
  });
  return Object.values(module);
}

/** A draft may lie anywhere: what it imports is looked for as if it lay among the chapters. */
function asAmongChapters(path: string): Plugin {
  return {
    name: 'as-among-chapters',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer === path && source.startsWith('../') && !existsSync(resolve(path, '..', source))
        ? resolve('src/lessons/chapters', source)
        : undefined,
  };
}

function isWordsByLanguage(value: unknown): value is WordsByLanguage {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;
}

function isChapter(value: unknown): value is Chapter {
  return typeof value === 'object' && value !== null && 'steps' in value && 'start' in value && 'id' in value;
}
