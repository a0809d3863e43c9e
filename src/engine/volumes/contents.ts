/** What has been written into files: texts by the path in what holds them. */
import type { Pod } from '../objects.ts';
import { type PlaceObjects, placeOf } from './filePlaces.ts';

/** A path that ends in `/` is a directory that was made; null is what was taken away of an image. */
type Files = Readonly<Record<string, string | null>>;

/** Files by their holder (`filePlaces.ts`). What nobody has written is not here: an image's own files are its own. */
export type Contents = Readonly<Record<string, Files>>;

/** What is written, by absolute path in the container; null takes a file away, with all that is below it. */
export type Writes = Readonly<Record<string, string | null>>;

export interface WriteRefusal {
  readonly problem: 'noSpace' | 'readOnly' | 'nameTooLong';
  readonly path: string;
}

/** Of all files together, in characters: a scenario is to fit into a link. */
const mostText = 64 * 1024;
const mostFiles = 500;
const mostPath = 253;

/** The contents with these writes in them, or why that cannot be. */
export function written(
  contents: Contents,
  writes: Writes,
  pod: Pod,
  container: string,
  objects: PlaceObjects,
): { readonly contents: Contents } | WriteRefusal {
  const changed = new Map(Object.entries(contents).map(([holder, files]) => [holder, new Map(Object.entries(files))]));
  for (const [path, text] of Object.entries(writes)) {
    const place = placeOf(objects, pod, container, path);
    if (place.isReadOnly) return { problem: 'readOnly', path };
    if (path.length > mostPath) return { problem: 'nameTooLong', path };
    const files = changed.get(place.holder) ?? new Map<string, string | null>();
    changed.set(place.holder, files);
    if (text === null) remove(files, place.path, place.holder.startsWith('container/'));
    else put(files, place.path, text);
  }
  const all = [...changed.values()].flatMap((files) => [...files]);
  const size = all.reduce((sum, [path, text]) => sum + path.length + (text?.length ?? 0), 0);
  if (size > mostText || all.length > mostFiles) return { problem: 'noSpace', path: Object.keys(writes)[0] ?? '' };
  return { contents: Object.fromEntries([...changed].map(([holder, files]) => [holder, Object.fromEntries(files)])) };
}

function put(files: Map<string, string | null>, path: string, text: string): void {
  // A file in a directory says enough of the directory.
  files.delete(path.slice(0, path.lastIndexOf('/', path.length - 2) + 1));
  files.set(path, text);
}

/** `isOfImage`: the image may have had the file, and it must not come back before the container does. */
function remove(files: Map<string, string | null>, path: string, isOfImage: boolean): void {
  for (const each of [...files.keys()]) if (each.startsWith(`${path}/`)) files.delete(each);
  if (isOfImage) files.set(path, null);
  else files.delete(path);
}

/** Without what is held by nothing any more. `isThere`: whether the holder is. */
export function withoutOrphans(contents: Contents, isThere: (holder: string) => boolean): Contents {
  return Object.fromEntries(Object.entries(contents).filter(([holder]) => isThere(holder)));
}
