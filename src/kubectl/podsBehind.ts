/** The pods behind a workload or a Service, and which of them a command had best turn to. */
import type { LabelSelector } from '#engine/objects.ts';
import { fail, type Failure } from './failures.ts';
import { listAt, mapAt, numberAt, textAt, textsAt, valueAt } from './objectFields.ts';
import { momentOf } from './print/age.ts';
import type { ApiObject } from './world.ts';

/** What picks an object's pods, or why it has none; `purpose` begins that sentence (kubectl `SelectorsForObject`). */
export function selectorOf(object: ApiObject | undefined, purpose: string): LabelSelector | Failure {
  switch (object?.kind) {
    case 'StatefulSet':
    case 'Deployment':
    case 'ReplicaSet':
      return mapAt(object, 'spec', 'selector');
    case 'Service': {
      const matchLabels = textsAt(object, 'spec', 'selector');
      if (Object.keys(matchLabels).length > 0) return { matchLabels };
      return fail(
        `${purpose} *v1.Service: invalid service '${object.metadata.name}': Service is defined without a selector`,
      );
    }
    default: {
      const type = `*v1.${object?.kind ?? ''}`;
      return fail(`${purpose} ${type}: selector for ${type} not implemented`);
    }
  }
}

type Order = (one: ApiObject, other: ApiObject) => number;

/** The most active first: on a node, running, ready, longest ready, least restarted, oldest (`ActivePods`, reversed). */
export const byActivity: Order = orderBy(1);

/** The one with most to tell first: as by activity, but the most restarted (kubectl `podutils.ByLogging`). */
export const byLogging: Order = orderBy(-1);

function orderBy(restarts: 1 | -1): Order {
  return (one, other) => {
    const [left, right] = [ranks(one, restarts), ranks(other, restarts)];
    const at = left.findIndex((rank, place) => rank !== right[place]);
    return at < 0 ? 0 : (left[at] as number) - (right[at] as number);
  };
}

function ranks(pod: ApiObject, sign: 1 | -1): readonly number[] {
  const ready = listAt(pod, 'status', 'conditions').find((each) => textAt(each, 'type') === 'Ready');
  const isReady = textAt(ready, 'status') === 'True';
  const restarts = listAt(pod, 'status', 'containerStatuses').map((each) => numberAt(each, 'restartCount'));
  return [
    Number(textAt(pod, 'spec', 'nodeName') === ''),
    ['Running', 'Unknown', 'Pending'].indexOf(textAt(pod, 'status', 'phase')),
    Number(!isReady),
    // Ready since nobody knows when comes behind (`afterOrZero`).
    isReady ? momentOf(valueAt(ready, 'lastTransitionTime')) || Number.MAX_SAFE_INTEGER : 0,
    sign * Math.max(0, ...restarts),
    momentOf(pod.metadata.creationTimestamp),
  ];
}
