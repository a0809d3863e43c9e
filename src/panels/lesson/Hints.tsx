import { RichText } from './RichText.tsx';

interface ButtonProps {
  readonly hints: readonly string[];
  /** How many have been asked for. */
  readonly shown: number;
  readonly label: (place: { readonly number: number; readonly of: number }) => string;
  readonly onShow: () => void;
}

/** The way to the next hint, while there is one. */
export function HintButton({ hints, shown, label, onShow }: ButtonProps) {
  if (shown >= hints.length) return null;
  return (
    <button type="button" className="control button quiet" onClick={onShow}>
      {label({ number: shown + 1, of: hints.length })}
    </button>
  );
}

interface ListProps {
  readonly hints: readonly string[];
  readonly shown: number;
  readonly label: string;
}

/** The hints that have been asked for, read out as they come. */
export function HintList({ hints, shown, label }: ListProps) {
  return (
    <ol className="task-hints" aria-label={label} aria-live="polite">
      {hints.slice(0, shown).map((hint) => (
        <li key={hint}>
          <RichText text={hint} />
        </li>
      ))}
    </ol>
  );
}
