import './share.css';
import { useId, useMemo, useState } from 'react';
import { Dialog } from '#panels/common/Dialog.tsx';
import { moveFocus } from '#panels/common/moveFocus.ts';
import { useWords } from '#store/useWords.ts';
import { PartBoundary } from '../PartBoundary.tsx';
import { FilesTab } from './FilesTab.tsx';
import { FilmTab } from './FilmTab.tsx';
import { HtmlTab } from './HtmlTab.tsx';
import type { Incoming } from './incoming.ts';
import { LinkTab } from './LinkTab.tsx';
import { OpenTab } from './OpenTab.tsx';
import { PictureTab } from './PictureTab.tsx';
import { QrTab } from './QrTab.tsx';
import { type SharedMoment, sharedMoment } from './shareMoment.ts';
import { SnippetTab } from './SnippetTab.tsx';
import { type ShareTab, shareTabs } from './tabs.ts';
import { useShareWords } from './useShareWords.ts';

interface Props {
  readonly onClose: () => void;
  /** What was dropped or pasted onto the page, to be opened. */
  readonly incoming?: Incoming | undefined;
}

/** Every way to take the shown moment along. The moment is the one at which it was opened. */
export function ShareDialog({ onClose, incoming }: Props) {
  const words = useShareWords();
  const { shell } = useWords();
  const [tab, setTab] = useState<ShareTab>(incoming === undefined ? 'link' : 'open');
  const id = useId();
  const moment = useMemo(() => sharedMoment(words), [words]);
  return (
    <Dialog title={words.title} closeLabel={shell.close} onClose={onClose} className="share-dialog">
      <div className="share">
        <div
          role="tablist"
          tabIndex={-1}
          aria-label={words.ways}
          aria-orientation="vertical"
          className="share-tabs"
          onKeyDown={(event) => moveFocus(event, '[role="tab"]')}
        >
          {shareTabs.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              aria-selected={name === tab}
              aria-controls={`${id}-panel`}
              tabIndex={name === tab ? 0 : -1}
              onClick={() => setTab(name)}
              onFocus={() => setTab(name)}
            >
              {words.tabs[name]}
            </button>
          ))}
        </div>
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} className="share-panel">
          <PartBoundary key={tab}>
            <TabBody tab={tab} moment={moment} incoming={incoming} onClose={onClose} />
          </PartBoundary>
        </div>
      </div>
    </Dialog>
  );
}

interface BodyProps extends Props {
  readonly tab: ShareTab;
  readonly moment: SharedMoment;
}

function TabBody({ tab, moment, incoming, onClose }: BodyProps) {
  switch (tab) {
    case 'link':
      return <LinkTab moment={moment} />;
    case 'qr':
      return <QrTab moment={moment} />;
    case 'html':
      return <HtmlTab moment={moment} />;
    case 'picture':
      return <PictureTab moment={moment} />;
    case 'film':
      return <FilmTab moment={moment} />;
    case 'files':
      return <FilesTab moment={moment} />;
    case 'open':
      return <OpenTab incoming={incoming} onOpened={onClose} />;
    default:
      return <SnippetTab key={tab} kind={tab} moment={moment} />;
  }
}
