import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { nextIndex } from './moveFocus.ts';
import type { Choice } from './Select.tsx';
import { useDraft } from './useDraft.ts';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly choices: readonly Choice<string>[];
  readonly onCommit: (text: string) => void;
  readonly choicesLabel: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
}

/** A text with proposals: all of them are listed whatever is typed, and any other text is as good. */
export function Combobox(props: Props) {
  const { id, value, choices, onCommit, choicesLabel, describedBy, invalid, disabled } = props;
  const listId = useId();
  const field = useRef<HTMLSpanElement>(null);
  const [active, setActive] = useState<number>();
  const [open, setOpen] = useState(false);
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
    const chosen = active === undefined ? undefined : choices[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      show(true);
      setActive(nextIndex(event.key, active ?? -1, choices.length));
    } else if (event.key === 'Enter' && open && chosen !== undefined) {
      choose(chosen);
    } else {
      if (event.key === 'Enter' || event.key === 'Escape') show(false);
      draft.onKey(event);
    }
  };
  return (
    <span
      ref={field}
      className="control combobox"
      data-disabled={disabled || undefined}
      data-invalid={invalid || undefined}
      onBlur={(event) => {
        if (field.current?.contains(event.relatedTarget)) return;
        show(false);
        draft.leave();
      }}
    >
      {props.children}
      <input
        id={id}
        role="combobox"
        value={draft.text}
        onChange={(event) => draft.type(event.target.value)}
        onKeyDown={onKeyDown}
        onClick={() => show(true)}
        onFocus={(event) => event.target.select()}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="none"
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active}`}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        disabled={disabled}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="send"
      />
      <button
        type="button"
        className="combobox-button"
        tabIndex={-1}
        aria-label={choicesLabel}
        disabled={disabled}
        onClick={() => show(!open)}
      >
        <Icon name="down" />
      </button>
      <div id={listId} role="listbox" aria-label={choicesLabel} className="card choices" hidden={!open}>
        {choices.map((choice, index) => (
          <div
            key={choice.value}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice.value === value}
            data-active={index === active || undefined}
            className="choice"
            // Before the field loses the focus, which would send what was typed.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            <span className="choice-label">{choice.label}</span>
            {choice.note !== undefined && <span className="choice-note">{choice.note}</span>}
          </div>
        ))}
      </div>
    </span>
  );
}
