import { useState, type KeyboardEvent } from 'react';

/**
 * A text that is being typed: the world hears of it on Enter or when the field is left, not at every key. What the world
 * makes of it comes back as `value`, so a refused text snaps back by itself.
 */
export function useDraft(value: string, onCommit: (text: string) => void) {
  const [draft, setDraft] = useState<string>();

  const commit = () => {
    setDraft(undefined);
    if (draft !== undefined && draft !== value) onCommit(draft);
  };
  return {
    text: draft ?? value,
    type: setDraft,
    commit,
    /** A field that was only emptied and left asks for nothing. */
    leave: () => (draft === '' ? setDraft(undefined) : commit()),
    forget: () => setDraft(undefined),
    /** Enter sends, Escape takes back. */
    onKey: (event: KeyboardEvent) => {
      if (event.key === 'Enter') commit();
      if (event.key === 'Escape') setDraft(undefined);
    },
  };
}
