/** What can be done to a node and its machine, as requests; or why it would change nothing. */
import type { Node } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { NodeFault, Request } from '#engine/simulation/scenario.ts';
import type { AroundWords } from '#i18n/aroundWords.ts';
import type { Action } from './action.ts';

const outOfService = { key: 'node.kubernetes.io/out-of-service', value: 'nodeshutdown', effect: 'NoExecute' } as const;

type MachineState = keyof AroundWords['nodes']['machines'];

/** A node as one sees it: its object, if there is one, and what is wrong with its machine. */
export interface NodeSeen {
  readonly name: string;
  readonly node: Node | undefined;
  readonly machine: MachineState | undefined;
  readonly isDrained: boolean;
  readonly pods: number;
}

/** All nodes, those too whose object is gone while something is wrong with the machine. */
export function nodesSeen({ cluster }: Frame): readonly NodeSeen[] {
  const { nodes, pods } = cluster.stored.objects;
  const { machines = [], drains = [] } = cluster.infrastructure ?? {};
  const names = new Set([...nodes.map(({ metadata }) => metadata.name), ...machines.map(({ node }) => node)]);
  return [...names].sort().map((name) => ({
    name,
    node: nodes.find(({ metadata }) => metadata.name === name),
    machine: machines.find(({ node }) => node === name)?.state,
    isDrained: drains.some(({ node }) => node === name),
    pods: pods.filter(({ spec }) => spec.nodeName === name).length,
  }));
}

/** `NotReady (Unknown), cordoned, machine off`. */
export function nodeState({ node, machine }: NodeSeen, { nodes }: AroundWords): string {
  const ready = node?.status.conditions.find(({ type }) => type === 'Ready')?.status;
  const reported = node === undefined ? nodes.states.none : nodes.states[ready ?? 'Unknown'];
  const state = node?.spec.unschedulable === true ? nodes.cordoned({ state: reported }) : reported;
  return machine === undefined ? state : nodes.machines[machine]({ state });
}

export function nodeActions(seen: NodeSeen, words: AroundWords): readonly Action[] {
  return [...machineActions(seen, words), ...objectActions(seen, words)];
}

function machineActions({ name, node, machine }: NodeSeen, { notes, refusals }: AroundWords): readonly Action[] {
  const fault = (which: NodeFault, refusal: string | undefined): Action => ({
    name: which,
    request: { type: 'nodeFault', name, fault: which },
    note: notes[which],
    refusal,
  });
  const troubled = machine === undefined ? undefined : refusals.inTrouble;
  const isOnItsWay = machine === 'starting' || machine === 'shuttingDown';
  const isUp = machine === undefined && node !== undefined;
  return [
    fault('down', machine === 'down' ? refusals.isOff : undefined),
    fault('cutOff', troubled),
    fault('shutdown', troubled),
    fault('up', isOnItsWay ? refusals.onItsWay : isUp ? refusals.isUp : undefined),
  ];
}

/** What anybody can do with kubectl; the note is its line. */
function objectActions({ name, node, isDrained }: NodeSeen, { notes, refusals }: AroundWords): readonly Action[] {
  const refusal = node === undefined ? refusals.noNode : undefined;
  const isCordoned = node?.spec.unschedulable === true;
  const { key, value, effect } = outOfService;
  const taints = node?.spec.taints ?? [];
  const others = taints.filter((taint) => taint.key !== key);
  const isVouchedFor = others.length < taints.length;
  return [
    {
      name: isCordoned ? 'uncordon' : 'cordon',
      request: patch(name, { unschedulable: isCordoned ? null : true }),
      note: `kubectl ${isCordoned ? 'uncordon' : 'cordon'} ${name}`,
      refusal,
    },
    isDrained
      ? { name: 'stopDrain', request: { type: 'stopDrain', name }, note: notes.stopDrain, refusal }
      : {
          name: 'drain',
          request: { type: 'drain', name, ignoreDaemonSets: true, deleteEmptyDirData: true },
          note: `kubectl drain ${name} --ignore-daemonsets --delete-emptydir-data`,
          refusal,
        },
    {
      name: isVouchedFor ? 'inService' : 'outOfService',
      request: patch(name, { taints: isVouchedFor ? others : [...others, outOfService] }),
      note: `kubectl taint node ${name} ${key}${isVouchedFor ? '-' : `=${value}:${effect}`}`,
      refusal,
    },
    {
      name: 'deleteNode',
      request: { type: 'delete', resource: 'nodes', name },
      note: `kubectl delete node ${name}`,
      refusal,
    },
  ];
}

function patch(name: string, spec: object): Request {
  // The objects are plain JSON, whatever their types say of what may be absent.
  const plain = JSON.parse(JSON.stringify({ spec })) as Extract<Request, { type: 'patch' }>['patch'];
  return { type: 'patch', resource: 'nodes', name, patchType: 'strategic', patch: plain };
}
