import { use } from 'react';
import { type Challenge, parsOf } from '#lessons/challenges/challenge.ts';
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
        {challenges.map((challenge) => (
          <ListItem key={challenge.id} challenge={challenge} isSolved={isSolved(challenge.id)} />
        ))}
      </ol>
    </div>
  );
}

function ListItem({ challenge, isSolved }: { readonly challenge: Challenge; readonly isSolved: boolean }) {
  const words = useChallengeFrameWords();
  const own = useChallengeWords()[challenge.id];
  const { least, most } = parsOf(challenge);
  const par = { least: least.actions, actions: most.actions, seconds: most.unavailableSeconds };
  return (
    <li>
      <h3>
        <a href={`#challenge=${challenge.id}`} data-done={isSolved || undefined}>
          {own?.title}
          {isSolved && <span className="unseen"> ({words.list.solved})</span>}
        </a>
      </h3>
      <p>
        <RichText text={own?.wish ?? ''} />
      </p>
      <p className="challenge-par">
        {words.levels[challenge.level]} · {words.list.par(par)}
      </p>
    </li>
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
