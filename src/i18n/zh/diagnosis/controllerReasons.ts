/** 控制器为什么停在那里：按哪条规则，涉及谁。 */
import type { controllerReasons as English } from '../../en/diagnosis/controllerReasons.ts';

export const controllerReasons: typeof English = {
  walkStops: ({ pod }) => `OrderedReady 从最小序号往上走，停在 ${pod}：更大的序号、缩容和更新都得等。`,
  stuckRollout: ({ pod }) =>
    `${pod} 还是旧版本。OrderedReady 在更新之前就停在它这里，改好的模板永远到不了它（kubernetes #67250）。`,
  nameTaken: ({ pod }) => `${pod} 已经结束但还没消失，名字仍被占着。`,
  staleClaim: ({ pod, claim }) =>
    `${pod} 还不能创建：PVC ${claim} 仍属于上一个同名 Pod。垃圾回收器会删掉它，但 PVC 消失不会唤醒控制器，得等 StatefulSet 或 Pod 的下一个事件。`,
  scaleDownFirst: ({ pod }) => `缩容先于更新，一次只删一个 Pod：要等 ${pod} 消失。`,
  condemnedUnhealthy: ({ pod, firstUnhealthy }) =>
    `${pod} 和 ${firstUnhealthy} 都不健康。缩容从最大序号开始，但不健康的只准先删序号最小的。`,
  updatedPodFirst: ({ pod }) => `更新从最大序号开始，一次一个：要等 ${pod} 健康。`,
  budget: ({ unavailable, maxUnavailable }) =>
    `已有 ${unavailable} 个 Pod 不可用，maxUnavailable 为 ${maxUnavailable}：更新不能再停掉别的 Pod。`,
  oldPodsFirst: ({ outdated }) => `Recreate 要等 ${outdated} 个旧 Pod 全部消失才创建新的。`,
  parallelDone: ({ unsettled, replicas }) =>
    `Parallel 不等任何 Pod：控制器该做的都做了，${replicas} 个 Pod 中有 ${unsettled} 个没就位。`,
  partition: ({ held, partition }) =>
    `partition 为 ${partition}：它以下的 ${held} 个 Pod 保持旧版本，currentRevision 也不会变。`,
  onDelete: ({ hash }) => `策略是 OnDelete：旧 Pod 一直留着，你删掉哪个，哪个就按 ${hash} 重建。`,
  setLeaving: ({ set }) => `${set} 正在被删除。控制器只更新 status，Pod 由垃圾回收器删除，不分先后。`,
  strategyOff: ({ set }) =>
    `${set} 用的是 Recreate 策略，需要打开 feature gate StatefulSetRecreateStrategy，现在是关着的。同步失败，会退避后重试。`,
  refused: ({ error }) => `API 拒绝了：${error}。同步失败，会退避后重试。`,
};
