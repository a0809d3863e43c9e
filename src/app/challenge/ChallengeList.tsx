import { use } from 'react';
import type { Challenge } from '#lessons/challenges/challenge.ts';
import { RichText } from '#panels/lesson/RichText.tsx';
import { useChallengeFrameWords, useChallengeWords } from '#panels/challenge/useChallengeWords.ts';
import { progressKey, returnToChallenge } from '#store/challenge/challengeStore.ts';
import { useChallenge } from '#store/useChallenge.ts';
import { useLesson } from '#store/useLesson.ts';

let asked: Promise<readonly Challenge[]> | undefined;

/** They are fetched once; a fetch that failed is tried again the next time. */
function loadChallenges(): Promise<readonly Challenge[]> {
  asked ??= fetchAll().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function fetchAll(): Promise<readonly Challenge[]> {
  return (await import('#lessons/challenges/challenges.ts')).challenges;
}

/** All challenges, and which of them are solved. */
export function ChallengeList() {
  const words = useChallengeFrameWords();
  const own = useChallengeWords();
  const challenges = use(loadChallenges());
  const solved = useLesson((state) => state.progress[progressKey]);
  const isSolved = (id: string) => solved?.includes(id) === true;
  return (
    <div className="contents-body challenge-list">
      <p className="contents-intro">{words.list.intro}</p>
      <p className="challenge-count">
        {words.list.solvedOf({ solved: challenges.filter(({ id }) => isSolved(id)).length, of: challenges.length })}
      </p>
      <ReturnButton />
      <ol>
        {challenges.map(({ id, level, par }) => (
          <li key={id}>
            <h3>
              <a href={`#challenge=${id}`} data-done={isSolved(id) || undefined}>
                {own[id]?.title}
                {isSolved(id) && <span className="unseen"> ({words.list.solved})</span>}
              </a>
            </h3>
            <p>
              <RichText text={own[id]?.wish ?? ''} />
            </p>
            <p className="challenge-par">
              {words.levels[level]} · {words.list.par({ actions: par.actions, seconds: par.unavailableSeconds })}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Back to the one that waits. */
function ReturnButton() {
  const words = useChallengeFrameWords();
  const own = useChallengeWords();
  const id = useChallenge(({ challenge, phase }) => (phase === 'away' ? challenge?.id : undefined));
  if (id === undefined) return null;
  return (
    <p>
      <button type="button" className="control button primary" onClick={returnToChallenge}>
        {words.list.goOn({ title: own[id]?.title ?? '' })}
      </button>
    </p>
  );
}
