import { Suspense, use, useEffect, useState } from 'react';
import type { Act } from '#lessons/lesson.ts';
import { RichText } from '#panels/lesson/RichText.tsx';
import { useChapterWords, useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { actsAhead, goOn } from '#store/lesson/lecture.ts';
import { openLesson, setLecture, stepOf } from '#store/lesson/lessonStore.ts';
import { useLesson } from '#store/useLesson.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { BlankScreen } from './BlankScreen.tsx';
import { loadAll } from './knownChapters.ts';
import './lecturer.css';
import { listenToLecturer } from './lecturerKeys.ts';
import { QrDialog } from './QrDialog.tsx';

/** What somebody who speaks to a room has at hand: go on, notes, a black screen, a code for the phones, the chapters. */
export function LecturerBar() {
  const words = useLessonWords().lecture;
  const [notes, setNotes] = useState(false);
  const [blank, setBlank] = useState(false);
  const [qr, setQr] = useState(false);
  // Keys reach the window even when no element of React's has the focus.
  useEffect(
    () =>
      listenToLecturer({
        onBlank: () => setBlank((is) => !is),
        onNotes: () => setNotes((are) => !are),
        onQr: () => setQr((is) => !is),
      }),
    [],
  );
  return (
    <section className="lecturer" aria-label={words.label}>
      {notes && <Notes />}
      <div className="lecturer-bar">
        <button type="button" className="control button primary" title={words.keys} onClick={() => void goOn()}>
          {words.goOn}
        </button>
        <button type="button" className="control button" aria-pressed={notes} onClick={() => setNotes(!notes)}>
          {words.notes}
        </button>
        <button type="button" className="control button" onClick={() => setBlank(true)}>
          {words.blank}
        </button>
        <button type="button" className="control button" aria-haspopup="dialog" onClick={() => setQr(true)}>
          {words.qr}
        </button>
        <Suspense>
          <ChapterChoice />
        </Suspense>
        <button type="button" className="control button" onClick={() => setLecture(false)}>
          {words.end}
        </button>
      </div>
      {blank && <BlankScreen onEnd={() => setBlank(false)} />}
      {qr && <QrDialog onClose={() => setQr(false)} />}
    </section>
  );
}

function ChapterChoice() {
  const words = useLessonWords().lecture;
  const language = useOrdinal((store) => store.language);
  const chapter = useLesson((state) => state.chapter);
  const known = use(loadAll(language));
  return (
    <select
      className="control"
      aria-label={words.chapter}
      value={chapter?.id ?? ''}
      onChange={(event) => void openLesson(event.target.value)}
    >
      {[...known].map(([id, { words: chapterWords }]) => (
        <option key={id} value={id}>
          {chapterWords?.title ?? id}
        </option>
      ))}
    </select>
  );
}

/** What the key will do, and what is to be said when it has been done. */
function Notes() {
  const words = useLessonWords().lecture;
  const chapter = useLesson((state) => state.chapter);
  const step = useLesson(stepOf);
  // What is ahead changes with what happens.
  useLesson((state) => state.phase);
  useOrdinal((store) => store.frame);
  const stepWords = useChapterWords(chapter?.id ?? '')?.steps[step?.id ?? ''];
  const ahead = actsAhead();
  return (
    <dl className="lecturer-notes">
      <dt>{words.ahead}</dt>
      {ahead.length === 0 && <dd>{words.toNext}</dd>}
      {ahead.map((act, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- Acts have no other name than their place.
        <dd key={at}>
          <ActText act={act} />
        </dd>
      ))}
      <dt>{words.rule}</dt>
      <dd>
        <RichText text={stepWords?.caption ?? ''} />
      </dd>
    </dl>
  );
}

function ActText({ act }: { readonly act: Act }) {
  const { acts } = useLessonWords().lecture;
  switch (act.type) {
    case 'type':
      return <RichText text={acts.type({ line: act.line })} />;
    case 'ask':
      return <RichText text={acts.ask({ what: act.request.type })} />;
    case 'look':
      if (act.look.type === 'pod') return acts.pod({ ordinal: act.look.ordinal });
      return act.look.type === 'answer' ? (
        <RichText text={acts.answer({ place: act.look.place, value: act.look.value })} />
      ) : (
        acts.look
      );
    default:
      return acts[act.type];
  }
}
