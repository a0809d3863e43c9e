import { CompareButton } from './compare/CompareButton.tsx';
import { DiagnoseButton } from './DiagnoseButton.tsx';
import { DisplayMenu } from './DisplayMenu.tsx';
import { useOrdinal } from '#store/useOrdinal.ts';
import { isWatched } from '#store/watched.ts';
import { LessonsButton } from './lesson/LessonsButton.tsx';
import { LiveButton } from './live/LiveButton.tsx';
import { ShareButton } from './share/ShareButton.tsx';
import { VersionSwitch } from './VersionSwitch.tsx';

/** The controls of the top bar that come after the first frame, all at once: those of the scenario, of how it is looked at, and of sharing it. */
export function TopPart({ of }: { readonly of: 'scenario' | 'looking' | 'sharing' }) {
  const watched = useOrdinal(isWatched);
  switch (of) {
    case 'scenario':
      return (
        <>
          <LessonsButton />
          <VersionSwitch />
        </>
      );
    case 'looking':
      return (
        <>
          <LiveButton />
          {!watched && <CompareButton />}
          <DiagnoseButton />
          <DisplayMenu />
        </>
      );
    case 'sharing':
      return <ShareButton />;
  }
}
