/** 替换 Pod、写 status、清理历史这几类决定的说法。 */
import type { closingRules as EnglishClosing, updateRules as EnglishUpdates } from '../en/narrationUpdates.ts';
import { listing, span } from './listing.ts';

export const updateRules: typeof EnglishUpdates = {
  strategyOnDelete: ({ hash }) => ({
    headline: 'OnDelete：控制器不会主动替换任何 Pod。',
    reason: `你删掉哪个 Pod，控制器就按 ${hash} 重建哪个。先后和时机由你定。`,
  }),
  strategyUnknown: ({ type }) => ({
    headline: `这个集群没有启用 ${type} 策略，本次同步失败。`,
    reason: '需要打开 feature gate StatefulSetRecreateStrategy。控制器会退避后重试。',
  }),
  recreateDeleted: ({ pods }) => ({
    headline: `Recreate：控制器一次删掉了 ${listing(pods)}。`,
    reason: '最后一个旧 Pod 消失之前什么也不创建，这段时间服务是断的。',
  }),
  waitRecreateGone: ({ outdated }) => ({
    headline: `还剩 ${outdated} 个旧 Pod：Recreate 先不创建新的。`,
    reason: '要等 kubelet 把它们停掉，然后才从最小序号开始创建。',
  }),
  outdatedPodDeletedFirst: ({ pod, from, to }) => ({
    headline: `先删 ${pod}：更新从最大序号开始。`,
    reason: `Pod 从不就地修改：旧的 ${from} 删掉，同名的 ${pod} 以 ${to} 回来，PVC 还是原来那个。`,
  }),
  outdatedPodDeleted: ({ pod, from, to }) => ({
    headline: `控制器删掉了 ${pod}：它是序号最大的旧 Pod。`,
    reason: `比它大的都已就位，于是 ${from} 删掉，${pod} 会以 ${to} 回来。`,
  }),
  outdatedPodsDeleted: ({ pods }) => ({
    headline: `控制器从大到小删掉了 ${listing(pods)}。`,
    reason: 'maxUnavailable 允许同时停几个。重建时 OrderedReady 仍从最小序号逐个来。',
  }),
  outdatedPodsDeletedInParallel: ({ pods }) => ({
    headline: `控制器从大到小删掉了旧的 ${listing(pods)}。`,
    reason: 'Parallel 先替换本来就不可用的旧 Pod，其余的按 maxUnavailable 的额度来。',
  }),
  waitUpdatedPod: ({ pod }) => ({
    headline: `${pod} 还没 Ready，下一个旧 Pod 得等着。`,
    reason: 'Parallel 只加快创建和缩容，更新仍然从大到小一个一个来。',
  }),
  waitUpdatedPodTerminating: ({ pod }) => ({
    headline: `${pod} 正在退出，等它回来才继续更新。`,
    reason: 'Parallel 只加快创建和缩容，更新仍然从大到小一个一个来。',
  }),
  waitBudget: ({ unavailable, maxUnavailable }) => ({
    headline: `${unavailable} 个 Pod 不可用，maxUnavailable 为 ${maxUnavailable}：更新等待。`,
    reason: '凡是不可用的 Pod 都占额度，partition 以下的也算。Parallel 同样受它限制。',
  }),
  partitionHolds: ({ lowest, highest, held, partition }) => ({
    headline: `partition 为 ${partition}，${span(lowest, highest, held)} 保持旧版本。`,
    reason: `位置 ${partition} 以下的一律不替换，这期间 currentRevision 也不会变。`,
  }),
  partitionHoldsFromStart: ({ lowest, highest, held, partition, start }) => ({
    headline: `partition 为 ${partition}，${span(lowest, highest, held)} 保持旧版本。`,
    reason: `partition 数的是位置，从 ordinals.start 数起：${start} + ${partition} = ${start + partition} 号起才替换。`,
  }),
  nothingToUpdate: ({ hash }) => ({
    headline: `没有要替换的旧 Pod：目标版本是 ${hash}。`,
    reason: '控制器从最大序号往下，逐个比较 Pod 的版本和目标版本。',
  }),
};

export const closingRules: typeof EnglishClosing = {
  rolloutCompleted: ({ hash, replicas }) => ({
    headline: `发布完成：${hash} 成为当前版本。`,
    reason:
      replicas === 0
        ? '没有 Pod 需要替换，控制器立刻把 currentRevision 改成 updateRevision。'
        : `${replicas} 个 Pod 都已更新且 Ready，控制器把 currentRevision 改成了 updateRevision。`,
  }),
  statusWritten: ({ readyReplicas, replicas }) => ({
    headline: `控制器写入 status：${replicas} 个 Pod，${readyReplicas} 个 Ready。`,
    reason: '这些数字来自本次同步开始时的快照。',
  }),
  statusUnchanged: ({ readyReplicas, replicas }) => ({
    headline: `数字没变：${replicas} 个 Pod，${readyReplicas} 个 Ready，不用写。`,
    reason: '只有与已存的值不同，控制器才写 status。',
  }),
  revisionDeleted: ({ hash, revision, limit }) => ({
    headline: `历史已满，控制器删掉了版本 ${revision}（${hash}）。`,
    reason: `revisionHistoryLimit 为 ${limit}。当前版本、目标版本和仍有 Pod 在用的版本不占名额。`,
  }),
  historyKept: ({ kept, limit }) => ({
    headline: `历史保留 ${kept} 个版本，上限是 ${limit}。`,
    reason: '只有没人再用的版本才占名额。',
  }),
  apiRefused: ({ verb, object, error }) => ({
    headline: `API 拒绝${verb} ${object}，本次同步失败。`,
    reason: `API 的回答：${error}。控制器会退避后重试。`,
  }),
};
