import { use, useState } from 'react';
import { keptByLanguage } from '#i18n/keptByLanguage.ts';
import { type ClaimWords, loadQuizWords } from '#i18n/quizWords.ts';
import { type Claim, type Verdict, verdicts } from '#lessons/quiz/claim.ts';
import { claims } from '#lessons/quiz/claims.ts';
import { useChallengeFrameWords } from '#panels/challenge/useChallengeWords.ts';
import { Icon } from '#panels/common/Icon.tsx';
import { RichText } from '#panels/lesson/RichText.tsx';
import { addProgress } from '#store/lesson/lessonStore.ts';
import { type Judged, judgeOnPage, quizKey, showTrial } from '#store/quiz/trials.ts';
import { useLesson } from '#store/useLesson.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import './quiz.css';

const wordsIn = keptByLanguage(loadQuizWords);

/** Sentences as one hears them. The reader says what is to be thought of each, and the engine what is so. */
export function Quiz() {
  const words = useChallengeFrameWords().quiz;
  const language = useOrdinal((store) => store.language);
  const own = use(wordsIn(language));
  const right = useLesson((state) => state.progress[quizKey]);
  const count = claims.filter(({ id }) => right?.includes(id)).length;
  return (
    <div className="contents-body challenge-list">
      <p className="contents-intro">{words.intro}</p>
      <p className="challenge-count">{words.rightOf({ right: count, of: claims.length })}</p>
      <ol className="claims">
        {claims.map((claim) => {
          const claimWords = own[claim.id];
          return claimWords && <ClaimCard key={claim.id} claim={claim} own={claimWords} />;
        })}
      </ol>
    </div>
  );
}

interface CardProps {
  readonly claim: Claim;
  readonly own: ClaimWords;
}

function ClaimCard({ claim, own }: CardProps) {
  const words = useChallengeFrameWords().quiz;
  const [given, setGiven] = useState<Verdict>();
  const [marked, setMarked] = useState<number>();
  const [judged, setJudged] = useState<Judged>();
  const judge = async (verdict: Verdict, place?: number) => {
    const found = await judgeOnPage(claim);
    setJudged(found);
    if (found.verdict === verdict && own.wrong === place) addProgress({ [quizKey]: [claim.id] });
  };
  const answer = (verdict: Verdict) => {
    setGiven(verdict);
    setMarked(undefined);
    setJudged(undefined);
    // Who doubts a sentence says where.
    if (verdict === 'true') void judge(verdict);
  };
  const mark = (place: number) => {
    setMarked(place);
    if (given !== undefined) void judge(given, place);
  };
  const isJudgedRight = judged?.verdict === given;
  return (
    <li data-right={judged && isJudgedRight && marked === own.wrong}>
      {given === undefined || given === 'true' ? (
        <p className="claim">
          <RichText text={own.claim.join('')} />
        </p>
      ) : (
        <Pieces own={own} label={words.mark[given]} marked={marked} isTold={judged !== undefined} onMark={mark} />
      )}
      <div className="claim-answers" role="group" aria-label={words.answers}>
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="control button"
            aria-pressed={given === verdict}
            onClick={() => answer(verdict)}
          >
            {words.verdicts[verdict]}
          </button>
        ))}
      </div>
      <div role="status">
        {judged && (
          <>
            <p className="claim-outcome">
              <Icon name={isJudgedRight && marked === own.wrong ? 'check' : 'why'} />
              {isJudgedRight ? words.right : words.wrong({ verdict: words.verdicts[judged.verdict] })}
              {isJudgedRight && marked !== own.wrong && ` ${words.elsewhere}`}
            </p>
            {own.wrong !== undefined && marked !== own.wrong && (
              <p>
                {words.wrongWords} <RichText text={own.claim[own.wrong] ?? ''} />
              </p>
            )}
            <p>
              <RichText text={own.reason} />
            </p>
          </>
        )}
      </div>
      {judged && <Trials claim={claim} own={own} judged={judged} />}
    </li>
  );
}

interface PiecesProps {
  readonly own: ClaimWords;
  readonly label: string;
  readonly marked: number | undefined;
  /** The right piece is shown, too. */
  readonly isTold: boolean;
  readonly onMark: (place: number) => void;
}

/** The sentence in pieces: which of them does not hold? */
function Pieces({ own: { claim, wrong }, label, marked, isTold, onMark }: PiecesProps) {
  return (
    <>
      <p>{label}</p>
      <div className="claim claim-pieces" role="group" aria-label={label}>
        {claim.map((piece, place) => (
          <button
            key={piece}
            type="button"
            className="claim-piece"
            aria-pressed={marked === place}
            data-wrong={(isTold && place === wrong) || undefined}
            onClick={() => onMark(place)}
          >
            <RichText text={piece.trim()} />
          </button>
        ))}
      </div>
    </>
  );
}

/** What the engine has tried, and the way to see it. */
function Trials({ claim, own, judged }: CardProps & { readonly judged: Judged }) {
  const words = useChallengeFrameWords().quiz;
  return (
    <ul className="claim-trials">
      {claim.trials.map((trial, at) => {
        const tried = judged.tried[at];
        if (tried === undefined) return null;
        const name = own.trials?.[at];
        return (
          // oxlint-disable-next-line react/no-array-index-key -- Trials have no other name than their place.
          <li key={at}>
            {name !== undefined && (
              <p>
                <RichText text={name} />: {tried.holds ? words.holds : words.fails}
              </p>
            )}
            <pre lang="en">{tried.lines.map(({ line }) => `$ ${line}`).join('\n')}</pre>
            <button type="button" className="control button" onClick={() => showTrial(trial, tried)}>
              <Icon name="stage" />
              {words.see}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
