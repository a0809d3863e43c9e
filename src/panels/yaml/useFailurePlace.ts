import { type RefObject, useEffect, useRef } from 'react';
import type { Editor } from './editor/createEditor.ts';
import { firstPlaceOf } from './findings.ts';
import type { ManifestDraft } from './useManifestDraft.ts';
import { reviewNow } from './useReview.ts';

/** An order that failed brings the cursor to what was wrong with it: once, and not when the panel comes back with an old one. */
export function useFailurePlace(draft: ManifestDraft, editor: RefObject<Editor | undefined>): void {
  const failure = draft.complaint ?? draft.refusal;
  const told = useRef(failure);
  const newest = useRef(draft);

  // Only a new failure moves the cursor, and then it is about the text of that moment.
  useEffect(() => {
    newest.current = draft;
  });
  useEffect(() => {
    if (failure === told.current) return;
    told.current = failure;
    const { text, cluster } = newest.current;
    const place = failure === undefined ? undefined : firstPlaceOf(reviewNow(text, cluster));
    if (place !== undefined) editor.current?.showPlace(place);
  }, [failure, editor]);
}
