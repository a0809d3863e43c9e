import { useMemo, useRef, useState } from 'react';
import { useWords } from '#store/useWords.ts';
import { ApplyBar } from './ApplyBar.tsx';
import { badgesOf } from './badges.ts';
import type { Editor } from './editor/createEditor.ts';
import { EffectLegend } from './EffectLegend.tsx';
import { FieldStrip } from './FieldStrip.tsx';
import { findingsOf } from './findings.ts';
import { knownNames } from './knownNames.ts';
import { ManifestEditor } from './ManifestEditor.tsx';
import { Notes } from './Notes.tsx';
import { useEditorAttributes } from './useEditorAttributes.ts';
import { useFailurePlace } from './useFailurePlace.ts';
import { useManifestDraft } from './useManifestDraft.ts';
import { useManifestWords } from './useManifestWords.ts';
import { useReview } from './useReview.ts';
import './yaml.css';

/** The manifest as text: edit it, see what applying would do, apply it, and be told where it is wrong. */
export function YamlPanel() {
  const page = useWords();
  const words = useManifestWords();
  const draft = useManifestDraft();
  const { text, cluster, send } = draft;
  const editor = useRef<Editor | undefined>(undefined);
  const [cursor, setCursor] = useState<number>();
  const [tooLarge, setTooLarge] = useState(false);
  const { review, isStale } = useReview(text, cluster);
  const findings = useMemo(() => (review ? findingsOf(review, words, page) : []), [review, words, page]);
  const marks = useMemo(() => review && { text: review.text, findings }, [review, findings]);
  const badges = useMemo(() => badgesOf(text, cluster.held), [text, cluster.held]);
  const attributes = useEditorAttributes(words, findings);
  useFailurePlace(draft, editor);

  const apply = () => send({ type: 'apply' });
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
      <Notes draft={draft} review={review} isStale={isStale} findings={findings} tooLarge={tooLarge} editor={editor} />
      <ApplyBar draft={draft} review={review} editor={editor} />
    </form>
  );
}
