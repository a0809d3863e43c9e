/** What all work on the containers of pods has at hand, and how each piece of it ends: it is reported, and what comes next is planned. */
import { formatTime } from '../apiserver/time.ts';
import type { Pod } from '../objects.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Machinery } from '../simulation/machinery.ts';
import { ContainerPlans } from './containerPlans.ts';
import { ContainerRecords, type SavedRecords } from './containerRecords.ts';
import { ContainerTimes } from './containerTimes.ts';
import type { ContainerEvent, Desk } from './desk.ts';
import { containersOf } from './podContainers.ts';
import type { PodEventType } from './podLifecycle.ts';
import type { PodReport } from './podStatus.ts';
import { QuorumWatch, type SavedQuorums } from './quorumWatch.ts';

/** One container of one pod, as the pod is now. */
export interface Place {
  readonly pod: Pod;
  readonly name: string;
}

export class InsidePods {
  readonly machinery: Machinery;
  readonly desk: Desk;
  readonly records: ContainerRecords;
  readonly times: ContainerTimes;
  readonly plans: ContainerPlans;
  readonly quorums: QuorumWatch;

  constructor(machinery: Machinery, desk: Desk, records?: SavedRecords, quorums?: SavedQuorums) {
    this.machinery = machinery;
    this.desk = desk;
    this.records = new ContainerRecords(records);
    this.times = new ContainerTimes(machinery, this.records);
    this.plans = new ContainerPlans(machinery, desk, this.records, this.times);
    this.quorums = new QuorumWatch(machinery, this.records, this.plans, quorums);
  }

  /** Milliseconds since the scenario began. */
  get nowMs(): number {
    return this.machinery.nowMs;
  }

  /** What the clock of the cluster shows, as it is written into objects. */
  get now(): string {
    return formatTime(this.machinery.api.nowMs);
  }

  /** Something happened to one container: `events` go to the pod's chart, `after` is what its containers are then. */
  report(
    { pod, name }: Place,
    event: ContainerEvent,
    events: readonly PodEventType[],
    after: PodReport = containersOf(pod),
  ): StepCause {
    const { pod: seen, cause } = this.desk.report(pod, events, after, { event, container: name });
    this.plans.foresee(seen, name);
    if (event === 'initDone' && this.desk.stateOf(seen.metadata.uid) === 'creating') this.plans.begin(seen);
    return cause;
  }
}
