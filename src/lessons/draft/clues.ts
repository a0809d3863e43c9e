/** What a recorded step has brought about, as conditions that an author can go on from: each was not so when the step was opened. */
import { all, didRead, nowIs } from '../conditions.ts';
import { areReady, imageOf, isComplete, isReady, podOf, requestIn, setOf } from '../facts.ts';
import type { Condition } from '../lesson.ts';
import { hasLookedAt } from '../looks.ts';
import { type Look, now, opened, type Trail } from '../trail.ts';

export type Clue =
  | { readonly type: 'read'; readonly verb: string; readonly resource?: string; readonly name?: string }
  | { readonly type: 'look'; readonly look: Look }
  | { readonly type: 'refused'; readonly reason: string }
  /** The set has so many ready pods, and no others. */
  | { readonly type: 'ready'; readonly set: string; readonly count: number }
  | { readonly type: 'image'; readonly set: string; readonly image: string }
  | { readonly type: 'complete'; readonly set: string }
  | { readonly type: 'gone'; readonly set: string }
  /** Another pod is ready in the place of an ordinal. */
  | { readonly type: 'renewed'; readonly set: string; readonly ordinal: number }
  /** Its spec was changed. */
  | { readonly type: 'changed'; readonly set: string }
  | { readonly type: 'asked'; readonly request: string };

function conditionOf(clue: Clue): Condition {
  switch (clue.type) {
    case 'read':
      return didRead(clue);
    case 'look':
      return hasLookedAt(clue.look);
    case 'refused':
      return ({ refusals }) => refusals.some(({ error }) => error.reason === clue.reason);
    case 'ready':
      return nowIs((frame) => areReady(frame, clue.set, clue.count));
    case 'image':
      return nowIs((frame) => imageOf(frame, clue.set) === clue.image);
    case 'complete':
      return nowIs((frame) => isComplete(frame, clue.set));
    case 'gone':
      return nowIs((frame) => setOf(frame, clue.set) === undefined);
    case 'renewed':
      return nowIs((frame, trail) => isRenewed(clue.set, clue.ordinal)(frame, trail));
    case 'changed':
      return nowIs((frame, trail) => generation(frame, clue.set) > generation(opened(trail), clue.set));
    case 'asked':
      return (trail) => trail.frames.some((frame) => requestIn(frame)?.type === clue.request);
  }
}

/** All of them together. */
export function holdAll(clues: readonly Clue[]): Condition {
  return all(...clues.map(conditionOf));
}

/** What tells the end of a trail from its beginning; empty when nothing does. */
export function cluesIn(trail: Trail): readonly Clue[] {
  const beginning: Trail = { frames: [opened(trail)], reads: [], looks: [], refusals: [] };
  const isTelling = (clue: Clue) => conditionOf(clue)(trail) && !conditionOf(clue)(beginning);
  const clues = distinct([...cluesOfActs(trail), ...setsIn(trail).flatMap((set) => cluesOfSet(trail, set))]).filter(
    isTelling,
  );
  // That a rollout is over was so before as well, and still is what an author will want.
  const rolled = clues.flatMap((clue) => (clue.type === 'image' ? [{ type: 'complete', set: clue.set } as const] : []));
  const all = [...clues, ...rolled.filter((clue) => conditionOf(clue)(trail))];
  return all.length > 0 ? all : requestsIn(trail).filter(isTelling);
}

function cluesOfActs({ reads, looks, refusals }: Trail): readonly Clue[] {
  return [
    ...reads.map(({ verb, resources, names }): Clue => {
      const [resource] = resources;
      const [name] = names;
      return {
        type: 'read',
        verb,
        ...(resource !== undefined && { resource }),
        ...(name !== undefined && resource !== undefined && { name }),
      };
    }),
    ...looks.map(({ look }): Clue => ({ type: 'look', look })),
    ...refusals.map(({ error }): Clue => ({ type: 'refused', reason: error.reason })),
  ];
}

function cluesOfSet(trail: Trail, set: string): readonly Clue[] {
  const found = setOf(now(trail), set);
  if (found === undefined) return [{ type: 'gone', set }];
  const image = imageOf(now(trail), set);
  const specific: readonly Clue[] = [
    { type: 'ready', set, count: found.spec.replicas },
    ...(image === undefined ? [] : [{ type: 'image', set, image } as const]),
    ...Array.from(
      { length: Math.min(found.spec.replicas, 10) },
      (_, ordinal): Clue => ({ type: 'renewed', set, ordinal }),
    ),
  ];
  const told = specific.filter((clue) => conditionOf(clue)(trail));
  const isImage = setOf(opened(trail), set) !== undefined && imageOf(opened(trail), set) !== image;
  // Of a rollout the image says enough, and of a pod that there was none of before the number.
  const kept = told.filter(({ type }) => type !== 'renewed' || !isImage);
  return [
    ...kept.filter((clue) => clue.type !== 'renewed' || podOf(opened(trail), set, clue.ordinal) !== undefined),
    { type: 'changed', set },
  ];
}

function requestsIn({ frames }: Trail): readonly Clue[] {
  return distinct(
    frames.flatMap((frame) => {
      const request = requestIn(frame);
      return request === undefined ? [] : [{ type: 'asked', request: request.type } as const];
    }),
  );
}

function setsIn(trail: Trail): readonly string[] {
  const names = [opened(trail), now(trail)].flatMap(({ cluster }) =>
    cluster.stored.objects.statefulsets.map(({ metadata }) => metadata.name),
  );
  return [...new Set(names)];
}

function distinct(clues: readonly Clue[]): readonly Clue[] {
  return [...new Map(clues.map((clue) => [JSON.stringify(clue), clue])).values()];
}

function isRenewed(set: string, ordinal: number): (frame: Trail['frames'][number], trail: Trail) => boolean {
  return (frame, trail) => {
    const pod = podOf(frame, set, ordinal);
    return isReady(pod) && pod?.metadata.uid !== podOf(opened(trail), set, ordinal)?.metadata.uid;
  };
}

function generation(frame: Trail['frames'][number], set: string): number {
  return setOf(frame, set)?.metadata.generation ?? 0;
}
