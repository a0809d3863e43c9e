/** 集群里其他组件做的事：调度器、kubelet、存储制备器、端点控制器、垃圾回收器。 */
import type { causes as English } from '../en/narrationWorld.ts';
import { fitting } from './listing.ts';

export const causes: typeof English = {
  emptyCluster: () => ({
    headline: '集群是空的。',
    reason: '创建一个 StatefulSet，控制器就有事做了。',
  }),
  pastedCluster: () => ({
    headline: '这就是这些对象所描述的真实集群。',
    reason: '往前一步就是控制器接下来做的事；再往后是推演，不是观察。',
  }),
  pastedClusterAtRest: () => ({
    headline: '这就是这些对象所描述的真实集群。',
    reason: '控制器现在什么也不会写。之后的一切是推演，不是观察。',
  }),
  watchedCluster: () => ({
    headline: '这是真实集群，停在本页开始 watch 的那一刻。',
    reason: '之后的每一步变化都是在那里看到的；原因则是它的控制器面对这些对象会作出的判断。',
  }),
  seenSetCreated: ({ set }) => ({ headline: `有人创建了 ${set}。` }),
  seenSetDeleted: ({ set }) => ({ headline: `有人删除了 ${set}。` }),
  seenEdit: ({ set }) => ({ headline: `有人改了 ${set} 的 spec。` }),
  seenCreated: ({ object }) => ({
    headline: `出现了新的 ${object}。`,
    reason: 'watch 只说有什么，不说是谁创建的。',
  }),
  seenChanged: ({ object }) => ({
    headline: `${object} 有了些变化。`,
    reason: '各个 Pod 仍停在原来的状态。',
  }),
  seenDeleted: ({ object }) => ({
    headline: `${object} 没了。`,
    reason: 'API server 已经把它删除。',
  }),
  seenStatus: ({ set }) => ({
    headline: `控制器把数出来的结果写进了 ${set} 的 status。`,
    reason: '每次同步的末尾，只要有数字变了，它就会写。',
  }),
  seenEvent: ({ about, reason, message }) => ({
    headline: `关于 ${about} 的事件：${reason}。`,
    reason: message,
  }),
  podUnschedulable: ({ pod, reason }) => ({
    headline: `调度器没能给 ${pod} 找到节点。`,
    reason: `调度器的说明：${reason}`,
  }),
  podScheduled: ({ pod, node }) => ({
    headline: `调度器把 ${pod} 放到了 ${node}。`,
    reason: '接下来轮到那个节点上的 kubelet：挂载卷、拉镜像、启动容器。',
  }),
  claimBound: ({ claim }) => ({
    headline: `存储制备器给 ${claim} 绑定了新卷。`,
    reason: 'PVC 属于这个位置的名字，不属于 Pod，比这个位置上的每个 Pod 都活得久。',
  }),
  podCreating: ({ pod }) => ({
    headline: `kubelet 正在创建 ${pod} 的容器。`,
    reason: '镜像到位、容器跑起来之前，Pod 一直是 Pending。',
  }),
  podPullsAgain: ({ pod }) => ({
    headline: `kubelet 再次尝试拉取 ${pod} 的镜像。`,
    reason: '每失败一次就多等一会儿，这与控制器无关。',
  }),
  podPullFails: ({ pod }) => ({
    headline: `kubelet 拉不到 ${pod} 的镜像。`,
    reason: 'kubelet 会退避重试。没有 Running 的 Pod 不可能 Ready。',
  }),
  podStarted: ({ pod }) => ({
    headline: `${pod} 已 Running，但还没 Ready。`,
    reason: 'kubelet 启动了容器，现在要看就绪探针。成功之前 DNS 里没有它。',
  }),
  podRestarted: ({ pod }) => ({
    headline: `kubelet 重启了 ${pod} 的容器。`,
    reason: 'Pod、名字、节点都没变：重启是 kubelet 的事，不经过任何控制器。',
  }),
  podUnready: ({ pod }) => ({
    headline: `${pod} 不再 Ready：就绪探针失败。`,
    reason: '它还在运行，但 DNS 里没有它了，控制器也把它当作没就位。',
  }),
  podReady: ({ pod }) => ({
    headline: `${pod} 已 Ready：就绪探针成功。`,
    reason: 'kubelet 上报后，watch 事件会把 StatefulSet 放进控制器的队列。',
  }),
  podCrashed: ({ pod }) => ({
    headline: `${pod} 的容器崩溃了。`,
    reason: 'kubelet 隔一会儿重启它，崩得越多等得越久。Pod 还是原来那个 Pod。',
  }),
  podFailed: ({ pod }) => ({
    headline: `kubelet 驱逐了 ${pod}：它已 Failed，不会再运行。`,
    reason: 'Failed 的 Pod 会一直占着名字，直到有人删它。这里由控制器来删。',
  }),
  podSucceeded: ({ pod }) => ({
    headline: `${pod} 的容器都结束了：它已 Succeeded。`,
    reason: 'StatefulSet 要的是一直运行的 Pod，所以控制器会删掉它再建新的。',
  }),
  podTerminating: ({ pod }) => ({
    headline: `kubelet 正在停止 ${pod}。`,
    reason: '容器收到 SIGTERM，有一段宽限期。对象消失之前，名字一直被占着。',
  }),
  podGone: ({ pod }) => ({
    headline: `${pod} 消失了，名字空了出来。`,
    reason: 'kubelet 上报容器已停，API server 随即删除对象。',
  }),
  podGoneClaimStays: ({ pod, claim }) => ({
    headline: `${pod} 消失了，${claim} 还在。`,
    reason: `这个位置仍在范围内：下一个 ${pod} 会用同一个 PVC，数据也还在。`,
  }),
  podGoneClaimRetained: ({ pod, claim }) => ({
    headline: fitting(
      `${pod} 已删除，${claim} 保留：whenScaled 是 Retain。`,
      `${pod} 已删除，PVC 保留：whenScaled 是 Retain。`,
    ),
    reason: `再扩容时，新的 ${pod} 会拿到 ${claim} 和原来的数据。`,
  }),
  podGoneClaimDeleted: ({ pod, claim }) => ({
    headline: fitting(
      `${pod} 已删除，${claim} 随后也删：whenScaled 是 Delete。`,
      `${pod} 已删除，PVC 随后也删：whenScaled 是 Delete。`,
    ),
    reason: `控制器事先让 Pod 成为 ${claim} 的所有者，所以垃圾回收器会跟着收走它。`,
  }),
  endpointsUpdated: ({ service, ready, total }) => ({
    headline: `Service ${service}：${total} 个 Pod 中有 ${ready} 个在 DNS 里。`,
    reason: '端点控制器只列出已 Ready 且没在退出的 Pod。',
  }),
  noEndpoints: ({ service }) => ({
    headline: `Service ${service} 在 DNS 里没有 Pod。`,
    reason: '端点控制器没找到被它选中又有地址的 Pod。',
  }),
  syncStarted: ({ set }) => ({
    headline: `控制器的一个 worker 从队列里取走了 ${set}。`,
    reason: '它已经读过缓存。此后的变化，这次同步写入时并不知道。',
  }),
  watchDelivered: ({ resource, events, behind }) => ({
    headline: `${events} 个迟到的 ${resource} 事件到了控制器的缓存。`,
    reason:
      behind === 0
        ? '这份缓存又和实际一致了。在此之前，控制器看到的是过去。'
        : `还有 ${behind} 个事件在路上：控制器看到的仍是过去。`,
  }),
  objectCollected: ({ object }) => ({
    headline: `垃圾回收器删掉了 ${object}。`,
    reason: '它的 ownerReference 指向的对象已经不在了。',
  }),
  objectsCollected: ({ objects }) => ({
    headline: `垃圾回收器删掉了 ${objects} 个没有所有者的对象。`,
    reason: '它只看 ownerReference，不讲顺序：既不从大到小，也不逐个来。',
  }),
  quotaCounted: ({ quotas }) => ({
    headline:
      quotas.length === 1
        ? `配额控制器重新清点了 ${quotas[0] ?? ''}。`
        : `配额控制器重新清点了 ${quotas.length} 个 ResourceQuota。`,
    reason: '新的 ResourceQuota 清点过一次才生效；对象消失后，也要清点过才腾出额度。',
  }),
  namesForgotten: ({ name }) => ({
    headline: `CoreDNS 不再记得 ${name} 曾经不存在。`,
    reason: '这个回答被缓存了 30 秒。从现在起再查询，得到的就是已就绪的 Pod。',
  }),
  claimsReleased: ({ claims }) => ({
    headline:
      claims.length === 1
        ? `${claims[0] ?? ''} 已删除：没有 Pod 再用它。`
        : `${claims.length} 个 PVC 已删除：没有 Pod 再用它们。`,
    reason: '在最后一个 Pod 放手之前，finalizer pvc-protection 一直拦着删除。',
  }),
};
