/** The frame around the lessons: what is always said, whatever the chapter. */
import { counted } from './listing.ts';

export const lesson = {
  button: 'Lessons',
  back: 'Back to the lesson',
  region: 'Lesson',
  /** Above the title of a step. */
  place: ({ chapter, step, steps }: { chapter: string; step: number; steps: number }) =>
    `${chapter} · step ${step} of ${steps}`,
  toDo: 'Your turn',
  typeIt: 'Type it for me',
  typeLine: ({ line }: { line: string }) => `Type it for me: ${line}`,
  done: 'Done',
  opening: 'The step is being opened …',
  failed: 'This step could not be opened.',
  again: 'Begin the step again',
  stray: 'The stage shows another cluster than this step’s.',
  explore: 'Explore freely',
  hint: ({ number, of }: { number: number; of: number }) => (of === 1 ? 'A hint' : `Hint ${number} of ${of}`),
  hints: 'Hints',
  puzzle: {
    choose: 'choose',
    /** Every place has been given something, and not everything is right. */
    right: ({ right, of }: { right: number; of: number }) =>
      right === 0 ? 'None of them is right yet.' : `${right} of ${of} are right so far.`,
  },
  nav: {
    label: 'Steps',
    previous: 'Previous',
    next: 'Next',
    contents: 'Contents',
    step: ({ number, title, done }: { number: number; title: string; done: boolean }) =>
      done ? `Step ${number}, done: ${title}` : `Step ${number}: ${title}`,
  },
  views: { label: 'Views', lesson: 'Lesson' },

  contents: {
    title: 'The lecture, slide by slide',
    intro:
      'Lecture 22, Stateful orchestration with StatefulSets, in the order of its slides. Each opens the moment of a lesson that shows what the slide says.',
    slide: ({ number }: { number: number }) => `Slide ${number}`,
    notThere: 'not there yet',
    noLesson: 'nothing to do here',
    chapters: 'The chapters',
    chapter: ({ number }: { number: number }) => `Chapter ${number}`,
    doneOf: ({ done, steps }: { done: number; steps: number }) => `${done} of ${counted(steps, 'step')} done`,
    goOn: ({ title }: { title: string }) => `Go on: ${title}`,
    close: 'Close',
  },
  parts: {
    need: 'The need',
    example: 'The example explained',
    demo: 'Demonstration',
    architecture: 'Architecture',
    practice: 'Thinking and practice',
  },
  slides: {
    1: 'Lecture 22: Stateful orchestration with StatefulSets',
    2: 'Contents',
    3: 'Looking back: Deployment',
    4: 'What stateful applications need',
    5: 'StatefulSet: a controller for stateful applications',
    6: 'Creating the example',
    7: 'State of Service and StatefulSet',
    8: 'State of pods and claims',
    9: 'Revision of a pod',
    10: 'Updating the image',
    11: 'State of the new revision',
    12: 'Demonstration',
    13: 'What the controller manages',
    14: 'The StatefulSet controller',
    15: 'Scaling up, simulated',
    16: 'Policies for scaling',
    17: 'A rollout, simulated',
    18: 'Fields of the spec, part 1',
    19: 'Fields of the spec, part 2',
    20: 'Fields of the update strategy',
    21: 'Thinking and practice',
    22: 'The end',
  },
};
