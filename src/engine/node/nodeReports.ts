/** What is said of a node in its conditions: by its kubelet, or by the node lifecycle controller when the kubelet is silent. */
import type { Node, NodeCondition } from '../objects.ts';

/** A kubelet that stops its pods for a shutdown of the machine. */
export function shutdownConditions(now: string): readonly NodeCondition[] {
  const times = { lastHeartbeatTime: now, lastTransitionTime: now };
  return [{ type: 'Ready', status: 'False', ...times, reason: 'KubeletNotReady', message: 'node is shutting down' }];
}

/** The node as its kubelet reports it. A condition's transition time moves only with its status. */
export function reported(node: Node, reports: readonly NodeCondition[]): Node {
  const known = node.status.conditions;
  const others = known.filter(({ type }) => !reports.some((report) => report.type === type));
  const conditions = reports.map((report) => {
    const before = known.find(({ type }) => type === report.type);
    return before?.status === report.status ? { ...report, lastTransitionTime: before.lastTransitionTime } : report;
  });
  return { ...node, status: { ...node.status, conditions: [...others, ...conditions] } };
}

const silenced: readonly string[] = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'];

/** tryUpdateNodeHealth: what a kubelet used to report is Unknown when it has been silent for the grace period. */
export function unknown(node: Node, now: string): Node {
  const conditions = node.status.conditions.map((condition) =>
    silenced.includes(condition.type) && condition.status !== 'Unknown'
      ? {
          ...condition,
          status: 'Unknown' as const,
          lastTransitionTime: now,
          reason: 'NodeStatusUnknown',
          message: 'Kubelet stopped posting node status.',
        }
      : condition,
  );
  return { ...node, status: { ...node.status, conditions } };
}
