/** A run as Markdown: what was asked for, by its kubectl line, and what came of it and why. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Mark } from '#engine/simulation/tracks.ts';
import { type Words, wordsFor } from '#i18n/words.ts';
import { type ShareWords, shareWords } from '#i18n/shareWords.ts';
import { narrate } from '#panels/narration/narrate.ts';
import { markLabel } from '#panels/timeline/markLabel.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { nextStop } from '#store/playback.ts';
import { manifestLines } from '#terminal/manifestLines.ts';
import { requestLine } from '#terminal/requestLine.ts';
import { breathe } from './breathe.ts';

/** After one request; what is longer is a loop, and nobody reads it to the end. */
const mostTold = 300;
/** Steps between two breaths. */
const slice = 20;

/** Up to the shown moment. `link`: the address of that moment, if it has one. */
export async function transcript(link: string | undefined): Promise<string> {
  const { steps, marks, frame: shown, setName, version, language, shownBranch } = ordinalStore.getState();
  const words = wordsFor(language);
  const { transcript: said } = shareWords.wordsFor(language);
  const { history } = shownBranch();
  const lines = [
    `# ${plain(said.title(setName))}`,
    '',
    said.about(version, seconds(0), seconds(shown.cluster.nowMs)),
    ...(link === undefined ? [] : [`[${said.open}](<${link}>)`]),
  ];
  const asked = new Map(marks.map((mark) => [mark.step, mark]));
  let told = 0;
  let before = history.frameAt(0);
  for (let step = 0; step < shown.step; ) {
    step = Math.min(nextStop(steps, step, 'event') ?? shown.step, shown.step);
    const frame = history.frameAt(step);
    const mark = asked.get(step);
    if (mark !== undefined) {
      lines.push(...cutNote(told, said), ...markLines(mark, frame, before, words, said));
      told = 0;
    }
    told += 1;
    if (told <= mostTold) lines.push(toldLine(frame, setName, words));
    before = frame;
    if (told % slice === 0) await breathe();
  }
  lines.push(...cutNote(told, said));
  return `${lines.join('\n')}\n`;
}

function markLines(
  { request, refused }: Mark,
  frame: Frame,
  before: Frame,
  words: Words,
  said: ShareWords['transcript'],
): readonly string[] {
  const head = ['', `## ${plain(said.mark(seconds(frame.cluster.nowMs), markLabel(request, words)))}`, ''];
  const short = requestLine(request);
  const line = 'line' in short ? short.line : manifestLines(request, before.cluster);
  const how = line === undefined ? [`*${said.noLine}*`] : ['```sh', line, '```'];
  return [...head, ...how, ...(refused ? ['', `*${said.refused}*`] : []), ''];
}

function toldLine(frame: Frame, setName: string, words: Words): string {
  const { headline, reason } = narrate(frame, words, setName);
  return `- \`${seconds(frame.cluster.nowMs)} s\` **${plain(headline)}** ${plain(reason)}`.trimEnd();
}

function cutNote(told: number, said: ShareWords['transcript']): readonly string[] {
  return told <= mostTold ? [] : ['', said.cut(told - mostTold)];
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

/** Nothing in a sentence is markup. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>]/g, String.raw`\$&`);
}
