/** 控制器每个决定的说法。每条都是由具名值组成的完整句子，点明 Pod 和规则。 */
import type {
  claimRules as EnglishClaims,
  condemnedRules as EnglishCondemned,
  replicaRules as EnglishReplicas,
  revisionRules as EnglishRevisions,
} from '../en/narrationRules.ts';
import { fitting, listing, span } from './listing.ts';

export const claimRules: typeof EnglishClaims = {
  waitStaleCache: ({ resource, read, written }) => ({
    headline: '控制器还读不到自己上次的写入：不开始同步。',
    reason: `${resource} 的缓存停在版本 ${read}，写入的是 ${written}。退避后再试。`,
  }),
  podsClaimed: ({ claimed }) => ({
    headline: `控制器认领了 ${claimed} 个 Pod。`,
    reason: 'ownerReference、名字和 label 都对得上，才算这个 StatefulSet 的 Pod。',
  }),
  podAdopted: ({ pod }) => ({
    headline: `控制器收养了 ${pod}：名字和 label 都匹配。`,
    reason: '控制器给这个孤儿 Pod 加上了 ownerReference，收养不会重启任何东西。',
  }),
  podReleased: ({ pod }) => ({
    headline: `控制器放走了 ${pod}：label 不再匹配。`,
    reason: '控制器去掉了它的 ownerReference。Pod 继续运行，但不再算这个 StatefulSet 的。',
  }),
  revisionAdopted: ({ hash }) => ({
    headline: `控制器收养了孤儿 ControllerRevision ${hash}。`,
    reason: '模板相同，hash 就相同，所以重建 StatefulSet 不会重启 Pod。',
  }),
};

export const revisionRules: typeof EnglishRevisions = {
  templateUnchanged: ({ hash, revision }) => ({
    headline: `模板没变：${hash} 仍是目标版本。`,
    reason: `模板与版本 ${revision} 逐字节相同。改 replicas 或 partition 从不产生新版本。`,
  }),
  templateSemanticallyEqual: ({ hash, revision }) => ({
    headline: `模板与版本 ${revision} 含义相同：沿用 ${hash}。`,
    reason: '补全默认值之后只是写法不同，控制器不替换任何 Pod。',
  }),
  revisionCreated: ({ hash, revision }) => ({
    headline: `控制器把新模板记为版本 ${revision}，即 ${hash}。`,
    reason: 'hash 只由模板算出：同样的模板永远得到同样的 hash。',
  }),
  revisionFound: ({ hash, revision }) => ({
    headline: `ControllerRevision ${hash} 已经存在，控制器直接用它。`,
    reason: `名字和模板内容都相同，它是版本 ${revision}。`,
  }),
  revisionReused: ({ from, revision }) => ({
    headline: `模板与版本 ${from} 相同：编号变成 ${revision}，hash 不变。`,
    reason: '回滚不会新建 ControllerRevision，只是把旧的那个改成最大编号。',
  }),
  setBeingDeleted: ({ set }) => ({
    headline: `${set} 正在被删除：控制器只更新 status。`,
    reason: 'Pod 由垃圾回收器删除，不分先后，控制器也不会再创建。',
  }),
};

export const replicaRules: typeof EnglishReplicas = {
  replicasSettled: ({ settled, replicas }) => ({
    headline: `从 0 号往上，${replicas} 个 Pod 中有 ${settled} 个已就位。`,
    reason: '就位的意思是：Pod 存在、Ready、可用，名字和 PVC 都对。',
  }),
  terminalPodDeleted: ({ pod, phase }) => ({
    headline: `${pod} 已经 ${phase}，控制器删掉了它。`,
    reason: `要先腾出名字：之后的某次同步才会创建新的 ${pod}。`,
  }),
  waitTerminalPodGone: ({ pod, phase }) => ({
    headline: `${pod} 已经 ${phase} 但还没消失，名字仍被占着。`,
    reason: `旧对象消失之后，控制器才能创建新的 ${pod}。`,
  }),
  podCreatedFirst: ({ pod }) => ({
    headline: `控制器创建了 ${pod}：从最小序号开始。`,
    reason: `OrderedReady 一次只创建一个 Pod，${pod} Ready 之后才轮到下一个。`,
  }),
  podCreatedInOrder: ({ pod, lowest, highest, below }) => ({
    headline: fitting(
      `${span(lowest, highest, below)} ${below === 1 ? '已' : '都已'} Ready，控制器创建了 ${pod}。`,
      `前面的 Pod 都已 Ready，控制器创建了 ${pod}。`,
    ),
    reason: `OrderedReady 一次只创建一个 Pod，${pod} Ready 之后才轮到下一个。`,
  }),
  podCreatedAtCurrent: ({ pod, hash, partition }) => ({
    headline: `控制器按旧版本 ${hash} 重建了 ${pod}。`,
    reason: `它的位置在 partition ${partition} 以下，所以回来的还是当前版本，不是目标版本。`,
  }),
  podCreatedAtCurrentByCount: ({ pod, hash }) => ({
    headline: `控制器按旧版本 ${hash} 重建了 ${pod}。`,
    reason: '没写 rollingUpdate 时，由 status.currentReplicas 决定哪些位置还用旧版本。',
  }),
  podsCreatedTogether: ({ pods }) => ({
    headline:
      pods.length > 2
        ? `Parallel 不等待：控制器同时创建了 ${pods.length} 个 Pod。`
        : `Parallel 不等待：控制器创建了 ${listing(pods)}。`,
    reason: 'Parallel 下，创建和缩容都不等别的 Pod Ready。',
  }),
  waitStaleClaim: ({ pod, claim }) => ({
    headline: `${pod} 还不能创建：PVC 属于上一个同名 Pod。`,
    reason: `要等垃圾回收器删掉 ${claim}。PVC 消失不会唤醒控制器，得等下一个事件。`,
  }),
  waitTerminating: ({ pod }) => ({
    headline: `${pod} 正在退出，控制器先不动别的 Pod。`,
    reason: 'OrderedReady 从最小序号往上走，遇到第一个没就位的 Pod 就停。',
  }),
  waitRunning: ({ pod }) => ({
    headline: `${pod} 还没运行起来：OrderedReady 停在这里。`,
    reason: '控制器该做的做完了：接下来调度器选节点，kubelet 启动容器。',
  }),
  waitReady: ({ pod }) => ({
    headline: `${pod} 在运行但还没 Ready：OrderedReady 停在这里。`,
    reason: '光是 Running 不够：kubelet 的就绪探针成功，才轮到下一个 Pod。',
  }),
  waitAvailable: ({ pod, seconds }) => ({
    headline: `${pod} 已 Ready，再稳定 ${seconds} 秒才算可用。`,
    reason: 'minReadySeconds 同样挡住创建、缩容和更新。时间一到，时钟会唤醒控制器。',
  }),
  waitAvailableUnknown: ({ pod }) => ({
    headline: `${pod} 已 Ready，但还没稳定满 minReadySeconds。`,
    reason: 'minReadySeconds 同样挡住创建、缩容和更新。时间一到，时钟会唤醒控制器。',
  }),
  parallelGoesOn: ({ unsettled, replicas, pod }) => ({
    headline: `Parallel 不等待：${replicas} 个 Pod 中有 ${unsettled} 个还没 Ready。`,
    reason: `其中序号最小的是 ${pod}。换成 OrderedReady 会停在那里，Parallel 照样往前走。`,
  }),
  podUpdated: ({ pod }) => ({
    headline: `控制器修正了 ${pod} 的 label 或 PVC 的所有者。`,
    reason: '每次往上走都会核对名字、卷，以及保留策略要求的 PVC 所有者。Pod 不重启。',
  }),
};

export const condemnedRules: typeof EnglishCondemned = {
  noneCondemned: ({ replicas }) => ({
    headline: '没有多余的 Pod，不用缩容。',
    reason: `replicas 是 ${replicas}，没有 Pod 的序号超出范围。`,
  }),
  condemnedDeleted: ({ pod, replicas }) => ({
    headline: `replicas 为 ${replicas}，${pod} 超出范围，控制器删了它。`,
    reason: '缩容从最大序号开始，一次一个。PVC 不会跟着 Pod 一起删。',
  }),
  condemnedDeletedBelowStart: ({ pod, start }) => ({
    headline: `序号改从 ${start} 开始，控制器删掉了 ${pod}。`,
    reason: '先补齐新的高位，再从大到小删掉旧的低位。',
  }),
  condemnedDeletedTogether: ({ pods, replicas }) => ({
    headline: `replicas 为 ${replicas}，控制器同时删了 ${listing(pods)}。`,
    reason: 'Parallel 缩容一步到位：不等任何 Pod，也不看是否健康。',
  }),
  waitCondemnedTerminating: ({ pod }) => ({
    headline: `${pod} 正在退出：缩容一次只删一个 Pod。`,
    reason: `${pod} 消失以后，控制器再看下一个超出范围的 Pod，然后才看更新。`,
  }),
  waitCondemnedUnhealthy: ({ pod, firstUnhealthy }) => ({
    headline: `${pod} 和 ${firstUnhealthy} 都不健康：缩容卡住了。`,
    reason: `缩容从最大序号开始，但不健康的只准先删序号最小的。出路：kubectl delete pod ${pod}`,
  }),
};
