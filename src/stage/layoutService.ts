/** The Service in front of the set: its rail, and what DNS answers for each ordinal's name. */
import type { FrameIndex } from './indexFrame.ts';
import type { PodFacts } from '#engine/statefulset/podFacts.ts';
import type { EndpointLook, ServiceRail } from './scene.ts';

/** The rail over the lanes. */
export function layoutService({ set, service, endpoints, pods }: FrameIndex): ServiceRail {
  const name = set?.spec.serviceName ?? '';
  const namespace = set?.metadata.namespace ?? 'default';
  return {
    name,
    state:
      name === ''
        ? 'unnamed'
        : service === undefined
          ? 'missing'
          : service.spec.clusterIP === 'None'
            ? 'headless'
            : 'clusterIP',
    inDns: service?.spec.clusterIP === 'None' ? endpoints.named : 0,
    pods: pods.size,
    domain: name === '' ? '' : `${set?.metadata.name}-N.${name}.${namespace}.svc.cluster.local`,
  };
}

/** Whether the ordinal's own name resolves now. */
export function endpointLook(pod: PodFacts | undefined, { service, endpoints }: FrameIndex): EndpointLook {
  if (service === undefined) return 'noService';
  if (pod === undefined || pod.pod.status.podIP === undefined) return 'noAddress';
  // Only a headless Service has a name for each pod.
  if (service.spec.clusterIP !== 'None') return 'withheld';
  const endpoint = endpoints.of(pod.pod.metadata.uid);
  if (endpoint === undefined || endpoint.hostname === undefined || !endpoint.conditions.ready) return 'withheld';
  return endpoint.conditions.serving && !endpoint.conditions.terminating ? 'inDns' : 'published';
}
