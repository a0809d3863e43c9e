/** A scenario in which the documents of a text are applied, one after the other, to an empty cluster. */
import { lectureScenario } from '#engine/simulation/lecture.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { type Complaint, parseManifests } from '#manifest/parseManifests.ts';
import type { LinkedView } from './linkView.ts';

/** Gives the complaint when the text cannot be read; whether the API server takes the objects is found by replaying. */
export function viewOfManifests(
  text: string,
  kubernetesVersion: KubernetesVersion,
): { readonly view: LinkedView } | { readonly complaint: Complaint } {
  const parsed = parseManifests(text);
  if ('complaint' in parsed) return parsed;
  const requests = parsed.manifests.map((manifest) => ({ atMs: 0, request: { type: 'apply', manifest } as const }));
  return { view: { scenario: { ...lectureScenario, kubernetesVersion, requests } } };
}
