import type { Choice } from './choice.ts';

/** A choice's name and what it means. */
export function ChoiceText({ choice }: { readonly choice: Choice<string> }) {
  return (
    <>
      <span className="choice-label">{choice.label}</span>
      {choice.note !== undefined && <span className="choice-note">{choice.note}</span>}
    </>
  );
}
