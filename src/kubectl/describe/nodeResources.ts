/** The pods of a node, and which part of it they have asked for (kubectl `describeNodeResource`). */
import { formatQuantity, type Quantity, roundUp } from '#engine/apiserver/quantity.ts';
import type { Pod } from '#engine/objects.ts';
import { add, type Amounts, amountsOf, zero } from '#engine/quota/amounts.ts';
import { totalOf } from '#engine/quota/podUsage.ts';
import { mapAt } from '../objectFields.ts';
import { ageOf } from '../print/age.ts';
import type { ApiObject, KubectlWorld } from '../world.ts';
import type { Description } from './description.ts';

export function describeNodeResources(
  description: Description,
  node: ApiObject,
  pods: readonly ApiObject[],
  world: KubectlWorld,
): void {
  const allocatable = amountsAt(node, 'allocatable');
  const available = allocatable.size > 0 ? allocatable : amountsAt(node, 'capacity');
  const totals = pods.map((pod) => totalOf(pod as unknown as Pod));
  description.line(0, `Non-terminated Pods:\t(${pods.length} in total)`);
  description.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge');
  description.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---');
  for (const [at, pod] of pods.entries()) {
    const { requests, limits } = totals[at] as (typeof totals)[number];
    const parts = ['cpu', 'memory'].flatMap((name) => [requests, limits].map((list) => part(list, available, name)));
    const { namespace = '', name, creationTimestamp } = pod.metadata;
    description.line(1, `${namespace}\t${name}\t\t${parts.join('\t')}\t${ageOf(world, creationTimestamp)}`);
  }
  const sum = (kind: 'requests' | 'limits') => totals.map((each) => each[kind]).reduce(add, new Map());
  describeTotals(description, sum('requests'), sum('limits'), available);
}

function describeTotals(description: Description, requests: Amounts, limits: Amounts, available: Amounts): void {
  description.line(0, 'Allocated resources:');
  description.line(1, '(Total limits may be over 100 percent, i.e., overcommitted.)');
  description.line(1, 'Resource\tRequests\tLimits');
  description.line(1, '--------\t--------\t------');
  const names = [...available.keys()].sort();
  const huge = names.filter((name) => name.startsWith('hugepages-'));
  for (const name of [...standard, ...huge]) {
    const parts = [requests, limits].map((list) => part(list, available, name, 0));
    description.line(1, `${name}\t${parts.join('\t')}`);
  }
  for (const name of names.filter((each) => !standard.includes(each) && !huge.includes(each) && each !== 'pods')) {
    const amounts = [requests, limits].map((list) => formatQuantity(list.get(name) ?? zero));
    description.line(1, `${name}\t${amounts.join('\t')}`);
  }
}

const standard = ['cpu', 'memory', 'ephemeral-storage'];

function amountsAt(node: ApiObject, field: string): Amounts {
  return amountsOf(mapAt(node, 'status', field) as Readonly<Record<string, string>>);
}

/** `100m (5%)`. Of nothing it is a whole number of Go's that stands for no number, or what is given for it. */
function part(amounts: Amounts, available: Amounts, name: string, ofNothing?: number): string {
  const amount = amounts.get(name) ?? zero;
  const scale = name === 'cpu' ? -3 : 0;
  const whole = toNumber(available.get(name) ?? zero, scale);
  const percent = whole === 0 ? (ofNothing ?? notANumber) : Math.trunc((toNumber(amount, scale) / whole) * 100);
  return `${formatQuantity(amount)} (${percent}%)`;
}

/** `int64(NaN)` on the usual processors. */
const notANumber = '-9223372036854775808';

function toNumber(quantity: Quantity, scale: number): number {
  const { unscaled, scale: own } = roundUp(quantity, scale);
  return Number(unscaled * 10n ** BigInt(Math.max(0, own - scale)));
}
