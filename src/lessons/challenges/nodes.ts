/** Challenges about machines: one that may be dead, and two that are to be emptied (plan 5). */
import type { JsonObject } from '#engine/json.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { all, everWas, not, nowIs } from '../conditions.ts';
import { isReady, podOf, podsOf } from '../facts.ts';
import { ask, typeLine, wait, waitAtMost } from '../lesson.ts';
import { type Start, web, webSet } from '../webStart.ts';
import type { Challenge, Variant } from './challenge.ts';
import { areClaimsKept, haveOnly, set, wasNeverBelow } from './challengeFacts.ts';
import { after } from './startAfter.ts';

const powerOff: Request = { type: 'nodeFault', name: 'node-b', fault: 'down' };
const outOfService = typeLine('kubectl taint nodes node-b node.kubernetes.io/out-of-service=nodeshutdown:NoExecute');

/** A container of web-1 runs on without its pod, while there is another web-1. */
function areTwo(frame: Frame): boolean {
  const strays = frame.cluster.infrastructure?.strayContainers ?? [];
  return strays.some(({ pod }) => pod === 'web-1') && podOf(frame, set, 1)?.status.phase === 'Running';
}

/** For eleven minutes the node has been in this state; the API server knows only that it hears nothing. */
function silentNode(fault: 'cutOff' | 'down'): Start {
  return after(web(), [[60, { type: 'nodeFault', name: 'node-b', fault }]], { atMostMs: 720_000 });
}

const forceDelete = typeLine('kubectl delete pod web-1 --force --grace-period=0');

/** Its containers run on and write to their disks. */
const cut: Variant = {
  start: silentNode('cutOff'),
  par: { actions: 2, unavailableSeconds: 18 },
  model: [ask(powerOff), outOfService, waitAtMost(120_000)],
  negatives: [
    [forceDelete, waitAtMost(600_000)],
    [outOfService, waitAtMost(600_000)],
    [typeLine('kubectl delete node node-b'), waitAtMost(600_000)],
    [ask(powerOff), waitAtMost(600_000)],
    [waitAtMost(600_000)],
  ],
};

/** Nothing runs there. Without the taint the disk stays attached to it for six minutes. */
const off: Variant = {
  start: silentNode('down'),
  par: { actions: 1, unavailableSeconds: 18 },
  model: [outOfService, waitAtMost(120_000)],
  longer: [
    [forceDelete, waitAtMost(600_000)],
    [typeLine('kubectl delete node node-b'), waitAtMost(600_000)],
  ],
  negatives: [[waitAtMost(600_000)], [typeLine('kubectl cordon node-b'), waitAtMost(600_000)]],
};

const isTheNodeDead: Challenge = {
  id: 'is-the-node-dead',
  chapter: 'when-it-waits',
  level: 'hard',
  ...cut,
  variants: [cut, off],
  goal: all(
    nowIs(
      (frame, trail) =>
        isReady(podOf(frame, set, 1)) &&
        podOf(frame, set, 1)?.spec.nodeName !== 'node-b' &&
        areClaimsKept(frame, trail, [1]),
    ),
    not(everWas(areTwo)),
  ),
  floor: 3,
  allows: (request) => request.type === 'nodeFault' && request.name === 'node-b' && request.fault === 'down',
  shows: ['kept', 'claim', 'node'],
};

/** No two pods of the set on one node. */
const apart: JsonObject = {
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { labelSelector: { matchLabels: { app: 'nginx' } }, topologyKey: 'kubernetes.io/hostname' },
    ],
  },
};

const budget: JsonObject = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { minAvailable: 2, selector: { matchLabels: { app: 'nginx' } } },
};

function apartStart() {
  const { spec } = webSet() as { spec: { template: { spec: JsonObject } & JsonObject } };
  const template = { ...spec.template, spec: { ...spec.template.spec, affinity: apart } };
  return web({ spec: { template }, others: [budget] });
}

/** The node takes no pods, and has none of the set. */
export function isEmptied(frame: Frame, name: string): boolean {
  return isCordoned(frame, name) && podsOf(frame, set).every(({ spec }) => spec.nodeName !== name);
}

function isCordoned({ cluster }: Frame, name: string): boolean {
  return cluster.stored.objects.nodes.find(({ metadata }) => metadata.name === name)?.spec.unschedulable === true;
}

const drain = (node: string, flags = '', exit = 0) =>
  typeLine(`kubectl drain ${node} --ignore-daemonsets${flags}`, exit);
const uncordon = (node: string) => typeLine(`kubectl uncordon ${node}`);

const twoDrains: Challenge = {
  id: 'two-drains',
  chapter: 'when-it-waits',
  level: 'medium',
  start: apartStart(),
  goal: all(
    everWas((frame) => isEmptied(frame, 'node-a')),
    everWas((frame) => isEmptied(frame, 'node-b')),
    nowIs((frame) => haveOnly(frame, [0, 1, 2]) && !isCordoned(frame, 'node-a') && !isCordoned(frame, 'node-b')),
    (trail) => wasNeverBelow(trail, 2),
  ),
  floor: 2,
  par: { actions: 4, unavailableSeconds: 0 },
  shows: ['kept', 'node'],
  model: [drain('node-a'), uncordon('node-a'), wait(), drain('node-b'), uncordon('node-b'), wait()],
  negatives: [
    [drain('node-a'), drain('node-b', ' --timeout=20s', 1), uncordon('node-a'), uncordon('node-b'), wait()],
    [
      typeLine('kubectl cordon node-a node-b'),
      typeLine('kubectl delete pod web-0 web-1'),
      wait(),
      typeLine('kubectl uncordon node-a node-b'),
      wait(),
    ],
    [drain('node-a'), uncordon('node-a'), wait()],
  ],
};

export const nodes: readonly Challenge[] = [twoDrains, isTheNodeDead];
