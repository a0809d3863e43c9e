/** What a link says of the lessons, and which step it names. */
import { contents } from '#lessons/contents.ts';
import { slides } from '#lessons/slides.ts';

export interface StepPlace {
  readonly chapter: string;
  /** The chapter's first step, when there is none. */
  readonly step: string | undefined;
}

/** `read-the-cluster/get-sts`, or a chapter alone. Undefined when it is neither; whether there is such a step is not asked. */
export function placeIn(text: string): StepPlace | undefined {
  const [, chapter, , step] = /^([a-z0-9-]{1,60})(\/([a-z0-9-]{1,60}))?$/.exec(text) ?? [];
  return chapter === undefined ? undefined : { chapter, step };
}

/** The first of a slide's steps that there is; 'contents' for a slide without any that there is; undefined when there is no such slide. */
export async function placeOfSlide(number: number): Promise<StepPlace | 'contents' | undefined> {
  const slide = slides.find((known) => known.number === number);
  if (slide === undefined) return undefined;
  for (const name of slide.steps) {
    const place = placeIn(name);
    if (place !== undefined && (await isThere(place))) return place;
  }
  return 'contents';
}

async function isThere({ chapter, step }: StepPlace): Promise<boolean> {
  const found = await contents.find(({ id }) => id === chapter)?.load();
  return found?.steps.some(({ id }) => id === step) === true;
}
