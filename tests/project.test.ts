import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');
const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);

/** This file names what nobody else may. */
const self = 'tests/project.test.ts';

/** The text of what is under version control; packed recordings and pictures are not text. */
const texts = tracked
  .filter((file) => !/\.(gz|png|jpe?g|ico|woff2)$/.test(file) && file !== self)
  .flatMap((file) => {
    try {
      return [[file, read(file)] as const];
    } catch {
      return []; // Removed, and not committed yet.
    }
  });

const machinePaths = /(?<![\w.])\/(?:root|work|home\/\w+|Users\/\w+|tmp\/(?:tmp\.|bash)\w+)\//;
const registries = /registry\.(?:npmjs|yarnpkg)\.|npmmirror|verdaccio|artifactory|localhost:4873/i;

/** Asked of the root, `:has()` makes the browser search the whole page whenever a text on it changes: 0.3 ms of a frame of 5. */
const rootSearches = /(?:^|[\s,}])(?:html|:root|body|main|main\.app|\.app)(?![\w-])[^\s,>+~{}]*:has\(/m;

describe('the project', () => {
  it('is entered by two commands', () => {
    const commands = read('README.md').match(/\bnpm [a-z][\w:-]*( [\w:-]+)?/g) ?? [];
    expect([...new Set(commands)].toSorted()).toEqual(['npm start', 'npm test']);
  });

  it('has a licence, a notice and a changelog', () => {
    expect(read('LICENSE')).toMatch(/^MIT License/);
    expect(read('NOTICE')).toContain('Apache License');
    expect(read('CHANGELOG.md')).toMatch(/^# Changelog/);
  });

  it('numbers its decisions without a gap, each with an example of use first', () => {
    const decisions = tracked.filter((file) => file.startsWith('docs/decisions/'));
    expect(decisions.map((file) => Number(/\/(\d{4})-[\w-]+\.md$/.exec(file)?.[1]))).toEqual(
      decisions.map((_, index) => index + 1),
    );
    for (const file of decisions) {
      expect(read(file).match(/^## .+/gm), file).toEqual(['## In use', '## Context', '## Decision', '## Consequences']);
    }
  });

  it('has a map that names only files that are there', () => {
    const named = read('ARCHITECTURE.md').match(/`(?:src|tests|scripts|public|docs)\/[\w./-]+`/g) ?? [];
    expect(named.map((path) => path.slice(1, -1)).filter((path) => !existsSync(path))).toEqual([]);
    const engineFiles = tracked.filter((file) => file.startsWith('src/engine/')).map((file) => basename(file));
    const insideEngine = /Inside `engine\/`:([\s\S]*?)\nBeside/.exec(read('ARCHITECTURE.md'))?.[1] ?? '';
    const files = insideEngine.match(/`\w+\.ts`/g) ?? [];
    expect(files.map((file) => file.slice(1, -1)).filter((file) => !engineFiles.includes(file))).toEqual([]);
    expect(files).not.toEqual([]);
  });

  it('names only commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const told = tracked
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => [...read(file).matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name]) => name!));
    expect(told.length).toBeGreaterThan(10);
    expect([...new Set(told)].filter((name) => !(name in scripts))).toEqual([]);
  });

  it('keeps no packages, nor a link to where they are', () => {
    expect(tracked.filter((file) => /^(node_modules|dist|dist-single)(\/|$)/.test(file))).toEqual([]);
  });

  it('is judged by npm test alone', () => {
    expect(read('.ci/run')).toMatch(/\nnpm (--silent )?test\n$/);
  });

  it('names no path of a machine', () => {
    expect(texts.filter(([, text]) => machinePaths.test(text)).map(([file]) => file)).toEqual([]);
  });

  it('names no package registry, and its lock no host', () => {
    expect(texts.filter(([, text]) => registries.test(text)).map(([file]) => file)).toEqual([]);
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  it('asks the root of the page for no part of it, but on paper and in the lecturer’s view', () => {
    const asking = texts.filter(([file, text]) => file.endsWith('.css') && rootSearches.test(text));
    expect(asking.map(([file]) => file)).toEqual(['src/app/lesson/lecturer.css', 'src/app/lesson/reportCard.css']);
  });

  it('skips no test and leaves none alone', () => {
    const skipped = texts
      .filter(([file]) => /^(tests|src)\/.*\.tsx?$/.test(file))
      .filter(([, text]) => /\b(?:it|test|describe)\.(?:skip|only|todo|fixme)\b/.test(text));
    expect(skipped.map(([file]) => file)).toEqual([]);
  });
});

describe('a planted mistake is found', () => {
  it.each(['.app:not([data-folded]):has(.panel) {', 'main:has(.fault) > .veil {', 'p, :root:has(> [open]) {'])(
    'a search of the page: %s',
    (text) => {
      expect(text).toMatch(rootSearches);
    },
  );

  it.each(['.app .caption:has(> p) {', '.app-lesson:has(.task) {', 'main > .field:has(input) {'])(
    'but not in %s',
    (text) => {
      expect(text).not.toMatch(rootSearches);
    },
  );

  it.each(['see /root/notes/', 'cd /work/x/', '"/Users/me/x"'])('a path: %s', (text) => {
    expect(text).toMatch(machinePaths);
  });

  it.each(['/workqueue', 'apps/work/', '/usr/share/nginx/html', 'https://kubernetes.io/home/'])(
    'but not in %s',
    (text) => {
      expect(text).not.toMatch(machinePaths);
    },
  );
});
