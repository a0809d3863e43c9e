import { useEffect, useRef } from 'react';
import type { Complaint } from '#manifest/parseManifests.ts';
import { lineNumbers, offsetOf } from './lines.ts';

interface Props {
  readonly label: string;
  readonly describedBy: string;
  readonly text: string;
  readonly invalid: boolean;
  readonly complaint: Complaint | undefined;
  readonly onEdit: (text: string) => void;
  readonly onApply: () => void;
}

/** A text field with its line numbers. A complaint brings the caret to its place. */
export function ManifestText({ label, describedBy, text, invalid, complaint, onEdit, onApply }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLPreElement>(null);

  const told = useRef(complaint);

  // The caret is the browser's. It moves once for each complaint, and not when the panel comes back with an old one.
  useEffect(() => {
    if (complaint === told.current) return;
    told.current = complaint;
    const { line, column } = complaint ?? {};
    if (field.current !== null && line !== undefined && column !== undefined) showPlace(field.current, line, column);
  }, [complaint]);

  return (
    <div className="manifest-text">
      <pre ref={numbers} aria-hidden="true">
        {lineNumbers(text)}
      </pre>
      <textarea
        ref={field}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        spellCheck={false}
        autoCapitalize="off"
        value={text}
        onChange={(event) => onEdit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onApply();
        }}
        onScroll={({ currentTarget }) => numbers.current?.scrollTo(0, currentTarget.scrollTop)}
      />
    </div>
  );
}

/** Puts the caret there, and the line in the middle where the text is long enough. */
function showPlace(field: HTMLTextAreaElement, line: number, column: number): void {
  const at = offsetOf(field.value, line, column);
  field.focus();
  field.setSelectionRange(at, at);
  const lines = field.value.split('\n').length;
  field.scrollTop = ((line - 0.5) / lines) * field.scrollHeight - field.clientHeight / 2;
}
