/** What happens inside a pod: init containers, restarts and their pauses, probes, and one container among several. */
import type { Told } from '../told.ts';

interface Where {
  readonly pod: string;
  readonly container: string;
}

export const containers = {
  pullWaits: ({ pod }: { pod: string }): Told => ({
    headline: `The kubelet waits before it pulls the image of ${pod} again.`,
    reason: 'Ten seconds at first, then twice as long each time, five minutes at most: ImagePullBackOff.',
  }),
  initStarted: ({ pod, container }: Where): Told => ({
    headline: `Init container ${container} of ${pod} runs.`,
    reason: 'Init containers run one after the other. The next one, or the application, waits for this one to end.',
  }),
  initDone: ({ pod, container }: Where): Told => ({
    headline: `Init container ${container} of ${pod} is done.`,
    reason: 'Now the kubelet starts what comes next: another init container, or all others together.',
  }),
  initFailed: ({ pod, container }: Where): Told => ({
    headline: `Init container ${container} of ${pod} failed.`,
    reason: 'The kubelet runs it again until it ends with 0. Until then the pod is Pending, and the controller waits.',
  }),
  initWaits: ({ pod, container }: Where): Told => ({
    headline: `The kubelet waits before it runs init container ${container} of ${pod} again.`,
    reason: 'Init:CrashLoopBackOff. The pause doubles with each failure, up to five minutes.',
  }),
  initRestarted: ({ pod, container }: Where): Told => ({
    headline: `The kubelet runs init container ${container} of ${pod} again.`,
    reason: 'Those that were done stay done: only this one is repeated.',
  }),
  crashWaits: ({ pod }: { pod: string }): Told => ({
    headline: `The kubelet waits before it restarts the container of ${pod}.`,
    reason: 'CrashLoopBackOff is this pause: 10 s, then twice as long each time. Ten minutes of running end it.',
  }),
  livenessFailed: ({ pod, container }: Where): Told => ({
    headline: `The liveness probe of ${pod} failed: container ${container} is restarted.`,
    reason: 'It gets SIGTERM and its grace period first, then SIGKILL. The pod stays the same pod.',
  }),
  startupFailed: ({ pod, container }: Where): Told => ({
    headline: `The startup probe of ${pod} failed: container ${container} is restarted.`,
    reason: 'The application took longer to start than its probe allows. A restart begins from nothing.',
  }),
  startupSucceeded: ({ pod, container }: Where): Told => ({
    headline: `The startup probe of ${pod} succeeded: container ${container} has started.`,
    reason: 'From now on its readiness and liveness probes are made. Until now they were not.',
  }),
  stillUnready: ({ pod }: { pod: string }): Told => ({
    headline: `The readiness probe of ${pod} keeps failing: it is not Ready.`,
    reason: 'A failed readiness probe restarts nothing. DNS leaves the pod out, and the controller waits.',
  }),
  ready: ({ pod, container }: Where): Told => ({
    headline: `Container ${container} of ${pod} is ready.`,
    reason: 'The pod is Ready only when all its containers are.',
  }),
  unready: ({ pod, container }: Where): Told => ({
    headline: `Container ${container} of ${pod} is not ready any more.`,
    reason: 'One container that is not ready is enough: the pod is not Ready.',
  }),
  ended: ({ pod, container }: Where): Told => ({
    headline: `Container ${container} of ${pod} ended.`,
    reason: 'What becomes of it is up to its restart policy. The others run on.',
  }),
  waits: ({ pod, container }: Where): Told => ({
    headline: `The kubelet waits before it restarts container ${container} of ${pod}.`,
    reason: 'Each container has a back-off of its own. The others run on.',
  }),
  restarted: ({ pod, container }: Where): Told => ({
    headline: `The kubelet restarted container ${container} of ${pod}.`,
    reason: 'A restart is the kubelet’s work and asks no controller. The pod is Ready when all containers are.',
  }),
  endedBadly: ({ pod }: { pod: string }): Told => ({
    headline: `The containers of ${pod} ended, one of them badly: it has Failed.`,
    reason: 'Its restart policy says that nothing is started again.',
  }),
  rebooted: ({ pod }: { pod: string }): Told => ({
    headline: `The kubelet starts the containers of ${pod} anew.`,
    reason: 'Its node was off. Same pod, same name, another sandbox and another address.',
  }),
};
