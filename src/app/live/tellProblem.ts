/** What is wrong with a file that should be a recording, in a sentence. */
import type { LiveWords } from '#i18n/liveWords.ts';
import type { ReadRecording } from '#live/recordingText.ts';

export type RecordingProblem = Extract<ReadRecording, { wrong: string }> | 'unreadable';

export function tellProblem(problem: RecordingProblem, { problems }: LiveWords): string {
  if (problem === 'unreadable') return problems.unreadable;
  return problem.wrong === 'notARecording' ? problems.notARecording(problem.line) : problems[problem.wrong];
}
