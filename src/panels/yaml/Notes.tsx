import type { RefObject } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import { ChangeList } from './ChangeList.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { conversionsOf } from './conversions.ts';
import { ConvertCard } from './ConvertCard.tsx';
import { isAbout } from './draftMachine.ts';
import type { Editor } from './editor/createEditor.ts';
import { FindingList } from './FindingList.tsx';
import type { Finding } from './findings.ts';
import { hasSomethingToApply, type Review } from './review.ts';
import type { ManifestDraft } from './useManifestDraft.ts';
import { useManifestWords } from './useManifestWords.ts';

interface Props {
  readonly draft: ManifestDraft;
  readonly review: Review | undefined;
  /** The review is not of this text and moment any more, and the next one is on its way. */
  readonly isStale: boolean;
  readonly findings: readonly Finding[];
  readonly tooLarge: boolean;
  readonly editor: RefObject<Editor | undefined>;
}

/** What there is to say about the text: a choice to make, what is wrong, what applying would change. */
export function Notes({ draft, review, isStale, findings, tooLarge, editor }: Props) {
  const { tooLarge: refusal, problems } = useManifestWords().editor;
  const { text, conflicts, isEdited, complaint, send } = draft;
  const rewrite = (next: string) => editor.current?.replace(next);
  const hasFailed = (complaint ?? draft.refusal) !== undefined;
  return (
    <div className="yaml-notes" data-stale={isStale || undefined}>
      {/* The list below shows what failed; whoever does not see it is told when it happens. */}
      <p role="alert" className={tooLarge ? 'yaml-problem' : 'unseen'}>
        {tooLarge ? refusal : hasFailed && findings[0]?.what}
      </p>
      <p aria-live="polite" className="unseen">
        {findings.length > 0 && problems.title(findings.length)}
      </p>
      {conflicts.length > 0 && (
        <ConflictCard
          conflicts={conflicts}
          onKeepMine={() => send({ type: 'keptMine' })}
          onTakeTheirs={() => send({ type: 'tookTheirs' })}
        />
      )}
      <WayBack draft={draft} rewrite={rewrite} />
      {review?.text === text &&
        conversionsOf(review).map(({ key, conversion, text: converted }) => (
          <ConvertCard key={key} conversion={conversion} onConvert={() => rewrite(converted)} />
        ))}
      {review && findings.length > 0 && (
        <FindingList
          text={review.text}
          findings={findings}
          isStale={isStale}
          onPlace={(offset) => editor.current?.showPlace(offset)}
          onRewrite={rewrite}
        />
      )}
      {review && review.read.complaint === undefined && (isEdited || hasSomethingToApply(review)) && (
        <ChangeList documents={review.documents} />
      )}
    </div>
  );
}

/** From a text about something else, which has been applied, to what is on the stage. */
function WayBack({ draft, rewrite }: { readonly draft: ManifestDraft; readonly rewrite: (text: string) => void }) {
  const { showManifestOf } = useManifestWords().editor;
  const setName = useOrdinal((store) => store.setName);
  const { text, isEdited, cluster, send } = draft;
  const { shown } = cluster;
  if (isEdited || shown === undefined || isAbout(text, shown.key)) return null;
  return (
    <p className="fixes">
      <button
        type="button"
        className="control button"
        onClick={() => {
          rewrite(shown.print());
          send({ type: 'beganAgain' });
        }}
      >
        {showManifestOf(setName)}
      </button>
    </p>
  );
}
