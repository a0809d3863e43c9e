import { useState, useSyncExternalStore } from 'react';
import { IconButton } from '#panels/common/IconButton.tsx';
import { useWords } from '#store/useWords.ts';
import { hasNewVersion, onNewVersion, takeNewVersion } from './newVersion.ts';

/** Offers a new version of the page. Whoever does not want it goes on as before. */
export function NewVersionNotice() {
  const { links: words, shell } = useWords();
  const isThere = useSyncExternalStore(onNewVersion, hasNewVersion);
  const [isLater, setLater] = useState(false);
  if (!isThere || isLater) return null;
  return (
    <div className="notice">
      <p>{words.newVersion}</p>
      <button type="button" className="control button" onClick={takeNewVersion}>
        {words.takeNewVersion}
      </button>
      <IconButton icon="close" label={shell.notices.dismiss} onClick={() => setLater(true)} />
    </div>
  );
}
