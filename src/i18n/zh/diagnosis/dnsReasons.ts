/** Pod 的名字为什么解析不了；PVC 为什么还在。 */
import type { claimReasons as EnglishClaims, dnsReasons as EnglishDns } from '../../en/diagnosis/dnsReasons.ts';

export const dnsReasons: typeof EnglishDns = {
  noServiceName: ({ set }) => `${set} 的 spec.serviceName 是空的，所以它的 Pod 在 DNS 里没有名字。`,
  noService: ({ service }) => `没有名为 ${service} 的 Service。StatefulSet 照样启动：控制器既不创建也不检查它。`,
  notHeadless: ({ service, clusterIP }) =>
    clusterIP === ''
      ? `Service ${service} 不是 headless：只有 clusterIP 为 None 的 Service 才给每个 Pod 一个名字。`
      : `Service ${service} 的 clusterIP 是 ${clusterIP}：只有 headless（None）的才给每个 Pod 一个名字。`,
  notSelected: ({ pod, service, selector }) =>
    selector === ''
      ? `Service ${service} 没有选任何 Pod。`
      : `Service ${service} 选的是 ${selector}，${pod} 的 label 对不上。`,
  noPod: ({ pod }) => `${pod} 不存在，没有地址可答。`,
  noAddress: ({ pod }) => `${pod} 还没有地址。`,
  podOver: ({ pod, phase }) => `${pod} 已经 ${phase}：结束了的 Pod 不在 DNS 里。`,
  otherSubdomain: ({ pod, service, subdomain }) =>
    subdomain === ''
      ? `${pod} 没有 subdomain，所以在 ${service} 下没有名字。`
      : `${pod} 的 subdomain 是 ${subdomain} 而不是 ${service}：它的名字是另一个。`,
  withheld: ({ pod, service }) =>
    `DNS 只答 Ready 的 Pod，而 ${pod} 没 Ready；给 Service ${service} 打开 publishNotReadyAddresses 就能提前解析。`,
  withdrawn: ({ pod }) => `${pod} 正在退出：Pod 一被删除，DNS 就不再答它。`,
  endpointsLate: ({ pod, service }) =>
    `${pod} 已 Ready，${service} 的端点马上跟上。问得太早的人可能 30 秒内还拿到旧答案。`,
};

export const claimReasons: typeof EnglishClaims = {
  keptByRetain: ({ claim }) =>
    `没有 Pod 在用 ${claim}。whenScaled 是 Retain，所以留着：再扩容时，Pod 会拿回自己的数据。`,
  keptForPod: ({ pod, claim }) => `${claim} 属于名字 ${pod}，等着下一个叫这个名字的 Pod。`,
  protectedByPod: ({ pod, claim }) => `${claim} 正在删除，只要 ${pod} 还引用它，pvc-protection 就不放。`,
  goesWithPod: ({ pod, claim }) => `whenScaled 是 Delete，${claim} 归 ${pod} 所有：Pod 走了它才走。`,
  goesWithSet: ({ set, claim }) => `whenDeleted 是 Delete，${claim} 归 ${set} 所有：StatefulSet 走了它才走。`,
  collectorsTurn: ({ claim }) => `没有人再需要 ${claim}：垃圾回收器会收走它。`,
  heldByClaimFinalizer: ({ claim, finalizer }) => `${claim} 正在删除，被 finalizer ${finalizer} 拦着。`,
};
