import { describe, expect, it } from 'vitest';
import { mayImport, strays } from './architecture/rules.ts';

const sources = Object.entries(
  import.meta.glob<string>('/src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).map(([path, code]) => [path.slice(1), code] as const);

describe('the folders of src', () => {
  it.each(Object.keys(mayImport))('%s reaches only for what it may', (folder) => {
    const found = sources
      .filter(([path]) => path.startsWith(`src/${folder}/`) || (folder === 'app' && path === 'src/main.tsx'))
      .flatMap(([path, code]) => strays(path, code));
    expect(found).toEqual([]);
  });

  it('are all in the table', () => {
    const folders = sources
      .map(([path]) => path.split('/')[1]!)
      .filter((name) => name !== 'main.tsx' && !name.endsWith('.d.ts'));
    expect([...new Set(folders)].filter((folder) => !(folder in mayImport))).toEqual([]);
  });
});

describe('a stray is found', () => {
  it.each([
    ['an import upwards', 'engine/a.ts', `import { useTimeline } from '#store/timeline.ts';`],
    ['a type import upwards', 'engine/a.ts', `import type { Scene } from '#stage/scene.ts';`],
    ['a re-export', 'share/a.ts', `export * from '#store/index.ts';`],
    ['a dynamic import', 'engine/a.ts', `const store = await import('#store/index.ts');`],
    [
      'a dynamic import built from pieces',
      'kubectl/a.ts',
      'export const words = (l: string) => import(`#i18n/${l}.ts`);',
    ],
    ['an imported type in place', 'manifest/a.ts', `export type T = import('#store/index.ts').Timeline;`],
    ['a glob', 'engine/a.ts', `const all = import.meta.glob(['../lessons/*.ts']);`],
    ['a worker by its file', 'panels/a.ts', `new Worker(new URL('../engine/worker.ts', import.meta.url));`],
    ['a path that leaves the folder', 'engine/statefulset/a.ts', `import { en } from '../../i18n/en.ts';`],
    ['an alias into the own folder', 'engine/a.ts', `import { b } from '#engine/b.ts';`],
    ['a test', 'engine/a.ts', `import { set } from '../../tests/builders.ts';`],
    ['a script', 'store/a.ts', `import { run } from '../../scripts/run.ts';`],
    ['an unknown folder', 'panels/a.ts', `import { clamp } from '#utils/clamp.ts';`],
    ['the stage in a panel', 'panels/a.tsx', `import { Stage } from '#stage/Stage.tsx';`],
    ['React in the engine', 'engine/a.ts', `import { useState } from 'react';`],
    ['React in the store', 'store/timeline.ts', `import { useSyncExternalStore } from 'react';`],
    ['D3 in a panel', 'panels/a.tsx', `import { select } from 'd3-selection';`],
    ['YAML in the engine', 'engine/a.ts', `import { parse } from 'yaml';`],
    ['Node', 'share/a.ts', `import { readFileSync } from 'node:fs';`],
    ['a running actor in the engine', 'engine/a.ts', `import { createActor } from 'xstate';`],
    ['all of XState in the engine', 'engine/a.ts', `import * as xstate from 'xstate';`],
    ['the clock in the engine', 'engine/a.ts', `export const now = () => Date.now();`],
    ['a date type in the engine', 'engine/a.ts', `export let born: Date;`],
    ['chance in the engine', 'engine/a.ts', `export const dice = () => Math.random();`],
    ['a timer in the engine', 'engine/a.ts', `setTimeout(() => {}, 1);`],
    ['the console in the engine', 'engine/a.ts', `console.log('sync');`],
    ['a write past the API server', 'engine/node/a.ts', `api.store.tables.pods.delete('web-0');`],
    ['the engine run by a panel', 'panels/a.ts', `import { History } from '#engine/simulation/history.ts';`],
    ['an HTML sink', 'stage/a.ts', `export const put = (e: Element, s: string) => { e.innerHTML = s; };`],
    ['an HTML sink by its name', 'stage/a.ts', `export const put = (e: Element) => Reflect.set(e, 'innerHTML', '');`],
    ['an HTML sink in JSX', 'panels/a.tsx', `export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;`],
    ['eval', 'app/a.ts', `eval('1');`],
  ])('%s', (_what, path, code) => {
    expect(strays(`src/${path}`, code)).toHaveLength(1);
  });

  it.each([
    ['downwards', 'store/a.ts', `import { replay } from '#engine/index.ts';`],
    ['beside', 'engine/statefulset/a.ts', `import { store } from '../apiserver/store.ts'; import { b } from './b.ts';`],
    ['the tables in the API server', 'engine/apiserver/a.ts', `this.store.tables.pods.delete('web-0');`],
    ['the types of the engine room', 'stage/a.ts', `import type { Store } from '#engine/apiserver/store.ts';`],
    ['reading what is stored', 'engine/a.ts', `export const at = (api: Api) => api.store.tables.pods.get('web-0');`],
    ['the pure half of XState', 'engine/a.ts', `import { setup, transition, type SnapshotFrom } from 'xstate';`],
    [
      'React in a hook of the store',
      'store/hooks.ts',
      `import { useStore } from 'zustand'; import { useRef } from 'react';`,
    ],
    ['D3 on the stage', 'stage/a.ts', `import { select } from 'd3-selection';`],
    ['a field called Date', 'engine/a.ts', `export const at = (headers: { Date: string }) => headers.Date;`],
    [
      'a comment about Date.now() and innerHTML',
      'engine/a.ts',
      `/* Date.now(), innerHTML, import x from '#store/a.ts' */`,
    ],
  ])('and this is none: %s', (_what, path, code) => {
    expect(strays(`src/${path}`, code)).toEqual([]);
  });
});
