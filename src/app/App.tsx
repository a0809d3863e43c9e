import { Suspense, useCallback, useState } from 'react';
import { Stage } from '#stage/Stage.tsx';
import { useWords } from '#store/useWords.ts';
import './app.css';
import './frames.css';
import { Caption, Controls, GateBar, HelpDialog, Notices, Timeline } from './lateParts.ts';
import { PartBoundary } from './PartBoundary.tsx';
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
  const openHelp = useCallback(() => setHelpOpen(true), []);
  const showPanel = useCallback(() => {
    setView('panel');
    setFolded(false);
  }, []);
  useLook();
  usePanelView(showPanel);
  useShortcuts(keysOn && ownKeys, openHelp);

  return (
    <main className="app" data-view={view} data-folded={folded || undefined}>
      <a className="skip unseen" href="#stage">
        {shell.skipToStage}
      </a>
      <h1 className="unseen">Ordinal</h1>
      <section className="app-caption" aria-label={shell.regions.caption}>
        <PartBoundary>
          <Caption />
        </PartBoundary>
      </section>
      <section className="app-controls" aria-label={shell.regions.controls}>
        <PartBoundary>
          <Controls />
        </PartBoundary>
      </section>
      <section id="stage" className="app-stage" aria-label={shell.regions.stage} tabIndex={-1}>
        <PartBoundary>
          <Stage />
        </PartBoundary>
      </section>
      <PartBoundary>
        <GateBar onWhy={showPanel} />
      </PartBoundary>
      <section className="app-timeline" aria-label={shell.regions.timeline}>
        <PartBoundary>
          <Timeline />
        </PartBoundary>
      </section>
      <SidePanel folded={folded} onFold={setFolded} />
      <TopBar onHelp={openHelp} />
      <TabBar view={view} onView={setView} />
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
