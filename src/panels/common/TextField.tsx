import { useDraft } from './useDraft.ts';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly disabled?: boolean;
  readonly unit?: string;
}

/** A short text that is sent on Enter or on leaving the field. */
export function TextField({ id, value, onCommit, describedBy, invalid, disabled, unit }: Props) {
  const draft = useDraft(value, onCommit);
  return (
    <span className="control text-field" data-disabled={disabled || undefined} data-invalid={invalid || undefined}>
      <input
        id={id}
        value={draft.text}
        onChange={(event) => draft.type(event.target.value)}
        onKeyDown={draft.onKey}
        onBlur={draft.leave}
        onFocus={(event) => event.target.select()}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        disabled={disabled}
        size={Math.max(1, draft.text.length)}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="send"
      />
      {unit !== undefined && <span className="unit">{unit}</span>}
    </span>
  );
}
