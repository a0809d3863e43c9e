import { Suspense, useCallback, useState } from 'react';
import { Stage } from '#stage/Stage.tsx';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import './app.css';
import './frames.css';
import {
  Caption,
  Compare,
  Controls,
  GateBar,
  HelpDialog,
  Lessons,
  Notices,
  Prediction,
  Timeline,
} from './lateParts.ts';
import { PartBoundary } from './PartBoundary.tsx';
import { Region } from './Region.tsx';
import { SidePanel } from './SidePanel.tsx';
import { TabBar } from './TabBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useLook } from './useLook.ts';
import { usePanelView } from './usePanelView.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useStoredFlag } from './useStoredFlag.ts';
import type { View } from './views.ts';

/**
 * The full page. Its parts stand in the order of the focus, which follows the reconcile loop and comes to the top bar
 * last; where they stand on the screen is the sheet's business. In a frame the keys are not its own.
 */
export function App({ ownKeys = true }: { readonly ownKeys?: boolean }) {
  const { shell } = useWords();
  const [view, setView] = useState<View>('stage');
  const [folded, setFolded] = useState(() => matchMedia('(max-width: 1099px)').matches);
  const [helpOpen, setHelpOpen] = useState(false);
  const [keysOn, setKeysOn] = useStoredFlag('ordinal.shortcuts', true);
  const comparing = useOrdinal((store) => store.compared !== undefined);
  const lessons = useOrdinal((store) => store.lessons);
  const wide = useOrdinal(({ panel }) => panel === 'yaml' || panel === 'kubectl');
  const openHelp = useCallback(() => setHelpOpen(true), []);
  const showPanel = useCallback(() => {
    setView('panel');
    setFolded(false);
  }, []);
  useLook();
  usePanelView(showPanel);
  useShortcuts(keysOn && ownKeys && !comparing, openHelp);

  return (
    <main
      className="app"
      data-view={comparing || lessons !== undefined ? 'stage' : view}
      data-folded={folded || undefined}
      data-wide={(wide && !comparing && lessons === undefined) || undefined}
      data-comparing={comparing || undefined}
      data-lessons={lessons}
    >
      <a className="skip unseen" href="#stage">
        {shell.skipToStage}
      </a>
      <h1 className="unseen">Ordinal</h1>
      {comparing ? (
        <PartBoundary>
          <Compare keysOn={keysOn && ownKeys} onHelp={openHelp} />
        </PartBoundary>
      ) : lessons !== undefined ? (
        <PartBoundary>
          <Lessons />
        </PartBoundary>
      ) : (
        <Workbench folded={folded} onFold={setFolded} onWhy={showPanel} />
      )}
      <TopBar onHelp={openHelp} />
      {!comparing && lessons === undefined && <TabBar view={view} onView={setView} />}
      <div className="app-notices">
        <PartBoundary>
          <Notices />
        </PartBoundary>
      </div>
      {helpOpen && (
        <Suspense>
          <HelpDialog keysOn={keysOn} onKeysOn={setKeysOn} onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </main>
  );
}

interface WorkbenchProps {
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly onWhy: () => void;
}

/** One run with all that is known of it. */
function Workbench({ folded, onFold, onWhy }: WorkbenchProps) {
  const { regions } = useWords().shell;
  const predicting = useOrdinal((store) => store.predicting);
  return (
    <>
      <Region className="app-caption" aria-label={regions.caption}>
        <Caption />
      </Region>
      <Region className="app-controls" aria-label={regions.controls}>
        <Controls />
      </Region>
      <Region id="stage" className="app-stage" aria-label={regions.stage} tabIndex={-1}>
        <Stage />
      </Region>
      <PartBoundary>
        <GateBar onWhy={onWhy} />
      </PartBoundary>
      <Region className="app-timeline" aria-label={regions.timeline}>
        <Timeline />
      </Region>
      {predicting && (
        <Region className="app-predict" aria-label={regions.predict}>
          <Prediction />
        </Region>
      )}
      <SidePanel folded={folded} onFold={onFold} />
    </>
  );
}
