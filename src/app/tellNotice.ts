/** A notice in words. */
import type { Words } from '#i18n/words.ts';
import type { LinkProblem } from '#share/link.ts';
import type { Notice } from '#store/state.ts';

export function tellNotice(notice: Notice, words: Words): string {
  switch (notice.type) {
    case 'branched':
      return words.shell.notices.branched;
    case 'badLink':
      return tellLinkProblem(notice.problem, words);
    case 'linkDiffers':
      return words.links.differs;
  }
}

export function tellLinkProblem(problem: LinkProblem, { links: { problems } }: Words): string {
  switch (problem.code) {
    case 'unknownVersion':
      return problems.unknownVersion(problem.version);
    case 'invalid':
      return problems.invalid(problem.place);
    case 'unknownKey':
      return problems.unknownKey(problem.key, problem.known);
    case 'badValue':
      return problems.badValue(problem.key, problem.value);
    case 'refused':
      return problems.refused(problem.message);
    default:
      return problems[problem.code];
  }
}
