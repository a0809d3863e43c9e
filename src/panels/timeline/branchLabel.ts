/** A branch by what made it another future: what was asked, or the version that it runs under. */
import type { Request } from '#engine/simulation/scenario.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import type { Words } from '#i18n/words.ts';
import { markLabel } from './markLabel.ts';

export function branchLabel(
  id: string,
  request: Request | undefined,
  version: KubernetesVersion,
  words: Words,
): string {
  if (request !== undefined) return markLabel(request, words);
  return id === 'main' ? words.timeline.main : words.shell.version.name(version);
}
