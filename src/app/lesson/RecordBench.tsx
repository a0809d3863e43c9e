import { useCallback, useState } from 'react';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { Stage } from '#stage/Stage.tsx';
import { useWords } from '#store/useWords.ts';
import { Caption, Timeline } from '../lateParts.ts';
import { PartBoundary } from '../PartBoundary.tsx';
import { SidePanel } from '../SidePanel.tsx';
import { usePanelView } from '../usePanelView.ts';
import type { LessonView } from './LessonBench.tsx';
import { LessonTabs } from './LessonTabs.tsx';
import { RecordText } from './RecordText.tsx';

/** An author's own doings beside the cluster that they are done to. */
export function RecordBench() {
  const { regions } = useWords().shell;
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
      <section className="app-caption" aria-label={regions.caption}>
        <PartBoundary>
          <Caption />
        </PartBoundary>
      </section>
      <section id="stage" className="app-stage" aria-label={regions.stage} tabIndex={-1}>
        <PartBoundary>
          <Stage />
        </PartBoundary>
      </section>
      <section className="app-timeline" aria-label={regions.timeline}>
        <PartBoundary>
          <Timeline />
        </PartBoundary>
      </section>
      <LessonTabs view={view} onView={setView} />
    </>
  );
}
