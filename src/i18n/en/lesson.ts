/** The frame around the lessons: what is always said, whatever the chapter. */
import { counted } from './listing.ts';

/** What was seen, by the names that src/lessons/needs.ts gives it. */
type Proof = Readonly<Record<string, string>>;

interface Counts {
  readonly done: number;
  readonly steps: number;
  readonly right: number;
  readonly predicted: number;
  readonly hints: number;
}

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
  /** Of several lines, in the order in which the task names them. */
  nth: ({ number }: { number: number }) => `Type line ${number}`,
  typeNth: ({ number, line }: { number: number; line: string }) => `Type line ${number}: ${line}`,
  done: 'Done',
  opening: 'The step is being opened …',
  failed: 'This step could not be opened.',
  again: 'Begin the step again',
  stray: 'The stage shows another cluster than this step’s.',
  explore: 'Explore freely',
  hint: ({ number, of }: { number: number; of: number }) => (of === 1 ? 'A hint' : `Hint ${number} of ${of}`),
  hints: 'Hints',
  /** From the meaning of a term to its place among all terms. */
  inGlossary: 'In the glossary',
  puzzle: {
    choose: 'choose',
    /** Every place has been given something, and not everything is right. */
    right: ({ right, of }: { right: number; of: number }) =>
      right === 0 ? 'None of them is right yet.' : `${right} of ${of} are right so far.`,
    /** Everything has been given, while the page shows another moment than the one that is asked about. */
    elsewhere: 'The stage shows another moment than the one that is asked about: go there.',
  },
  predict: {
    offer: 'Predict first',
    label: 'Before you do it',
    say: 'That is what I say',
    later: 'Not now',
    thinking: 'It is being worked out …',
    said: ({ choice }: { choice: string }) => `You say: ${choice}`,
    tell: 'Tell me now',
    told: 'Your prediction',
  },
  report: {
    open: 'Report card',
    title: 'Report card',
    close: 'Close',
    print: 'Print',
    chapter: 'Chapter',
    steps: 'Steps done',
    predictions: 'Predictions right',
    hints: 'Hints taken',
    all: 'All chapters',
    of: ({ count, of }: { count: number; of: number }) => `${count} of ${of}`,
    none: '–',
    /** At the end of a chapter. */
    line: ({ done, steps, right, predicted, hints }: Counts) =>
      [
        `${done} of ${counted(steps, 'step')} done`,
        predicted === 0 ? 'nothing predicted' : `${right} of ${counted(predicted, 'prediction')} right`,
        hints === 0 ? 'no hints' : counted(hints, 'hint'),
      ].join(', '),
    chapterEnd: 'That was the last step of the chapter.',
    needs: 'The four needs, and your own proof',
    notYet: 'Not shown yet.',
    toStep: 'Show it',
    need: {
      identity: 'Pods that are somebody',
      name: 'A name in the network that outlives the pod',
      disk: 'A disk of its own, found again',
      order: 'An order in which pods are replaced',
    },
    proof: {
      identity: ({ pod = '', gone = '', came = '' }: Proof) =>
        `You deleted one pod on each side: ${pod} came back as ${pod}, in the place of ${gone} came ${came}.`,
      name: ({ name = '', before = '', after = '' }: Proof) =>
        `${name} led to ${before}, and to ${after} when you had replaced the pod.`,
      disk: ({ claim = '', note = '' }: Proof) =>
        `The new pod read “${note}” from ${claim}, written by the one before it.`,
      order: ({ order = '' }: Proof) => `Your update deleted ${order}, one after the other.`,
    },
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

  lecture: {
    begin: 'Lecturer’s view',
    end: 'End',
    label: 'Lecturer',
    goOn: 'Go on',
    keys: 'PageDown, Space or . goes on, PageUp goes back.',
    notes: 'Notes',
    blank: 'Black',
    blanked: 'The screen is black. B or a click brings it back.',
    qr: 'QR code',
    qrTitle: 'This moment, to take along',
    qrName: ({ link }: { link: string }) => `QR code of ${link}`,
    close: 'Close',
    chapter: 'Chapter',
    ahead: 'The key will',
    toNext: 'go to the next step.',
    rule: 'What it shows',
    acts: {
      type: ({ line }: { line: string }) => `type \`${line}\``,
      ask: ({ what }: { what: string }) => `ask for \`${what}\``,
      wait: 'wait for what follows',
      pod: ({ ordinal }: { ordinal: number }) => `choose the pod of ordinal ${ordinal}`,
      answer: ({ place, value }: { place: string; value: string }) => `give \`${place}\` the value \`${value}\``,
      look: 'turn to what the step asks for',
      seek: 'go to the moment in question',
    },
  },

  /** For authors: what they do on the page becomes a chapter's draft. */
  record: {
    summary: 'For authors: record what I do',
    about:
      'Choose where to begin, do on the page what a step shall ask for, and take the draft of a chapter along. `npm run lesson -- check FILE` plays it.',
    start: 'Begin with',
    begin: 'Begin to record',
    back: 'Back to the recording',
    title: 'Recording',
    text: 'Type, click, look, and let the cluster go on. What you do in a future that you leave again is not kept.',
    steps: 'Steps so far',
    acts: ({ step, count }: { step: number; count: number }) => `Step ${step}: ${counted(count, 'act')}`,
    endStep: 'This was a step',
    write: 'Write the draft',
    stop: 'Stop',
    written: 'The draft',
    save: 'Save as a file',
    copy: 'Keep it as src/lessons/chapters/draft.ts or anywhere, and check it: npm run lesson -- check FILE',
    nothing: 'Nothing was done that a condition could tell from its beginning.',
    again: 'Record anew',
    /** In the place of the words that are to be written. */
    draft: {
      title: 'A draft',
      goal: 'Say what the learner can do afterwards.',
      step: (number: number) => `Step ${number}`,
      text: 'Set the scene: what is there, and what is the question?',
      task: (lines: readonly string[]) =>
        lines.length === 0 ? 'Say what to do.' : `Run ${lines.map((line) => `\`${line}\``).join(', then ')}.`,
      caption: 'Say the one rule that the cluster has shown.',
    },
  },

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
    takeAlong: 'Take along what you have done',
    takeAlongAbout: 'Opened in another browser, this link ticks off the same steps there.',
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
