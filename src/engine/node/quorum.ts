/**
 * Applications that are ready only together, as ZooKeeper and etcd are: a member is ready while a majority of its set's replicas runs and
 * it has found them. It finds its peers by the DNS names of the headless Service, so it finds only those that DNS has; once it has joined,
 * it knows them. Not Kubernetes, but what Kubernetes is asked to run: a set declares it by an annotation of its pod template, or by an
 * image with the tag `quorum`.
 */
import type { ApiServer } from '../apiserver/apiServer.ts';
import { slicesOf } from '../network/endpointSlices.ts';
import type { Container, Pod } from '../objects.ts';
import type { ContainerRecord } from './containerRecord.ts';
import { traitOf } from './images.ts';

const readinessAnnotation = 'ordinal.dev/readiness';

/** The container of a pod that needs a quorum; undefined when none does. */
export function quorumContainer({ metadata, spec }: Pod): Container | undefined {
  if (metadata.annotations?.[readinessAnnotation] === 'quorum') return spec.containers[0];
  return spec.containers.find(({ image }) => traitOf(image) === 'quorum');
}

/** The UID of the set that a pod belongs to; '' when it belongs to none. */
export function setUidOf({ metadata }: Pod): string {
  return metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid ?? '';
}

/** A pod that needs its peers. `runs`: its application is up, and answers its peers. */
export interface Member {
  readonly pod: Pod;
  readonly record: ContainerRecord;
  readonly runs: boolean;
}

/** The UIDs of those members that run and see a majority. */
export function quorateMembers(members: readonly Member[], api: ApiServer): ReadonlySet<string> {
  const [first] = members;
  if (first === undefined) return new Set();
  const majority = Math.floor(replicasOf(first.pod, members.length, api) / 2) + 1;
  const inDns = podsInDns(first.pod, api);
  const running = members.filter(({ runs }) => runs);
  const found = running.filter(({ pod }) => inDns.has(pod.metadata.uid));
  const sees = ({ pod, record }: Member): number => {
    if (record.quorum?.has === true) return running.length;
    return found.length + (inDns.has(pod.metadata.uid) ? 0 : 1);
  };
  return new Set(running.filter((member) => sees(member) >= majority).map(({ pod }) => pod.metadata.uid));
}

function replicasOf(pod: Pod, pods: number, api: ApiServer): number {
  const uid = setUidOf(pod);
  for (const { metadata, spec } of api.list('statefulsets')) if (metadata.uid === uid) return spec.replicas;
  return pods;
}

/** Pods whose names resolve: their Service has their address, and publishes it (semantics 6.8). */
function podsInDns({ spec }: Pod, api: ApiServer): ReadonlySet<string> {
  const { subdomain } = spec;
  if (subdomain === undefined || api.get('services', subdomain) === undefined) return new Set();
  const endpoints = slicesOf(api.list('endpointslices'), subdomain).flatMap((slice) => slice.endpoints);
  return new Set(endpoints.flatMap(({ conditions, targetRef }) => (conditions.ready ? [targetRef.uid] : [])));
}
