/** A recorded chapter as the text of a file, such as those in src/lessons/chapters. */
import type { Act } from '../lesson.ts';
import type { StartName } from '../starts.ts';
import type { Clue } from './clues.ts';

export interface DraftStep {
  readonly model: readonly Act[];
  readonly clues: readonly Clue[];
  readonly negatives: readonly (readonly Act[])[];
}

/** What stands in the place of the words until somebody has written them. */
export interface DraftWords {
  readonly title: string;
  readonly goal: string;
  readonly step: (number: number) => string;
  readonly text: string;
  readonly task: (lines: readonly string[]) => string;
  readonly caption: string;
}

/** The text of the file: the chapter, and its words in both languages under it. */
export function draftText(
  start: StartName,
  steps: readonly DraftStep[],
  words: { readonly en: DraftWords; readonly zh: DraftWords },
): string {
  const body = steps.map((step, at) => stepText(step, at + 1)).join('\n');
  const imports = [
    imported(body, ['all', 'didRead', 'nowIs'], '../conditions.ts'),
    imported(body, ['areReady', 'imageOf', 'isComplete', 'isReady', 'podOf', 'requestIn', 'setOf'], '../facts.ts'),
    imported(body, ['ask', 'look', 'typeLine', 'wait', 'waitAtMost'], '../lesson.ts', ['type Chapter']),
    imported(body, ['hasLookedAt'], '../looks.ts'),
    imported(body, ['opened'], '../trail.ts'),
  ];
  return `/**
 * A draft, recorded on the page. What is left to do: say in each \`done\` what matters and in \`negatives\` what a learner may take for
 * enough, name the steps, and move the words, once they are written, to src/i18n/en/chapters and src/i18n/zh/chapters.
 */
${imports.filter((line) => line !== '').join('\n')}

export const draft: Chapter = {
  id: 'draft',
  slides: [],
  start: ${text(start)},
  steps: [
${body}
  ],
};

export const words = {
${wordsText('en', words.en, steps)}
${wordsText('zh', words.zh, steps)}
};
`;
}

function stepText({ model, clues, negatives }: DraftStep, number: number): string {
  const conditions = clues.map(clueText);
  const done = conditions.length === 1 ? conditions[0] : `all(\n        ${conditions.join(',\n        ')},\n      )`;
  const looks = model.some((act) => act.type === 'look');
  return `    {
      id: 'step-${number}',
      panels: [${looks ? "'inspector', 'terminal'" : "'terminal', 'controller'"}],
      done: ${done},
      model: [${actsText(model, '        ')}
      ],
      negatives: [${negatives.map((acts) => `\n        [${actsText(acts, '          ')}\n        ],`).join('')}
      ],
    },`;
}

function actsText(acts: readonly Act[], indent: string): string {
  return acts.map((act) => `\n${indent}${actText(act)},`).join('');
}

function actText(act: Act): string {
  switch (act.type) {
    case 'type':
      return (act.exit ?? 0) === 0 ? `typeLine(${text(act.line)})` : `typeLine(${text(act.line)}, ${act.exit})`;
    case 'ask':
      return `ask(${JSON.stringify(act.request)})`;
    case 'wait':
      return act.atMostMs === undefined ? 'wait()' : `waitAtMost(${act.atMostMs})`;
    case 'look':
      return `look(${JSON.stringify(act.look)})`;
    case 'seek':
      throw new Error('nobody records a leap in time');
  }
}

function clueText(clue: Clue): string {
  switch (clue.type) {
    case 'read': {
      const { type: _type, ...shape } = clue;
      return `didRead(${JSON.stringify(shape)})`;
    }
    case 'look':
      return `hasLookedAt(${JSON.stringify(clue.look)})`;
    case 'refused':
      return `({ refusals }) => refusals.some(({ error }) => error.reason === ${text(clue.reason)})`;
    case 'ready':
      return `nowIs((frame) => areReady(frame, ${text(clue.set)}, ${clue.count}))`;
    case 'image':
      return `nowIs((frame) => imageOf(frame, ${text(clue.set)}) === ${text(clue.image)})`;
    case 'complete':
      return `nowIs((frame) => isComplete(frame, ${text(clue.set)}))`;
    case 'gone':
      return `nowIs((frame) => setOf(frame, ${text(clue.set)}) === undefined)`;
    case 'renewed': {
      const place = `${text(clue.set)}, ${clue.ordinal}`;
      return `nowIs((frame, trail) => isReady(podOf(frame, ${place})) && podOf(frame, ${place})?.metadata.uid !== podOf(opened(trail), ${place})?.metadata.uid)`;
    }
    case 'changed':
      return `nowIs((frame, trail) => (setOf(frame, ${text(clue.set)})?.metadata.generation ?? 0) > (setOf(opened(trail), ${text(clue.set)})?.metadata.generation ?? 0))`;
    case 'asked':
      return `(trail) => trail.frames.some((frame) => requestIn(frame)?.type === ${text(clue.request)})`;
  }
}

function wordsText(language: 'en' | 'zh', words: DraftWords, steps: readonly DraftStep[]): string {
  const own = steps.map(({ model }, at) => {
    const lines = model.flatMap((act) => (act.type === 'type' ? [act.line] : []));
    return `      'step-${at + 1}': {
        title: ${text(words.step(at + 1))},
        text: [${text(words.text)}],
        task: ${text(words.task(lines))},
        caption: ${text(words.caption)},
      },`;
  });
  return `  ${language}: {
    title: ${text(words.title)},
    goal: ${text(words.goal)},
    steps: {
${own.join('\n')}
    },
  },`;
}

function imported(body: string, names: readonly string[], from: string, always: readonly string[] = []): string {
  const used = [...always, ...names.filter((name) => new RegExp(`\\b${name}\\(`).test(body))];
  return used.length === 0 ? '' : `import { ${used.join(', ')} } from '${from}';`;
}

/** As a literal of the language. */
function text(value: string): string {
  return JSON.stringify(value);
}
