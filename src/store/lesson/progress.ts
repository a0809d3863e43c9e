/** Which steps somebody has done, kept where the browser lets us. What is read back is as hostile as a link. */
const key = 'ordinal.lessons';
const mostLength = 20_000;

/** The ids of the steps that are done, by chapter. */
export type LessonProgress = Readonly<Record<string, readonly string[]>>;

/** Nothing done, when there is no storage or what is there cannot be read. */
export function loadProgress(): LessonProgress {
  try {
    return readProgress(localStorage.getItem(key) ?? '');
  } catch {
    return {};
  }
}

/** Where that is not allowed, it lasts as long as the page. */
export function saveProgress(progress: LessonProgress): void {
  try {
    localStorage.setItem(key, JSON.stringify(progress));
  } catch {
    // No storage here; the link carries it.
  }
}

/** Each step once, in the order in which they were done. */
export function withStep(progress: LessonProgress, chapter: string, step: string): LessonProgress {
  const done = progress[chapter] ?? [];
  return done.includes(step) ? progress : { ...progress, [chapter]: [...done, step] };
}

/** The steps of both. */
export function joined(one: LessonProgress, other: LessonProgress): LessonProgress {
  let all = one;
  for (const [chapter, steps] of Object.entries(other)) for (const step of steps) all = withStep(all, chapter, step);
  return all;
}

/** Nothing of what is not in order. */
export function readProgress(text: string): LessonProgress {
  if (text.length > mostLength) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    const pairs = Object.entries(value as Readonly<Record<string, unknown>>).map(([chapter, steps]) => [
      chapter,
      Array.isArray(steps) ? steps.filter((step) => isId(step)) : [],
    ]);
    return Object.fromEntries(pairs.filter(([chapter]) => isId(chapter))) as LessonProgress;
  } catch {
    return {};
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]{1,60}$/.test(value) && !(value in {});
}
