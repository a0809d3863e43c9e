/** Pod 为什么没 Ready，或者为什么还没消失：一句话，点明看到了什么。 */
import type { podReasons as English } from '../../en/diagnosis/podReasons.ts';

export const podReasons: typeof English = {
  unscheduled: ({ pod }) => `${pod} 还没有节点：调度器还没看到它。`,
  unschedulable: ({ pod, message }) =>
    message === '' ? `${pod} 没有节点：调度器找不到合适的。` : `${pod} 没有节点。调度器说：${message}`,
  gated: ({ pod, gate }) => `${pod} 还不许调度：scheduling gate ${gate} 还在。`,
  claimMissing: ({ pod, claim }) => `${pod} 没有节点：PVC ${claim} 不存在，控制器下一次同步会创建它。`,
  claimLeaving: ({ pod, claim }) => `${pod} 没有节点：PVC ${claim} 正在删除，而只要这个 Pod 还引用它，它就删不掉。`,
  claimUnbound: ({ pod, claim, message }) =>
    message === ''
      ? `${pod} 没有节点：PVC ${claim} 还没有卷。`
      : `${pod} 没有节点：PVC ${claim} 没有卷。provisioner 说：${message}`,
  claimWithoutClass: ({ pod, claim }) => `${pod} 没有节点：PVC ${claim} 没写 StorageClass，集群也没有默认的。`,
  claimLost: ({ pod, claim }) => `${pod} 没有节点：PVC ${claim} 的卷丢了。`,
  nodeLost: ({ pod, node }) => `${pod} 在 ${node} 上，而这个节点失联了。`,
  imagePull: ({ pod, image, state }) => `${pod} 拉不到镜像 ${image}（${state}）。`,
  containerRefused: ({ pod, container, state }) => `${pod} 的容器 ${container} 创建不了（${state}）。`,
  crashLoop: ({ pod, container, restarts }) => `${pod} 的容器 ${container} 反复退出，已重启 ${restarts} 次。`,
  initRunning: ({ pod, container }) => `${pod} 在等 init 容器 ${container} 结束。`,
  volumeNotReady: ({ pod, message }) => `${pod} 在等卷。事件说：${message}`,
  creating: ({ pod, node }) => `${pod} 正在 ${node} 上启动：挂卷、拉镜像、起容器。`,
  readinessGate: ({ pod, gate }) => `${pod} 在运行，但没有人把 readiness gate ${gate} 设为 True。`,
  probe: ({ pod, container }) => `${pod} 在运行但没 Ready：${container} 的就绪探针还没成功。`,
  sickApp: ({ pod, container, hangs }) =>
    hangs
      ? `${pod} 在运行但没 Ready：${container} 里的应用卡住了，就绪探针失败，又没有存活探针来重启它。`
      : `${pod} 在运行但没 Ready：${container} 的就绪探针失败，应用不修好就会一直失败。`,
  probeLong: ({ pod, container, seconds, isAlone }) =>
    isAlone
      ? `${pod} 在运行，但已经 ${duration(seconds)}没 Ready：${container} 的就绪探针一直不成功。如果探针要先找到同伴，就永远不会成功：OrderedReady 等它 Ready 才建下一个。`
      : `${pod} 在运行，但已经 ${duration(seconds)}没 Ready：${container} 的就绪探针一直不成功。`,
  noPeers: ({ pod, isOrdered, hiddenBy }) => {
    if (!isOrdered) return `${pod} 在运行但没 Ready：它找不到多数同伴，因为 DNS 只答 Ready 的 Pod。`;
    return hiddenBy === ''
      ? `${pod} 在运行但没 Ready：它要先看到多数同伴，而 OrderedReady 等它 Ready 才建下一个。`
      : `${pod} 在运行但没 Ready：它要先看到多数同伴，而 OrderedReady 等它 Ready 才建下一个，DNS 又只答 Ready 的 Pod。`;
  },
  notAvailable: ({ pod, seconds, minReadySeconds }) =>
    `${pod} 已 Ready，再过 ${seconds} 秒才算可用：minReadySeconds 是 ${minReadySeconds}。`,
  ended: ({ pod, phase }) => `${pod} 已经 ${phase}：控制器会删掉它再重建。`,
  shuttingDown: ({ pod, seconds }) =>
    seconds === 0 ? `${pod} 正在退出，宽限期已到。` : `${pod} 正在退出，宽限期还剩 ${seconds} 秒。`,
  overdue: ({ pod, node, seconds }) =>
    node === ''
      ? `${pod} ${duration(seconds)}前就该消失了。`
      : `${pod} ${duration(seconds)}前就该消失了，而 ${node} 的 kubelet 还没说容器已停。`,
  lostWhileLeaving: ({ pod, node }) =>
    `${pod} 正在删除，但它的节点 ${node} 失联了：只有那里的 kubelet 能确认容器已停。`,
  heldByFinalizer: ({ pod, finalizer }) => `${pod} 正在删除，被 finalizer ${finalizer} 拦着。`,
};

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} 秒`;
  return seconds < 7200 ? `${Math.floor(seconds / 60)} 分钟` : `${Math.floor(seconds / 3600)} 小时`;
}
