/** What somebody who is attached to a container has before them: its first process, which ends with what is typed. */
import type { Call, Pause } from '../command.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import { listAt, textAt } from '../objectFields.ts';
import { type ApiObject, objectNamed } from '../world.ts';
import { containerOf, imageOf } from './podView.ts';
import { type CommandStreams, runCommand } from './runCommand.ts';

/** Waits until the pod runs and is ready, or is over already; or until the time is up. */
export function* waitUntilReady(
  call: Call,
  { metadata: { name, namespace } }: ApiObject,
  untilMs: number,
): Generator<Pause, ApiObject | Failure, void> {
  for (;;) {
    const pod = objectNamed(call.world, 'pods', namespace, name);
    if (pod === undefined) return fail('pods "" not found');
    const ready = listAt(pod, 'status', 'conditions').find((each) => textAt(each, 'type') === 'Ready');
    const phase = textAt(pod, 'status', 'phase');
    if (phase === 'Succeeded' || phase === 'Failed') return pod;
    if (phase === 'Running' && textAt(ready, 'status') === 'True') return pod;
    if (call.world.nowMs >= untilMs) return fail('timed out waiting for the condition');
    yield { untilMs };
  }
}

/** Runs the container's first process here, and ends the container with it. Gives its code, or why it could not begin. */
export function* attachTo(
  call: Call,
  pod: ApiObject,
  container: string,
  streams: CommandStreams,
): Generator<Pause, number | Failure, void> {
  const command = commandOf(pod, container);
  if (command === undefined) {
    // A server writes its log and reads nothing.
    for (;;) {
      if (objectNamed(call.world, 'pods', pod.metadata.namespace, pod.metadata.name) === undefined) return 0;
      yield {};
    }
  }
  const ended = yield* runCommand(call, pod, container, command, streams);
  const exitCode = isFailure(ended) ? 127 : ended;
  const { name } = pod.metadata;
  if (objectNamed(call.world, 'pods', pod.metadata.namespace, name)?.metadata.uid === pod.metadata.uid) {
    call.world.submit({ type: 'podFault', name, fault: 'crash', container, exitCode });
  }
  return ended;
}

/** What the container runs: its own words, or those of an image that is known for its shell. */
function commandOf(pod: ApiObject, name: string): readonly string[] | undefined {
  const container = containerOf(pod, name);
  const words = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String);
  if (words.length > 0) return words;
  return /(^|\/)(busybox|alpine|debian|ubuntu|bash|curl|[\w-]*dnsutils|netshoot|toolbox)([:@]|$)/.test(
    imageOf(pod, name),
  )
    ? ['sh']
    : undefined;
}
