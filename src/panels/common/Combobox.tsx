import { useId, useRef, type ReactNode } from 'react';
import type { Choice } from './choice.ts';
import { ChoiceText } from './ChoiceText.tsx';
import { Icon } from './Icon.tsx';
import { useCombobox } from './useCombobox.ts';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly choices: readonly Choice<string>[];
  readonly onCommit: (text: string) => void;
  readonly choicesLabel: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly children?: ReactNode;
}

/** A text with proposals: all of them are listed whatever is typed, and any other text is as good. */
export function Combobox({ id, value, choices, onCommit, choicesLabel, describedBy, invalid, children }: Props) {
  const listId = useId();
  const field = useRef<HTMLSpanElement>(null);
  const box = useCombobox(value, choices, onCommit);
  return (
    <span
      ref={field}
      className="control combobox"
      data-invalid={invalid || undefined}
      onBlur={(event) => {
        if (!field.current?.contains(event.relatedTarget)) box.leave();
      }}
    >
      {children}
      <input
        id={id}
        role="combobox"
        value={box.text}
        onChange={(event) => box.type(event.target.value)}
        onKeyDown={box.onKeyDown}
        onClick={() => box.show(true)}
        onFocus={(event) => event.target.select()}
        aria-expanded={box.open}
        aria-controls={listId}
        aria-autocomplete="none"
        aria-activedescendant={box.active === undefined ? undefined : `${listId}-${box.active}`}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
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
        onClick={() => box.show(!box.open)}
      >
        <Icon name="down" />
      </button>
      <div id={listId} role="listbox" aria-label={choicesLabel} className="card choices" hidden={!box.open}>
        {choices.map((choice, index) => (
          // The keys come to the text field, which keeps the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={choice.value}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice.value === value}
            data-active={index === box.active || undefined}
            className="choice"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => box.choose(choice)}
          >
            <ChoiceText choice={choice} />
          </div>
        ))}
      </div>
    </span>
  );
}
