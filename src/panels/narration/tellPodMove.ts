/** A move in a pod's lifecycle, told by where it leads and, where that matters, where it came from. */
import type { StepCause } from '#engine/simulation/frames.ts';
import type { Told } from '#i18n/told.ts';
import type { Words } from '#i18n/words.ts';

type PodMove = Extract<StepCause, { type: 'podMoved' }>;

export function tellPodMove(move: PodMove, words: Words): Told {
  const { pod, from, to, event } = move;
  if (from === to && event !== undefined) return tellContainer(move, words);
  const { causes, containers } = words.narration;
  const where = { pod, container: move.container ?? '' };
  switch (to) {
    case 'unscheduled':
    case 'creating':
      if (from === 'init.running') return containers.initDone(where);
      return from === 'pullBackOff' ? causes.podPullsAgain({ pod }) : causes.podCreating({ pod });
    case 'pullFailed':
      return causes.podPullFails({ pod });
    case 'pullBackOff':
      return containers.pullWaits({ pod });
    case 'init.running':
      return from === 'creating' ? containers.initStarted(where) : containers.initRestarted(where);
    case 'init.failed':
      return containers.initFailed(where);
    case 'init.backOff':
      return containers.initWaits(where);
    case 'running.notReady':
      return tellRunning(move, words);
    case 'running.ready':
      return causes.podReady({ pod });
    case 'stopping':
      return event === 'startupFailed' ? containers.startupFailed(where) : containers.livenessFailed(where);
    case 'crashed':
      return causes.podCrashed({ pod });
    case 'crashBackOff':
      return containers.crashWaits({ pod });
    case 'failed':
      return event === 'failed' ? containers.endedBadly({ pod }) : causes.podFailed({ pod });
    case 'succeeded':
      return causes.podSucceeded({ pod });
    case 'terminating':
      return causes.podTerminating({ pod });
    case 'gone':
      return causes.podGone({ pod });
  }
}

function tellRunning({ pod, from, event }: PodMove, words: Words): Told {
  const { causes, containers } = words.narration;
  if (event === 'rebooted') return containers.rebooted({ pod });
  if (from === 'running.ready') return causes.podUnready({ pod });
  const restarted = from === 'crashBackOff' || from === 'crashed';
  return restarted ? causes.podRestarted({ pod }) : causes.podStarted({ pod });
}

/** What happened to one container and moved the pod nowhere. */
function tellContainer({ pod, to, event, container = '' }: PodMove, words: Words): Told {
  const { causes, containers } = words.narration;
  const where = { pod, container };
  switch (event) {
    case 'probeSucceeded':
      return containers.ready(where);
    case 'probeFailed':
      return to === 'running.notReady' ? containers.stillUnready({ pod }) : containers.unready(where);
    case 'startupSucceeded':
      return containers.startupSucceeded(where);
    case 'startupFailed':
      return containers.startupFailed(where);
    case 'livenessFailed':
      return containers.livenessFailed(where);
    case 'imageFailed':
      return causes.podPullFails({ pod });
    case 'imageRetried':
      return causes.podPullsAgain({ pod });
    case 'initStarted':
      return containers.initStarted(where);
    case 'initDone':
      return containers.initDone(where);
    case 'backedOff':
      return containers.waits(where);
    case 'started':
    case 'restarted':
      return containers.restarted(where);
    case 'rebooted':
      return containers.rebooted({ pod });
    default:
      return containers.ended(where);
  }
}
