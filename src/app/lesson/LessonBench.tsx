import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import { LessonText } from '#panels/lesson/LessonText.tsx';
import { PredictionAsked } from '#panels/lesson/StepPrediction.tsx';
import { StepNav } from '#panels/lesson/StepNav.tsx';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { Stage } from '#stage/Stage.tsx';
import { lessonStore, stepOf } from '#store/lesson/lessonStore.ts';
import { stepPredictionStore } from '#store/lesson/stepPrediction.ts';
import { useLesson } from '#store/useLesson.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { Caption, Controls, Prediction, Timeline } from '../lateParts.ts';
import { PartBoundary } from '../PartBoundary.tsx';
import { Region } from '../Region.tsx';
import { SidePanel } from '../SidePanel.tsx';
import { usePanelView } from '../usePanelView.ts';
import { LecturerBar } from './LecturerBar.tsx';
import { LessonTabs } from './LessonTabs.tsx';

export type LessonView = 'text' | 'panel';

/** A step of a lesson beside its cluster. */
export function LessonBench() {
  const { regions } = useWords().shell;
  const words = useLessonWords();
  const [folded, setFolded] = useState(false);
  const { view, setView, showPanel } = useLessonView();
  const phase = useLesson((state) => state.phase);
  const predicting = useOrdinal((store) => store.predicting);
  const isAsked = useStore(stepPredictionStore, (state) => state.phase === 'asking');
  const isLecture = useLesson((state) => state.isLecture);
  const asksForStatus = useLesson((state) => stepOf(state)?.panels.includes('status') === true);
  return (
    <>
      <section className="app-lesson" aria-label={words.region} data-view={view} data-phase={phase}>
        <PartBoundary>
          <LessonText onType={showPanel} />
        </PartBoundary>
        {isAsked && !predicting && (
          <Region className="lesson-predict" aria-label={regions.predict}>
            <PredictionAsked />
          </Region>
        )}
        {predicting && (
          <Region className="lesson-predict" aria-label={regions.predict}>
            <Prediction />
          </Region>
        )}
        <SidePanel folded={folded} onFold={setFolded} />
        <PartBoundary>
          {isLecture && <LecturerBar />}
          <StepNav />
        </PartBoundary>
      </section>
      <Region className="app-caption" aria-label={regions.caption}>
        <Caption />
      </Region>
      {asksForStatus && (
        <Region className="app-controls" aria-label={regions.controls}>
          <Controls />
        </Region>
      )}
      <Region id="stage" className="app-stage" aria-label={regions.stage} tabIndex={-1}>
        <Stage />
      </Region>
      <Region className="app-timeline" aria-label={regions.timeline}>
        <Timeline />
      </Region>
      <LessonTabs view={view} onView={setView} />
    </>
  );
}

/** On a small screen either the text or a panel is under the stage: the text whenever a step begins, a panel when something opens it. */
function useLessonView() {
  const step = useLesson(stepOf);
  const [chosen, setChosen] = useState<{ readonly step: unknown; readonly view: LessonView }>();
  const setView = useCallback((view: LessonView) => setChosen({ step: stepOf(lessonStore.getState()), view }), []);
  const showPanel = useCallback(() => {
    // A step opens its own panel when it begins.
    if (lessonStore.getState().phase !== 'opening') setView('panel');
  }, [setView]);
  usePanelView(showPanel);
  return { view: chosen !== undefined && chosen.step === step ? chosen.view : 'text', setView, showPanel };
}
