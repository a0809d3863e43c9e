/** Why a pod's name does not resolve, and why a claim is still there. */
interface Pod {
  readonly pod: string;
}
interface OfService extends Pod {
  readonly service: string;
}
interface Claim {
  readonly claim: string;
}

export const dnsReasons = {
  noServiceName: ({ set }: { set: string }) =>
    `${set} names no Service in spec.serviceName, so its pods have no names in DNS.`,
  noService: ({ service }: OfService) =>
    `There is no Service ${service}. The set starts all the same: its controller neither makes nor looks for it.`,
  notHeadless: ({ service, clusterIP }: OfService & { clusterIP: string }) =>
    clusterIP === ''
      ? `The Service ${service} is not headless: only a Service with clusterIP None has a name for each pod.`
      : `The Service ${service} has the clusterIP ${clusterIP}: only a headless one, with None, has a name for each pod.`,
  notSelected: ({ pod, service, selector }: OfService & { selector: string }) =>
    selector === ''
      ? `The Service ${service} selects no pod.`
      : `The Service ${service} selects ${selector}, and the labels of ${pod} do not match.`,
  noPod: ({ pod }: Pod) => `There is no ${pod}, so there is no address to tell.`,
  noAddress: ({ pod }: Pod) => `${pod} has no address yet.`,
  podOver: ({ pod, phase }: Pod & { phase: string }) => `${pod} has ${phase}: a pod that has ended is not in DNS.`,
  otherSubdomain: ({ pod, service, subdomain }: OfService & { subdomain: string }) =>
    subdomain === ''
      ? `${pod} has no subdomain, so it has no name below ${service}.`
      : `${pod} has the subdomain ${subdomain}, not ${service}: its name is another one.`,
  withheld: ({ pod, service }: OfService) =>
    `DNS tells only pods that are Ready, and ${pod} is not; publishNotReadyAddresses of the Service ${service} would tell it now.`,
  withdrawn: ({ pod }: OfService) => `${pod} is on its way out: DNS stops telling a pod as soon as it is deleted.`,
  endpointsLate: ({ pod, service }: OfService) =>
    `${pod} is Ready, and the endpoints of ${service} follow in a moment. Who asked too early may get the old answer for 30 s.`,
};

export const claimReasons = {
  keptByRetain: ({ claim }: Claim) =>
    `No pod uses ${claim}. It is kept because whenScaled is Retain: scaled up again, the pod gets its data back.`,
  keptForPod: ({ pod, claim }: Pod & Claim) => `${claim} belongs to the name ${pod}, and waits for the next pod of it.`,
  protectedByPod: ({ pod, claim }: Pod & Claim) =>
    `${claim} is being deleted, and pvc-protection holds it as long as ${pod} names it.`,
  goesWithPod: ({ pod, claim }: Pod & Claim) =>
    `${claim} is owned by ${pod}, because whenScaled is Delete: it goes after the pod.`,
  goesWithSet: ({ set, claim }: Claim & { set: string }) =>
    `${claim} is owned by ${set}, because whenDeleted is Delete: it goes after the set.`,
  collectorsTurn: ({ claim }: Claim) => `Nobody needs ${claim} any more: the garbage collector takes it.`,
  heldByClaimFinalizer: ({ claim, finalizer }: Claim & { finalizer: string }) =>
    `${claim} is being deleted, and its finalizer ${finalizer} holds it.`,
};
