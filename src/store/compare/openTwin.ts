/** Puts a Deployment of the same template into the cluster, and beside the set on the screen; and asks the same of both. */
import { twinManifests, twinName } from '#engine/deployment/twin.ts';
import type { Deployment, Pod, StatefulSet } from '#engine/objects.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { ownerIn, ownReplicaSets } from './podSlots.ts';

/** Gives the API server's refusal; undefined when both are on the screen. A Deployment that is there already is taken. */
export async function openTwin(): Promise<string | undefined> {
  await ordinalStore.getState().prepare();
  const { frame, setName, submit, pause, compareWith } = ordinalStore.getState();
  const { deployments, statefulsets } = frame.cluster.stored.objects;
  const set = statefulsets.find(({ metadata }) => metadata.name === setName);
  if (set === undefined) return '';
  const [first] = deployments;
  if (first === undefined) {
    for (const manifest of twinManifests(set)) {
      const refusal = submit({ type: 'apply', manifest });
      if (refusal !== undefined) return refusal.message;
    }
  }
  pause();
  compareWith({ deployment: first?.metadata.name ?? twinName });
  return undefined;
}

/** What can be asked of both at once. */
export type TwinDeed =
  | { readonly type: 'image'; readonly image: string }
  | { readonly type: 'replicas'; readonly replicas: number }
  | { readonly type: 'deletePod' }
  | { readonly type: 'node'; readonly node: string; readonly fault: 'down' | 'up' };

/** The requests that do it, first to the set. A node is of the cluster, so it is asked once. */
export function twinRequests(
  deed: TwinDeed,
  set: StatefulSet,
  deployment: Deployment,
  pods: TwinPods,
): readonly Request[] {
  const { name } = set.metadata;
  switch (deed.type) {
    case 'image': {
      const container = set.spec.template.spec.containers[0]?.name ?? '';
      const template = { spec: { containers: [{ name: container, image: deed.image }] } };
      return [{ type: 'setImage', name, container, image: deed.image }, patchOf(deployment, { template })];
    }
    case 'replicas': {
      const { replicas } = deed;
      return [
        { type: 'patchSet', name, spec: { replicas } },
        { type: 'scale', resource: 'deployments', name: deployment.metadata.name, replicas },
      ];
    }
    case 'deletePod':
      return [pods.ofSet, pods.ofDeployment].flatMap((pod) =>
        pod === undefined ? [] : [{ type: 'delete', resource: 'pods', name: pod.metadata.name } as const],
      );
    case 'node':
      return [{ type: 'nodeFault', name: deed.node, fault: deed.fault }];
  }
}

/** The pods that a deed is about, one of each. */
export interface TwinPods {
  readonly ofSet: Pod | undefined;
  readonly ofDeployment: Pod | undefined;
}

/** The second pod of the set that stays, and the oldest of the Deployment. */
export function twinPods(pods: readonly Pod[], set: StatefulSet, own: ReturnType<typeof ownReplicaSets>): TwinPods {
  const staying = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const ofSet = (ordinal: number) =>
    staying.find(({ metadata }) => metadata.name === `${set.metadata.name}-${ordinal}`);
  const start = set.spec.ordinals?.start ?? 0;
  return {
    ofSet: ofSet(start + 1) ?? ofSet(start),
    ofDeployment: staying.find((pod) => ownerIn(pod, own) !== undefined),
  };
}

function patchOf({ metadata }: Deployment, spec: Extract<Request, { type: 'patch' }>['patch']): Request {
  return { type: 'patch', resource: 'deployments', name: metadata.name, patchType: 'strategic', patch: { spec } };
}

/** Does it, and plays on. Gives the first refusal. */
export function askBoth(deed: TwinDeed, deploymentName: string): string | undefined {
  const { frame, setName } = ordinalStore.getState();
  const { pods, replicasets, statefulsets, deployments } = frame.cluster.stored.objects;
  const set = statefulsets.find(({ metadata }) => metadata.name === setName);
  const deployment = deployments.find(({ metadata }) => metadata.name === deploymentName);
  if (set === undefined || deployment === undefined) return undefined;
  const both = twinPods(pods, set, ownReplicaSets(replicasets, deploymentName));
  for (const request of twinRequests(deed, set, deployment, both)) {
    const refusal = ordinalStore.getState().submit(request);
    if (refusal !== undefined) return refusal.message;
  }
  return undefined;
}
