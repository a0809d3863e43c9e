/** Why a pod is not Ready, or not gone: one sentence that names what was seen. */
interface Pod {
  readonly pod: string;
}
interface OnNode extends Pod {
  readonly node: string;
}
interface InContainer extends Pod {
  readonly container: string;
}
interface OfClaim extends Pod {
  readonly claim: string;
}

export const podReasons = {
  unscheduled: ({ pod }: Pod) => `${pod} has no node yet: the scheduler has not looked at it.`,
  unschedulable: ({ pod, message }: Pod & { message: string }) =>
    message === ''
      ? `${pod} has no node: the scheduler finds none that fits.`
      : `${pod} has no node. The scheduler says: ${sentence(message)}`,
  gated: ({ pod, gate }: Pod & { gate: string }) =>
    `${pod} is not to be scheduled: the scheduling gate ${gate} is still on it.`,
  claimMissing: ({ pod, claim }: OfClaim) =>
    `${pod} has no node: its claim ${claim} is not there. The controller makes it at its next sync.`,
  claimLeaving: ({ pod, claim }: OfClaim) =>
    `${pod} has no node: its claim ${claim} is being deleted, and stays as long as this pod names it.`,
  claimUnbound: ({ pod, claim, message }: OfClaim & { message: string }) =>
    message === ''
      ? `${pod} has no node: its claim ${claim} has no volume yet.`
      : `${pod} has no node: its claim ${claim} has no volume. The provisioner says: ${sentence(message)}`,
  claimWithoutClass: ({ pod, claim }: OfClaim) =>
    `${pod} has no node: its claim ${claim} names no StorageClass, and none is the default.`,
  claimLost: ({ pod, claim }: OfClaim) => `${pod} has no node: the volume of its claim ${claim} is lost.`,
  nodeLost: ({ pod, node }: OnNode) => `${pod} is on ${node}, and nobody hears of that node.`,
  imagePull: ({ pod, image, state }: Pod & { image: string; state: string }) =>
    `${pod} cannot pull its image ${image} (${state}).`,
  containerRefused: ({ pod, container, state }: InContainer & { state: string }) =>
    `The container ${container} of ${pod} cannot be made (${state}).`,
  crashLoop: ({ pod, container, restarts }: InContainer & { restarts: number }) =>
    `The container ${container} of ${pod} keeps ending: ${restarts === 1 ? '1 restart' : `${restarts} restarts`} so far.`,
  initRunning: ({ pod, container }: InContainer) => `${pod} waits for its init container ${container} to end.`,
  volumeNotReady: ({ pod, message }: Pod & { message: string }) =>
    `${pod} waits for its volume. It is said: ${sentence(message)}`,
  creating: ({ pod, node }: OnNode) => `${pod} is being started on ${node}: volume, image, container.`,
  readinessGate: ({ pod, gate }: Pod & { gate: string }) =>
    `${pod} runs, but nobody has set its readiness gate ${gate} to True.`,
  probe: ({ pod, container }: InContainer) =>
    `${pod} runs but is not Ready: the readiness probe of ${container} has not succeeded.`,
  sickApp: ({ pod, container, hangs }: InContainer & { hangs: boolean }) =>
    hangs
      ? `${pod} runs but is not Ready: the application in ${container} hangs, so its readiness probe fails. No liveness probe restarts it.`
      : `${pod} runs but is not Ready: the readiness probe of ${container} fails, and goes on failing until somebody mends its application.`,
  probeLong: ({ pod, container, seconds, isAlone }: InContainer & { seconds: number; isAlone: boolean }) =>
    isAlone
      ? `${pod} runs but has not been Ready for ${minutes(seconds)}: the readiness probe of ${container} does not succeed. A probe that asks for its peers never does: OrderedReady makes them only after it.`
      : `${pod} runs but has not been Ready for ${minutes(seconds)}: the readiness probe of ${container} does not succeed.`,
  noPeers: ({ pod, isOrdered, hiddenBy }: Pod & { isOrdered: boolean; hiddenBy: string }) => {
    if (!isOrdered)
      return `${pod} runs but is not Ready: it finds no majority of its peers, because DNS tells only pods that are Ready.`;
    return hiddenBy === ''
      ? `${pod} runs but is not Ready: it needs a majority of its peers, and OrderedReady makes them only after it.`
      : `${pod} runs but is not Ready: it needs a majority of its peers. OrderedReady makes them only after it, and DNS tells only pods that are Ready.`;
  },
  notAvailable: ({ pod, seconds, minReadySeconds }: Pod & { seconds: number; minReadySeconds: number }) =>
    `${pod} is Ready, and counts as available in ${seconds} s: minReadySeconds is ${minReadySeconds}.`,
  ended: ({ pod, phase }: Pod & { phase: string }) =>
    `${pod} has ${phase}: the controller deletes it and makes it anew.`,
  shuttingDown: ({ pod, seconds }: Pod & { seconds: number }) =>
    seconds === 0
      ? `${pod} is shutting down; its grace period is over.`
      : `${pod} is shutting down; its grace period ends in ${seconds} s.`,
  overdue: ({ pod, node, seconds }: OnNode & { seconds: number }) =>
    node === ''
      ? `${pod} should have been gone ${minutes(seconds)} ago.`
      : `${pod} should have been gone ${minutes(seconds)} ago, and the kubelet of ${node} has not said that its containers stopped.`,
  lostWhileLeaving: ({ pod, node }: OnNode) =>
    `${pod} is being deleted, but nobody hears of its node ${node}: only its kubelet can say that the containers stopped.`,
  heldByFinalizer: ({ pod, finalizer }: Pod & { finalizer: string }) =>
    `${pod} is being deleted, and its finalizer ${finalizer} holds it.`,
};

function minutes(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
