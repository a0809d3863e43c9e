/** What somebody opens, whatever it is: a scenario file, a link, or manifests to begin with. Found out by how it begins, never by its name. */
import type { KubernetesVersion } from '#engine/versions.ts';
import type { Complaint } from '#manifest/parseManifests.ts';
import { decodeLink, type LinkProblem } from './link.ts';
import type { LinkedView } from './linkView.ts';
import { viewOfManifests } from './manifestScenario.ts';
import { linkIn, looksLikeScenario, maxFileLength } from './openable.ts';
import { type FileProblem, readScenario } from './scenarioFile.ts';

export type FileKind = 'scenario' | 'link' | 'manifests';

export type ReadFile =
  | { readonly kind: FileKind; readonly view: LinkedView }
  | { readonly kind: 'scenario'; readonly fileProblem: FileProblem }
  | { readonly kind: 'link'; readonly linkProblem: LinkProblem }
  | { readonly kind: 'manifests'; readonly complaint: Complaint };

/** Nothing of the text is taken when there is a problem with it. */
export function readFile(text: string, kubernetesVersion: KubernetesVersion): ReadFile {
  if (text.length > maxFileLength) return { kind: 'scenario', fileProblem: { code: 'tooLong', most: maxFileLength } };
  if (looksLikeScenario(text)) {
    const read = readScenario(text);
    return 'view' in read ? { kind: 'scenario', view: read.view } : { kind: 'scenario', fileProblem: read.problem };
  }
  const hash = linkIn(text);
  const decoded = hash === undefined ? undefined : decodeLink(hash);
  if (decoded !== undefined)
    return 'view' in decoded ? { kind: 'link', view: decoded.view } : { kind: 'link', linkProblem: decoded.problem };
  const read = viewOfManifests(text, kubernetesVersion);
  return 'view' in read ? { kind: 'manifests', view: read.view } : { kind: 'manifests', complaint: read.complaint };
}
