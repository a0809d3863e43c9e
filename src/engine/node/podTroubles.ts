/** What befalls a pod from outside: a teacher's word, and the return of its node. */
import { parseTime } from '../apiserver/time.ts';
import type { Pod } from '../objects.ts';
import type { PodTrouble } from '../simulation/scenario.ts';
import { defaultSlowStartMs } from './application.ts';
import { end, exitWith } from './containerEnds.ts';
import { processEnds } from './containerRecord.ts';
import { run } from './containerStarts.ts';
import { endedContainer, waitingContainer } from './containerStatus.ts';
import type { InsidePods, Place } from './insidePods.ts';
import { allOf, containersOf, endsItself, isRunning, specOf, withStatuses } from './podContainers.ts';
import { changeBy } from './podFaults.ts';
import { hasStartedOnce } from './podStatus.ts';
import { comeUp } from './probeResults.ts';

/** Takes a plain pod into the runtime's hands. What the kubelet had planned for it still comes. */
export function adopt({ machinery, records }: InsidePods, pod: Pod): void {
  const { uid } = pod.metadata;
  if (records.has(uid)) return;
  records.take(uid);
  for (const { name, state, ready } of containersOf(pod).containers) {
    if (state?.running === undefined) continue;
    const startedMs = parseTime(state.running.startedAt) - (machinery.api.nowMs - machinery.nowMs);
    const upMs = ready ? startedMs : startedMs + machinery.durationMs('becomeReady', uid);
    records.change(pod, name, { startedMs, upMs });
  }
}

/** One of the faults befalls a container. What the application then comes to is the caller's to find out. */
export function inflict(inside: InsidePods, { pod, name }: Place, { fault, exitCode = 1, ms }: PodTrouble): void {
  const { records, nowMs } = inside;
  switch (fault) {
    case 'fail':
      return evict(inside, pod);
    case 'crash':
      return void end(inside, { pod, name }, exitWith(exitCode));
    case 'oom':
      return void end(inside, { pod, name }, { exitCode: 137, reason: 'OOMKilled' });
    default:
      records.change(pod, name, changeBy(fault, nowMs, ms) ?? {});
  }
  if (fault === 'ready') heal(inside, { pod, name });
  const { startedMs, upMs = 0 } = records.of(pod, name);
  // An application that is just starting takes longer from now on.
  if (fault === 'slowStart' && startedMs !== undefined && upMs > nowMs)
    records.change(pod, name, { upMs: nowMs + (ms ?? defaultSlowStartMs) });
}

/** The application is put right at once, whatever was wrong with it or with its peers. */
function heal(inside: InsidePods, { pod, name }: Place): void {
  comeUp(inside, { pod, name });
  const { records, nowMs } = inside;
  if (records.of(pod, name).quorum !== undefined) records.change(pod, name, { quorum: { has: true, sinceMs: nowMs } });
}

/** The node needs the memory: the pod has Failed. */
function evict({ desk, quorums, now }: InsidePods, pod: Pod): void {
  const message = 'The node was low on resource: memory. ';
  desk.events.record(pod, 'Warning', 'Evicted', message);
  const before = containersOf(pod);
  const all = withStatuses(before, (status) => endedContainer(status, 137, 'Error', now));
  for (const { name } of allOf(before).filter(isRunning)) desk.events.killing(pod, name);
  quorums.look(pod);
  const ending = { phase: 'Failed', reason: 'Evicted', message } as const;
  desk.report(pod, ['evicted'], { ...all, ending }, { event: 'evicted' });
}

/** The pod's node is back: its containers ran on unseen, and what had been planned is forgotten. */
export function resume({ desk, plans }: InsidePods, pod: Pod): void {
  const { pod: seen } = desk.report(pod, [], containersOf(pod), { event: 'restarted' });
  for (const { name } of allOf(containersOf(seen))) plans.foresee(seen, name);
}

/** The pod's node was off: its containers were lost, and start again in a new sandbox. */
export function reboot(inside: InsidePods, pod: Pod): void {
  const { podIP: _gone, podIPs: _too, ...status } = pod.status;
  const bare: Pod = { ...pod, status };
  const all = containersOf(bare);
  const ran = all.containers.some(hasStartedOnce);
  const lost = withStatuses(all, (each) => {
    const container = specOf(pod, each.name);
    if (container === undefined || (ran && endsItself(pod, each.name))) return each;
    inside.records.change(pod, each.name, processEnds);
    // A pod that was initializing begins with its first container, as if none had run.
    if (!ran) return waitingContainer(container, all.inits !== undefined, { ...each, lastState: {} });
    if (!hasStartedOnce(each)) return waitingContainer(container, all.inits !== undefined, each);
    const terminated = { exitCode: 255, reason: 'Unknown', finishedAt: inside.now };
    return run(inside, bare, container, { lastState: { terminated }, restartCount: each.restartCount + 1 });
  });
  const { events } = inside.desk;
  events.record(pod, 'Normal', 'SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.');
  const { pod: seen } = inside.desk.report(bare, ['rebooted'], lost, { event: 'rebooted' });
  for (const { name } of allOf(lost)) inside.plans.foresee(seen, name);
}
