import type { ReactNode } from 'react';
import { moveStep, openLesson, showContents } from '#store/lesson/lessonStore.ts';
import { useLesson } from '#store/useLesson.ts';
import { Icon } from '../common/Icon.tsx';
import { useChapterWords, useLessonWords } from './useLessonWords.ts';

/** The steps of the chapter as dots, and the ways to the one before and the one after. */
export function StepNav() {
  const words = useLessonWords();
  const chapter = useLesson((state) => state.chapter);
  const at = useLesson((state) => state.at);
  const progress = useLesson((state) => state.progress);
  const chapterWords = useChapterWords(chapter?.id ?? '');
  if (chapter === undefined) return null;
  const done = progress[chapter.id] ?? [];
  const titleOf = (index: number): string => chapterWords?.steps[chapter.steps[index]?.id ?? '']?.title ?? '';
  return (
    <nav className="step-nav" aria-label={words.nav.label}>
      {at === 0 ? (
        <NavButton side="previous" onClick={showContents} label={words.nav.contents} />
      ) : (
        <NavButton
          side="previous"
          onClick={() => void moveStep(-1)}
          label={words.nav.previous}
          title={titleOf(at - 1)}
        />
      )}
      <ol className="step-dots">
        {chapter.steps.map(({ id }, index) => (
          <li key={id}>
            <button
              type="button"
              aria-label={words.nav.step({ number: index + 1, title: titleOf(index), done: done.includes(id) })}
              aria-current={index === at ? 'step' : undefined}
              title={titleOf(index)}
              data-done={done.includes(id) || undefined}
              onClick={() => void openLesson(chapter.id, id)}
            />
          </li>
        ))}
      </ol>
      {at + 1 === chapter.steps.length ? (
        <NavButton side="next" onClick={showContents} label={words.nav.contents} />
      ) : (
        <NavButton side="next" onClick={() => void moveStep(1)} label={words.nav.next} title={titleOf(at + 1)} />
      )}
    </nav>
  );
}

interface ButtonProps {
  readonly side: 'previous' | 'next';
  readonly label: ReactNode;
  readonly title?: string;
  readonly onClick: () => void;
}

function NavButton({ side, label, title, onClick }: ButtonProps) {
  return (
    <button type="button" className="step-button" data-side={side} title={title} onClick={onClick}>
      {side === 'previous' && <Icon name="left" />}
      {label}
      {side === 'next' && <Icon name="right" />}
    </button>
  );
}
