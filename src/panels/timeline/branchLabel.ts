/** A branch by what made it another future: what was asked, the version that it runs under, or that nothing more was asked. */
import type { Words } from '#i18n/words.ts';
import type { BranchInfo } from '#store/state.ts';
import { markLabel } from './markLabel.ts';

/** `branches`: all that there are. */
export function branchLabel(
  { parentId, request, version }: BranchInfo,
  branches: readonly BranchInfo[],
  words: Words,
): string {
  if (request !== undefined) return markLabel(request, words);
  const parent = branches.find(({ id }) => id === parentId);
  if (parent === undefined) return words.timeline.main;
  return parent.version === version ? words.timeline.untouched : words.shell.version.name(version);
}
