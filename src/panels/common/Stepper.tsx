import type { KeyboardEvent } from 'react';
import { IconButton } from './IconButton.tsx';
import { useDraft } from './useDraft.ts';

interface Props {
  readonly id: string;
  readonly value: number;
  /** The new value, as it was typed. */
  readonly onCommit: (text: string) => void;
  readonly lessLabel: string;
  readonly moreLabel: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly disabled?: boolean;
}

/** A whole number with a button on either side. It knows no bounds: the API server does. */
export function Stepper({ id, value, onCommit, lessLabel, moreLabel, describedBy, invalid, disabled }: Props) {
  const draft = useDraft(String(value), onCommit);
  const by = (change: number) => {
    draft.forget();
    onCommit(String(value + change));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    draft.onKey(event);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    by(event.key === 'ArrowUp' ? 1 : -1);
  };
  return (
    <span className="control stepper" data-disabled={disabled || undefined} data-invalid={invalid || undefined}>
      <IconButton icon="minus" label={lessLabel} disabled={disabled} onClick={() => by(-1)} />
      <input
        id={id}
        value={draft.text}
        onChange={(event) => draft.type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={draft.leave}
        onFocus={(event) => event.target.select()}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        disabled={disabled}
        inputMode="numeric"
        autoComplete="off"
        enterKeyHint="send"
      />
      <IconButton icon="plus" label={moreLabel} disabled={disabled} onClick={() => by(1)} />
    </span>
  );
}
