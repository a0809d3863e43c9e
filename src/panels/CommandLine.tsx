import { useState } from 'react';
import type { Frame } from '#engine/simulation/frames.ts';
import { requestLine } from '#terminal/requestLine.ts';
import { useWords } from '#store/useWords.ts';
import { Icon } from './common/Icon.tsx';

/** What somebody has just asked for as the line of kubectl that does the same, to be copied; nothing when it is no short line. */
export function CommandLine({ frame }: { readonly frame: Frame }) {
  const { terminal: words } = useWords();
  const [copied, setCopied] = useState<string>();
  const { cause } = frame;
  const short = cause?.type === 'request' && cause.refusal === undefined ? requestLine(cause.request) : undefined;
  if (short === undefined || !('line' in short)) return null;
  const { line } = short;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(line);
      setCopied(line);
    } catch {
      // Where the clipboard is closed, the line stands in the terminal, where it can be selected.
    }
  };
  return (
    <button type="button" className="caption-line" aria-label={words.copyLine(line)} onClick={() => void copy()}>
      kubectl
      <Icon name={copied === line ? 'check' : 'copy'} />
      <code lang="en">{line}</code>
    </button>
  );
}
