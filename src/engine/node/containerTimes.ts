/** How long things take in a container: drawn from the seed, unless its image or what befell it says otherwise. */
import type { Container, Pod } from '../objects.ts';
import type { Machinery } from '../simulation/machinery.ts';
import { defaultSlowStartMs, hangs } from './application.ts';
import type { ContainerRecords } from './containerRecords.ts';
import { traitOf } from './images.ts';
import { endsItself } from './podContainers.ts';

export class ContainerTimes {
  readonly #machinery: Machinery;
  readonly #records: ContainerRecords;

  constructor(machinery: Machinery, records: ContainerRecords) {
    this.#machinery = machinery;
    this.#records = records;
  }

  /** From the sandbox to the process: attach, pull and start. */
  startMs({ metadata, spec }: Pod, container: Container | undefined): number {
    return this.#machinery.durationMs('start', drawnFor(metadata.uid, spec, container));
  }

  /** From the process to the application that answers; of an init container, to the end of its work. */
  upMs(pod: Pod, container: Container): number {
    const { metadata, spec } = pod;
    const kind = endsItself(pod, container.name) ? 'initRun' : 'becomeReady';
    const slowMs = traitOf(container.image) === 'slow' ? defaultSlowStartMs : 0;
    const { slowStartMs = slowMs } = this.#records.of(pod, container.name);
    return slowStartMs + this.#machinery.durationMs(kind, drawnFor(metadata.uid, spec, container));
  }

  /** From SIGTERM to the end of the process; for ever when it does not listen. */
  stopMs(pod: Pod, container: Container): number {
    if (hangs(this.#records.of(pod, container.name), traitOf(container.image))) return Number.POSITIVE_INFINITY;
    return this.#machinery.durationMs('stop', drawnFor(pod.metadata.uid, pod.spec, container));
  }

  /** How much later than its back-off allows the kubelet looks at a container. */
  lateMs(kind: 'imageRetry' | 'crashRestart', { metadata }: Pod, name: string): number {
    const { leastMs } = this.#machinery.world.durations[kind];
    return this.#machinery.durationMs(kind, `${metadata.uid} ${name}`) - leastMs;
  }
}

/** The first container takes the time of its pod, so that a pod takes as long whatever stands beside it. */
function drawnFor(
  uid: string,
  { containers, initContainers = [] }: Pod['spec'],
  container: Container | undefined,
): string {
  const first = initContainers[0]?.name ?? containers[0]?.name;
  return container === undefined || container.name === first ? uid : `${uid} ${container.name}`;
}
