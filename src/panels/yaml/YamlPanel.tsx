import { useEffect, useMemo, useRef, useState } from 'react';
import type { ManifestWords } from '#i18n/manifestWords.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useWords } from '#store/useWords.ts';
import { badgesOf } from './badges.ts';
import { ChangeList } from './ChangeList.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { ConvertCard } from './ConvertCard.tsx';
import { conversionsOf } from './conversions.ts';
import type { Editor } from './editor/createEditor.ts';
import { EffectLegend } from './EffectLegend.tsx';
import { FieldStrip } from './FieldStrip.tsx';
import { FindingList } from './FindingList.tsx';
import { findingsOf } from './findings.ts';
import { knownNames } from './knownNames.ts';
import { ManifestEditor } from './ManifestEditor.tsx';
import { type ManifestDraft, useManifestDraft } from './useManifestDraft.ts';
import { useManifestWords } from './useManifestWords.ts';
import { reviewNow, useReview } from './useReview.ts';
import './yaml.css';

/** The manifest as text: edit it, see what applying would do, apply it, and be told where it is wrong. */
export function YamlPanel() {
  const page = useWords();
  const words = useManifestWords();
  const draft = useManifestDraft();
  const { text, cluster, conflicts, complaint, refusal, isEdited, send } = draft;
  const editor = useRef<Editor | undefined>(undefined);
  const [cursor, setCursor] = useState<number>();
  const [tooLarge, setTooLarge] = useState(false);
  const review = useReview(text, cluster);
  const findings = useMemo(() => (review ? findingsOf(review, words, page) : []), [review, words, page]);
  const marks = useMemo(
    () => review && { text: review.text, marks: findings.map((finding) => ({ ...finding, message: finding.what })) },
    [review, findings],
  );
  const badges = useMemo(() => badgesOf(text, cluster.held), [text, cluster.held]);
  const attributes = useMemo(
    () => ({
      'aria-label': words.editor.label,
      'aria-invalid': String(findings.some(({ severity }) => severity === 'error')),
      // It can be focused without; checkers of access know only this way.
      tabindex: '0',
      spellcheck: 'false',
      autocapitalize: 'off',
    }),
    [words, findings],
  );
  const conversions = review?.text === text ? conversionsOf(review) : [];

  const newest = useRef(draft);
  useEffect(() => {
    newest.current = draft;
  });

  // An order that failed brings the cursor to what was wrong with it: once, and not when the panel comes back with an old one.
  const told = useRef(complaint ?? refusal);
  useEffect(() => {
    const failure = complaint ?? refusal;
    if (failure === told.current) return;
    told.current = failure;
    const { text: failed, cluster: judge } = newest.current;
    const [first] = failure === undefined ? [] : findingsOf(reviewNow(failed, judge), words, page);
    if (first !== undefined) editor.current?.showPlace(first.from);
  }, [complaint, refusal, words, page]);

  const rewrite = (next: string) => editor.current?.replace(next);
  const apply = () => send({ type: 'apply' });
  const isNew = review?.documents.some(({ state }) => state === 'new') ?? false;
  const canApply = (isEdited || isNew) && conflicts.length === 0;
  const hasFailed = (complaint ?? refusal) !== undefined;

  return (
    <form
      className="yaml-panel"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <EffectLegend />
      <ManifestEditor
        editorRef={editor}
        supplies={{
          text,
          onEdit: (typed) => {
            setTooLarge(false);
            send({ type: 'typed', text: typed });
          },
          onApply: apply,
          onTooLarge: () => setTooLarge(true),
          onCursor: setCursor,
          words: () => words,
          names: () => knownNames(text, page),
        }}
        attributes={attributes}
        badges={badges}
        marks={marks}
      />
      <FieldStrip text={text} cursor={cursor} />
      <div className="yaml-notes">
        <p role="alert" className={tooLarge ? 'yaml-problem' : 'unseen'}>
          {tooLarge ? words.editor.tooLarge : hasFailed && findings[0]?.what}
        </p>
        {conflicts.length > 0 && (
          <ConflictCard
            conflicts={conflicts}
            onKeepMine={() => send({ type: 'keptMine' })}
            onTakeTheirs={() => send({ type: 'tookTheirs' })}
          />
        )}
        {conversions.map(({ key, conversion, text: converted }) => (
          <ConvertCard key={key} conversion={conversion} onConvert={() => rewrite(converted)} />
        ))}
        {review && findings.length > 0 && (
          <FindingList
            text={review.text}
            findings={findings}
            onPlace={(offset) => editor.current?.showPlace(offset)}
            onRewrite={rewrite}
          />
        )}
        {review && (isEdited || isNew) && review.read.complaint === undefined && (
          <ChangeList documents={review.documents} />
        )}
      </div>
      <div className="yaml-buttons">
        <button type="submit" className="control button primary" disabled={!canApply}>
          {page.yaml.apply}
        </button>
        <button
          type="button"
          className="control button"
          disabled={!isEdited}
          onClick={() => {
            // By way of the editor, so that Ctrl+Z brings the edits back.
            rewrite(draft.synced);
            send({ type: 'discarded' });
            ordinalStore.getState().dismissRefusal();
          }}
        >
          {page.yaml.discard}
        </button>
        <p role="status" className="yaml-applied">
          {statusText(draft, words) ?? <span className="key-hint">{words.editor.keys}</span>}
        </p>
      </div>
    </form>
  );
}

function statusText({ conflicts, isApplied, requests }: ManifestDraft, { editor }: ManifestWords): string | undefined {
  if (conflicts.length > 0) return editor.changes.undecided;
  return isApplied ? editor.changes.applied(requests) : undefined;
}
