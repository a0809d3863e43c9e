/** A move in a pod's lifecycle, told by where it leads and, where that matters, where it came from. */
import type { StepCause } from '#engine/simulation/frames.ts';
import type { Told } from '#i18n/told.ts';
import type { Words } from '#i18n/words.ts';

export function tellPodMove({ pod, from, to }: Extract<StepCause, { type: 'podMoved' }>, words: Words): Told {
  const { causes } = words.narration;
  switch (to) {
    case 'unscheduled':
    case 'creating':
      return from === 'pullBackOff' ? causes.podPullsAgain({ pod }) : causes.podCreating({ pod });
    case 'pullBackOff':
      return causes.podPullFails({ pod });
    case 'running.notReady':
      if (from === 'running.ready') return causes.podUnready({ pod });
      return from === 'crashBackOff' ? causes.podRestarted({ pod }) : causes.podStarted({ pod });
    case 'running.ready':
      return causes.podReady({ pod });
    case 'crashBackOff':
      return causes.podCrashed({ pod });
    case 'failed':
      return causes.podFailed({ pod });
    case 'succeeded':
      return causes.podSucceeded({ pod });
    case 'terminating':
      return causes.podTerminating({ pod });
    case 'gone':
      return causes.podGone({ pod });
  }
}
