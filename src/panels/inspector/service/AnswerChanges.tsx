import type { InspectWords } from '#i18n/inspectWords.ts';
import type { AnswerChange } from '#inspect/serviceHistory.ts';
import { MomentButton } from '../objects/MomentButton.tsx';

interface Props {
  readonly changes: readonly AnswerChange[];
  readonly shown: number;
  readonly words: InspectWords['service'];
}

/** What DNS answered over time, the newest first; each change is a moment that can be gone to. */
export function AnswerChanges({ changes, shown, words }: Props) {
  return (
    <section aria-label={words.overTime}>
      <h3>{words.overTime}</h3>
      <ol className="moments">
        {changes.map((change) => (
          <li key={change.step}>
            <MomentButton moment={change} shown={shown} />
            <span className="dns-change">
              {changeLines(change, words).map((line) => (
                <span key={line}>{line}</span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function changeLines(
  { joined, left, withheld, ready, total, own }: AnswerChange,
  words: InspectWords['service'],
): readonly string[] {
  if (own === undefined) return [words.noService];
  return [
    words.count({ ready, total }),
    ...(joined.length > 0 ? [words.joined({ pods: joined })] : []),
    ...(left.length > 0 ? [words.left({ pods: left })] : []),
    ...(withheld.length > 0 ? [words.withheldPods({ pods: withheld })] : []),
    ...(own.code === 'NXDOMAIN' ? [words.nobody] : []),
  ];
}
