/** The kubectl lines that get a set out of where it is held, in the order to type them; and what each of them is for. */
import type { StatefulSet } from '#engine/objects.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { Hold } from './hold.ts';
import { type KnownCluster, objectNamed } from './knownCluster.ts';
import { outOfQuota } from './quotaWay.ts';
import type { Reason } from './reasons.ts';
import { isReplaceable, oldPods } from './setPods.ts';

/** What a line does, by name; the words are in `i18n`. */
export type WayOutName =
  /** Delete a broken old pod: it comes back at the update revision. */
  | 'deleteOldPod'
  /** Delete a broken pod, so that the corrected template reaches it. */
  | 'deleteBrokenPod'
  /** The template itself is bad: back to the one before. */
  | 'undo'
  /** The template itself is bad, and there is none before it. */
  | 'correctTemplate'
  | 'lookAtPod'
  /** A new pod starts its application afresh. */
  | 'deleteSick'
  | 'lookAtLogs'
  | 'lookAtClaim'
  | 'lookAtNode'
  | 'lookAtQuota'
  /** As much as the set asks for. */
  | 'raiseQuota'
  | 'lookAtClasses'
  | 'removeGate'
  | 'deletePodForClaim'
  /** Only if the machine is off for certain: two pods of one name would write to one volume. */
  | 'forceDelete'
  | 'outOfService'
  | 'lookAtFinalizers'
  | 'publishNotReady'
  | 'recreateParallel'
  | 'deleteCondemned'
  | 'lowerPartitionTo'
  | 'scale'
  | 'startLower'
  | 'wakeUp'
  | 'makeService'
  | 'deleteService'
  | 'selectPods'
  | 'deleteClaim'
  | 'lowerPartition'
  | 'deleteByHand'
  | 'lookAtStranger'
  /** The pod gets the labels that the set looks for. */
  | 'labelPod'
  | 'deleteStranger'
  | 'deleteOrphan'
  | 'applyAgain'
  | 'rollingUpdate'
  | 'lookAtEvents';

export interface WayOut {
  readonly name: WayOutName;
  readonly command: string;
}

/** Empty when there is nothing to do but wait. */
export function wayOut(cluster: KnownCluster, set: StatefulSet, report: SyncReport, hold: Hold): readonly WayOut[] {
  const kubectl = writerFor(set);
  const { name } = set.metadata;
  const { decision, reasons } = hold;
  const [, obstacle] = reasons;
  const pod = decision.object?.resource === 'pods' ? decision.object.name : '';
  switch (decision.rule) {
    case 'waitCondemnedUnhealthy':
      return [kubectl('deleteCondemned', `delete pod ${pod}`)];
    case 'partitionHolds':
      return [
        kubectl(
          'lowerPartition',
          `patch statefulset ${name} --type=merge -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":0}}}}'`,
        ),
      ];
    case 'strategyOnDelete':
      return oldPods(cluster, set, report).map(({ metadata }) =>
        kubectl('deleteByHand', `delete pod ${metadata.name}`),
      );
    case 'strategyUnknown':
      return [
        kubectl(
          'rollingUpdate',
          `patch statefulset ${name} --type=merge -p '{"spec":{"updateStrategy":{"type":"RollingUpdate"}}}'`,
        ),
      ];
    case 'apiRefused':
      return afterRefusal(cluster, set, hold);
    default:
      return obstacle === undefined ? [] : outOf(cluster, set, report, obstacle);
  }
}

type Writer = (name: WayOutName, line: string) => WayOut;

/** Lines in the set's namespace. */
export function writerFor({ metadata: { namespace = 'default' } }: StatefulSet): Writer {
  return (name, line) => ({ name, command: `kubectl ${line} -n ${namespace}` });
}

function afterRefusal(cluster: KnownCluster, set: StatefulSet, { decision, turn }: Hold): readonly WayOut[] {
  const kubectl = writerFor(set);
  const { object, values } = decision;
  const error = typeof values['error'] === 'string' ? values['error'] : '';
  if (turn === 'quota') return outOfQuota(cluster, set, error).map(({ name, line }) => kubectl(name, line));
  if (object?.resource === 'pods' && error.includes('already exists'))
    return [kubectl('lookAtStranger', `get pod ${object.name} --show-labels`)];
  if (turn === 'volume') return [kubectl('lookAtClaim', 'get pvc')];
  return [kubectl('lookAtEvents', `describe statefulset ${set.metadata.name}`)];
}

/** Out of what one pod, claim or node is in. */
export function outOf(cluster: KnownCluster, set: StatefulSet, report: SyncReport, reason: Reason): readonly WayOut[] {
  const kubectl = writerFor(set);
  switch (reason.name) {
    case 'imagePull':
    case 'containerRefused':
      return [kubectl('lookAtPod', `describe pod ${reason.values.pod}`), ...replace(cluster, set, report, reason)];
    case 'crashLoop': {
      const { pod, container } = reason.values;
      const logs = kubectl('lookAtLogs', `logs ${pod} -c ${container} --previous`);
      return [logs, ...replace(cluster, set, report, reason)];
    }
    case 'probe':
      return isOldAndReplaceable(cluster, set, report, reason.values.pod) ? replace(cluster, set, report, reason) : [];
    case 'probeLong':
      return [kubectl('lookAtPod', `describe pod ${reason.values.pod}`), ...replace(cluster, set, report, reason)];
    case 'sickApp':
      return [kubectl('deleteSick', `delete pod ${reason.values.pod}`)];
    case 'noPeers':
      return toItsPeers(set, reason.values);
    case 'gated':
      return [kubectl('removeGate', `get pod ${reason.values.pod} -o jsonpath='{.spec.schedulingGates}'`)];
    case 'claimLeaving':
      return [kubectl('deletePodForClaim', `delete pod ${reason.values.pod}`)];
    case 'claimUnbound':
    case 'claimLost':
      return [kubectl('lookAtClaim', `describe pvc ${reason.values.claim}`)];
    case 'claimWithoutClass':
      return [{ name: 'lookAtClasses', command: 'kubectl get storageclass' }];
    case 'unschedulable':
    case 'readinessGate':
    case 'volumeNotReady':
      return [kubectl('lookAtPod', `describe pod ${reason.values.pod}`)];
    case 'nodeLost':
      return [{ name: 'lookAtNode', command: `kubectl describe node ${reason.values.node}` }];
    case 'lostWhileLeaving':
    case 'overdue':
      return outOfLostNode(kubectl, reason.values);
    case 'heldByFinalizer':
      return [kubectl('lookAtFinalizers', `get pod ${reason.values.pod} -o jsonpath='{.metadata.finalizers}'`)];
    default:
      return [];
  }
}

/** What lets its members find each other: DNS tells them, and OrderedReady does not keep them apart. */
function toItsPeers(
  set: StatefulSet,
  { isOrdered, hiddenBy }: { readonly isOrdered: boolean; readonly hiddenBy: string },
): readonly WayOut[] {
  const kubectl = writerFor(set);
  const patch = `patch service ${hiddenBy} --type=merge -p '{"spec":{"publishNotReadyAddresses":true}}'`;
  const publish = hiddenBy === '' ? [] : [kubectl('publishNotReady', patch)];
  if (!isOrdered) return publish;
  return [...publish, kubectl('recreateParallel', `delete statefulset ${set.metadata.name} --cascade=orphan`)];
}

function outOfLostNode(
  kubectl: Writer,
  { pod, node }: { readonly pod: string; readonly node: string },
): readonly WayOut[] {
  if (node === '') return [kubectl('forceDelete', `delete pod ${pod} --grace-period=0 --force`)];
  return [
    { name: 'lookAtNode', command: `kubectl describe node ${node}` },
    {
      name: 'outOfService',
      command: `kubectl taint node ${node} node.kubernetes.io/out-of-service=nodeshutdown:NoExecute`,
    },
    kubectl('forceDelete', `delete pod ${pod} --grace-period=0 --force`),
  ];
}

/** A pod that cannot get Ready: the template is corrected first, then, under OrderedReady, the pod is deleted (kubernetes #67250). */
function replace(
  cluster: KnownCluster,
  set: StatefulSet,
  report: SyncReport,
  { values: { pod } }: Extract<Reason, { readonly values: { readonly pod: string } }>,
): readonly WayOut[] {
  const kubectl = writerFor(set);
  const { name } = set.metadata;
  const isOrdered = set.spec.podManagementPolicy !== 'Parallel';
  if (isOldAndReplaceable(cluster, set, report, pod))
    return isOrdered ? [kubectl('deleteOldPod', `delete pod ${pod}`)] : [];
  const correct = hasEarlierRevision(cluster, set)
    ? kubectl('undo', `rollout undo statefulset/${name}`)
    : kubectl('correctTemplate', `edit statefulset ${name}`);
  return isOrdered ? [correct, kubectl('deleteBrokenPod', `delete pod ${pod}`)] : [correct];
}

function isOldAndReplaceable(cluster: KnownCluster, set: StatefulSet, report: SyncReport, name: string): boolean {
  const pod = objectNamed(cluster, 'pods', name);
  return pod !== undefined && isReplaceable(set, report, pod);
}

function hasEarlierRevision({ stored }: KnownCluster, { metadata }: StatefulSet): boolean {
  const own = stored.objects.controllerrevisions.filter(({ metadata: { ownerReferences = [] } }) =>
    ownerReferences.some(({ uid }) => uid === metadata.uid),
  );
  return own.length > 1;
}
