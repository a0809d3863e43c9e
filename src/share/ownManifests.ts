/** What somebody has put into a cluster, as a manifest that puts the same into another one. */
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { KubeObject, Resource } from '#engine/objects.ts';
import type { Release } from '#engine/versions.ts';
import { printForReading } from '#manifest/printManifests.ts';

/** In the order in which they should be there: what a pod needs before the pod. All else is made by controllers, or belongs to the cluster. */
const made: readonly Resource[] = [
  'serviceaccounts',
  'resourcequotas',
  'configmaps',
  'secrets',
  'services',
  'poddisruptionbudgets',
  'persistentvolumeclaims',
  'deployments',
  'replicasets',
  'statefulsets',
  'pods',
];

/** The documents of all objects that no controller has made. Empty when there are none. */
export function ownManifests({ objects }: Pick<StoredObjects, 'objects'>, release: Release): string {
  const templates = objects.statefulsets.flatMap(({ metadata, spec }) =>
    (spec.volumeClaimTemplates ?? []).map((template) => `${template.metadata?.name}-${metadata.name}-`),
  );
  const own = made.flatMap((resource) => (objects[resource] as readonly KubeObject[]).filter(isOwn));
  const isMade = ({ kind, metadata: { name } }: KubeObject) =>
    kind === 'PersistentVolumeClaim' && templates.some((prefix) => isNumbered(name, prefix));
  return printForReading(
    own.filter((object) => !isMade(object)),
    release,
  );
}

/** Nobody owns it, and it is not one of those that every namespace has. */
function isOwn({ kind, metadata: { name, ownerReferences } }: KubeObject): boolean {
  const isOfNamespace =
    (kind === 'ServiceAccount' && name === 'default') || (kind === 'ConfigMap' && name === 'kube-root-ca.crt');
  return !isOfNamespace && (ownerReferences ?? []).length === 0 && !(kind === 'Service' && name === 'kubernetes');
}

function isNumbered(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length));
}
