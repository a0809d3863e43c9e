/** What is reported of a container that is made, started, ready, and over (`convertToAPIContainerStatuses`). What its waits look like: `containerWaits.ts`. */
import { flat } from '../flat.ts';
import type { Container, ContainerState, ContainerStatus } from '../objects.ts';
import { chance } from '../simulation/chance.ts';

const never: ContainerState = {};
const creating: ContainerState = { waiting: { reason: 'ContainerCreating' } };
const initializing: ContainerState = { waiting: { reason: 'PodInitializing' } };

/** A container that has no process yet. One that had one before keeps its history. */
export function waitingContainer(
  { name, image = '' }: Container,
  afterInit: boolean,
  before?: ContainerStatus,
): ContainerStatus {
  const state = afterInit ? initializing : creating;
  const { lastState = never, restartCount = 0 } = before ?? {};
  return { name, state, lastState, ready: false, restartCount, image, imageID: '', started: false };
}

/** A container whose process has just started. `podUid`: what its id is made from; a real id is four times as long. */
export function startedContainer(
  { name, image = '' }: Container,
  podUid: string,
  now: string,
  { lastState, restartCount }: Pick<ContainerStatus, 'lastState' | 'restartCount'>,
  started = true,
): ContainerStatus {
  return {
    name,
    state: { running: { startedAt: now } },
    lastState: lastState ?? never,
    ready: false,
    restartCount,
    image,
    imageID: imageIdOf(image),
    containerID: flat(`containerd://${hex(2, `${podUid} ${name} ${restartCount}`)}`),
    started,
  };
}

/** The same container, ready or not. */
export function withReadiness(status: ContainerStatus, ready: boolean): ContainerStatus {
  return status.ready === ready ? status : { ...status, ready };
}

/** The same container when its process has ended. Only what ran can end. */
export function endedContainer(
  status: ContainerStatus,
  exitCode: number,
  reason: string,
  now: string,
): ContainerStatus {
  const { state, containerID } = status;
  if (state?.running === undefined) return status;
  const { startedAt } = state.running;
  const terminated = {
    exitCode,
    reason,
    startedAt,
    finishedAt: now,
    ...(containerID !== undefined && { containerID }),
  };
  return { ...status, state: { terminated }, ready: false, started: false };
}

const imageIds = new Map<string, string>();
const mostImages = 100;

function imageIdOf(image: string): string {
  const known = imageIds.get(image);
  if (known !== undefined) return known;
  if (imageIds.size >= mostImages) imageIds.clear();
  const id = flat(`sha256:${hex(8, image)}`);
  imageIds.set(image, id);
  return id;
}

/** So many times eight hexadecimal digits, the same for ever for the same text. */
function hex(parts: number, text: string): string {
  let digits = '';
  for (let part = 0; part < parts; part++) digits += (chance(part, text) * 2 ** 32).toString(16).padStart(8, '0');
  return digits;
}
