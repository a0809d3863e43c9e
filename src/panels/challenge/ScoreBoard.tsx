import { type Challenge, parsOf } from '#lessons/challenges/challenge.ts';
import { useChallenge } from '#store/useChallenge.ts';
import { useChallengeFrameWords } from './useChallengeWords.ts';

/** What it has cost so far, against what it costs a master. */
export function ScoreBoard({ challenge }: { readonly challenge: Challenge }) {
  const { score: words } = useChallengeFrameWords();
  const grade = useChallenge((state) => state.grade);
  const { floor } = challenge;
  const { least, most } = parsOf(challenge);
  return (
    <>
      <dl className="score" aria-label={words.label}>
        <Count name={words.actions} count={grade?.actions ?? 0} least={least.actions} par={most.actions} />
        <Count
          name={words.unavailable({ floor })}
          count={secondsOf(grade?.unavailableMs)}
          least={least.unavailableSeconds}
          par={most.unavailableSeconds}
        />
      </dl>
      {grade?.isAgainstRules && (
        <p className="score-against" role="status">
          {words.against}
        </p>
      )}
    </>
  );
}

interface CountProps {
  readonly name: string;
  readonly count: number;
  readonly least: number;
  readonly par: number;
}

function Count({ name, count, least, par }: CountProps) {
  const { score: words } = useChallengeFrameWords();
  return (
    <div data-beyond={count > par || undefined}>
      <dt>{name}</dt>
      <dd>
        <b>{count}</b> <span>{words.par({ least, par })}</span>
      </dd>
    </div>
  );
}

/** Of what was begun, the whole second counts. */
export function secondsOf(ms = 0): number {
  return Math.ceil(ms / 1000);
}
