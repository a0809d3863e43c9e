/** All that can happen next: by itself, by a user, by a fault. The same move is always the same object. */
import type { Write } from '../../src/engine/apiserver/client.ts';
import type { Pod, PodTemplateSpec } from '../../src/engine/objects.ts';
import type { Request } from '../../src/engine/simulation/scenario.ts';
import type { CachedObjects, CachedResource } from '../../src/engine/statefulset/caches.ts';

/** A call of the controller that is refused. */
export type Call = Pick<Write, 'verb' | 'resource' | 'name'>;

export type Move =
  /** The controller syncs the set. `refused`: the first such call of it fails. */
  | { readonly type: 'sync'; readonly refused?: Call }
  /** The next thing that happens to a pod by itself. */
  | { readonly type: 'pod'; readonly pod: string }
  /** All watch events of a resource that are on their way reach the controller's cache. */
  | { readonly type: 'deliver'; readonly resource: CachedResource }
  | { readonly type: 'edit'; readonly request: Request }
  | { readonly type: 'podFault'; readonly pod: string; readonly fault: 'crash' | 'fail' };

export const setName = 'web';

const images = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `nginx:${letter}`);

export class Moves {
  readonly #known = new Map<string, number>();
  readonly #moves: Move[] = [];
  readonly #codes = new Map<Move, number>();

  /** The one move that is like this one. */
  the(move: Move): Move {
    const text = JSON.stringify(move);
    const known = this.#known.get(text);
    if (known !== undefined) return this.#moves[known] as Move;
    this.#known.set(text, this.#moves.length);
    this.#codes.set(move, this.#moves.length);
    this.#moves.push(move);
    return move;
  }

  codeOf(move: Move): number {
    return this.#codes.get(move) as number;
  }

  at(code: number): Move {
    return this.#moves[code] as Move;
  }

  /** What may happen to a pod by itself. Whether there is anything shows when it is tried. */
  next({ metadata: { name } }: Pod): readonly Move[] {
    return [this.the({ type: 'pod', pod: name })];
  }

  /** Containers crash, and nodes evict. */
  faults({ metadata: { name } }: Pod): readonly Move[] {
    return (['fail', 'crash'] as const).map((fault) => this.the({ type: 'podFault', pod: name, fault }));
  }

  deletion({ metadata: { name } }: Pod): readonly Move[] {
    return [this.the({ type: 'edit', request: { type: 'delete', resource: 'pods', name } })];
  }

  /** What a user may do to the set: another number of replicas, another image, another partition. */
  edits({ statefulsets: [set], controllerrevisions }: CachedObjects, mostReplicas: number): readonly Move[] {
    if (set === undefined) return [];
    const { replicas, updateStrategy, template } = set.spec;
    const partition = updateStrategy.rollingUpdate?.partition ?? 0;
    const edits: Request[] = [];
    for (const next of upTo(mostReplicas))
      if (next !== replicas) edits.push({ type: 'patchSet', name: setName, spec: { replicas: next } });
    const known = [template, ...controllerrevisions.map(({ data }) => data.spec.template)].map(imageOf);
    // Of the images that nobody has used one is as good as another.
    const lastKnown = Math.max(...known.map((image) => images.indexOf(image)));
    for (const image of images.slice(0, lastKnown + 2))
      if (image !== imageOf(template)) edits.push({ type: 'setImage', name: setName, container: 'nginx', image });
    if (updateStrategy.type === 'RollingUpdate')
      for (const next of upTo(mostReplicas - 1))
        if (next !== partition)
          edits.push({
            type: 'patchSet',
            name: setName,
            spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: next } } },
          });
    return edits.map((request) => this.the({ type: 'edit', request }));
  }
}

function imageOf({ spec }: PodTemplateSpec): string {
  return spec.containers[0]?.image ?? '';
}

function upTo(most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, value) => value);
}
