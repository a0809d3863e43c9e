/** 控制器为什么还没做；currentRevision 为什么落后。 */
import type {
  revisionReasons as EnglishRevision,
  stanceReasons as EnglishStance,
} from '../../en/diagnosis/stanceReasons.ts';

export const stanceReasons: typeof EnglishStance = {
  nextSync: ({ set }) => `控制器下一次同步就做：${set} 已经在队列里。`,
  unobserved: ({ set }) => `${set} 的 spec 改过了，控制器还没看：它已经在队列里。`,
  createsFirst: ({ pod }) => `控制器下一次同步先创建 ${pod}，然后再看。`,
  deletesFirst: ({ pod }) => `控制器下一次同步先删除 ${pod}，然后再看。`,
  syncing: ({ set }) => `${set} 的同步已经开始，结束时才写入。`,
  backingOff: ({ seconds, error }) =>
    error === '' ? `上次同步失败，${seconds} 秒后重试。` : `上次同步失败：${error}。${seconds} 秒后重试。`,
  cacheLate: ({ resource, behind }) => `控制器的 ${resource} 缓存落后 ${behind} 个事件：它看不到现状。`,
  controllerDown: ({ set }) => `控制器停了：没有人同步 ${set}。`,
  noWakeUp: ({ set }) =>
    `挡路的事已经过去，但没有什么唤醒控制器。${set} 或它的 Pod 有任何事件都行，比如加个 annotation。`,
  timer: ({ set, seconds }) => `挡路的事已经过去，但要等 ${set} 的定时器，${seconds} 秒后控制器才醒。`,
  outOfRange: ({ ordinal, first, last }) => `这里不要 Pod：范围是 ${first} 到 ${last}，而这是 ${ordinal} 号。`,
  noneWanted: ({ set }) => `这里不要 Pod：${set} 的 replicas 是 0。`,
  belowPartition: ({ pod, index, partition }) => `${pod} 的位置是 ${index}，在 partition ${partition} 以下：不更新。`,
  byHand: ({ pod, hash }) => `策略是 OnDelete：有人删掉 ${pod} 之前它一直留着，删了就按 ${hash} 重建。`,
};

export const revisionReasons: typeof EnglishRevision = {
  notAllUpdated: ({ updated, replicas }) =>
    `${replicas} 个 Pod 全部更新以后 currentRevision 才变，现在更新了 ${updated} 个。`,
  notAllReady: ({ ready, replicas }) =>
    `${replicas} 个 Pod 全部 Ready 以后 currentRevision 才变，现在 Ready 了 ${ready} 个。`,
  podsMissing: ({ pods, replicas }) => `凑齐 ${replicas} 个 Pod 以后 currentRevision 才变，现在有 ${pods} 个。`,
  podsLeftOver: ({ pods, replicas }) =>
    `Pod 不多于 ${replicas} 个 currentRevision 才变，正在退出的也算，现在有 ${pods} 个。`,
  neverPromoted: ({ strategy }) => `这个版本在 ${strategy} 下从不改 currentRevision，哪怕所有 Pod 都是新的。`,
};
