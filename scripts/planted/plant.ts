/** Puts a wrong twin in the place of the engine's own text while a program is bundled. The product knows nothing of it. */
import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import type { PlantedBug } from './plantedBug.ts';

/** The source with the bug in it. Throws when the right text is not there exactly once: then the list of bugs is out of date. */
export function planted({ name, file, right, wrong }: PlantedBug, source: string): string {
  const parts = source.split(right);
  if (parts.length === 2 && right !== '') return parts.join(wrong);
  throw new Error(`"${name}": its text stands ${parts.length - 1} times in ${file}, and has to stand there once.`);
}

/** The program as one module. Throws when the file with the bug is no part of it. */
export async function bundleWith(entry: string, root: string, bug: PlantedBug | undefined): Promise<string> {
  let isPlanted = false;
  const plugin: Plugin = {
    name: 'planted-bug',
    enforce: 'pre',
    transform(code, id) {
      if (bug === undefined || id !== resolve(root, 'src/engine', bug.file)) return undefined;
      isPlanted = true;
      return { code: planted(bug, code), map: null };
    },
  };
  const bundle = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    plugins: [plugin],
    build: { ssr: resolve(root, entry), write: false, target: 'node20', minify: false },
  });
  if (bug !== undefined && !isPlanted) throw new Error(`"${bug.name}": nothing that is checked uses ${bug.file}.`);
  const [chunk] = 'output' in bundle ? bundle.output : [];
  if (chunk === undefined) throw new Error('The checks came out in several pieces.');
  return chunk.code;
}
