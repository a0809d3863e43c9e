/** How many steps two branches share: up to there they are the same history. */
import type { BranchInfo } from './state.ts';

export function sharedSteps(branches: readonly BranchInfo[], one: string, other: string): number {
  const ancestors = shares(branches, one);
  let shared = 0;
  for (const [id, steps] of shares(branches, other)) shared = Math.max(shared, Math.min(steps, ancestors.get(id) ?? 0));
  return shared;
}

/** A branch and its ancestors, with how many steps of each are in it. */
function shares(branches: readonly BranchInfo[], id: string): ReadonlyMap<string, number> {
  const shared = new Map<string, number>();
  let steps = Number.POSITIVE_INFINITY;
  for (let branch = find(branches, id); branch !== undefined; branch = find(branches, branch.parentId)) {
    shared.set(branch.id, steps);
    steps = Math.min(steps, branch.forkStep);
  }
  return shared;
}

function find(branches: readonly BranchInfo[], id: string | undefined): BranchInfo | undefined {
  return branches.find((branch) => branch.id === id);
}
