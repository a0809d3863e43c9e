/** Deployment 和 ReplicaSet 控制器做了什么。 */
import type { workloads as English } from '../en/narrationWorkloads.ts';
import { listing } from './listing.ts';

export const workloads: typeof English = {
  replicaSetCreated: ({ replicaSet, replicas }) => ({
    headline: `为新模板建了 ReplicaSet ${replicaSet}。`,
    reason: `它从 ${replicas} 个 Pod 开始：maxSurge 决定最多可以比要求的多几个。`,
  }),
  replicaSetReused: ({ replicaSet, revision }) => ({
    headline: `${replicaSet} 就是这个模板：现在是版本 ${revision}。`,
    reason: '回滚不新建 ReplicaSet：旧的一直都在，只是重新扩容。',
  }),
  replicaSetRefused: ({ error }) => ({
    headline: 'API server 拒绝了新的 ReplicaSet。',
    reason: error,
  }),
  newScaledUp: ({ replicaSet, from, to }) => ({
    headline: `新 ReplicaSet ${replicaSet} 从 ${from} 扩到 ${to}。`,
    reason: 'Deployment 控制器不碰 Pod，它只改各个 ReplicaSet 的数量。',
  }),
  newScaledDown: ({ replicaSet, from, to }) => ({
    headline: `ReplicaSet ${replicaSet} 从 ${from} 缩到 ${to}。`,
    reason: '要求的数量变少了。删哪几个由 ReplicaSet 决定，没有序号可言。',
  }),
  oldScaledDown: ({ replicaSet, from, to }) => ({
    headline: `旧 ReplicaSet ${replicaSet} 从 ${from} 缩到 ${to}。`,
    reason: '少了它们，可用的 Pod 也够：maxUnavailable 决定最多可以缺几个。',
  }),
  unhealthyScaledDown: ({ replicaSet, from, to }) => ({
    headline: `旧 ReplicaSet ${replicaSet} 从 ${from} 缩到 ${to}。`,
    reason: '先去掉不可用的 Pod：情况不会更糟，更新也能继续。',
  }),
  scaledInProportion: ({ replicaSet, from, to }) => ({
    headline: `ReplicaSet ${replicaSet} 按比例从 ${from} 到 ${to}。`,
    reason: '更新途中改数量，新旧 ReplicaSet 按各自的比例增减。',
  }),
  deadlineExceeded: ({ seconds }) => ({
    headline: `${seconds} 秒没有进展：ProgressDeadlineExceeded。`,
    reason: 'Deployment 只是报告出来，它会继续尝试，不会自动回滚。',
  }),
  replicaSetDeleted: ({ replicaSet, limit }) => ({
    headline: `历史里的 ReplicaSet ${replicaSet} 被删掉了。`,
    reason: `revisionHistoryLimit 只留 ${limit} 个旧的，留下的才能回滚。`,
  }),
  podsCreated: ({ pods }) => ({
    headline: pods.length > 1 ? `ReplicaSet 创建了 ${pods.length} 个 Pod。` : `创建了 ${listing(pods)}。`,
    reason: '后缀是随机的。ReplicaSet 只管数量，不区分 Pod。',
  }),
  podsDeleted: ({ pods }) => ({
    headline: pods.length > 1 ? `ReplicaSet 删除了 ${pods.length} 个 Pod。` : `删除了 ${listing(pods)}。`,
    reason: '先删没调度的、没运行的、没 Ready 的、同节点扎堆的、年轻的，再往后就看运气。',
  }),
  podCreationRefused: ({ error }) => ({
    headline: 'API server 拒绝了 ReplicaSet 的一个 Pod。',
    reason: error,
  }),
  podAdopted: ({ pod }) => ({
    headline: `ReplicaSet 收养了 ${pod}：label 匹配。`,
    reason: '只要 label 对、没有属主就行，叫什么名字无所谓。',
  }),
  podReleased: ({ pod }) => ({
    headline: `ReplicaSet 放走了 ${pod}。`,
    reason: '它的 label 不再匹配。它自己继续运行，ReplicaSet 会另建一个补上。',
  }),
  reported: ({ name, available }) => ({
    headline: `${name} 报告有 ${available} 个可用。`,
    reason: '它的 status 只数 Pod，不说是哪几个。',
  }),
  failed: ({ name, error }) => ({
    headline: `${name} 的同步失败了，会再试。`,
    reason: error,
  }),
};
