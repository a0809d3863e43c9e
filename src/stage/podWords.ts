/** What a card says about its pod: the state word and the two small lines under it. */
import type { Words } from '#i18n/words.ts';
import type { Ghost, PodCard } from './scene.ts';

export type StageWords = Words['stage'];

/** The state word. */
export function podWord(pod: PodCard, words: StageWords): string {
  if (pod.look === 'init') return words.pod.initOf(Math.min(pod.initDone + 1, pod.initTotal), pod.initTotal);
  return words.looks[pod.look];
}

/** Where it runs, and what kubectl says of it. */
export function podLines(pod: PodCard, words: StageWords): readonly [string, string] {
  const lines = linesOf(pod, words);
  return pod.orphan ? [joined(pod.node, words.pod.orphan), lines[1]] : lines;
}

function linesOf(pod: PodCard, words: StageWords): readonly [string, string] {
  const { node } = pod;
  const restarts = pod.restarts > 0 ? `↻${pod.restarts}` : '';
  switch (pod.look) {
    case 'pending':
      return [words.pod.noNode, pod.reason === 'Unschedulable' ? words.pod.noNodeFits : words.pod.notScheduled];
    case 'init':
    case 'creating':
    case 'pullFails':
      return [node, pod.status];
    case 'crashing':
      return [joined(node, restarts), pod.status];
    case 'notReady':
      return [joined(node, words.pod.running), joined(pod.ip, restarts)];
    case 'readyWaiting':
      return [words.pod.availableIn(pod.secondsLeft ?? 0), pod.ip];
    case 'ready':
      return [node, joined(pod.ip, restarts)];
    case 'terminating':
      return [joined(node, words.pod.secondsLeft(pod.secondsLeft ?? 0)), pod.ip];
    case 'failed':
    case 'succeeded':
      return [joined(pod.reason, pod.status), words.pod.willBeDeleted];
    case 'nodeLost':
      return [words.pod.nodeSilent(node), words.pod.readyUnknown];
    case 'stuck':
      return [pod.status, words.pod.noKubelet];
  }
}

function joined(left: string, right: string): string {
  return left === '' || right === '' ? left + right : `${left} · ${right}`;
}

export function ghostTitle({ kind }: Ghost, words: StageWords): string {
  return kind === 'outside' ? words.ghost.noPod : words.ghost.notCreated;
}

/** Why there is no pod here. */
export function ghostReason({ reason, subject, start, end }: Ghost, ordinal: number, words: StageWords): string {
  if (reason === 'outside')
    return start === 0 ? words.ghost.outside(end, ordinal) : words.ghost.outsideRange(start, end, ordinal);
  const sentence = words.ghost[reason];
  return typeof sentence === 'function' ? sentence(subject) : sentence;
}
