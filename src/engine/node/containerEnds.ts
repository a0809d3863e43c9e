/** Processes end, and are started again as the restart policy says, after their back-off (`computePodActions`, `doBackOff`). */
import type { Container, Pod } from '../objects.ts';
import type { StepCause } from '../simulation/frames.ts';
import { nextBackOff } from './backOff.ts';
import { processEnds, type ContainerRecord } from './containerRecord.ts';
import { run, waitForImage } from './containerStarts.ts';
import { endedContainer } from './containerStatus.ts';
import { crashBackOff, podText } from './containerWaits.ts';
import { traitOf } from './images.ts';
import type { InsidePods, Place } from './insidePods.ts';
import {
  containersOf,
  endsItself,
  isRunning,
  isWaitingForImage,
  podEventsOf,
  type PodContainers,
  specOf,
  statusOf,
  willRestart,
  withStatus,
} from './podContainers.ts';

export interface Exit {
  readonly exitCode: number;
  readonly reason: string;
}

/** What the runtime calls an exit code. */
export function exitWith(exitCode: number): Exit {
  return { exitCode, reason: exitCode === 0 ? 'Completed' : 'Error' };
}

/** How a process ends that ends by itself, or because a probe condemned it. */
export function exitOf({ ends }: ContainerRecord, { image }: Container, endsItsWork: boolean): Exit {
  if (ends !== undefined) return exitWith(ends.exitCode);
  const trait = traitOf(image);
  if (trait === 'oom') return { exitCode: 137, reason: 'OOMKilled' };
  return exitWith(trait === 'crash' || (endsItsWork && trait === 'broken') ? 1 : 0);
}

/** A process ends. The container is started again, or the pod is over. Undefined when there is no process. */
export function end(inside: InsidePods, { pod, name }: Place, { exitCode, reason }: Exit): StepCause | undefined {
  const all = containersOf(pod);
  const status = statusOf(all, name);
  if (status === undefined || !isRunning(status)) return undefined;
  inside.records.change(pod, name, { ...processEnds, endedMs: inside.nowMs });
  inside.quorums.look(pod);
  const isDone = endsItself(pod, name) && exitCode === 0;
  const ended = endedContainer(status, exitCode, reason, inside.now);
  const after = withStatus(all, isDone ? { ...ended, ready: true } : ended);
  const place = { pod, name };
  if (isDone) return inside.report(place, 'initDone', podEventsOf(after, name, 'initDone'), after);
  if (willRestart(pod, specOf(pod, name), exitCode))
    return inside.report(place, 'crashed', podEventsOf(after, name, 'crashed'), after);
  const phase = endsItself(pod, name) ? 'Failed' : endOf(after);
  if (phase === undefined) return inside.report(place, 'ended', ['probeFailed'], after);
  const event = phase === 'Succeeded' ? 'completed' : 'failed';
  return inside.report(place, event, [event], { ...after, ending: { phase } });
}

/** The kubelet sees that a container has to wait, for its image or to be started again. */
export function backOff(inside: InsidePods, { pod, name }: Place): StepCause | undefined {
  const all = containersOf(pod);
  const status = statusOf(all, name);
  if (status === undefined) return undefined;
  if (isWaitingForImage(status)) return waitForImage(inside, { pod, name }, status);
  const { crashes } = inside.records.of(pod, name);
  const why = `Back-off restarting failed container ${name} in pod ${podText(pod)}`;
  inside.desk.events.record(pod, 'Warning', 'BackOff', why);
  const after = withStatus(all, crashBackOff(status, pod, crashes?.delayMs ?? 0));
  return inside.report({ pod, name }, 'backedOff', podEventsOf(after, name, 'backedOff'), after);
}

/** A container that ended is started again; the next time it has to wait longer. Undefined when it runs. */
export function restart(inside: InsidePods, pod: Pod, container: Container): StepCause | undefined {
  const { name } = container;
  const all = containersOf(pod);
  const status = statusOf(all, name);
  if (status === undefined || isRunning(status)) return undefined;
  const { nowMs, machinery, records } = inside;
  const { crashes, endedMs = nowMs } = records.of(pod, name);
  const firstMs = machinery.world.durations.crashRestart.leastMs;
  records.change(pod, name, { crashes: nextBackOff(crashes, endedMs, nowMs, firstMs) });
  const { state, lastState, restartCount } = status;
  const history = {
    lastState: state?.terminated === undefined ? lastState : state,
    restartCount: restartCount + 1,
  };
  const after = withStatus(all, run(inside, pod, container, history));
  return inside.report({ pod, name }, 'restarted', podEventsOf(after, name, 'restarted'), after);
}

/** How the pod ends when all its containers have, and none is started again; undefined while one is left. */
function endOf({ pod, containers }: PodContainers): 'Succeeded' | 'Failed' | undefined {
  const codes = containers.map(({ state }) => state?.terminated?.exitCode);
  const isOver = codes.every((code, at) => code !== undefined && !willRestart(pod, pod.spec.containers[at], code));
  if (!isOver) return undefined;
  return codes.every((code) => code === 0) ? 'Succeeded' : 'Failed';
}
