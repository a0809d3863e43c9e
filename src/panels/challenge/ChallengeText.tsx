import { type ReactNode, useEffect, useRef } from 'react';
import type { Challenge } from '#lessons/challenges/challenge.ts';
import type { ChallengeWords } from '#i18n/challengeWords.ts';
import {
  beginChallengeAgain,
  leaveChallenge,
  showChallengeHint,
  showSolution,
} from '#store/challenge/challengeStore.ts';
import { solutionLines, typeNextLine } from '#store/challenge/solution.ts';
import { useChallenge } from '#store/useChallenge.ts';
import { Icon } from '../common/Icon.tsx';
import { HintButton, HintList } from '../lesson/Hints.tsx';
import { RichText } from '../lesson/RichText.tsx';
import { StrayCard } from '../lesson/StrayCard.tsx';
import '../lesson/lesson.css';
import './challenge.css';
import { GoalPicture } from './GoalPicture.tsx';
import { ScoreBoard, secondsOf } from './ScoreBoard.tsx';
import { useChallengeFrameWords, useChallengeWords } from './useChallengeWords.ts';

interface Props {
  /** A line has been typed for the learner: where it ran shall be seen. */
  readonly onType: () => void;
  /** What proves a solution, once there is one. */
  readonly proof: ReactNode;
}

/** A challenge as it is read: what has happened, what is wanted, and how far it is. */
export function ChallengeText({ onType, proof }: Props) {
  const words = useChallengeFrameWords();
  const all = useChallengeWords();
  const challenge = useChallenge((state) => state.challenge);
  const phase = useChallenge((state) => state.phase);
  const isStray = useChallenge((state) => state.isStray);
  const page = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  // Each is read from its first line. On a small screen all of it scrolls, otherwise the text alone.
  useEffect(() => {
    for (const { current } of [page, text]) if (current !== null) current.scrollTop = 0;
  }, [challenge]);
  const own = all[challenge?.id ?? ''];
  if (challenge === undefined || own === undefined || phase === 'failed') {
    return <p className="lesson-text">{words.failed}</p>;
  }
  return (
    <div className="lesson-page challenge-page" ref={page}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A region that scrolls must be reached by keys. */}
      <div className="lesson-text" ref={text} role="region" aria-labelledby="challenge-title" tabIndex={0}>
        <div className="challenge-head">
          <p className="lesson-place">{words.place({ level: words.levels[challenge.level] })}</p>
          <h2 id="challenge-title" className="lesson-title">
            {own.title}
          </h2>
        </div>
        {own.story.map((paragraph) => (
          <p key={paragraph}>
            <RichText text={paragraph} />
          </p>
        ))}
        <p className="lesson-ways">
          <button type="button" onClick={beginChallengeAgain}>
            {words.again}
          </button>
          <button type="button" onClick={leaveChallenge}>
            {words.explore}
          </button>
          <a href={`#lesson=${challenge.chapter}`}>{words.learn}</a>
        </p>
      </div>
      {isStray ? (
        <StrayCard text={words.stray} again={words.again} onAgain={beginChallengeAgain} />
      ) : (
        <Card challenge={challenge} own={own} onType={onType} proof={proof} />
      )}
    </div>
  );
}

interface CardProps extends Props {
  readonly challenge: Challenge;
  readonly own: ChallengeWords;
}

function Card({ challenge, own, onType, proof }: CardProps) {
  const words = useChallengeFrameWords();
  const phase = useChallenge((state) => state.phase);
  const isSolved = phase === 'solved';
  return (
    <section className="task challenge-card" data-done={isSolved || undefined} aria-label={words.score.label}>
      <div role="status">{isSolved && <Outcome rule={own.rule} hasBonus={challenge.bonus !== undefined} />}</div>
      {!isSolved && <Wish own={own} />}
      {isSolved ? proof : <ScoreBoard challenge={challenge} />}
      {phase === 'trying' && <Help hints={own.hints} />}
      {phase === 'showing' && <Solution onType={onType} rule={own.rule} />}
    </section>
  );
}

/** What is wanted, beside what there is: it stays in sight while the story scrolls. */
function Wish({ own: { wish, bonus } }: { readonly own: ChallengeWords }) {
  const words = useChallengeFrameWords();
  return (
    <section aria-labelledby="challenge-wish" className="wish">
      <h3 id="challenge-wish">{words.wish}</h3>
      <p>
        <RichText text={wish} />
      </p>
      {bonus !== undefined && (
        <p className="wish-bonus">
          {words.bonus} <RichText text={bonus} />
        </p>
      )}
      <GoalPicture />
    </section>
  );
}

function Outcome({ rule, hasBonus }: { readonly rule: string; readonly hasBonus: boolean }) {
  const words = useChallengeFrameWords();
  const grade = useChallenge((state) => state.grade);
  const isProof = useChallenge((state) => state.isProof);
  if (grade === undefined) return null;
  const counts = { actions: grade.actions, seconds: secondsOf(grade.unavailableMs) };
  return (
    <>
      <h3 className="task-title">
        <Icon name="check" />
        {words.solved}
      </h3>
      <p>
        {isProof ? words.provedText(counts) : words.solvedText(counts)}{' '}
        {grade.isWithinPar ? words.withinPar : words.beyondPar}{' '}
        {hasBonus && (grade.hasBonus ? words.bonusWon : words.bonusLeft)}
      </p>
      <p className="task-text">
        <RichText text={rule} />
      </p>
    </>
  );
}

function Help({ hints }: { readonly hints: readonly string[] }) {
  const words = useChallengeFrameWords();
  const shown = useChallenge((state) => state.hints);
  const isProof = useChallenge((state) => state.isProof);
  return (
    <>
      {isProof && <p role="status">{words.notProved}</p>}
      <div className="task-actions">
        <HintButton hints={hints} shown={shown} label={words.hint} onShow={showChallengeHint} />
        <button type="button" className="control button quiet" onClick={showSolution}>
          {words.showSolution}
        </button>
      </div>
      <HintList hints={hints} shown={shown} label={words.hints} />
    </>
  );
}

function Solution({ onType, rule }: { readonly onType: () => void; readonly rule: string }) {
  const words = useChallengeFrameWords();
  const challenge = useChallenge((state) => state.challenge);
  const acts = useChallenge((state) => state.acts);
  const { typed, of } = solutionLines(challenge?.model ?? [], acts);
  return (
    <>
      <p>{words.shown}</p>
      {typed < of ? (
        <button
          type="button"
          className="control button primary"
          onClick={() => {
            onType();
            void typeNextLine();
          }}
        >
          <Icon name="kubectl" />
          {words.nextLine({ number: typed + 1, of })}
        </button>
      ) : (
        <p className="task-text" role="status">
          <RichText text={rule} />
        </p>
      )}
    </>
  );
}
