/** Whether a chapter holds what it promises: its form, its words, and every step played to its end and along every mistake. */
import { lateParts } from '../../src/engine/simulation/lateParts.ts';
import type { ChapterWords, PredictionWords, StepWords } from '../../src/i18n/chapterWords.ts';
import type { Act, Chapter, LessonStep } from '../../src/lessons/lesson.ts';
import type { StepPrediction } from '../../src/lessons/prediction.ts';
import { type StartName, starts } from '../../src/lessons/starts.ts';
import { askedOf } from '../../src/store/lesson/askedPrediction.ts';
import { LessonRun } from '../../src/store/lessonRun.ts';

export interface Complaint {
  readonly step: string | undefined;
  readonly what: string;
}

export interface WordsByLanguage {
  readonly en: ChapterWords | undefined;
  readonly zh: ChapterWords | undefined;
}

/** Nothing, when all is well. Steps after one whose model fails are not played: they begin where it should have ended. */
export function checkChapter(chapter: Chapter, words: WordsByLanguage): readonly Complaint[] {
  return [...formComplaints(chapter), ...wordComplaints(chapter, words), ...playComplaints(chapter)];
}

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function formComplaints({ id, steps }: Chapter): readonly Complaint[] {
  const complaints: Complaint[] = [];
  if (!idForm.test(id))
    complaints.push({ step: undefined, what: `the id "${id}" is not of lower-case words and hyphens` });
  if (steps.length === 0) complaints.push({ step: undefined, what: 'it has no steps' });
  const seen = new Set<string>();
  for (const step of steps) {
    const complain = (what: string) => complaints.push({ step: step.id, what });
    if (!idForm.test(step.id)) complain('its id is not of lower-case words and hyphens');
    if (seen.has(step.id)) complain('another step has the same id');
    seen.add(step.id);
    if (step.panels.length === 0) complain('it opens no panel');
    if (step.model.length === 0) complain('it has no model path');
    if (step.negatives.length === 0) complain('it has no mistake to be told from the right way');
  }
  return complaints;
}

const longestTitle = { en: 40, zh: 18 } as const;

function wordComplaints({ steps }: Chapter, words: WordsByLanguage): readonly Complaint[] {
  return (['en', 'zh'] as const).flatMap((language): readonly Complaint[] => {
    const given = words[language];
    if (given === undefined) return [{ step: undefined, what: `it has no words in ${language}` }];
    const ids = new Set(steps.map(({ id }) => id));
    const strangers = Object.keys(given.steps).filter((id) => !ids.has(id));
    return [
      ...strangers.map((step) => ({ step, what: `the words in ${language} name a step that is not there` })),
      ...steps.flatMap(({ id, predict }) => {
        const step = given.steps[id];
        const complaints =
          step === undefined
            ? ['are missing']
            : [...textComplaints(step, longestTitle[language]), ...predictionComplaints(predict, step.predict)];
        return complaints.map((what) => ({ step: id, what: `its words in ${language} ${what}` }));
      }),
    ];
  });
}

function textComplaints({ title, text, task, caption, hints = [] }: StepWords, longest: number): readonly string[] {
  const all = [title, ...text, task, caption, ...hints];
  return [
    all.some((each) => each.trim() === '') && 'are empty somewhere',
    title.length > longest && `have a title of more than ${longest} characters`,
    (text.length < 1 || text.length > 3) && 'have not one to three paragraphs',
    hints.length > 3 && 'have more than three hints',
    all.some((each) => each.split('`').length % 2 === 0) && 'have a backtick without its partner',
  ].filter((complaint) => complaint !== false);
}

/** What is asked needs its words, and choices that are not there need none. */
function predictionComplaints(
  predict: StepPrediction | undefined,
  words: PredictionWords | undefined,
): readonly string[] {
  if (predict === undefined) return words === undefined ? [] : ['have a prediction that the step does not ask for'];
  if (words === undefined) return ['do not say what is to be predicted'];
  const choices = 'ask' in predict ? [] : predict.choices;
  const strangers = Object.keys(words.choices ?? {}).filter((id) => !choices.includes(id));
  return [
    ...strangers.map((id) => `have a label for "${id}", which is no choice of the prediction`),
    ...('ask' in predict || words.why !== undefined ? [] : ['do not say why the prediction has the answer it has']),
  ];
}

function playComplaints({ start, steps }: Chapter): readonly Complaint[] {
  const complaints: Complaint[] = [];
  let begins: StartName = start;
  /** What has been done since the chapter began where it now stands. */
  let before: readonly (readonly Act[])[] = [];
  for (const step of steps) {
    if (step.start !== undefined) [begins, before] = [step.start, []];
    const open = () => opened(begins, before);
    const found = [...stepComplaints(step, open), ...askingComplaints(step.predict, begins, open)];
    complaints.push(...found.map((what) => ({ step: step.id, what })));
    if (found.length > 0) return complaints;
    before = [...before, step.model];
  }
  return complaints;
}

function opened(start: StartName, before: readonly (readonly Act[])[]): LessonRun {
  const run = new LessonRun(starts[start], lateParts);
  for (const acts of before) {
    run.openStep();
    for (const act of acts) run.perform(act);
  }
  run.openStep();
  return run;
}

/** The engine must have something to ask where the step wants to ask it, and one of the choices must come true. */
function askingComplaints(
  predict: StepPrediction | undefined,
  begins: StartName,
  open: () => LessonRun,
): readonly string[] {
  if (predict === undefined) return [];
  if ('choices' in predict && new Set(predict.choices).size < predict.choices.length)
    return ['its prediction has a choice twice'];
  const { start = begins } = predict;
  const run = predict.start === undefined ? open() : new LessonRun(starts[start], lateParts);
  if (askedOf(predict, run, starts[start].setName, lateParts) !== undefined) return [];
  return [
    'ask' in predict
      ? `nothing of the kind ${predict.ask} can be asked where its prediction asks`
      : 'what comes true is none of the choices of its prediction',
  ];
}

function stepComplaints({ done, model, negatives }: LessonStep, open: () => LessonRun): readonly string[] {
  const run = open();
  if (done(run.trail)) return ['it is done when it is opened'];
  const failed = model.map((act) => wrongEnd(run, act)).find((complaint) => complaint !== undefined);
  if (failed !== undefined) return [failed];
  if (!done(run.trail)) return ['it is not done on its model path'];
  return negatives.flatMap((acts, at) => {
    const other = open();
    for (const act of acts) other.perform(act);
    return done(other.trail) ? [`it is done by mistake ${at + 1}`] : [];
  });
}

/** A line of the model path has to end as it says. */
function wrongEnd(run: LessonRun, act: Act): string | undefined {
  const answer = run.perform(act);
  if (act.type !== 'type') return undefined;
  const wanted = act.exit ?? 0;
  return answer?.exit === wanted
    ? undefined
    : `"${act.line}" ends with ${answer?.exit} and not ${wanted}:\n${answer?.output}`;
}
