/** The files of a container as its shell sees them: those of the image, those that were written, and those in its volumes. */
import type { Pod } from '#engine/objects.ts';
import { type Contents, type WriteRefusal, written } from '#engine/volumes/contents.ts';
import { mountsOf, placeOf } from '#engine/volumes/filePlaces.ts';
import type { Files } from '#shell/files.ts';
import type { ApiObject } from '../world.ts';
import { imageFiles } from './imageFiles.ts';
import { madeFiles } from './madeFiles.ts';
import { type Inside, livingPod, placeObjects } from './podView.ts';

const problems: Readonly<Record<WriteRefusal['problem'], string>> = {
  noSpace: 'No space left on device',
  readOnly: 'Read-only file system',
  nameTooLong: 'File name too long',
};

/** What is written is kept until `flush`, which asks the cluster for all of it at once; whoever reads sees it before. */
export class PodFiles implements Files {
  readonly #inside: Inside;
  readonly #pending = new Map<string, string | null>();
  /** What was found when it was looked at last. */
  #seen: { readonly step: number; readonly tree: Map<string, string> } | undefined;

  constructor(inside: Inside) {
    this.#inside = inside;
  }

  read(path: string): string | undefined {
    return this.#tree().get(path);
  }

  list(path: string): readonly string[] | undefined {
    const prefix = path === '/' ? '/' : `${path}/`;
    const names = new Set<string>();
    let isThere = path === '/';
    for (const each of this.#tree().keys()) {
      if (!each.startsWith(prefix)) continue;
      isThere = true;
      const [name = ''] = each.slice(prefix.length).split('/');
      if (name !== '') names.add(name);
    }
    return isThere ? [...names].sort() : undefined;
  }

  write(path: string, text: string): string | undefined {
    if (this.list(path) !== undefined) return 'Is a directory';
    return this.#missingParent(path) ?? this.#put(path, text);
  }

  remove(path: string): string | undefined {
    if (this.list(path) !== undefined) return 'Is a directory';
    return this.read(path) === undefined ? 'No such file or directory' : this.#put(path, null);
  }

  makeDirectory(path: string): string | undefined {
    if (this.list(path) !== undefined || this.read(path) !== undefined) return 'File exists';
    return this.#missingParent(path) ?? this.#put(`${path}/`, '');
  }

  /** A directory with all that is in it. */
  removeDirectory(path: string): string | undefined {
    if (this.list(path) === undefined) return 'No such file or directory';
    for (const each of [...this.#tree().keys()]) {
      const problem = each.startsWith(`${path}/`) ? this.#put(each, null) : undefined;
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  /** Asks the cluster for what was written since the last time. Gives what is wrong, or undefined. */
  flush(): string | undefined {
    if (this.#pending.size === 0) return undefined;
    const files = Object.fromEntries(this.#pending);
    this.#pending.clear();
    const { podName, container, world } = this.#inside;
    const answer = world().submit({ type: 'writeFiles', pod: podName, container, files });
    return 'object' in answer ? undefined : answer.message;
  }

  #missingParent(path: string): string | undefined {
    const parent = path.slice(0, path.lastIndexOf('/')) || '/';
    return this.list(parent) === undefined ? 'No such file or directory' : undefined;
  }

  #put(path: string, text: string | null): string | undefined {
    const pod = livingPod(this.#inside);
    if (pod === undefined) return 'Input/output error';
    const pending = new Map([...this.#pending, [path, text] as const]);
    const { world, namespace, container } = this.#inside;
    const objects = placeObjects(world(), namespace);
    const answer = written(this.#contents, Object.fromEntries(pending), pod, container, objects);
    if ('problem' in answer) return problems[answer.problem];
    this.#pending.set(path, text);
    if (this.#seen !== undefined) overlay(this.#seen.tree, '', { [path]: text }, '');
    return undefined;
  }

  get #contents(): Contents {
    return this.#inside.world().traces?.contents ?? {};
  }

  /** Everything that there is, by path. */
  #tree(): ReadonlyMap<string, string> {
    const { step } = this.#inside.world();
    if (this.#seen?.step !== step) this.#seen = { step, tree: this.#look() };
    return this.#seen.tree;
  }

  #look(): Map<string, string> {
    const pod = livingPod(this.#inside);
    if (pod === undefined) return new Map();
    const { world, namespace, container } = this.#inside;
    const asObject = pod as unknown as ApiObject;
    const tree = new Map(imageFiles(asObject, container));
    const objects = placeObjects(world(), namespace);
    overlay(tree, '', this.#contents[placeOf(objects, withoutVolumes(pod), container, '/').holder] ?? {}, '');
    // The deepest mount last: it lies over the others.
    for (const mount of mountsOf(pod, container).toReversed()) {
      for (const path of [...tree.keys()]) if (path.startsWith(`${mount.mountPath}/`)) tree.delete(path);
      tree.set(`${mount.mountPath}/`, '');
      for (const [path, text] of madeFiles(world(), asObject, mount.volume)) tree.set(mount.mountPath + path, text);
      const { holder } = placeOf(objects, pod, container, mount.mountPath);
      overlay(tree, mount.mountPath, this.#contents[holder] ?? {}, mount.subPath);
    }
    overlay(tree, '', Object.fromEntries(this.#pending), '');
    return tree;
  }
}

/** Puts files where they are seen; null takes one away. `subPath`: what of their holder is seen there. */
function overlay(
  tree: Map<string, string>,
  at: string,
  files: Readonly<Record<string, string | null>>,
  subPath: string,
): void {
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith(`${subPath}/`)) continue;
    const seen = at + path.slice(subPath.length);
    if (text === null) tree.delete(seen);
    else tree.set(seen, text);
  }
}

function withoutVolumes(pod: Pod): Pod {
  return { ...pod, spec: { ...pod.spec, volumes: [] } };
}
