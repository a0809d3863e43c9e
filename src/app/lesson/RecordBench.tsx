import { useCallback, useState } from 'react';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { PartBoundary } from '../PartBoundary.tsx';
import { SidePanel } from '../SidePanel.tsx';
import { usePanelView } from '../usePanelView.ts';
import { WatchedRegions } from '../WatchedRegions.tsx';
import type { LessonView } from './LessonBench.tsx';
import { LessonTabs } from './LessonTabs.tsx';
import { RecordText } from './RecordText.tsx';

/** An author's own doings beside the cluster that they are done to. */
export function RecordBench() {
  const words = useLessonWords();
  const [folded, setFolded] = useState(false);
  const [view, setView] = useState<LessonView>('text');
  const showPanel = useCallback(() => setView('panel'), []);
  usePanelView(showPanel);
  return (
    <>
      <section className="app-lesson" aria-label={words.record.title} data-view={view}>
        <PartBoundary>
          <RecordText />
        </PartBoundary>
        <SidePanel folded={folded} onFold={setFolded} />
      </section>
      <WatchedRegions />
      <LessonTabs view={view} onView={setView} />
    </>
  );
}
