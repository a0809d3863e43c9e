import type { RefObject } from 'react';
import type { ManifestWords } from '#i18n/manifestWords.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { clockText } from '../timeline/clockText.ts';
import type { Editor } from './editor/createEditor.ts';
import { hasSomethingToApply, type Review } from './review.ts';
import type { ManifestDraft } from './useManifestDraft.ts';
import { useManifestWords } from './useManifestWords.ts';

interface Props {
  readonly draft: ManifestDraft;
  readonly review: Review | undefined;
  readonly editor: RefObject<Editor | undefined>;
}

/** Applies the text, or takes the edits back. */
export function ApplyBar({ draft, review, editor }: Props) {
  const { yaml } = useWords();
  const words = useManifestWords();
  const { isEdited, conflicts, synced, send } = draft;
  const pastClock = useOrdinal(({ frame, isInPast }) => (isInPast() ? clockText(frame.cluster.nowMs) : undefined));
  const canApply = (isEdited || (review !== undefined && hasSomethingToApply(review))) && conflicts.length === 0;
  return (
    <div className="yaml-buttons">
      <button type="submit" className="control button primary" disabled={!canApply}>
        {yaml.apply}
      </button>
      <button
        type="button"
        className="control button"
        disabled={!isEdited}
        onClick={() => {
          // By way of the editor, so that Ctrl+Z brings the edits back.
          editor.current?.replace(synced);
          send({ type: 'discarded' });
          ordinalStore.getState().dismissRefusal();
        }}
      >
        {yaml.discard}
      </button>
      <p role="status" className="yaml-applied">
        {statusText(draft, words, canApply ? pastClock : undefined) ?? (
          <span className="key-hint">{words.editor.keys}</span>
        )}
      </p>
    </div>
  );
}

function statusText(
  { conflicts, isApplied, requests }: ManifestDraft,
  { editor: { changes } }: ManifestWords,
  pastClock: string | undefined,
): string | undefined {
  if (conflicts.length > 0) return changes.undecided;
  if (isApplied) return changes.applied(requests);
  return pastClock && changes.inPast(pastClock);
}
