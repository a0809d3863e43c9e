/** The containers of a pod, or of a pod template, which has no statuses (kubectl `describeContainers`; semantics 10.10). */
import { isMap, listAt, mapAt, numberAt, textAt, valueAt } from '../objectFields.ts';
import type { ApiObject } from '../world.ts';
import type { Description } from './description.ts';
import { describeEnvironment } from './environment.ts';
import { longTime } from './longTime.ts';
import { probeText } from './probes.ts';

export interface Surroundings {
  /** Absent for a template. */
  readonly pod?: ApiObject;
  /** The statuses of these containers. */
  readonly statuses?: readonly unknown[];
}

/** `title:` and each container below it. In a template all names are indented by one more. */
export function describeContainers(
  description: Description,
  title: string,
  containers: readonly unknown[],
  { pod, statuses = [] }: Surroundings,
): void {
  const isTemplate = pod === undefined;
  description.line(isTemplate ? 1 : 0, `${title}:${containers.length === 0 ? ' <none>' : ''}`);
  for (const container of containers) {
    const name = textAt(container, 'name');
    const status = statuses.findLast((each) => textAt(each, 'name') === name);
    description.line(1, `${isTemplate ? ' ' : ''}${name}:`);
    describeBasics(description, container, status);
    describeCommand(description, container);
    if (status !== undefined) describeState(description, status);
    describeResources(description, 2, valueAt(container, 'resources'));
    describeProbes(description, container);
    describeEnvironment(description, container, pod);
    describeMounts(description, container);
  }
}

function describeBasics(description: Description, container: unknown, status: unknown): void {
  if (status !== undefined) description.line(2, `Container ID:\t${textAt(status, 'containerID')}`);
  description.line(2, `Image:\t${textAt(container, 'image')}`);
  if (status !== undefined) description.line(2, `Image ID:\t${textAt(status, 'imageID')}`);
  describePorts(description, 'Port', portTexts(container, 'containerPort'));
  describePorts(description, 'Host Port', portTexts(container, 'hostPort'));
  const profile = valueAt(container, 'securityContext', 'seccompProfile');
  if (profile === undefined) return;
  description.line(2, `SeccompProfile:\t${textAt(profile, 'type')}`);
  if (textAt(profile, 'type') === 'Localhost') {
    description.line(3, `LocalhostProfile:\t${textAt(profile, 'localhostProfile')}`);
  }
}

/** `80/TCP (web)`. */
function portTexts(container: unknown, field: 'containerPort' | 'hostPort'): readonly string[] {
  return listAt(container, 'ports').map((port) => {
    const name = textAt(port, 'name');
    return `${numberAt(port, field)}/${textAt(port, 'protocol')}${name === '' ? '' : ` (${name})`}`;
  });
}

function describePorts(description: Description, title: string, ports: readonly string[]): void {
  description.line(2, `${title}${ports.length > 1 ? 's' : ''}:\t${ports.join(', ') || '<none>'}`);
}

function describeCommand(description: Description, container: unknown): void {
  for (const [title, field] of [
    ['Command', 'command'],
    ['Args', 'args'],
  ] as const) {
    const words = listAt(container, field).map(String);
    if (words.length > 0) description.line(2, `${title}:`);
    for (const line of words.flatMap((word) => word.split('\n'))) description.line(3, line);
  }
}

function describeState(description: Description, status: unknown): void {
  describeOneState(description, 'State', valueAt(status, 'state'));
  const last = valueAt(status, 'lastState');
  if (isMap(valueAt(last, 'terminated'))) describeOneState(description, 'Last State', last);
  description.line(2, `Ready:\t${valueAt(status, 'ready') === true ? 'True' : 'False'}`);
  description.line(2, `Restart Count:\t${numberAt(status, 'restartCount')}`);
}

function describeOneState(description: Description, title: string, state: unknown): void {
  const running = valueAt(state, 'running');
  const terminated = valueAt(state, 'terminated');
  if (isMap(running)) {
    description.line(2, `${title}:\tRunning`);
    description.line(3, `Started:\t${longTime(valueAt(running, 'startedAt'))}`);
    return;
  }
  if (isMap(valueAt(state, 'waiting')) || !isMap(terminated)) {
    description.line(2, `${title}:\tWaiting`);
    const reason = textAt(state, 'waiting', 'reason');
    if (reason !== '') description.line(3, `Reason:\t${reason}`);
    return;
  }
  description.line(2, `${title}:\tTerminated`);
  const [reason, message, signal] = [
    textAt(terminated, 'reason'),
    textAt(terminated, 'message'),
    numberAt(terminated, 'signal'),
  ];
  if (reason !== '') description.line(3, `Reason:\t${reason}`);
  if (message !== '') description.line(3, `Message:\t${message}`);
  description.line(3, `Exit Code:\t${numberAt(terminated, 'exitCode')}`);
  if (signal > 0) description.line(3, `Signal:\t${signal}`);
  description.line(3, `Started:\t${longTime(valueAt(terminated, 'startedAt'))}`);
  description.line(3, `Finished:\t${longTime(valueAt(terminated, 'finishedAt'))}`);
}

/** Limits and requests, each sorted by name. */
export function describeResources(description: Description, level: number, resources: unknown): void {
  for (const [title, field] of [
    ['Limits', 'limits'],
    ['Requests', 'requests'],
  ] as const) {
    const names = Object.keys(mapAt(resources, field)).sort();
    if (names.length > 0) description.line(level, `${title}:`);
    for (const name of names) description.line(level + 1, `${name}:\t${textAt(resources, field, name)}`);
  }
}

function describeProbes(description: Description, container: unknown): void {
  for (const [title, field] of [
    ['Liveness', 'livenessProbe'],
    ['Readiness', 'readinessProbe'],
    ['Startup', 'startupProbe'],
  ] as const) {
    const probe = valueAt(container, field);
    if (isMap(probe)) description.line(2, `${title}:\t${probeText(probe)}`);
  }
}

function describeMounts(description: Description, container: unknown): void {
  const mounts = listAt(container, 'volumeMounts');
  const none = mounts.length === 0 ? '\t<none>' : '';
  description.line(2, `Mounts:${none}`);
  for (const mount of sortedBy(mounts, 'mountPath')) {
    const subPath = textAt(mount, 'subPath');
    const flags = `${valueAt(mount, 'readOnly') === true ? 'ro' : 'rw'}${subPath === '' ? '' : `,path=${JSON.stringify(subPath)}`}`;
    description.line(3, `${textAt(mount, 'mountPath')} from ${textAt(mount, 'name')} (${flags})`);
  }
  const devices = listAt(container, 'volumeDevices');
  if (devices.length > 0) description.line(2, `Devices:${none}`);
  for (const device of sortedBy(devices, 'devicePath')) {
    description.line(3, `${textAt(device, 'devicePath')} from ${textAt(device, 'name')}`);
  }
}

function sortedBy(items: readonly unknown[], field: string): readonly unknown[] {
  return items.toSorted((one, other) => (textAt(one, field) < textAt(other, field) ? -1 : 1));
}
