import { Suspense, useCallback, useEffect, useState } from 'react';
import { ChallengeText } from '#panels/challenge/ChallengeText.tsx';
import { useChallengeFrameWords } from '#panels/challenge/useChallengeWords.ts';
import { Icon } from '#panels/common/Icon.tsx';
import { challengeStore } from '#store/challenge/challengeStore.ts';
import { useChallenge } from '#store/useChallenge.ts';
import type { LessonView } from '../lesson/LessonBench.tsx';
import { LessonTabs } from '../lesson/LessonTabs.tsx';
import { PartBoundary } from '../PartBoundary.tsx';
import { SidePanel } from '../SidePanel.tsx';
import { CopyField } from '../share/CopyField.tsx';
import { usePanelView } from '../usePanelView.ts';
import { WatchedRegions } from '../WatchedRegions.tsx';
import { challengeHash, followChallenge } from './challengeLinks.ts';
import { showSection } from './sections.ts';

/** A challenge beside its cluster. */
export function ChallengeBench() {
  const words = useChallengeFrameWords();
  const [folded, setFolded] = useState(false);
  const [view, setView] = useState<LessonView>('text');
  // A challenge opens the terminal when it begins, and is read first.
  const showPanel = useCallback(() => {
    if (challengeStore.getState().phase !== 'opening') setView('panel');
  }, []);
  usePanelView(showPanel);
  // The address is not React's.
  useEffect(followChallenge, []);
  return (
    <>
      <section className="app-lesson" aria-label={words.region} data-view={view}>
        <PartBoundary>
          <ChallengeText
            onType={showPanel}
            proof={
              <Suspense>
                <ProofField />
              </Suspense>
            }
          />
        </PartBoundary>
        <SidePanel folded={folded} onFold={setFolded} />
        <nav className="step-nav" aria-label={words.sections.label}>
          <button type="button" className="step-button" onClick={() => showSection('challenges')}>
            <Icon name="left" />
            {words.all}
          </button>
        </nav>
      </section>
      <WatchedRegions />
      <LessonTabs view={view} onView={setView} />
    </>
  );
}

/** The way in which a solution is taken along, or handed in. */
function ProofField() {
  const words = useChallengeFrameWords();
  const challenge = useChallenge((state) => state.challenge);
  const solution = useChallenge((state) => state.solution);
  const hash = challenge && solution && challengeHash(challenge, solution);
  if (hash === undefined) return null;
  return (
    <details>
      <summary>{words.proof}</summary>
      <CopyField label={words.proofAbout} rows={2} text={location.href.replace(/#.*$/, '') + hash} />
    </details>
  );
}
