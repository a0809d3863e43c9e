import { Suspense, use } from 'react';
import { useStore } from 'zustand';
import { type Need, needs } from '#lessons/needs.ts';
import { Dialog } from '#panels/common/Dialog.tsx';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { marksStore } from '#store/lesson/marksStore.ts';
import { type Report, reportOf, sumOf } from '#store/lesson/report.ts';
import { closeReport } from '#store/lesson/reportStore.ts';
import { useLesson } from '#store/useLesson.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { CopyField } from '../share/CopyField.tsx';
import { loadAll } from './knownChapters.ts';
import { doneHash } from './lessonLinks.ts';
import './reportCard.css';

/** What somebody has to show at the end: the four needs with proofs of their own (slide 22), and the chapters in numbers. It prints on one page. */
export function ReportCard() {
  const { report, contents } = useLessonWords();
  const progress = useLesson((state) => state.progress);
  const marks = useStore(marksStore, (state) => state.marks);
  return (
    <Dialog title={report.title} closeLabel={report.close} onClose={closeReport} className="report">
      <section aria-labelledby="report-needs">
        <h3 id="report-needs">{report.needs}</h3>
        <ol className="report-needs">
          {needs.map((need) => (
            <NeedRow key={need.id} need={need} />
          ))}
        </ol>
      </section>
      <Suspense>
        <Chapters />
      </Suspense>
      <div className="report-ways">
        <CopyField
          label={contents.takeAlongAbout}
          text={location.href.replace(/#.*$/, '') + doneHash(progress, marks)}
          rows={2}
        />
        <button type="button" className="control button" onClick={() => window.print()}>
          {report.print}
        </button>
      </div>
    </Dialog>
  );
}

function NeedRow({ need: { id, step } }: { readonly need: Need }) {
  const words = useLessonWords().report;
  const proof = useStore(marksStore, (state) => state.marks[step]?.proof);
  return (
    <li data-proved={proof !== undefined || undefined}>
      <strong>{words.need[id]}</strong>
      <p>
        {proof === undefined ? words.notYet : words.proof[id](proof)}{' '}
        <a href={`#lesson=${step}`} onClick={closeReport}>
          {words.toStep}
        </a>
      </p>
    </li>
  );
}

function Chapters() {
  const words = useLessonWords().report;
  const language = useOrdinal((store) => store.language);
  const progress = useLesson((state) => state.progress);
  const marks = useStore(marksStore, (state) => state.marks);
  const known = [...use(loadAll(language)).values()];
  const rows = known.map(({ chapter, words: own }) => ({
    id: chapter.id,
    title: own?.title ?? chapter.id,
    report: reportOf(chapter, progress, marks),
  }));
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{words.chapter}</th>
          <th scope="col">{words.steps}</th>
          <th scope="col">{words.predictions}</th>
          <th scope="col">{words.hints}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, report }) => (
          <Row key={id} title={title} report={report} />
        ))}
      </tbody>
      <tfoot>
        <Row title={words.all} report={sumOf(rows.map(({ report }) => report))} />
      </tfoot>
    </table>
  );
}

function Row({ title, report }: { readonly title: string; readonly report: Report }) {
  const words = useLessonWords().report;
  const { steps, done, predicted, right, hints } = report;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{words.of({ count: done, of: steps })}</td>
      <td>{predicted === 0 ? words.none : words.of({ count: right, of: predicted })}</td>
      <td>{hints === 0 ? words.none : hints}</td>
    </tr>
  );
}
