import './compareButton.css';
import { useState } from 'react';
import { Popover } from '#panels/common/Popover.tsx';
import { useCompareWords } from '#panels/compare/useCompare.ts';
import { WhatIf } from '#panels/compare/WhatIf.tsx';
import { branchLabel } from '#panels/timeline/branchLabel.ts';
import { openTwin } from '#store/compare/openTwin.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';

/** Opens the comparison: with another branch that there is, or with the same run another way. */
export function CompareButton() {
  const words = useCompareWords();
  return (
    <Popover button={words.button} label={words.open.label} className="compare-menu" buttonClassName="compare-button">
      <OtherBranches />
      <OtherWays />
      <Twin />
    </Popover>
  );
}

function OtherBranches() {
  const words = useWords();
  const { open } = useCompareWords();
  const branches = useOrdinal((store) => store.branches);
  const active = useOrdinal((store) => store.activeBranch);
  const others = branches.filter(({ id }) => id !== active);
  if (others.length === 0) return null;
  return (
    <section>
      <h3>{open.branches}</h3>
      <div className="compare-branches">
        {others.map((branch) => (
          <button
            key={branch.id}
            type="button"
            className="control button"
            onClick={(event) => {
              ordinalStore.getState().compareWith({ branch: branch.id });
              event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
            }}
          >
            {branchLabel(branch, branches, words)}
          </button>
        ))}
      </div>
    </section>
  );
}

function Twin() {
  const { open, twin } = useCompareWords();
  const [said, setSaid] = useState('');
  const start = async (button: HTMLElement) => {
    const refusal = await openTwin();
    setSaid(refusal === undefined ? '' : open.failed({ message: refusal }));
    if (refusal === undefined) button.closest<HTMLElement>('[popover]')?.hidePopover();
  };
  return (
    <section>
      <h3>{twin.open}</h3>
      <button type="button" className="control button" onClick={(event) => void start(event.currentTarget)}>
        {twin.start}
      </button>
      <p className="what-if-note">{twin.note}</p>
      <p role="status" className="what-if-said">
        {said}
      </p>
    </section>
  );
}

function OtherWays() {
  const { open } = useCompareWords();
  const { frame } = useCalmFrame();
  const setName = useOrdinal((store) => store.setName);
  const chosen = useOrdinal((store) => store.selection?.ordinal);
  const { statefulsets, pods } = frame.cluster.stored.objects;
  const set = statefulsets.find(({ metadata }) => metadata.name === setName);
  if (set === undefined) return null;
  const last = (set.spec.ordinals?.start ?? 0) + set.spec.replicas - 1;
  const name = `${setName}-${chosen ?? last}`;
  const pod = pods.find(({ metadata }) => metadata.name === name);
  return (
    <section>
      <h3>{open.whatIf}</h3>
      <WhatIf key={set.metadata.uid} set={set} pod={pod} />
    </section>
  );
}
