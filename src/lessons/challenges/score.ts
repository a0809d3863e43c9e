/** What a learner has done in a challenge, and what it has cost: counted from the trail, so a replay comes to the same. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { isReady, podsOf, requestIn } from '../facts.ts';
import type { Trail } from '../trail.ts';
import type { Challenge } from './challenge.ts';

export interface Score {
  /** Objects written by the learner; what changed nothing counts nothing (plan 1.3). */
  readonly actions: number;
  readonly unavailableMs: number;
  /** Something was asked for that only a menu of faults can do. */
  readonly isAgainstRules: boolean;
}

export function scoreOf(challenge: Challenge, { frames }: Trail): Score {
  let actions = 0;
  let unavailableMs = 0;
  let isAgainstRules = false;
  for (const [at, frame] of frames.slice(1).entries()) {
    const before = frames[at] as Frame;
    if (actions > 0 && isUnavailable(challenge, before)) {
      unavailableMs += frame.cluster.nowMs - before.cluster.nowMs;
    }
    const request = requestIn(frame);
    if (request === undefined) continue;
    actions += actionsOf(request, before, frame);
    isAgainstRules ||= isTrouble(request) && challenge.allows?.(request) !== true;
  }
  return { actions, unavailableMs, isAgainstRules };
}

/** Within par in both counts. */
export function isWithinPar({ par }: Challenge, { actions, unavailableMs }: Score): boolean {
  return actions <= par.actions && unavailableMs <= par.unavailableSeconds * 1000;
}

function isUnavailable({ start, floor }: Challenge, frame: Frame): boolean {
  return podsOf(frame, start.setName).filter(isReady).length < floor;
}

function actionsOf(request: Request, before: Frame, after: Frame): number {
  switch (request.type) {
    // Who asks DNS, or stops waiting for a drain, writes nothing.
    case 'lookUp':
    case 'stopDrain':
      return 0;
    // A drain is one action: it counts when it cordons, and whom it evicts afterwards counts no more.
    case 'evict':
      return isOnCordonedNode(before, request.name) ? 0 : 1;
    case 'recreateSet':
      return 2;
    case 'writeFiles':
    case 'drain':
      return 1;
    default:
      return isTrouble(request) || before.cluster.stored.resourceVersion !== after.cluster.stored.resourceVersion
        ? 1
        : 0;
  }
}

function isOnCordonedNode({ cluster }: Frame, pod: string): boolean {
  const { nodes, pods } = cluster.stored.objects;
  const nodeName = pods.find(({ metadata }) => metadata.name === pod)?.spec.nodeName;
  return nodes.find(({ metadata }) => metadata.name === nodeName)?.spec.unschedulable === true;
}

/** Not a write of the API, but something that befalls the world: who has a menu for it could mend or break anything. */
function isTrouble({ type }: Request): boolean {
  return troubles.includes(type);
}

const troubles: readonly Request['type'][] = [
  'podFault',
  'hasten',
  'apiFault',
  'cacheLag',
  'controllerDown',
  'controllerUp',
  'controllerCrash',
  'nodeFault',
  'provisionerFault',
];
