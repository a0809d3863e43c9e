/** Out of a quota that is used up: what it holds, and a line that gives the set as much as it asks for. */
import type { StatefulSet } from '#engine/objects.ts';
import type { KnownCluster } from './knownCluster.ts';
import { podsInRange } from './setPods.ts';

interface QuotaLine {
  readonly name: 'lookAtQuota' | 'raiseQuota';
  readonly line: string;
}

/** For the refusal that the quota plugin gives: `exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2`. */
export function outOfQuota(cluster: KnownCluster, set: StatefulSet, error: string): readonly QuotaLine[] {
  const look: QuotaLine = { name: 'lookAtQuota', line: 'describe resourcequota' };
  const [, quota, requested = '', used = ''] =
    /exceeded quota: ([a-z0-9.-]+), requested: (\S+), used: (\S+), limited: /.exec(error) ?? [];
  const hard = enough(amountsIn(requested), amountsIn(used), missingPods(cluster, set));
  if (quota === undefined || hard === undefined) return [look];
  const patch = JSON.stringify({ spec: { hard } });
  return [look, { name: 'raiseQuota', line: `patch resourcequota ${quota} --type=merge -p '${patch}'` }];
}

/** Whole numbers by their resource; undefined where one is not: sizes are added by nobody's head. */
function amountsIn(list: string): ReadonlyMap<string, number> | undefined {
  const pairs = list.split(',').map((each) => each.split('=') as [string, string]);
  const isWhole = pairs.every(([, amount]) => /^\d{1,9}$/.test(amount ?? ''));
  return isWhole ? new Map(pairs.map(([name, amount]) => [name, Number(amount)])) : undefined;
}

function enough(
  requested: ReadonlyMap<string, number> | undefined,
  used: ReadonlyMap<string, number> | undefined,
  times: number,
): Readonly<Record<string, string>> | undefined {
  if (requested === undefined || used === undefined) return undefined;
  return Object.fromEntries([...requested].map(([name, each]) => [name, String((used.get(name) ?? 0) + each * times)]));
}

/** At least the one that was refused. */
function missingPods(cluster: KnownCluster, set: StatefulSet): number {
  return Math.max(1, set.spec.replicas - podsInRange(cluster, set).length);
}
