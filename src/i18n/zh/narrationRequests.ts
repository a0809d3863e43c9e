/** 你对集群提出的要求，以及它意味着什么。 */
import type { requests as English } from '../en/narrationRequests.ts';

const wakesController = 'API server 存下了它，watch 事件会把 StatefulSet 放进控制器的队列。';

export const requests: typeof English = {
  appliedSet: ({ name }) => ({ headline: `你提交了 StatefulSet ${name}。`, reason: wakesController }),
  appliedService: ({ name }) => ({
    headline: `你提交了 Service ${name}。`,
    reason: '它给 Pod 提供 DNS 名字。StatefulSet 控制器既不需要它，也不检查它。',
  }),
  applied: ({ kind, name }) => ({ headline: `你提交了 ${kind} ${name}。`, reason: 'API server 存下了它。' }),
  created: ({ kind, name }) => ({
    headline: `你创建了 ${kind} ${name}。`,
    reason: 'API server 补上默认值，校验通过后存下了它。监听它的组件这时得知。',
  }),
  replaced: ({ kind, name }) => ({
    headline: `你替换了 ${kind} ${name}。`,
    reason: 'API server 用新对象换下了旧对象。监听它的组件这时得知。',
  }),
  patched: ({ kind, name }) => ({
    headline: `你 patch 了 ${kind} ${name}。`,
    reason: 'API server 把 patch 打在已存的对象上，再存下结果。',
  }),
  serverSideApplied: ({ kind, name, manager }) => ({
    headline: `你以 ${manager} 的身份提交了 ${kind} ${name}。`,
    reason: '这是 server-side apply：API server 记下这些字段归这个 field manager 管。',
  }),
  scaled: ({ name, replicas }) => ({
    headline: `你把 ${name} 的副本数调成了 ${replicas}。`,
    reason: 'scale 子资源只改 spec.replicas，别的都不动。watch 事件会唤醒控制器。',
  }),
  evicted: ({ pod }) => ({
    headline: `你驱逐了 ${pod}。`,
    reason: '驱逐也是删除，只是 PodDisruptionBudget 可以拒绝。这次没有拒绝。',
  }),
  deleted: ({ kind, name }) => ({
    headline: `你删除了 ${kind} ${name}。`,
    reason: '只要没有什么拦着，API server 就会把它移走。',
  }),
  fieldSet: ({ set, field, value }) => ({
    headline: `你把 ${set} 的 ${field} 改成了 ${value}。`,
    reason: wakesController,
  }),
  fieldRemoved: ({ set, field }) => ({ headline: `你去掉了 ${set} 的 ${field}。`, reason: wakesController }),
  fieldChanged: ({ set, field }) => ({ headline: `你改了 ${set} 的 ${field}。`, reason: wakesController }),
  fieldsChanged: ({ set, fields }) => ({
    headline:
      fields.length > 3 ? `你改了 ${set} 的 ${fields.length} 个字段。` : `你改了 ${set} 的 ${fields.join('、')}。`,
    reason: wakesController,
  }),
  templateChanged: ({ set }) => ({
    headline: `你改了 ${set} 的 Pod 模板。`,
    reason: '只有模板会产生版本：下次同步会找逐字节相同的版本，没有就新建。',
  }),
  imageSet: ({ set, image }) => ({
    headline: `你把 ${set} 的镜像改成了 ${image}。`,
    reason: '镜像是模板的一部分：下次同步会找逐字节相同的版本，没有就新建。',
  }),
  podDeleted: ({ pod }) => ({
    headline: `你删除了 ${pod}。`,
    reason: '退出期间名字仍被占着。之后只要这个位置还在范围内，控制器就会补上。',
  }),
  podForceDeleted: ({ pod }) => ({
    headline: `你强制删除了 ${pod}：对象立刻消失。`,
    reason: '没有等 kubelet 确认。如果节点失联，旧容器可能还在跑，和新的同时存在。',
  }),
  setDeleted: ({ set }) => ({
    headline: `你删除了 ${set}：Pod 由垃圾回收器来收。`,
    reason: '垃圾回收不分先后。想按顺序收场，先缩容到 0。',
  }),
  setDeletedInForeground: ({ set }) => ({
    headline: `你以前台方式删除 ${set}：它在 Pod 之后消失。`,
    reason: '垃圾回收器收走最后一个 Pod 之前，控制器只更新 status。',
  }),
  setOrphaned: ({ set }) => ({
    headline: `你删除了 ${set}，但留下了 Pod。`,
    reason: '这些孤儿 Pod 继续运行。同名、同 selector 的 StatefulSet 会收养它们，不重启。',
  }),
  claimDeleted: ({ claim }) => ({
    headline: `你删除了 PVC ${claim}。`,
    reason: '只要有 Pod 在用，pvc-protection 就拦着。PVC 的事件从不唤醒控制器。',
  }),
  serviceDeleted: ({ service }) => ({
    headline: `你删除了 Service ${service}：DNS 名字没了。`,
    reason: 'Pod 照常运行，控制器也不会察觉：它从不看 Service。',
  }),
  setRecreatedWithPods: ({ set }) => ({
    headline: `你删掉并重建了 ${set}，Pod 都留着。`,
    reason: '这是绕过不可变字段的办法：新的 StatefulSet 收养孤儿 Pod，一个也不重启。',
  }),
  setRecreated: ({ set }) => ({
    headline: `你把 ${set} 连同 Pod 删掉，又重建了它。`,
    reason: '新 Pod 会用回原来的 PVC：PVC 比 Pod 和 StatefulSet 都活得久。',
  }),
  madeUnready: ({ pod }) => ({
    headline: `你让 ${pod} 的就绪探针失败。`,
    reason: '容器照常运行。Ready 变成 False，控制器看到的只有这一点。',
  }),
  madeReady: ({ pod }) => ({
    headline: `你让 ${pod} 的就绪探针恢复成功。`,
    reason: 'kubelet 上报 Ready，控制器从那里接着走。',
  }),
  madeCrash: ({ pod }) => ({
    headline: `你让 ${pod} 的容器崩溃。`,
    reason: 'kubelet 在同一个 Pod 里重启容器，控制器只看到它不 Ready。',
  }),
  madeOom: ({ pod }) => ({
    headline: `你让 ${pod} 的容器耗尽内存。`,
    reason: '内核用 SIGKILL 杀掉它：退出码 137，OOMKilled。kubelet 就地重启。',
  }),
  madeHang: ({ pod }) => ({
    headline: `你让 ${pod} 里的应用卡死。`,
    reason: '它不回应探针，也不理 SIGTERM。有存活探针，才会有人重启它。',
  }),
  madeDeaf: ({ pod }) => ({
    headline: `你让 ${pod} 的存活探针失败。`,
    reason: '连续失败 failureThreshold 次后，kubelet 杀掉容器再启动。',
  }),
  madeFlap: ({ pod }) => ({
    headline: `你让 ${pod} 的就绪状态时好时坏。`,
    reason: '每次同步都重新读 Ready：它每掉一次，控制器就在这里再停一次。',
  }),
  madeSlow: ({ pod }) => ({
    headline: `你让 ${pod} 里的应用启动变慢。`,
    reason: '现在如此，以后重启也如此。存活探针太急，会在它起来之前杀掉它。',
  }),
  madeFail: ({ pod }) => ({
    headline: `你让 ${pod} 被驱逐：phase 变成 Failed。`,
    reason: 'Failed 的 Pod 不会再运行。控制器先删掉它，再建一个新的。',
  }),
  filesWritten: ({ pod, files }) => ({
    headline: `你改动了 ${pod} 里的 ${files} 个文件。`,
    reason: 'PVC 卷里的文件比 Pod 活得久；其他文件随 Pod 或容器一起消失。',
  }),
  namesMissing: ({ pod, name }) => ({
    headline: `${pod} 向 DNS 查询 ${name}：没有这个名字。`,
    reason: 'CoreDNS 会把这个回答记住 30 秒；在此期间即使名字出现了，回答仍是“没有”。',
  }),
  hastened: ({ pod }) => ({
    headline: `你让 ${pod} 立刻走出下一步。`,
    reason: '节点本来就要这么做，只是现在由你决定各件事的先后。',
  }),
  apiFaultSet: ({ verb, object }) => ({
    headline: `你让下一次调用失败：${verb} ${object}。`,
    reason: 'API server 会拒绝一次，同步失败，key 退避后重新入队。',
  }),
  apiFaultWindow: ({ verb, object, seconds }) => ({
    headline: `你让这类调用失败 ${seconds} 秒：${verb} ${object}。`,
    reason: '用到它的同步都会失败，key 一次比一次回来得晚，最长 1000 秒。',
  }),
  apiFaultTimes: ({ verb, object, times }) => ({
    headline: `你让接下来 ${times} 次调用失败：${verb} ${object}。`,
    reason: '遇到冲突，同步内部会重试；其他拒绝会让同步失败，key 退避后再来。',
  }),
  cachesLag: ({ resources, seconds }) => ({
    headline:
      resources.length === 1
        ? `控制器的 ${resources[0] ?? ''} 缓存现在落后 ${seconds} 秒。`
        : `控制器的 ${resources.length} 份缓存现在落后 ${seconds} 秒。`,
    reason: 'watch 事件要晚这么久才到。在那之前，控制器按过去的集群做决定。',
  }),
  cachesFrozen: ({ resources }) => ({
    headline:
      resources.length === 1
        ? `你冻结了控制器的 ${resources[0] ?? ''} 缓存。`
        : `你冻结了控制器的 ${resources.length} 份缓存。`,
    reason: 'watch 事件不再送达，控制器按过去的集群做决定。',
  }),
  cachesCaughtUp: ({ resources }) => ({
    headline:
      resources.length === 1
        ? `控制器的 ${resources[0] ?? ''} 缓存追上来了。`
        : `控制器的 ${resources.length} 份缓存追上来了。`,
    reason: '路上的 watch 事件都到了，先后不变。',
  }),
  controllerStopped: () => ({
    headline: '你停掉了 StatefulSet 控制器。',
    reason: 'Pod 照常运行，少了没人补。队列、缓存和退避都丢了。',
  }),
  controllerStarted: () => ({
    headline: '你启动了 StatefulSet 控制器。',
    reason: '它先 list 一遍，让每个 StatefulSet 入队。它不需要记忆：每次同步只看现状。',
  }),
  crashPlanned: ({ writes }) => ({
    headline: `控制器会死在某次同步中：写完 ${writes} 次之后。`,
    reason: '同步不是事务：写进去的留下，剩下的没做。',
  }),
  immutableField: ({ field }) => ({
    headline: `API 拒绝修改：${field} 不可变，没有触发同步。`,
    reason: '什么都没存下，也就没有 watch 事件。绕行办法：删掉 StatefulSet 但保留 Pod，再重建。',
  }),
  refused: ({ message }) => ({ headline: 'API 拒绝了请求，没有触发同步。', reason: message }),
};
