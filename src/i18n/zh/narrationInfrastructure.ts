/** 节点、磁盘和中断预算做的事，以及你对它们做的事。 */
import type { infrastructure as English } from '../en/narrationInfrastructure.ts';
import { listing } from './listing.ts';

export const infrastructure: typeof English = {
  faults: {
    nodeDown: ({ node }) => ({
      headline: `你关掉了 ${node} 的电源。`,
      reason: '没人通知 API server：40 到 55 秒内，那里的 Pod 看起来一切如常。',
    }),
    nodeCutOff: ({ node }) => ({
      headline: `你切断了 ${node} 与 API server 的联系。`,
      reason: '容器还在跑，只是没人看得见。从外面看，和机器断电一模一样。',
    }),
    nodeShutdown: ({ node }) => ({
      headline: `你让 ${node} 优雅关机。`,
      reason: 'kubelet 先上报 NotReady，在宽限期内结束自己的 Pod，然后才关机。',
    }),
    nodeUp: ({ node }) => ({
      headline: `你让 ${node} 回来。`,
      reason: 'kubelet 要一点时间才能上报，然后收拾它看到的一切。',
    }),
    drain: ({ node }) => ({
      headline: `你 drain ${node}：先封锁，再驱逐 Pod。`,
      reason: '驱逐要问 PodDisruptionBudget；直接删除不问，控制器也不问。',
    }),
    stopDrain: ({ node }) => ({
      headline: `你中止了对 ${node} 的 drain。`,
      reason: '驱逐掉的不会回来，节点一直封锁着，直到 kubectl uncordon。',
    }),
    provisionerDown: ({ provisioner }) => ({
      headline: `你停掉了制备器 ${provisioner}。`,
      reason: '已有的卷照常用。要新卷的 PVC 只能等，它的 Pod 也跟着等。',
    }),
    provisionerUp: ({ provisioner }) => ({
      headline: `你启动了制备器 ${provisioner}。`,
      reason: '它会补上 PVC 一直在等的卷。',
    }),
  },
  nodes: {
    nodeLost: ({ node, pods, seconds }) => ({
      headline: `${node} 太久没有消息：Unknown。`,
      reason:
        pods === 0
          ? `kubelet 已 ${seconds} 秒没上报。机器是不是真停了，谁也说不准。`
          : `${seconds} 秒没上报。那里的 ${pods} 个 Pod 不再 Ready，但也许还在跑。`,
    }),
    nodeRebooted: ({ node }) => ({
      headline: `${node} 重启后回来了，已 Ready。`,
      reason: 'kubelet 把还在的 Pod 重新拉起来，期间被删的就此放手。',
    }),
    nodeReconnected: ({ node }) => ({
      headline: `${node} 重新连上了，已 Ready。`,
      reason: 'kubelet 又开始上报它的 Pod，期间被删的现在停掉。',
    }),
    nodeOff: ({ node }) => ({
      headline: `${node} 已关机。`,
      reason: '它事先说过：Pod 都已 Failed，没人需要等它们收尾。',
    }),
    nodeTaintedToEvict: ({ node }) => ({
      headline: `${node} 打上了 NoExecute 污点：开始计时。`,
      reason: 'Pod 默认容忍失联节点 300 秒，除非模板另有规定。到点就删。',
    }),
    nodeTainted: ({ node }) => ({
      headline: `${node} 打上了污点：新 Pod 不会去那里。`,
      reason: 'NoSchedule 只约束调度器，已经在那里的 Pod 不受影响。',
    }),
    nodeUntainted: ({ node }) => ({
      headline: `${node} 的污点去掉了，限制随之解除。`,
      reason: '没有 NoSchedule，Pod 又能来；没有 NoExecute，计划中的驱逐取消。',
    }),
    podShutDown: ({ pod }) => ({
      headline: `节点关机，${pod} 被结束：已 Failed。`,
      reason: 'Failed 的 Pod 不需要谁来确认：控制器删掉它，马上建新的。',
    }),
    podEvicted: ({ pod, seconds }) => ({
      headline: `等了 ${seconds} 秒，污点驱逐控制器删除了 ${pod}。`,
      reason: '要等 kubelet 确认才会消失。kubelet 没有音信，名字就一直被占着。',
    }),
    podEvictedAtOnce: ({ pod }) => ({
      headline: `污点驱逐控制器删除了 ${pod}。`,
      reason: '它不容忍节点上的某个 NoExecute 污点，只能离开。',
    }),
    podsCollected: ({ pods }) => ({
      headline: `节点不存在了：Pod 垃圾回收器清掉了 ${listing(pods)}。`,
      reason: '它不问 kubelet，名字就此空出。机器若还在跑，容器也还在跑。',
    }),
    podsCollectedOutOfService: ({ pods }) => ({
      headline: `out-of-service：Pod 垃圾回收器清掉了 ${listing(pods)}。`,
      reason: '打污点的人担保机器已停：名字和卷立刻空出来。',
    }),
    straysStopped: ({ pods }) => ({
      headline: `kubelet 回来后停掉了 ${listing(pods)} 的残留容器。`,
      reason: 'Pod 对象早被清掉，容器却一直在跑。此前同名的可能有两份。',
    }),
  },
  disks: {
    attachRefused: ({ pod, node }) => ({
      headline: `${pod} 在等：它的卷还挂接在别的节点上。`,
      reason: `${node} 没有确认已卸载。满六分钟才会强制拿走。`,
    }),
    volumeAttached: ({ pod }) => ({
      headline: `${pod} 的卷挂接到了它的节点。`,
      reason: '现在 kubelet 可以挂载卷、拉镜像、启动容器。',
    }),
    volumeUnmounted: ({ claim }) => ({
      headline: `${claim} 的卷已分离。`,
      reason: '回来的 kubelet 已经卸载了它，没有动用强制手段。',
    }),
    volumeForced: ({ claim }) => ({
      headline: `${claim} 的卷被强制分离。`,
      reason: '六分钟到了。那边的容器若还在写，最后写的就丢了。',
    }),
    volumeVouchedFor: ({ claim }) => ({
      headline: `${claim} 的卷已分离：out-of-service。`,
      reason: '打污点的人担保机器已停，所以不用等六分钟。',
    }),
    volumeReleased: ({ claim }) => ({
      headline: `${claim} 的卷变成 Released，没有删除。`,
      reason: '回收策略是 Retain：数据还在，同名的新 PVC 拿到的是另一个卷。',
    }),
    volumeAvailable: ({ volume }) => ({
      headline: '有一个没人认领的卷可用了。',
      reason: `下一个合适的 PVC 可以拿走 ${volume}。`,
    }),
    volumeExpanded: ({ claim, storage }) => ({
      headline: `${claim} 的磁盘扩到了 ${storage}。`,
      reason: '文件系统还没有：要在挂载着它的运行中的 Pod 那里扩。',
    }),
    claimExpanded: ({ claim, storage }) => ({
      headline: `${claim} 现在有 ${storage}。`,
      reason: 'kubelet 扩好了文件系统。StatefulSet 的模板还是旧大小：它不可变。',
    }),
  },
  obstacles: {
    noClass: ({ claim }) => ({
      headline: `${claim} 在等：没写 StorageClass，也没有默认的。`,
      reason: '没有 StorageClass 就没人制备卷，Pod 因此调度不了。',
    }),
    classMissing: ({ claim }) => ({
      headline: `${claim} 在等：它的 StorageClass 不存在。`,
      reason: '建好这个类，或手工建一个卷。控制器只看到一个没 Ready 的 Pod。',
    }),
    noVolume: ({ claim }) => ({
      headline: `${claim} 在等手工创建的卷。`,
      reason: '它的类没有制备器。类、大小、模式都合适的 PV 会绑给它。',
    }),
    noConsumer: ({ claim }) => ({
      headline: `${claim} 在等第一个使用它的 Pod。`,
      reason: 'WaitForFirstConsumer：Pod 定在哪个节点，才知道卷该在哪个区。',
    }),
    podUnscheduled: ({ claim }) => ({
      headline: `${claim} 在等它的 Pod 定下节点。`,
      reason: 'WaitForFirstConsumer：Pod 定在哪个节点，才知道卷该在哪个区。',
    }),
    provisioner: ({ claim }) => ({
      headline: `${claim} 在等：制备器没有回应。`,
      reason: 'PVC 一直 Pending，Pod 也跟着等。原因只写在 PVC 的事件里。',
    }),
  },
  disruptions: {
    budgetAllows: ({ budget, healthy, wanted, allowed }) => ({
      headline: `${budget} 现在允许 ${allowed} 次中断。`,
      reason: `健康 ${healthy} 个，要求 ${wanted} 个。它只管驱逐，管不了故障和控制器。`,
    }),
    budgetForbids: ({ budget, healthy, wanted }) => ({
      headline: `${budget} 不允许任何中断。`,
      reason: `健康 ${healthy} 个，要求 ${wanted} 个：驱逐一律拒绝，直接删除不归它管。`,
    }),
    drainEvicts: ({ evicted }) => ({
      headline: `drain 驱逐了 ${listing(evicted)}。`,
      reason: '各有宽限期。节点已封锁，接替的 Pod 去别处，或者等着。',
    }),
    drainEvictsSome: ({ evicted, refused }) => ({
      headline: `drain 驱逐了 ${listing(evicted)}，${listing(refused)} 还得等。`,
      reason: '预算暂时不允许更多，drain 每五秒再问一次。',
    }),
    drainRefused: ({ refused }) => ({
      headline: `预算不让 drain 驱逐 ${listing(refused)}。`,
      reason: '它每五秒再问一次，直到健康的 Pod 变多，或者预算改了。',
    }),
    drained: ({ node }) => ({
      headline: `${node} 已排空。`,
      reason: '该走的 Pod 都走了。节点一直封锁着，直到 kubectl uncordon。',
    }),
  },
};
