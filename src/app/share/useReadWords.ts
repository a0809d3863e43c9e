import { useEffect, useState } from 'react';
import { loadManifestWords, manifestWordsFor } from '#i18n/manifestWords.ts';
import type { ShareWords } from '#i18n/shareWords.ts';
import type { Words } from '#i18n/words.ts';
import { complaintText } from '#panels/yaml/complaintText.ts';
import type { ReadFile } from '#share/readFile.ts';
import type { FileProblem } from '#share/scenarioFile.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { tellLinkProblem } from '../tellNotice.ts';
import { useShareWords } from './useShareWords.ts';

type Problem = Exclude<ReadFile, { view: unknown }>;

/** What is wrong with a file, in words. The names of mistakes in manifests arrive late; until then they are the parser's. */
export function useReadWords(): (read: Problem) => string {
  const { open: words } = useShareWords();
  const all = useWords();
  const language = useOrdinal((store) => store.language);
  const [, setLoaded] = useState<string>();
  useEffect(() => {
    let wanted = true;
    void loadManifestWords(language).then(() => wanted && setLoaded(language));
    return () => {
      wanted = false;
    };
  }, [language]);
  return (read) => {
    if ('fileProblem' in read) return tellFileProblem(read.fileProblem, words);
    if ('linkProblem' in read) return tellLinkProblem(read.linkProblem, all);
    return tellComplaint(read, words, all, language);
  };
}

function tellFileProblem(problem: FileProblem, { problems }: ShareWords['open']): string {
  switch (problem.code) {
    case 'tooLong':
      return problems.tooLong(`${Math.floor(problem.most / 1_000_000)} MB`);
    case 'unknownVersion':
      return problems.unknownVersion(problem.version);
    case 'invalid':
      return problems.invalid(problem.place);
    case 'noScenario':
      return problems.noScenario;
  }
}

function tellComplaint(
  { complaint }: Extract<Problem, { complaint: unknown }>,
  words: ShareWords['open'],
  all: Words,
  language: 'en' | 'zh',
): string {
  const what = complaintText(complaint, manifestWordsFor(language), all.yaml);
  const { line, column } = complaint;
  return line === undefined || column === undefined ? what : words.place(line, column, what);
}
