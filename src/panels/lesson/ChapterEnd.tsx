import { useStore } from 'zustand';
import { marksStore } from '#store/lesson/marksStore.ts';
import { reportOf } from '#store/lesson/report.ts';
import { showReport } from '#store/lesson/reportStore.ts';
import { useLesson } from '#store/useLesson.ts';
import { useLessonWords } from './useLessonWords.ts';

/** After the last step of a chapter: what there is to show for it. */
export function ChapterEnd() {
  const words = useLessonWords().report;
  const chapter = useLesson((state) => state.chapter);
  const progress = useLesson((state) => state.progress);
  const marks = useStore(marksStore, (state) => state.marks);
  if (chapter === undefined) return null;
  return (
    <div className="chapter-end">
      <p>{words.chapterEnd}</p>
      <p>{words.line(reportOf(chapter, progress, marks))}</p>
      <button type="button" className="control button" aria-haspopup="dialog" onClick={showReport}>
        {words.open}
      </button>
    </div>
  );
}
