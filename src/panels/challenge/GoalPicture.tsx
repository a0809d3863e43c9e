import { useMemo } from 'react';
import { type Picture, pictureOf, type PodPicture } from '#lessons/challenges/picture.ts';
import { useChallenge } from '#store/useChallenge.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { Icon } from '../common/Icon.tsx';
import { useChallengeFrameWords } from './useChallengeWords.ts';

type PictureWords = ReturnType<typeof useChallengeFrameWords>['picture'];

/** What is wanted beside what there is: pod by pod, and field by field. */
export function GoalPicture() {
  const { picture: words } = useChallengeFrameWords();
  const { challenge, opening, goal } = useChallenge((state) => state);
  const frame = useOrdinal((store) => store.frame);
  const pictures = useMemo(
    () =>
      challenge && opening && goal
        ? {
            wanted: pictureOf(challenge, goal, opening, [frame]),
            is: pictureOf(challenge, frame, opening, [goal]),
          }
        : undefined,
    [challenge, opening, goal, frame],
  );
  if (pictures === undefined) return null;
  const { wanted, is } = pictures;
  const tones = [...new Set([...is.tags, ...wanted.tags])];
  return (
    <>
      <table className="goal">
        <caption className="unseen">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.pod}</th>
            <th scope="col">{words.goal}</th>
            <th scope="col">{words.now}</th>
          </tr>
        </thead>
        <tbody>
          {wanted.pods.map((pod, at) => {
            const own = is.pods[at];
            return (
              <tr key={pod.ordinal}>
                <th scope="row">{pod.ordinal}</th>
                <PodCell pod={pod} tones={tones} words={words} />
                {own && <PodCell pod={own} tones={tones} words={words} isReached={isSame(own, pod)} />}
              </tr>
            );
          })}
        </tbody>
      </table>
      <dl className="goal-fields">
        <FieldRows paths={challenge?.fields ?? []} wanted={wanted} is={is} words={words} />
      </dl>
    </>
  );
}

interface FieldProps {
  readonly paths: readonly string[];
  readonly wanted: Picture;
  readonly is: Picture;
  readonly words: PictureWords;
}

function FieldRows({ paths, wanted, is, words }: FieldProps) {
  return paths.map((path, at) => {
    const [goal, own] = [wanted.fields[at], is.fields[at]];
    return (
      <div key={path}>
        <dt>
          <code lang="en">{path.split('.').at(-1)}</code>
        </dt>
        <dd>
          {words.goal}: {goal === undefined ? words.unset : <code lang="en">{goal}</code>}
        </dd>
        <dd>
          {words.now}: {own === undefined ? words.unset : <code lang="en">{own}</code>}
          {own === goal && <Reached words={words} />}
        </dd>
      </div>
    );
  });
}

interface CellProps {
  readonly pod: PodPicture;
  readonly tones: readonly string[];
  readonly words: PictureWords;
  readonly isReached?: boolean;
}

function PodCell({ pod, tones, words, isReached = false }: CellProps) {
  const { state, tag } = pod;
  return (
    <td>
      <span className="goal-cell">
        <svg
          className="goal-pod"
          data-state={state}
          data-tone={tag && tones.indexOf(tag) + 1}
          viewBox="0 0 20 20"
          aria-hidden
        >
          <rect x="2" y="2" width="16" height="16" rx="4" />
          {state === 'terminating' && <path d="M6 6l8 8M14 6l-8 8" />}
        </svg>
        <span>{factsOf(pod, words).join(' · ')}</span>
        {isReached && <Reached words={words} />}
      </span>
    </td>
  );
}

function Reached({ words }: { readonly words: PictureWords }) {
  return (
    <>
      <Icon name="check" />
      <span className="unseen">{words.reached}</span>
    </>
  );
}

function factsOf({ state, tag, isKept, claim, node, isNamed }: PodPicture, words: PictureWords): readonly string[] {
  return [
    state !== 'ready' || tag === undefined ? words.states[state] : undefined,
    tag,
    isKept === undefined ? undefined : isKept ? words.kept : words.made,
    claim && (claim.isKept ? words.claimKept(claim) : words.claimMade(claim)),
    node,
    isNamed === undefined ? undefined : isNamed ? words.named : words.unnamed,
  ].filter((fact) => fact !== undefined);
}

function isSame(one: PodPicture, other: PodPicture): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
