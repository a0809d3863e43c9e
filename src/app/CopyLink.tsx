import { useEffect, useState } from 'react';
import { Dialog } from '#panels/common/Dialog.tsx';
import { useWords } from '#store/useWords.ts';
import './copyLink.css';
import { isPasted, shownLink } from './links.ts';

const copiedMs = 2500;

/** Takes the link of the present moment along: in the clipboard, or, where that is closed, as a text to copy. */
export function CopyLink() {
  const { links, shell } = useWords();
  const [copied, setCopied] = useState(false);
  const [byHand, setByHand] = useState<{ readonly link: string | undefined }>();

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), copiedMs);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    const link = shownLink();
    try {
      if (link === undefined) throw new Error('There is no link to copy.');
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setByHand({ link });
    }
  };

  return (
    <>
      <button type="button" className="control button copy-link" onClick={() => void copy()}>
        {copied ? links.copied : links.copy}
      </button>
      <span role="status" className="unseen">
        {copied ? links.copied : ''}
      </span>
      {byHand && (
        <Dialog title={links.copyByHand} closeLabel={shell.close} onClose={() => setByHand(undefined)}>
          {byHand.link === undefined ? (
            <p>{isPasted() ? links.pasted : links.tooMuch}</p>
          ) : (
            <label className="link-text">
              {links.closedClipboard}
              <input readOnly value={byHand.link} ref={(field) => field?.select()} />
            </label>
          )}
        </Dialog>
      )}
    </>
  );
}
