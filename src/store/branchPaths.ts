import type { BranchInfo } from './state.ts';

/** Up to which step two futures are the same: infinity for a future and itself, or one that goes on from its last known step. */
export function lastSharedStep(branches: readonly BranchInfo[], one: string, other: string): number {
  const ofOne = pathOf(branches, one);
  for (const [id, step] of pathOf(branches, other)) {
    const reached = ofOne.get(id);
    if (reached !== undefined) return Math.min(reached, step);
  }
  return 0;
}

/** A branch and those it came from, each with the last step of it that belongs to this future. */
function pathOf(branches: readonly BranchInfo[], id: string): ReadonlyMap<string, number> {
  const path = new Map<string, number>();
  let reached = Number.POSITIVE_INFINITY;
  for (let at: string | undefined = id; at !== undefined; ) {
    path.set(at, reached);
    const info = branches.find((known) => known.id === at);
    reached = Math.min(reached, info?.forkStep ?? 0);
    at = info?.parentId;
  }
  return path;
}
