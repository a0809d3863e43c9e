import { useState } from 'react';
import type { Entry } from '#terminal/entries.ts';
import { useWords } from '#store/useWords.ts';
import { Dialog } from '../common/Dialog.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { entryText } from './entryText.ts';

/** Copies a command and its output; where the clipboard is closed, the text appears, to be selected. */
export function CopyEntry({ entry }: { readonly entry: Entry }) {
  const { terminal: words, shell } = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'closed'>();
  const shown = entryText(entry, words);
  const text = () => {
    if (entry.noLine !== undefined) return `# ${shown}\n`;
    return entry.kind === 'comment' ? `${entry.text}\n` : `$ ${entry.text}\n${entry.output}`;
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome('copied');
    } catch {
      setOutcome('closed');
    }
  };
  return (
    <>
      <IconButton
        icon={outcome === 'copied' ? 'check' : 'copy'}
        className="entry-copy"
        label={outcome === 'copied' ? words.copied : words.copy(shortened(shown))}
        onClick={() => void copy()}
        onBlur={() => setOutcome(undefined)}
      />
      {outcome === 'closed' && (
        <Dialog title={words.copyByHand} closeLabel={shell.close} onClose={() => setOutcome(undefined)}>
          <textarea
            className="entry-byhand"
            readOnly
            rows={8}
            value={text()}
            onFocus={(event) => event.target.select()}
          />
        </Dialog>
      )}
    </>
  );
}

const mostShown = 60;

function shortened(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}
