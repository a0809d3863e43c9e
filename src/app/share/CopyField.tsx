import { useEffect, useId, useRef, useState } from 'react';
import { Icon } from '#panels/common/Icon.tsx';
import './copyField.css';
import { useShareWords } from './useShareWords.ts';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly rows?: number;
}

const copiedMs = 2500;

/** A text to take along: by a button, and where the clipboard is closed, selected to be copied by hand. */
export function CopyField({ label, text, rows = 3 }: Props) {
  const words = useShareWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly copied: boolean }>();
  // What was said of another text is not said of this one.
  const said = outcome?.text === text ? outcome : undefined;

  useEffect(() => {
    if (!said?.copied) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), copiedMs);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome({ text, copied: true });
    } catch {
      field.current?.focus();
      field.current?.select();
      setOutcome({ text, copied: false });
    }
  };
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        readOnly
        rows={rows}
        value={text}
        spellCheck={false}
        lang="en"
        translate="no"
        onFocus={(event) => event.target.select()}
      />
      <button type="button" className="control button primary" onClick={() => void copy()}>
        <Icon name={said?.copied ? 'check' : 'copy'} />
        {said?.copied ? words.copied : words.copy}
      </button>
      <p role="status" className={said?.copied ? 'unseen' : 'share-note'}>
        {said === undefined ? '' : said.copied ? words.copied : words.copyClosed}
      </p>
    </div>
  );
}
