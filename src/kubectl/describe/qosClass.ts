import { compareQuantities, parseQuantity } from '#engine/apiserver/quantity.ts';
import { listAt, mapAt, textAt, valueAt } from '../objectFields.ts';
import type { ApiObject } from '../world.ts';

type QosClass = 'BestEffort' | 'Burstable' | 'Guaranteed';

/** How a pod is served when a node runs short (kubectl `GetPodQOS`): what its status says, or what its requests and limits say. */
export function qosClass(pod: ApiObject): string {
  const noted = textAt(pod, 'status', 'qosClass');
  if (noted !== '') return noted;
  const whole = valueAt(pod, 'spec', 'resources');
  const counted =
    whole === undefined ? [...listAt(pod, 'spec', 'initContainers'), ...listAt(pod, 'spec', 'containers')] : [];
  const classes = whole === undefined ? counted.map((each) => classOf(valueAt(each, 'resources'))) : [classOf(whole)];
  return together(classes);
}

function classOf(resources: unknown): QosClass {
  const isEmpty = [mapAt(resources, 'requests'), mapAt(resources, 'limits')].every(
    (map) => Object.keys(map).length === 0,
  );
  if (isEmpty) return 'BestEffort';
  return together(['cpu', 'memory'].map((name) => classOfOne(resources, name)));
}

/** Request and limit both zero, both the same, or neither. */
function classOfOne(resources: unknown, name: string): QosClass {
  const [request, limit] = ['requests', 'limits'].map((list) => parseQuantity(textAt(resources, list, name) || '0'));
  if (request === undefined || limit === undefined || 'error' in request || 'error' in limit) return 'Burstable';
  if (compareQuantities(request, limit) !== 0) return 'Burstable';
  return request.unscaled === 0n ? 'BestEffort' : 'Guaranteed';
}

function together(classes: readonly QosClass[]): QosClass {
  const [first = 'BestEffort'] = classes;
  return classes.every((each) => each === first) ? first : 'Burstable';
}
