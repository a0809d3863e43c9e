/** 字幕、关卡和各面板里的句子。 */
import type { narration as English } from '../en/narration.ts';
import { containers } from './narrationContainers.ts';
import { infrastructure } from './narrationInfrastructure.ts';
import { claimRules, condemnedRules, replicaRules, revisionRules } from './narrationRules.ts';
import { requests } from './narrationRequests.ts';
import { closingRules, updateRules } from './narrationUpdates.ts';
import { workloads } from './narrationWorkloads.ts';
import { causes } from './narrationWorld.ts';

export const narration: typeof English = {
  rules: { ...claimRules, ...revisionRules, ...replicaRules, ...condemnedRules, ...updateRules, ...closingRules },
  causes,
  requests,
  infrastructure,
  containers,
  workloads,
  syncs: {
    settled: ({ pods, hash }) => ({
      headline:
        pods === 1
          ? `1 个 Pod 已 Ready，版本 ${hash}：控制器无事可做。`
          : `${pods} 个 Pod 都已 Ready，版本 ${hash}：控制器无事可做。`,
      reason: '它歇着，直到 watch 事件把它叫醒：你的修改，或者 Pod 的变化。',
    }),
    scaledToZero: () => ({
      headline: '按你的 spec 是 0 个 Pod：控制器无事可做。',
      reason: '它歇着，直到你的修改把它叫醒。',
    }),
    scaledToZeroWithClaims: ({ claims }) => ({
      headline: `按你的 spec 是 0 个 Pod，${claims} 个 PVC 保留着。`,
      reason: 'PVC 属于名字，不属于 Pod。再扩容时，每个 Pod 会拿回自己的那个。',
    }),
    notObserved: ({ set }) => ({
      headline: `${set} 已存下，控制器还没同步过它。`,
      reason: 'key 在队列里，下一个就轮到它。',
    }),
    setGone: ({ set }) => ({
      headline: `${set} 已经没了：控制器没有要同步的东西。`,
      reason: '它留下的对象交给垃圾回收器。',
    }),
    crashed: ({ set, writes }) => ({
      headline: `控制器同步 ${set} 时死了：已写了 ${writes} 次。`,
      reason: '写进去的都还在。下次同步看到什么，就从那里接着做。',
    }),
    failed: ({ error }) => ({ headline: '本次同步失败，控制器会退避后重试。', reason: error }),
  },
  gates: {
    stuck: ({ pod }) => ({
      headline: `${pod} 坏了，改好的模板到不了它这里。`,
      reason: `OrderedReady 在更新之前就停在这里。出路：kubectl delete pod ${pod}`,
    }),
    pullFails: ({ pod }) => ({
      headline: `${pod} 拉不到镜像：OrderedReady 停在这里。`,
      reason: `光改好模板还不够，还要 kubectl delete pod ${pod}。`,
    }),
    crashing: ({ pod }) => ({
      headline: `${pod} 反复崩溃：OrderedReady 停在这里。`,
      reason: `光改好模板还不够，还要 kubectl delete pod ${pod}。`,
    }),
    notReadyAndOld: ({ pod }) => ({
      headline: `${pod} 在运行但还没 Ready：OrderedReady 停在这里。`,
      reason: `新模板也得等：先往上走，后更新。kubectl delete pod ${pod} 可以放行。`,
    }),
    unscheduled: ({ pod }) => ({
      headline: `${pod} 还没有节点：OrderedReady 停在这里。`,
      reason: '现在轮到调度器。控制器已经建好 Pod，只能等。',
    }),
    starting: ({ pod }) => ({
      headline: `${pod} 还没运行起来：OrderedReady 停在这里。`,
      reason: '现在轮到 kubelet：挂载卷、拉镜像、启动容器。',
    }),
    waitsForPeers: ({ pod }) => ({
      headline: `${pod} 没有同伴就不 Ready：OrderedReady 停在这里。`,
      reason: '它要看到多数成员，而 OrderedReady 等它 Ready 才建下一个。Parallel 会一起建。',
    }),
    findsNoPeers: ({ pod }) => ({
      headline: `${pod} 看不到多数同伴：下一个旧 Pod 得等。`,
      reason: '它靠 DNS 找同伴，没 Ready 的查不到，除非 Service 设了 publishNotReadyAddresses。',
    }),
    initFails: ({ pod }) => ({
      headline: `${pod} 的 init 容器一直失败：OrderedReady 停在这里。`,
      reason: `光改好模板还不够，还要 kubectl delete pod ${pod}。`,
    }),
    initializing: ({ pod }) => ({
      headline: `${pod} 还在初始化：OrderedReady 停在这里。`,
      reason: 'init 容器要一个接一个跑完。控制器只分 Running 且 Ready，或者不是。',
    }),
  },
  turns: {
    controller: '轮到控制器',
    scheduler: '轮到调度器',
    kubelet: '轮到 kubelet',
    clock: '等时钟',
    watch: '等 watch',
    garbageCollector: '轮到垃圾回收器',
    you: '轮到你',
  },
  until: {
    gone: ({ pod }) => `等：${pod} 从 API 中消失`,
    running: ({ pod }) => `等：${pod} Running 且 Ready`,
    ready: ({ pod }) => `等：${pod} Ready`,
    available: ({ pod }) => `等：${pod} 稳定满 minReadySeconds`,
    claimGone: ({ claim }) => `等：垃圾回收器收走 ${claim}`,
    recovered: ({ pod }) => `等：${pod} 恢复 Ready，或者你删掉它`,
    budget: ({ maxUnavailable }) => `等：不可用的 Pod 少于 ${maxUnavailable} 个`,
    caughtUp: ({ resource }) => `等：${resource} 的缓存读到自己的写入`,
    oldPodsGone: () => '等：旧 Pod 全部从 API 中消失',
  },
  verbs: { create: '创建', update: '更新', delete: '删除', patch: '修改', '*': '任何操作' },
  objects: {
    pods: ({ name }) => `Pod ${name}`,
    persistentvolumeclaims: ({ name }) => `PVC ${name}`,
    claimsOfPod: ({ name }) => `${name} 的 PVC`,
    controllerrevisions: ({ name }) => `版本 ${name}`,
    status: ({ name }) => `${name} 的 status`,
    any: ({ resource }) => (resource === '*' ? '任何对象' : `任何 ${resource}`),
    other: ({ resource, name }) => `${resource} ${name}`,
  },
};
