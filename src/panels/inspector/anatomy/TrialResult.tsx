import type { Frame } from '#engine/simulation/frames.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { changedBytes, stretchesBetween } from '#inspect/byteChanges.ts';
import type { Anatomy } from '#inspect/hashAnatomy.ts';

interface Props {
  readonly refusal: string | undefined;
  readonly isEdited: boolean;
  readonly before: Anatomy;
  readonly after: Anatomy;
  readonly frame: Frame;
  readonly words: InspectWords['anatomy'];
  readonly onTakeBack: () => void;
}

/** What the edit comes to, in one sentence, and the way back. */
export function TrialResult({ refusal, isEdited, words, onTakeBack, ...rest }: Props) {
  return (
    <div className="trial-result" data-edited={isEdited || undefined}>
      <p role="status">
        {refusal !== undefined ? words.refused({ message: refusal }) : resultOf(isEdited, words, rest)}
      </p>
      {isEdited && (
        <button type="button" className="control button" onClick={onTakeBack}>
          {words.takeBack}
        </button>
      )}
    </div>
  );
}

function resultOf(
  isEdited: boolean,
  words: InspectWords['anatomy'],
  { before, after, frame }: Pick<Props, 'before' | 'after' | 'frame'>,
): string {
  if (!isEdited) return words.untouched;
  if (after.data === before.data) return words.sameBytes({ hash: after.hash });
  const { gone, new: came } = changedBytes(stretchesBetween(before.data, after.data));
  const letters = after.letters.filter(({ letter }, at) => letter !== before.letters[at]?.letter).length;
  const changed = words.changed({ gone, came, letters, of: after.letters.length, name: after.name });
  const { controllerrevisions } = frame.cluster.stored.objects;
  const known = controllerrevisions.find(({ metadata }) => metadata.name === after.name);
  return known === undefined ? changed : `${changed} ${words.known({ revision: known.revision })}`;
}
