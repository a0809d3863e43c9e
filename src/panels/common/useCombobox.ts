import { useState, type KeyboardEvent } from 'react';
import type { Choice } from './choice.ts';
import { nextIndex } from './moveFocus.ts';
import { useDraft } from './useDraft.ts';

/** A text field with a list of proposals: what is typed, whether the list is open, and which proposal the arrows have reached. */
export function useCombobox(value: string, choices: readonly Choice<string>[], onCommit: (text: string) => void) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<number>();
  const draft = useDraft(value, onCommit);

  const show = (shown: boolean) => {
    setOpen(shown);
    if (!shown) setActive(undefined);
  };
  const choose = (choice: Choice<string>) => {
    show(false);
    draft.forget();
    if (choice.value !== value) onCommit(choice.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const reached = active === undefined ? undefined : choices[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      show(true);
      setActive(nextIndex(event.key, active ?? -1, choices.length));
    } else if (event.key === 'Enter' && open && reached !== undefined) {
      choose(reached);
    } else {
      if (event.key === 'Enter' || event.key === 'Escape') show(false);
      draft.onKey(event);
    }
  };
  const leave = () => {
    show(false);
    draft.leave();
  };
  return { text: draft.text, type: draft.type, open, active, show, choose, onKeyDown, leave };
}
