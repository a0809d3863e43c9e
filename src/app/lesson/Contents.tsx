import { lazy, use, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ChapterWords } from '#i18n/chapterWords.ts';
import type { LessonWords } from '#i18n/lessonWords.ts';
import type { Chapter } from '#lessons/lesson.ts';
import { type Slide, slides, summarySlide } from '#lessons/slides.ts';
import { useChallengeFrameWords } from '#panels/challenge/useChallengeWords.ts';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { hideLessons, prepareLesson, prepareNextChapter, returnToLesson } from '#store/lesson/lessonStore.ts';
import { useLesson } from '#store/useLesson.ts';
import { marksStore } from '#store/lesson/marksStore.ts';
import { placeIn } from '#store/lesson/placeNames.ts';
import { showReport } from '#store/lesson/reportStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { SectionTabs } from '../challenge/SectionTabs.tsx';
import { type Section, useSection } from '../challenge/sections.ts';
import { CopyField } from '../share/CopyField.tsx';
import { PartBoundary } from '../PartBoundary.tsx';
import './contents.css';
import { type KnownChapter, loadAll } from './knownChapters.ts';
import { doneHash } from './lessonLinks.ts';
import { RecordOffer } from './RecordOffer.tsx';

const ChallengeList = lazy(async () => ({ default: (await import('../challenge/ChallengeList.tsx')).ChallengeList }));
const Quiz = lazy(async () => ({ default: (await import('../challenge/Quiz.tsx')).Quiz }));
const Glossary = lazy(async () => ({ default: (await import('../challenge/Glossary.tsx')).Glossary }));

/** All slides in their order, each with the steps that show what it says; and the chapters, with what of them is done. */
export function Contents() {
  const words = useLessonWords();
  const page = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const section = useSection();
  const sectionWords = useChallengeFrameWords().sections;
  const hasLesson = useLesson((state) => state.chapter !== undefined);
  useEffect(() => (page.current === null ? undefined : watchLinks(page.current)), []);
  useEffect(prepareNextChapter, []);
  // Who opened it stands on a button that has gone.
  useEffect(() => {
    if (document.activeElement !== document.body) title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="contents" id="stage" aria-labelledby="contents-title" ref={page}>
      <header className="contents-head">
        <h2 id="contents-title" tabIndex={-1} ref={title}>
          {section === 'lecture' ? words.contents.title : sectionWords[section]}
        </h2>
        {hasLesson && (
          <button type="button" className="control button primary" onClick={returnToLesson}>
            {words.back}
          </button>
        )}
        <button type="button" className="control button" aria-haspopup="dialog" onClick={showReport}>
          {words.report.open}
        </button>
        <button type="button" className="control button" onClick={hideLessons}>
          {words.contents.close}
        </button>
        <SectionTabs />
      </header>
      <PartBoundary>
        <Body section={section} />
      </PartBoundary>
    </section>
  );
}

/** A link that the pointer or the focus is on is likely to be followed. Gives the way to stop. */
function watchLinks(page: HTMLElement): () => void {
  page.addEventListener('pointerover', prepareLinked);
  page.addEventListener('focusin', prepareLinked);
  return () => {
    page.removeEventListener('pointerover', prepareLinked);
    page.removeEventListener('focusin', prepareLinked);
  };
}

function prepareLinked({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a[href^="#lesson="]') : null;
  const place = placeIn(link?.getAttribute('href')?.replace('#lesson=', '') ?? '');
  if (place !== undefined) void prepareLesson(place);
}

function Body({ section }: { readonly section: Section }) {
  switch (section) {
    case 'lecture':
      return <Lists />;
    case 'challenges':
      return <ChallengeList />;
    case 'quiz':
      return <Quiz />;
    case 'glossary':
      return <Glossary />;
  }
}

function Lists() {
  const words = useLessonWords();
  const language = useOrdinal((store) => store.language);
  const known = use(loadAll(language));
  const titled = slides.map((slide, at) => ({ slide, startsPart: slide.part !== slides[at - 1]?.part }));
  return (
    <div className="contents-body">
      <p className="contents-intro">{words.contents.intro}</p>
      <ol className="contents-slides">
        {titled.map(({ slide, startsPart }) => (
          <SlideRow
            key={slide.number}
            slide={slide}
            part={startsPart && slide.part !== undefined ? words.parts[slide.part] : undefined}
            known={known}
          />
        ))}
      </ol>
      <section className="contents-chapters" aria-labelledby="contents-chapters">
        <h3 id="contents-chapters">{words.contents.chapters}</h3>
        <ol>
          {[...known.values()].map(
            ({ chapter, words: chapterWords }) =>
              chapterWords && <ChapterRow key={chapter.id} chapter={chapter} chapterWords={chapterWords} />,
          )}
        </ol>
        <TakeAlong />
        <RecordOffer />
      </section>
    </div>
  );
}

/** What is done is kept in this browser, where that is allowed; a link carries it to another one. */
function TakeAlong() {
  const { contents } = useLessonWords();
  const progress = useLesson((state) => state.progress);
  const marks = useStore(marksStore, (state) => state.marks);
  if (Object.keys(progress).length === 0) return null;
  return (
    <details className="take-along">
      <summary>{contents.takeAlong}</summary>
      <CopyField label={contents.takeAlongAbout} text={location.href.replace(/#.*$/, '') + doneHash(progress, marks)} />
    </details>
  );
}

interface SlideProps {
  readonly slide: Slide;
  /** The part of the lecture that begins with it. */
  readonly part: string | undefined;
  readonly known: ReadonlyMap<string, KnownChapter>;
}

function SlideRow({ slide: { number, steps }, part, known }: SlideProps) {
  const words = useLessonWords();
  const progress = useLesson((state) => state.progress);
  const title = words.slides[number as keyof LessonWords['slides']];
  const there = steps.flatMap((name) => {
    const [chapterId = '', stepId = ''] = name.split('/');
    const found = known.get(chapterId);
    const stepTitle = found?.words?.steps[stepId]?.title;
    const isThere = found?.chapter.steps.some(({ id }) => id === stepId) === true;
    return isThere && stepTitle !== undefined
      ? [{ name, stepTitle, done: progress[chapterId]?.includes(stepId) === true }]
      : [];
  });
  return (
    <li className="slide-row" value={number}>
      {part !== undefined && <h3>{part}</h3>}
      <span className="slide-number">{number}</span>
      <span className="slide-title">
        {there.length > 0 || number === summarySlide ? (
          <a href={`#slide=${String(number).padStart(2, '0')}`}>{title}</a>
        ) : (
          title
        )}
      </span>
      {there.length > 0 ? (
        <ul>
          {there.map(({ name, stepTitle, done }) => (
            <li key={name}>
              <a href={`#lesson=${name}`} data-done={done || undefined}>
                {stepTitle}
                {done && <span className="unseen"> ({words.done})</span>}
              </a>
            </li>
          ))}
        </ul>
      ) : number === summarySlide ? null : (
        <span className="slide-none">{steps.length > 0 ? words.contents.notThere : words.contents.noLesson}</span>
      )}
    </li>
  );
}

function ChapterRow({ chapter, chapterWords }: { readonly chapter: Chapter; readonly chapterWords: ChapterWords }) {
  const words = useLessonWords();
  const done = useLesson((state) => state.progress[chapter.id]);
  const count = chapter.steps.filter(({ id }) => done?.includes(id)).length;
  return (
    <li>
      <a href={`#lesson=${chapter.id}`}>{chapterWords.title}</a>
      <p>{chapterWords.goal}</p>
      <p className="chapter-done">{words.contents.doneOf({ done: count, steps: chapter.steps.length })}</p>
    </li>
  );
}
