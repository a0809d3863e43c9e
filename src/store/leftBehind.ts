/** What is left of a set that is gone, so that it can be looked at as the set was. */
import type { PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { parseOrdinal } from '#engine/statefulset/podFacts.ts';

interface Left {
  readonly pods: readonly Pod[];
  readonly claims: readonly PersistentVolumeClaim[];
  readonly name: string;
  readonly set: StatefulSet | undefined;
}

let known: Left | undefined;

/**
 * A set that wants no pod, in the place of the one that is gone: its name, and what its pods and claims by name tell of it. Its uid is
 * empty, so nothing is owned by it. Undefined when nothing is left; the same value while that stays the same.
 */
export function leftBehind({ cluster }: Frame, name: string): StatefulSet | undefined {
  const { pods, persistentvolumeclaims: claims } = cluster.stored.objects;
  if (known?.pods !== pods || known.claims !== claims || known.name !== name)
    known = { pods, claims, name, set: standIn(pods, claims, name) };
  return known.set;
}

function standIn(
  pods: readonly Pod[],
  claims: readonly PersistentVolumeClaim[],
  name: string,
): StatefulSet | undefined {
  const pod = pods.find(({ metadata }) => parseOrdinal(metadata.name).parent === name);
  const templates = new Set<string>();
  for (const { metadata } of claims) {
    const { parent } = parseOrdinal(metadata.name);
    if (parent.endsWith(`-${name}`)) templates.add(parent.slice(0, -name.length - 1));
  }
  if (pod === undefined && templates.size === 0) return undefined;
  return {
    kind: 'StatefulSet',
    apiVersion: 'apps/v1',
    metadata: { name, uid: '', resourceVersion: '', creationTimestamp: '' },
    spec: {
      replicas: 0,
      selector: {},
      serviceName: pod?.spec.subdomain ?? '',
      template: { spec: { containers: [] } },
      volumeClaimTemplates: [...templates].map((template) => ({ metadata: { name: template }, spec: {} })),
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'OnDelete' },
      revisionHistoryLimit: 0,
    },
    status: { replicas: 0, availableReplicas: 0 },
  };
}
