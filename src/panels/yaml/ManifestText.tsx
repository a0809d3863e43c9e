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

  // The caret is the browser's, and moves once for each complaint.
  useEffect(() => {
    const { line, column } = complaint ?? {};
    if (field.current === null || line === undefined || column === undefined) return;
    const at = offsetOf(field.current.value, line, column);
    field.current.focus();
    field.current.setSelectionRange(at, at);
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
