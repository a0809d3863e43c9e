import type { Json, JsonObject } from '../json.ts';
import type { Service } from '../objects.ts';
import type { Release } from '../versions.ts';
import { defaulted } from './decode.ts';
import type { Unstored } from './manifests.ts';

/**
 * A Service as the API server reads it from a manifest (upstream `SetDefaults_Service`), with the IP families of a cluster
 * that has IPv4 only. A cluster IP is the store's to give; a headless Service has none.
 */
export function defaultService(manifest: JsonObject, release: Release): Unstored<Service> {
  return asService(defaulted('Service', manifest, release));
}

/** The typed Service, with the rest of its defaults, of what `decodeManifest` has read. */
export function asService(decoded: JsonObject): Unstored<Service> {
  const { metadata, spec } = decoded as { metadata: JsonObject; spec: JsonObject };
  // The reader gives every field of the shape that the type tells of.
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: withFamilies(withTraffic(withPorts(spec))),
    status: { loadBalancer: {} },
  } as unknown as Unstored<Service>;
}

function withPorts(spec: JsonObject): JsonObject {
  const ports = spec['ports'] as readonly JsonObject[] | undefined;
  if (ports === undefined) return spec;
  return { ...spec, ports: ports.map((port) => ({ ...port, targetPort: targetPortOf(port) })) };
}

/** Port 0 and the empty name mean that none is given. */
function targetPortOf(port: JsonObject): Json | undefined {
  const given = port['targetPort'];
  return given === 0 || given === '' ? port['port'] : given;
}

function withTraffic(spec: JsonObject): JsonObject {
  const type = spec['type'] ?? 'ClusterIP';
  const isOutside = type === 'NodePort' || type === 'LoadBalancer';
  const hasExternalIPs = type === 'ClusterIP' && spec['externalIPs'] !== undefined;
  return dropUndefined({
    ...spec,
    type,
    ...sessionAffinity(spec),
    externalTrafficPolicy: spec['externalTrafficPolicy'] ?? (isOutside || hasExternalIPs ? 'Cluster' : undefined),
    internalTrafficPolicy: spec['internalTrafficPolicy'] ?? (type === 'ExternalName' ? undefined : 'Cluster'),
    allocateLoadBalancerNodePorts:
      spec['allocateLoadBalancerNodePorts'] ?? (type === 'LoadBalancer' ? true : undefined),
  });
}

function sessionAffinity(spec: JsonObject): JsonObject {
  const affinity = spec['sessionAffinity'] ?? 'None';
  if (affinity !== 'ClientIP') return { sessionAffinity: affinity, sessionAffinityConfig: undefined };
  const given = spec['sessionAffinityConfig'] as { clientIP?: { timeoutSeconds?: number } } | undefined;
  const timeoutSeconds = given?.clientIP?.timeoutSeconds ?? 10800;
  return { sessionAffinity: affinity, sessionAffinityConfig: { clientIP: { timeoutSeconds } } };
}

function withFamilies(spec: JsonObject): JsonObject {
  if (spec['type'] === 'ExternalName') return spec;
  const isHeadless = spec['clusterIP'] === 'None';
  // Without a selector nobody knows what the endpoints will be, so both families are promised.
  const anyFamily = isHeadless && spec['selector'] === undefined;
  return dropUndefined({
    ...spec,
    clusterIPs: spec['clusterIPs'] ?? (isHeadless ? ['None'] : undefined),
    ipFamilies: spec['ipFamilies'] ?? (anyFamily ? ['IPv4', 'IPv6'] : ['IPv4']),
    ipFamilyPolicy: spec['ipFamilyPolicy'] ?? (anyFamily ? 'RequireDualStack' : 'SingleStack'),
  });
}

function dropUndefined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
