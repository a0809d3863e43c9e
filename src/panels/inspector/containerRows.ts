/** The containers of a pod, one line each, in the order in which they start. */
import type { Container, ContainerStatus, Pod } from '#engine/objects.ts';

export interface ContainerRow {
  readonly name: string;
  readonly kind: 'init' | 'sidecar' | 'container';
  /** In the API's own words: `Running`, `Waiting: CrashLoopBackOff`, `Terminated: Error 1`. */
  readonly state: string;
  /** What the kubelet says of a wait; '' when it says nothing. */
  readonly message: string;
  readonly ready: boolean;
  readonly restarts: number;
}

export function containerRows({ spec, status }: Pod): readonly ContainerRow[] {
  const inits = (spec.initContainers ?? []).map((container) =>
    rowOf(container, container.restartPolicy === 'Always' ? 'sidecar' : 'init', status.initContainerStatuses),
  );
  return [...inits, ...spec.containers.map((container) => rowOf(container, 'container', status.containerStatuses))];
}

function rowOf(
  { name }: Container,
  kind: ContainerRow['kind'],
  statuses: readonly ContainerStatus[] = [],
): ContainerRow {
  const status = statuses.find((each) => each.name === name);
  return {
    name,
    kind,
    state: stateText(status?.state),
    message: status?.state?.waiting?.message ?? '',
    ready: status?.ready === true,
    restarts: status?.restartCount ?? 0,
  };
}

function stateText(state: ContainerStatus['state']): string {
  const { running, waiting, terminated } = state ?? {};
  if (running !== undefined) return 'Running';
  if (terminated === undefined) return waiting === undefined ? '' : `Waiting: ${waiting.reason}`;
  return `Terminated: ${terminated.reason ?? ''} ${terminated.exitCode}`;
}
