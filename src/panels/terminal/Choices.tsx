import type { Choosing } from '#terminal/lineEditing.ts';
import { moveFocus } from '../common/moveFocus.ts';
import { useWords } from '#store/useWords.ts';

const mostShown = 60;

/** What Tab has found: to be read, clicked, or gone through with Tab. */
export function Choices({
  choosing,
  onChoose,
}: {
  readonly choosing: Choosing;
  readonly onChoose: (index: number) => void;
}) {
  const { terminal: words } = useWords();
  const { choices } = choosing.completion;
  return (
    <div className="terminal-choices">
      <p role="status" className="unseen">
        {words.choices(choices.length)}: <span lang="en">{choices.slice(0, 12).join(', ')}</span>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Its buttons take the keys; this moves among them. */}
      <ul aria-label={words.choices(choices.length)} lang="en" onKeyDown={(event) => moveFocus(event, 'button')}>
        {choices.slice(0, mostShown).map((choice, index) => (
          <li key={choice}>
            <button
              type="button"
              // One stop for all of them; arrows lead from one to the next.
              tabIndex={index === Math.max(0, choosing.chosen) ? 0 : -1}
              data-chosen={index === choosing.chosen || undefined}
              onClick={() => onChoose(index)}
            >
              {choice}
            </button>
          </li>
        ))}
      </ul>
      {choices.length > mostShown && <span aria-hidden="true">…</span>}
    </div>
  );
}
