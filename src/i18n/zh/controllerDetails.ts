/** 控制器路径上每个决定的一行说明：涉及谁，结果如何。 */
import type { details as English } from '../en/controllerDetails.ts';
import { listing } from './listing.ts';

export const details: typeof English = {
  waitStaleCache: () => '缓存还没读到上次的写入',
  podsClaimed: ({ claimed }) => `${claimed} 个 Pod 是自己的`,
  podAdopted: ({ pods }) => `收养 ${listing(pods)}`,
  podReleased: ({ pods }) => `放走 ${listing(pods)}`,
  revisionAdopted: ({ hash }) => `收养版本 ${hash}`,

  templateUnchanged: ({ hash }) => `模板没变：目标仍是 ${hash}`,
  templateSemanticallyEqual: ({ hash }) => `与 ${hash} 含义相同：目标不变`,
  revisionCreated: ({ hash, revision }) => `新模板：记为版本 ${revision}，${hash}`,
  revisionFound: ({ hash }) => `已有同样模板的 ${hash}`,
  revisionReused: ({ hash, from, revision }) => `旧模板：${hash} 的编号从 ${from} 变成 ${revision}`,
  setBeingDeleted: () => '正在被删除：不动 Pod',

  replicasSettled: ({ settled, replicas }) =>
    settled === replicas ? `${replicas} 个位置全部就位` : `${replicas} 个位置中有 ${settled} 个就位`,
  notLookedAt: ({ slots }) => `还有 ${slots} 个位置没看`,
  terminalPodDeleted: ({ pods }) => `删除已结束的 ${listing(pods)}`,
  podCreated: ({ pods }) => `创建 ${listing(pods)}`,
  parallelGoesOn: ({ unsettled, replicas }) => `${replicas} 个位置中有 ${unsettled} 个没就位：继续`,
  podUpdated: ({ pods }) => `修正 ${listing(pods)}`,
  waitTerminalPodGone: ({ pod }) => `${pod} 已结束，但还没消失`,
  waitStaleClaim: ({ pod }) => `${pod} 的 PVC 属于上一个同名 Pod`,
  waitTerminating: ({ pod }) => `${pod} 正在退出`,
  waitRunning: ({ pod }) => `${pod} 还没运行`,
  waitReady: ({ pod }) => `${pod} 还没 Ready`,
  waitAvailable: ({ pod }) => `${pod} 还不算可用`,

  noneCondemned: () => '没有 Pod 超出范围',
  condemnedDeleted: ({ pods }) => `删除 ${listing(pods)}`,
  waitCondemnedTerminating: ({ pod }) => `${pod} 正在退出`,
  waitCondemnedUnhealthy: ({ pod }) => `${pod} 不是序号最小的不健康 Pod`,

  strategyOnDelete: () => 'OnDelete：不主动替换',
  strategyUnknown: ({ type }) => `没有启用 ${type}`,
  recreateDeleted: ({ pods }) => `删除 ${listing(pods)}`,
  waitRecreateGone: ({ outdated }) => `还剩 ${outdated} 个旧 Pod`,
  outdatedPodDeleted: ({ pods }) => `删除 ${listing(pods)}`,
  waitUpdatedPod: ({ pod }) => `${pod} 还不健康`,
  waitBudget: ({ unavailable, maxUnavailable }) => `${unavailable} 个不可用，maxUnavailable 为 ${maxUnavailable}`,
  partitionHolds: ({ held, partition }) => `partition ${partition} 让 ${held} 个 Pod 保持旧版本`,
  nothingToUpdate: () => '没有要替换的旧 Pod',

  rolloutCompleted: ({ hash }) => `完成：currentRevision 是 ${hash}`,
  statusWritten: ({ changed }) =>
    changed.length > 2 ? `写入 ${changed.length} 个有变化的字段` : `写入 ${changed.join('、')}`,
  statusUnchanged: () => '数字没变，不用写',

  revisionDeleted: ({ hash }) => `删除版本 ${hash}`,
  historyKept: ({ kept, limit }) => `保留 ${kept} 个，上限 ${limit}`,

  apiRefused: ({ error }) => error,
};
