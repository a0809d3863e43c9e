import type { ReactNode } from 'react';
import { safeLetters } from '#engine/statefulset/revisionData.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { type Stretch, nearChanges, stretchesBetween } from '#inspect/byteChanges.ts';
import type { Anatomy } from '#inspect/hashAnatomy.ts';
import { Bytes } from './Bytes.tsx';
import { FnvWalk } from './FnvWalk.tsx';
import { LetterTable } from './LetterTable.tsx';

interface Props {
  readonly before: Anatomy;
  readonly after: Anatomy;
  readonly words: InspectWords['anatomy'];
}

/** How much of what did not change is shown beside a change. */
const context = 28;

/** The five steps, each with what it made before the edit and after it. */
export function Steps({ before, after, words }: Props) {
  const { steps } = words;
  const stretches = stretchesBetween(before.data, after.data);
  const bytes = after.bytes.length - String(after.collisionCount).length;
  const isSame = before.data === after.data;
  return (
    <ol className="anatomy-steps">
      <Step title={steps.bytes}>
        <p>{words.bytes({ bytes })}</p>
        <Bytes stretches={isSame ? ends(after.data) : nearChanges(stretches, context)} words={words} />
        <details className="more-faults">
          <summary>{words.allBytes({ bytes })}</summary>
          <Bytes stretches={stretches} words={words} />
        </details>
      </Step>
      <Step title={steps.count}>
        <p className="bytes">
          <code>
            …{after.data.slice(-6)}
            <strong>{after.collisionCount}</strong>
          </code>
        </p>
        <p>{words.count({ count: after.collisionCount })}</p>
      </Step>
      <Step title={steps.fnv}>
        <FnvWalk before={before} after={after} words={words} />
      </Step>
      <Step title={steps.letters}>
        <LetterTable before={before} after={after} words={words} />
        <p>{words.letters({ letters: safeLetters })}</p>
      </Step>
      <Step title={steps.name}>
        <p className="anatomy-name">
          {after.name.slice(0, -after.hash.length)}
          <strong>{after.hash}</strong>
        </p>
        <p>{words.name}</p>
      </Step>
    </ol>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li>
      <h4>{title}</h4>
      {children}
    </li>
  );
}

/** The beginning and the end of a text. */
function ends(text: string): readonly Stretch[] {
  return [
    { kind: 'same', text: text.length <= 4 * context ? text : `${text.slice(0, 3 * context)}…${text.slice(-context)}` },
  ];
}
