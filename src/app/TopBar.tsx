import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { TopPart } from './lateParts.ts';
import { LanguageButton } from './LanguageButton.tsx';
import { Mark } from './Mark.tsx';
import { PartBoundary } from './PartBoundary.tsx';
import { SetName } from './SetName.tsx';

/** What stands above everything: whose picture it is, which Kubernetes, and how it is shown. */
export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const { shell } = useWords();
  const reset = useOrdinal((store) => store.reset);
  return (
    <header className="app-top">
      <p className="brand">
        <Mark />
        Ordinal
      </p>
      <SetName />
      <PartBoundary>
        <TopPart of="scenario" />
      </PartBoundary>
      <div className="top-actions">
        <PartBoundary>
          <TopPart of="looking" />
        </PartBoundary>
        <button type="button" className="control button reset" onClick={reset}>
          {shell.reset}
        </button>
        <LanguageButton />
        <button
          type="button"
          className="control button help"
          aria-label={shell.help}
          title={shell.help}
          onClick={onHelp}
        >
          ?
        </button>
        <PartBoundary>
          <TopPart of="sharing" />
        </PartBoundary>
      </div>
    </header>
  );
}
