/** How fast nodes in trouble are tainted: the more of a zone is down, the more it looks like the network's fault (ComputeZoneState). */
import type { Node } from '../objects.ts';

/** `--node-eviction-rate`: so many nodes of a zone a second; the secondary rate holds in a zone that is more down than up. */
const nodesPerSecond = 0.1;
const secondaryNodesPerSecond = 0.01;
/** `--unhealthy-zone-threshold` and `--large-cluster-size-threshold`. */
const unhealthyShare = 0.55;
const largeZone = 50;

/** The status of the condition Ready; Unknown without one. */
export function readyOf({ status }: Node): 'True' | 'False' | 'Unknown' {
  return status.conditions.find(({ type }) => type === 'Ready')?.status ?? 'Unknown';
}

/** Whether there is no Ready node anywhere. */
export function areAllZonesDown(nodes: readonly Node[]): boolean {
  return nodes.length > 0 && nodes.every((node) => readyOf(node) !== 'True');
}

/** How many nodes of this node's zone may be tainted a second; 0 when a small zone is mostly down, or all zones are. */
export function taintRateOf(nodes: readonly Node[], node: Node): number {
  if (areAllZonesDown(nodes)) return 0;
  const zone = nodes.filter((each) => zoneOf(each) === zoneOf(node));
  const down = zone.filter((each) => readyOf(each) !== 'True').length;
  // A zone that is down as a whole is taken at its word, as long as others are up.
  if (down === zone.length) return nodesPerSecond;
  if (down <= 2 || down / zone.length < unhealthyShare) return nodesPerSecond;
  return zone.length > largeZone ? secondaryNodesPerSecond : 0;
}

/** GetZoneKey: nodes without a zone label are a zone of their own. */
export function zoneOf({ metadata }: Node): string {
  return metadata.labels?.['topology.kubernetes.io/zone'] ?? '';
}
