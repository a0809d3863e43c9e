/** The terminal's own files: a home directory with manifests in it. What is written there lasts as long as the page. */
import type { Files } from '#shell/files.ts';
import { homeFiles } from './manifests.ts';

export const home = '/root';

const mostFiles = 200;
const mostText = 256 * 1024;

/** A home directory of its own. */
export function makeHome(): Files {
  const texts = new Map(Object.entries(homeFiles).map(([name, text]) => [`${home}/${name}`, text]));
  const directories = new Set(['/', home, '/tmp']);
  return {
    read: (path) => texts.get(path),
    write(path, text) {
      if (directories.has(path)) return 'Is a directory';
      if (!directories.has(parentOf(path))) return 'No such file or directory';
      if (text.length > mostText) return 'the file would be longer than 256 KiB';
      if (!texts.has(path) && texts.size >= mostFiles) return `there are ${mostFiles} files already`;
      texts.set(path, text);
      return undefined;
    },
    remove(path) {
      if (directories.has(path)) return 'Is a directory';
      return texts.delete(path) ? undefined : 'No such file or directory';
    },
    list(path) {
      if (!directories.has(path)) return undefined;
      const all = [...texts.keys(), ...[...directories].filter((each) => each !== '/')];
      return all
        .filter((each) => parentOf(each) === path)
        .map((each) => each.slice(each.lastIndexOf('/') + 1))
        .sort();
    },
  };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}
