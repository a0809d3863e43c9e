import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { branchLabel } from './branchLabel.ts';
import { TransportIcon } from './TransportIcon.tsx';

/** One chip for each future of the same beginning; none while there is only one. */
export function BranchChips() {
  const words = useWords();
  const branches = useOrdinal((store) => store.branches);
  const active = useOrdinal((store) => store.activeBranch);
  if (branches.length < 2) return null;
  return (
    <div className="branch-chips" role="group" aria-label={words.timeline.branchesLabel}>
      {branches.map((branch) => (
        <button
          key={branch.id}
          type="button"
          className="control button chip"
          aria-pressed={branch.id === active}
          onClick={() => ordinalStore.getState().selectBranch(branch.id)}
        >
          {branch.parentId !== undefined && <TransportIcon name="branch" />}
          <span>{branchLabel(branch, branches, words)}</span>
        </button>
      ))}
    </div>
  );
}
