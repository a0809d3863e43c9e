/** What is known of somebody's way through the steps beside that they are done. What is read back is as hostile as a link. */
import type { Proof } from '#lessons/needs.ts';

const key = 'ordinal.lessonMarks';
const mostLength = 40_000;

export interface StepMarks {
  /** The first prediction counts. */
  readonly predicted?: 'right' | 'wrong';
  /** How many hints were asked for. */
  readonly hints?: number;
  /** What its history has shown to whoever did it (src/lessons/needs.ts); the last time counts. */
  readonly proof?: Proof;
}

/** By `chapter/step`. */
export type LessonMarks = Readonly<Record<string, StepMarks>>;

/** None, when there is no storage or what is there cannot be read. */
export function loadMarks(): LessonMarks {
  try {
    return readMarks(localStorage.getItem(key) ?? '');
  } catch {
    return {};
  }
}

/** Where that is not allowed, they last as long as the page. */
export function saveMarks(marks: LessonMarks): void {
  try {
    localStorage.setItem(key, JSON.stringify(marks));
  } catch {
    // No storage here; the link carries them.
  }
}

/** With what is new of a step: its first prediction stays, and so does the greater number of hints. */
export function withMarks(marks: LessonMarks, step: string, { predicted, hints = 0, proof }: StepMarks): LessonMarks {
  const known = marks[step] ?? {};
  const first = known.predicted ?? predicted;
  const most = Math.max(known.hints ?? 0, hints);
  const last = proof ?? known.proof;
  if (first === known.predicted && most === (known.hints ?? 0) && last === known.proof) return marks;
  return {
    ...marks,
    [step]: { ...(first && { predicted: first }), ...(most > 0 && { hints: most }), ...(last && { proof: last }) },
  };
}

/** Those of both; where both have a prediction, the first's. */
export function joinedMarks(one: LessonMarks, other: LessonMarks): LessonMarks {
  return Object.entries(other).reduce((all, [step, marks]) => withMarks(all, step, marks), one);
}

/** Nothing of what is not in order. */
export function readMarks(text: string): LessonMarks {
  if (text.length > mostLength) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    const pairs = Object.entries(value).flatMap(([step, marks]) => (isName(step) ? [[step, marksIn(marks)]] : []));
    return Object.fromEntries(pairs) as LessonMarks;
  } catch {
    return {};
  }
}

function marksIn(value: unknown): StepMarks {
  if (typeof value !== 'object' || value === null) return {};
  const { predicted, hints, proof } = value as Readonly<Record<string, unknown>>;
  return {
    ...((predicted === 'right' || predicted === 'wrong') && { predicted }),
    ...(typeof hints === 'number' && Number.isInteger(hints) && hints > 0 && hints <= 3 && { hints }),
    ...(isProof(proof) && { proof }),
  };
}

/** A few short texts. They are shown as what they are, and nothing is done with them. */
function isProof(value: unknown): value is Proof {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const pairs = Object.entries(value);
  return (
    pairs.length > 0 &&
    pairs.length <= 4 &&
    pairs.every(([name, text]) => /^[a-z]{1,12}$/.test(name) && typeof text === 'string' && text.length <= 120)
  );
}

function isName(text: string): boolean {
  return /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/.test(text);
}
