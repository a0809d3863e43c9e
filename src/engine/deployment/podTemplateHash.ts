/**
 * The letters that tell a Deployment's ReplicaSets apart. Upstream's `ComputeHash` hashes Go's printed form of the struct; ours hashes the
 * template as it is stored. So the letters are other ones, and they change when, and only when, the template does.
 */
import type { Deployment } from '../objects.ts';
import { getPatch, hashControllerRevision } from '../statefulset/revisionData.ts';
import type { KubernetesVersion } from '../versions.ts';

export function podTemplateHash({ spec, status }: Deployment, version: KubernetesVersion): string {
  return hashControllerRevision(getPatch({ spec }, version), status.collisionCount ?? 0);
}
