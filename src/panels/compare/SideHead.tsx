import type { Frame } from '#engine/simulation/frames.ts';
import type { Comparison, Side } from '#store/compare/comparison.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { narrate } from '../narration/narrate.ts';
import { ownStep } from './ownStep.ts';
import { useCalmCompare, useCompareWords } from './useCompare.ts';

interface Props {
  readonly side: 0 | 1;
  readonly title: string;
}

/** What a side is called, and how many of its pods are there. */
export function SideHead({ side, title }: Props) {
  const { status, keep, keepNamed } = useCompareWords();
  const { comparison, sides } = useCalmCompare();
  const compared = useOrdinal((store) => store.compared);
  const counts = countsIn(comparison.sides[side], sides[side].frame);
  return (
    <div className="side-head">
      <h2 className="side-title">
        <strong>{title}</strong> {counts !== undefined && <span>{status(counts)}</span>}
      </h2>
      {compared !== undefined && 'branch' in compared && (
        <button
          type="button"
          className="side-keep"
          aria-label={keepNamed({ title })}
          onClick={() => goOnWith(side === 0 ? compared.branch : undefined, sides[side].frame)}
        >
          {keep}
        </button>
      )}
    </div>
  );
}

/** Alone with one of the two, at the moment that both show. `branch`: undefined for the one that the page is on. */
function goOnWith(branch: string | undefined, { cluster }: Frame): void {
  const { selectBranch, goToTime, compareWith } = ordinalStore.getState();
  compareWith(undefined);
  if (branch !== undefined) selectBranch(branch);
  goToTime(cluster.nowMs);
}

/** What happened last on a side, and why. */
export function SideNote({ side }: { readonly side: 0 | 1 }) {
  const words = useWords();
  const { comparison, sides } = useCalmCompare();
  const { setName } = sides[side];
  const { headline, reason } = narrate(toldFrame(comparison, side, sides[side].frame), words, setName);
  return (
    <p className="side-note">
      <strong>{headline}</strong> <span>{reason}</span>
    </p>
  );
}

/** A set and a Deployment go on in turns: what was not this one's doing is not told of it. */
function toldFrame({ sides }: Comparison, side: 0 | 1, shown: Frame): Frame {
  const own = sides[side];
  if (sides[1].slots === undefined) return shown;
  return own.history.frameAt(ownStep([own, sides[side === 0 ? 1 : 0]], shown.step));
}

function countsIn({ subject }: Side, { cluster }: Frame) {
  const { statefulsets, deployments } = cluster.stored.objects;
  const isSubject = ({ metadata }: { readonly metadata: { readonly name: string } }) => metadata.name === subject.name;
  const found = subject.kind === 'set' ? statefulsets.find(isSubject) : deployments.find(isSubject);
  if (found === undefined) return undefined;
  const { readyReplicas: ready = 0, updatedReplicas: updated = 0 } = found.status;
  return { ready, updated, replicas: found.spec.replicas };
}
