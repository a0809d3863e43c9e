import { posix } from 'node:path';
import { readSource, type Import } from './readSource.ts';

/** Which folders of src a folder may import. ARCHITECTURE.md says why. */
export const mayImport = {
  engine: [],
  manifest: ['engine'],
  shell: [],
  kubectl: ['engine', 'manifest', 'shell'],
  terminal: ['engine', 'manifest', 'shell', 'kubectl'],
  share: ['engine', 'manifest'],
  i18n: [],
  diagnose: ['engine', 'share', 'i18n'],
  live: ['engine', 'share', 'diagnose'],
  inspect: ['engine', 'manifest'],
  lessons: ['engine', 'i18n'],
  store: [
    'engine',
    'manifest',
    'shell',
    'kubectl',
    'terminal',
    'share',
    'i18n',
    'diagnose',
    'live',
    'inspect',
    'lessons',
  ],
  stage: ['engine', 'store', 'i18n'],
  panels: [
    'engine',
    'manifest',
    'shell',
    'kubectl',
    'terminal',
    'share',
    'i18n',
    'diagnose',
    'live',
    'inspect',
    'lessons',
    'store',
  ],
  app: [
    'engine',
    'manifest',
    'shell',
    'kubectl',
    'terminal',
    'share',
    'i18n',
    'diagnose',
    'live',
    'inspect',
    'lessons',
    'store',
    'stage',
    'panels',
  ],
} satisfies Record<string, readonly string[]>;

type Folder = keyof typeof mayImport;

/** Packages that only some folders may use. The store's hooks are where the vanilla store meets React. */
const reserved: readonly { readonly packages: RegExp; readonly users: RegExp }[] = [
  { packages: /^d3(-|$)/, users: /^src\/stage\// },
  {
    packages: /^(react|react-dom|@xstate\/react)(\/|$)/,
    users: /^src\/(panels|app|stage)\/|^src\/main\.tsx$|^src\/store\/(hooks|react|use[A-Z]\w*)(\.tsx?$|\/)/,
  },
  { packages: /^node:/, users: /^$/ },
];

/** XState's pure half: what describes a machine and what steps it. The rest starts actors, which have a clock of their own. */
const pureXState =
  /^(setup|transition|initialTransition|getNextTransitions|getMicrosteps|getInitialMicrosteps|createMachine|assign|raise|and|or|not|stateIn|enqueueActions)$/;

/** Where the engine runs. Stage and panels read what it found; that it goes on is the store's to say. */
const engineRoom =
  /^#engine\/(apiserver\/(apiServer|client|store)|statefulset\/(controller|reconcile)|simulation\/(history|simulation))\.ts$/;

const htmlSinks = [
  'dangerouslySetInnerHTML',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
  'parseFromString',
  'srcdoc',
  'srcDoc',
];

/** All that a file of src reaches for and should not, each as a sentence. */
export function strays(path: string, code: string): string[] {
  const source = readSource(path, code);
  const found = source.imports.flatMap((imported) => strayImport(path, imported) ?? []);
  const report = (what: string, why: string) => found.push(`${path} uses ${what}: ${why}`);

  for (const sink of htmlSinks) if (source.words.has(sink)) report(sink, 'text never becomes HTML');
  for (const call of ['document.write', 'document.writeln']) {
    if (source.members.has(call)) report(call, 'text never becomes HTML');
  }
  for (const name of ['eval', 'Function']) {
    if (source.names.has(name)) report(name, 'text never becomes code');
  }
  if (!path.startsWith('src/engine/apiserver/')) {
    for (const call of source.calls) {
      if (/\btables\b.*\.(set|delete|clear)$/s.test(call)) report(call, 'only the API server writes objects');
    }
  }
  if (folderOf(path) === 'engine') {
    if (source.names.has('Date')) report('Date', 'time is virtual');
    if (source.members.has('Math.random')) report('Math.random', 'chance is seeded');
    for (const name of [
      'window',
      'document',
      'performance',
      'fetch',
      'setTimeout',
      'setInterval',
      'console',
      'localStorage',
      'globalThis',
    ]) {
      if (source.names.has(name)) report(name, 'the engine is alone with its cluster');
    }
  }
  return found;
}

function strayImport(path: string, { target: asked, typeOnly, names }: Import): string | undefined {
  const target = asked.replace(/\?.*$/, '');
  const stray = (why: string) => `${path} imports ${asked}: ${why}`;
  const folder = folderOf(path);
  if (!folder) return stray('this folder is not in the table of tests/architecture/rules.ts');

  if (target.startsWith('#')) {
    const other = /^#([^/]+)\//.exec(target)?.[1] ?? target;
    if (other === folder && path !== 'src/main.tsx') return stray('a folder reaches its own files by ./');
    const isOwn = path === 'src/main.tsx' && other === 'app';
    if (!isOwn && !(mayImport[folder] as readonly string[]).includes(other))
      return stray(`${folder} may not use ${other}`);
    if ((folder === 'stage' || folder === 'panels') && engineRoom.test(target) && !typeOnly) {
      return stray(`${folder} may read the engine, not run it`);
    }
    return undefined;
  }
  if (target.startsWith('.')) {
    const file = posix.join(posix.dirname(path), target);
    const inside =
      path === 'src/main.tsx' ? !file.slice('src/'.length).includes('/') : file.startsWith(`src/${folder}/`);
    return inside ? undefined : stray('another folder is reached by #folder/...');
  }
  if (target.startsWith('/') || /^https?:/.test(target))
    return stray('files are named by ./ or #folder/..., packages by name');
  return strayPackage(path, folder, { target, typeOnly, names }, stray);
}

function strayPackage(path: string, folder: Folder, { target, names }: Import, stray: (why: string) => string) {
  if (folder === 'engine') {
    if (target !== 'xstate') return stray('of npm the engine uses only xstate');
    const running = names.filter((name) => !pureXState.test(name) && !/^[A-Z]/.test(name));
    if (running.length > 0 || names.length === 0)
      return stray(`only the pure half of xstate, not ${running.join(', ') || 'all of it'}`);
  }
  const rule = reserved.find(({ packages }) => packages.test(target));
  return rule && !rule.users.test(path) ? stray(`${folder} may not use this package`) : undefined;
}

function folderOf(path: string): Folder | undefined {
  const folder = path === 'src/main.tsx' ? 'app' : (path.split('/')[1] ?? '');
  return folder in mayImport ? (folder as Folder) : undefined;
}
