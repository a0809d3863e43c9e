/** Which pods a drain takes off a node, and which it would lose something with (kubectl `drain.filterPods`). */
import { listAt, textAt, valueAt } from '../objectFields.ts';
import { parseTime } from '#engine/apiserver/time.ts';
import { type ApiObject, type KubectlWorld, objectNamed, objectsIn } from '../world.ts';

export interface DrainRules {
  readonly force: boolean;
  readonly ignoreDaemonSets: boolean;
  readonly deleteEmptyDirData: boolean;
  /** Zero: never. */
  readonly skipWaitSeconds: number;
  /** Pods that are meant at all. */
  readonly isMeant: (pod: ApiObject) => boolean;
}

export interface PodsToDrain {
  readonly pods: readonly ApiObject[];
  /** `deleting Pods that declare no controller: default/lone`. */
  readonly warnings: readonly string[];
  /** Why nothing may be drained. */
  readonly problems: readonly string[];
}

/** What is to become of a pod: it goes, with a warning perhaps, or it stays, for a reason or an error. */
interface Verdict {
  readonly goes: boolean;
  readonly warning?: string;
  readonly problem?: string;
}

export function podsToDrain(world: KubectlWorld, node: string, rules: DrainRules): PodsToDrain {
  const all = objectsIn(world, 'pods', undefined);
  const judged = all
    .filter((pod) => textAt(pod, 'spec', 'nodeName') === node && rules.isMeant(pod))
    .map((pod) => ({ pod, verdict: verdictOf(world, pod, rules) }));
  const told = (part: 'warning' | 'problem') => {
    const texts = new Set(judged.flatMap(({ verdict }) => verdict[part] ?? []));
    return [...texts].map((text) => {
      const names = judged.filter(({ verdict }) => verdict[part] === text).map(({ pod }) => podText(pod));
      return `${text}: ${names.join(', ')}`;
    });
  };
  return {
    pods: judged.flatMap(({ pod, verdict }) => (verdict.goes ? [pod] : [])),
    warnings: told('warning'),
    problems: told('problem').map((text) => `cannot delete ${text}`),
  };
}

export function podText({ metadata: { namespace = '', name } }: ApiObject): string {
  return `${namespace}/${name}`;
}

/** The filters one after the other: the first that keeps a pod decides, and of the warnings the last one is told. */
function verdictOf(world: KubectlWorld, pod: ApiObject, rules: DrainRules): Verdict {
  const controller = pod.metadata.ownerReferences?.find((owner) => owner.controller === true);
  const isOver = ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'));
  const isSkipped = isDeletedLongAgo(pod, world.nowMs, rules.skipWaitSeconds);
  if (isSkipped) return { goes: false };
  if (controller?.kind === 'DaemonSet' && controller.apiVersion === 'apps/v1' && !isOver) {
    const verdict = daemonVerdict(world, pod, controller.name, rules);
    if (!verdict.goes) return verdict;
  }
  if (pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined) return { goes: false };
  const hasLocalData = listAt(pod, 'spec', 'volumes').some((volume) => valueAt(volume, 'emptyDir') !== undefined);
  if (hasLocalData && !isOver && !rules.deleteEmptyDirData) {
    return { goes: false, problem: 'Pods with local storage (use --delete-emptydir-data to override)' };
  }
  if (isOver || controller !== undefined) return { goes: true };
  return rules.force
    ? { goes: true, warning: 'deleting Pods that declare no controller' }
    : { goes: false, problem: 'Pods that declare no controller (use --force to override)' };
}

function daemonVerdict(world: KubectlWorld, pod: ApiObject, name: string, rules: DrainRules): Verdict {
  if (objectNamed(world, 'daemonsets', pod.metadata.namespace, name) === undefined) {
    return rules.force ? { goes: true } : { goes: false, problem: `daemonsets.apps ${JSON.stringify(name)} not found` };
  }
  return rules.ignoreDaemonSets
    ? { goes: false, warning: 'ignoring DaemonSet-managed Pods' }
    : { goes: false, problem: 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)' };
}

/** A pod whose node does not answer stays for ever: nobody has to wait for it. */
export function isDeletedLongAgo({ metadata }: ApiObject, nowMs: number, seconds: number): boolean {
  const { deletionTimestamp } = metadata;
  if (seconds <= 0 || deletionTimestamp === undefined) return false;
  return Math.trunc((nowMs - parseTime(deletionTimestamp)) / 1000) > seconds;
}
