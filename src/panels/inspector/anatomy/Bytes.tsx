import type { InspectWords } from '#i18n/inspectWords.ts';
import type { Stretch } from '#inspect/byteChanges.ts';

interface Props {
  readonly stretches: readonly Stretch[];
  readonly words: Pick<InspectWords['anatomy'], 'gone' | 'new'>;
}

/** Bytes as text: what is gone struck out, what is new underlined, and both said to those who do not see it. */
export function Bytes({ stretches, words }: Props) {
  return (
    <p className="bytes">
      <code>
        {stretches.map(({ kind, text }, at) => {
          if (kind === 'same') return <span key={at}>{text}</span>;
          const Mark = kind === 'gone' ? 'del' : 'ins';
          return (
            <Mark key={at}>
              <span className="unseen">{words[kind]} </span>
              {text}
            </Mark>
          );
        })}
      </code>
    </p>
  );
}
