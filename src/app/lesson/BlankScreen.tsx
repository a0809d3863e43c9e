import { useEffect, useRef } from 'react';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';

/** Nothing to look at: the room listens. Any press of it ends it, and so does its key. */
export function BlankScreen({ onEnd }: { readonly onEnd: () => void }) {
  const { lecture } = useLessonWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button ref={button} type="button" className="blank-screen" onClick={onEnd}>
      <span className="unseen">{lecture.blanked}</span>
    </button>
  );
}
