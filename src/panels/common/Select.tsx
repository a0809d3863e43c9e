import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type ToggleEvent } from 'react';
import type { Choice } from './choice.ts';
import { ChoiceText } from './ChoiceText.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { moveFocus } from './moveFocus.ts';
import { placePopover } from './placePopover.ts';

interface Props<T extends string> {
  readonly id: string;
  readonly labelledBy: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
  readonly describedBy?: string;
  readonly disabled?: boolean;
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

/** One of a few values. Unlike the platform's own list, every choice can say what it means. */
export function Select<T extends string>(props: Props<T>) {
  const { id, labelledBy, value, choices, onChoose, describedBy, disabled, icon = 'down' } = props;
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const focusSelected = () => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  const onToggle = (event: ToggleEvent<HTMLElement>) => {
    setOpen(event.newState === 'open');
    placePopover(event);
    if (event.newState === 'open') focusSelected();
  };
  const onButtonKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (open) focusSelected();
    else event.currentTarget.click();
  };
  const choose = (choice: Choice<T>) => {
    if (choice.disabled) return;
    list.current?.hidePopover();
    if (choice.value !== value) onChoose(choice.value);
  };
  return (
    <>
      <button
        type="button"
        id={id}
        className="control button select"
        popoverTarget={listId}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-labelledby={`${labelledBy} ${id}`}
        aria-describedby={describedBy}
        disabled={disabled}
        onKeyDown={onButtonKeyDown}
      >
        {props.children ?? choices.find((choice) => choice.value === value)?.label ?? value}
        <Icon name={icon} />
      </button>
      <div
        ref={list}
        id={listId}
        popover="auto"
        role="listbox"
        tabIndex={-1}
        aria-labelledby={labelledBy}
        className="card choices"
        onToggle={onToggle}
        onKeyDown={(event) => moveFocus(event, '[role="option"]')}
      >
        {choices.map((choice) => (
          <div
            key={choice.value}
            role="option"
            tabIndex={-1}
            aria-selected={choice.value === value}
            aria-disabled={choice.disabled || undefined}
            className="choice"
            onClick={() => choose(choice)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              choose(choice);
            }}
          >
            <ChoiceText choice={choice} />
          </div>
        ))}
      </div>
    </>
  );
}
