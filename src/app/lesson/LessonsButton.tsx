import { Icon } from '#panels/common/Icon.tsx';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import './lessonsButton.css';

/** The way to the lessons: to their contents, and back to the step that waits. The lessons themselves come when they are asked for. */
export function LessonsButton() {
  const words = useLessonWords();
  const lessons = useOrdinal((store) => store.lessons);
  if (lessons === 'contents') return null;
  return (
    <button
      type="button"
      className="control button lessons-button"
      onClick={() => void import('#store/lesson/lessonStore.ts').then(({ showContents }) => showContents())}
    >
      <Icon name="lesson" />
      <span>{words.button}</span>
    </button>
  );
}
