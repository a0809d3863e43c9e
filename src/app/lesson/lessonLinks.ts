/** Lessons in the address: a link opens a step, and the open step stands there. */
import { summarySlide } from '#lessons/slides.ts';
import { packText, unpackText } from '#share/linkBytes.ts';
import { linkDictionaryV1 } from '#share/linkDictionary.ts';
import { embedParts } from '#share/shortLink.ts';
import {
  addProgress,
  type LessonState,
  lessonStore,
  openLesson,
  showContents,
  stepOf,
} from '#store/lesson/lessonStore.ts';
import { type LessonProgress, readProgress } from '#store/lesson/progress.ts';
import { type LessonMarks, readMarks } from '#store/lesson/marks.ts';
import { addMarks } from '#store/lesson/marksStore.ts';
import { placeIn, placeOfSlide } from '#store/lesson/placeNames.ts';
import { closeReport, showReport } from '#store/lesson/reportStore.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { sectionIn, showSection } from '../challenge/sections.ts';

/** Opens `#lesson=chapter/step`, `#slide=07`, `#lessons` or what somebody has done. What it does not know is told, and nothing changes. */
export async function openLessonHash(hash: string): Promise<void> {
  closeReport();
  if (/[#&]challenge=/.test(hash)) return (await import('../challenge/challengeLinks.ts')).openChallengeHash(hash);
  const section = sectionIn(hash);
  if (section !== undefined) return showSection(section);
  const parts = hash.replace(/^#/, '').slice(0, mostLength).split('&');
  const lesson = valueOf(parts, 'lesson');
  const slide = valueOf(parts, 'slide');
  const end = valueOf(parts, 't') === 'end';
  if (lesson === undefined && slide === undefined) {
    takePacked(valueOf(parts, 'done') ?? '', (text) => addProgress(readProgress(text)));
    takePacked(valueOf(parts, 'marks') ?? '', (text) => addMarks(readMarks(text)));
    return showContents();
  }
  // Who plays a step by itself, or shows its end, wants to see what a teacher would do.
  const isPlayed = end || valueOf(parts, 'autoplay') !== undefined;
  const found = lesson === undefined ? await openSlide(slide ?? '', isPlayed) : await openNamed(lesson, isPlayed);
  if (found && end) ordinalStore.getState().toLast();
  if (found) return undefined;
  const [key, value] = lesson === undefined ? ['slide', slide] : ['lesson', lesson];
  const problem = { code: 'badValue', key, value: (value ?? '').slice(0, 60) } as const;
  return ordinalStore.getState().tell({ type: 'badLink', problem });
}

const mostLength = 8000;

/** False when there is no such step. */
export async function openNamed(name: string, isPlayed = false): Promise<boolean> {
  const place = placeIn(name);
  return place !== undefined && openLesson(place.chapter, place.step, isPlayed);
}

async function openSlide(number: string, isPlayed: boolean): Promise<boolean> {
  const place = /^\d{1,3}$/.test(number) ? await placeOfSlide(Number(number)) : undefined;
  if (place === undefined) return false;
  if (place !== 'contents') return openLesson(place.chapter, place.step, isPlayed);
  showContents();
  if (Number(number) === summarySlide) showReport();
  return true;
}

/** The hash that carries what is done to another browser, and how. */
export function doneHash(progress: LessonProgress, marks: LessonMarks): string {
  const done = `#done=${pack(progress)}`;
  return Object.keys(marks).length === 0 ? done : `${done}&marks=${pack(marks)}`;
}

function pack(value: object): string {
  return packText(JSON.stringify(value), linkDictionaryV1);
}

function takePacked(packed: string, take: (text: string) => void): void {
  const unpacked = packed === '' ? undefined : unpackText(packed, linkDictionaryV1);
  if (unpacked === undefined) return;
  if ('problem' in unpacked) ordinalStore.getState().tell({ type: 'badLink', problem: { code: 'damaged' } });
  else take(unpacked.text);
}

function valueOf(parts: readonly string[], key: string): string | undefined {
  const found = parts.find((part) => part.startsWith(`${key}=`))?.slice(key.length + 1);
  try {
    return found && decodeURIComponent(found);
  } catch {
    return found;
  }
}

/** Writes the open step into the address from now on; gives the way to stop. A guest leaves its host's address alone. */
export function followLesson(): () => void {
  if (window.parent !== window) return () => {};
  write(lessonStore.getState());
  return lessonStore.subscribe((next, before) => {
    if (next.chapter !== before.chapter || next.at !== before.at || next.phase !== before.phase) write(next);
  });
}

function write(state: LessonState): void {
  const step = stepOf(state);
  const isOpen = state.phase === 'doing' || state.phase === 'done';
  if (state.chapter === undefined || step === undefined || !isOpen) return;
  const hash = [`#lesson=${state.chapter.id}/${step.id}`, ...embedParts(location.hash)].join('&');
  if (hash === location.hash) return;
  // From step to step the browser's own way back leads; the way into the lessons does not lead through what was there before.
  if (location.hash.startsWith('#lesson=')) history.pushState(null, '', hash);
  else history.replaceState(history.state, '', hash);
}
