/**
 * A set's twin: a Deployment of the same template. What a set has for each pod, a Deployment can only have for all: one claim, which all
 * share, and one address, behind which any of them answers.
 */
import type { Json, JsonObject } from '../json.ts';
import type { PersistentVolumeClaimTemplate, PodTemplateSpec, StatefulSet } from '../objects.ts';

export const twinName = 'shop';

/** The objects that make the twin, in the order in which they are applied. */
export function twinManifests({ spec }: StatefulSet): readonly JsonObject[] {
  const claims = spec.volumeClaimTemplates ?? [];
  return [...claims.map(claimOf), serviceOf(spec.template), deploymentOf(spec)];
}

/** The claim in the place of those that the set makes of a template. */
function sharedClaimName({ metadata }: PersistentVolumeClaimTemplate): string {
  return `${metadata.name}-${twinName}`;
}

/** Several nodes write to it, as long as the pods are not all on one. */
function claimOf(template: PersistentVolumeClaimTemplate): JsonObject {
  const { storageClassName, resources } = template.spec;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: sharedClaimName(template) },
    spec: {
      accessModes: ['ReadWriteMany'],
      resources: (resources ?? {}) as JsonObject,
      ...(storageClassName !== undefined && { storageClassName }),
    },
  };
}

function serviceOf({ spec }: PodTemplateSpec): JsonObject {
  const port = spec.containers[0]?.ports?.[0]?.containerPort ?? 80;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: twinName },
    spec: { selector: labels, ports: [{ port }] },
  };
}

function deploymentOf({
  replicas,
  template,
  minReadySeconds,
  revisionHistoryLimit,
  ...rest
}: StatefulSet['spec']): JsonObject {
  const shared = (rest.volumeClaimTemplates ?? []).map((claim) => ({
    name: claim.metadata.name,
    persistentVolumeClaim: { claimName: sharedClaimName(claim) },
  }));
  const names = new Set(shared.map(({ name }) => name));
  const volumes = [...shared, ...(template.spec.volumes ?? []).filter(({ name }) => !names.has(name))];
  const { hostname: _hostname, subdomain: _subdomain, ...podSpec } = template.spec;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: twinName },
    spec: {
      replicas,
      revisionHistoryLimit,
      ...(minReadySeconds !== undefined && { minReadySeconds }),
      selector: { matchLabels: labels },
      ...(rest.updateStrategy.type === 'Recreate' && { strategy: { type: 'Recreate' } }),
      template: {
        metadata: { ...template.metadata, labels } as unknown as JsonObject,
        spec: { ...podSpec, ...(volumes.length > 0 && { volumes }) } as unknown as Json,
      },
    },
  };
}

/** Other labels than the set's: two controllers and their Services must not pick each other's pods. */
const labels = { app: twinName };
