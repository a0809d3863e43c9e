/** What a `load` message asks: to show what a link or a manifest says. */
import { loadManifestWords, manifestWordsFor } from '#i18n/manifestWords.ts';
import { wordsFor } from '#i18n/words.ts';
import { complaintText } from '#panels/yaml/complaintText.ts';
import { viewOfManifests } from '#share/manifestScenario.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { LinkProblem } from '#share/link.ts';
import type { Answer } from './answerMessage.ts';
import type { Message } from './messages.ts';
import { loadLink, showView } from './links.ts';
import { tellLinkProblem } from './tellNotice.ts';

/** Undefined when it is shown; otherwise the error, and nothing has changed. */
export async function loadAsked({
  link,
  yaml,
  lesson,
}: Extract<Message, { type: 'load' }>): Promise<Answer | undefined> {
  if ([link, yaml, lesson].filter((given) => given !== undefined).length !== 1)
    return { type: 'error', code: 'badMessage', message: 'load needs one of link, yaml and lesson.' };
  if (link !== undefined) return told(await loadLink(link));
  if (yaml !== undefined) return loadYaml(yaml);
  if (lesson !== undefined && (await (await import('./lesson/lessonLinks.ts')).openNamed(lesson))) return undefined;
  return { type: 'error', code: 'unknownLesson', message: `This page holds no lesson ${JSON.stringify(lesson)}.` };
}

async function loadYaml(yaml: string): Promise<Answer | undefined> {
  const { language, version } = ordinalStore.getState();
  const read = viewOfManifests(yaml, version);
  if ('view' in read) return told(await showView(read.view));
  const { complaint } = read;
  await loadManifestWords(language);
  const what = complaintText(complaint, manifestWordsFor(language), wordsFor(language).yaml);
  const place = complaint.line === undefined ? '' : `${complaint.line}:${complaint.column}: `;
  return { type: 'error', code: complaint.code, message: `${place}${what}` };
}

function told(problem: LinkProblem | undefined): Answer | undefined {
  if (problem === undefined) return undefined;
  const words = wordsFor(ordinalStore.getState().language);
  return { type: 'error', code: problem.code, message: tellLinkProblem(problem, words) };
}
