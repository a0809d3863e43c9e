/** 诊断的说法：控制器接下来做什么，在等什么，为什么等，怎么出来。 */
import type { diagnosis as English } from '../en/diagnosis.ts';
import { claimReasons, dnsReasons } from './diagnosis/dnsReasons.ts';
import { inputComplaints } from './diagnosis/input.ts';
import { controllerReasons } from './diagnosis/controllerReasons.ts';
import { podReasons } from './diagnosis/podReasons.ts';
import { revisionReasons, stanceReasons } from './diagnosis/stanceReasons.ts';
import { listing } from './listing.ts';

export const diagnosis: typeof English = {
  states: {
    settled: '已就绪',
    acts: '正在推进',
    waits: '在等待',
    stuck: '卡住了',
    held: '按规则停住',
    fails: '同步失败',
    unknown: '无法判断',
  },
  turns: {
    controller: '轮到控制器',
    scheduler: '轮到调度器',
    kubelet: '轮到 kubelet',
    volume: '等卷',
    quota: '等配额',
    dns: '等 DNS',
    clock: '等时钟',
    watch: '等 watch',
    garbageCollector: '轮到垃圾回收器',
    you: '轮到你',
  },
  deeds: {
    recreateDeleted: ({ pods }) => `删除 ${listing(pods)}：Recreate 一次删掉所有旧 Pod。`,
    terminalPodDeleted: ({ pods }) => `删除已经结束的 ${listing(pods)}，之后的同步再重建。`,
    podCreated: ({ pods }) => `创建 ${listing(pods)}。`,
    condemnedDeleted: ({ pods }) => `删除超出范围的 ${listing(pods)}，序号大的先删。`,
    outdatedPodDeleted: ({ pods, hash }) => `删除序号最大的旧 Pod ${listing(pods)}，再按 ${hash} 重建。`,
    podAdopted: ({ pods }) => `收养 ${listing(pods)}：名字和 label 都匹配。`,
    podReleased: ({ pods }) => `放走 ${listing(pods)}：label 不再匹配。`,
    rolloutCompleted: ({ hash }) => `发布完成，currentRevision 变成 ${hash}。`,
    revisionReused: ({ hash }) => `把旧版本 ${hash} 改成最大编号：这是一次回滚。`,
    revisionCreated: ({ hash }) => `把新模板记为版本 ${hash}。`,
    podUpdated: ({ pods }) => `修正 ${listing(pods)} 的 label 或 PVC 的所有者。`,
    revisionAdopted: ({ hash }) => `收养孤儿版本 ${hash}。`,
    revisionDeleted: ({ hash }) => `历史已满，删除旧版本 ${hash}。`,
    statusWritten: () => '写入 status。',
    nothing: () => '什么也不做：一切都和 spec 一致。',
  },
  reasons: {
    ...podReasons,
    ...controllerReasons,
    ...stanceReasons,
    ...revisionReasons,
    ...dnsReasons,
    ...claimReasons,
  },
  waysOut: {
    deleteOldPod: '它会按目标版本回来，发布接着往下走。',
    deleteBrokenPod: '再做这一步：一直不 Ready 的 Pod，改好的模板到不了它。',
    undo: '退回上一个模板。',
    correctTemplate: '改好模板：前面没有可以退回的版本。',
    lookAtPod: '它的事件里有更多线索。',
    lookAtLogs: '看容器结束之前说了什么。',
    lookAtClaim: '它的事件会说为什么没有卷。',
    lookAtNode: '机器是关了，还是只是联系不上？',
    lookAtQuota: '看什么用完了。',
    lookAtClasses: 'PVC 没写 StorageClass，集群也没有默认的。',
    removeGate: '谁加的 gate，谁来去掉。',
    deletePodForClaim: '最后一个用它的 Pod 没了，PVC 才会消失；之后控制器两个都重建。',
    forceDelete: '只有确定容器已经停了才能用：否则两个同名 Pod 会写同一个卷。',
    outOfService: '确定机器已经关了才用：上面的 Pod 会被删掉，卷会被卸下。',
    lookAtFinalizers: '谁加的 finalizer，谁来去掉。',
    deleteCondemned: '之后缩容会继续。',
    lowerPartition: '让更新到达每一个 Pod。',
    deleteByHand: '它会按目标版本回来。',
    lookAtStranger: '这个名字被一个不属于它的 Pod 占着。',
    rollingUpdate: '换成这个集群支持的策略。',
    lookAtEvents: '它的事件里有 API 的原话。',
  },
  gaps: {
    pods: ({ replicas }) =>
      `粘贴的内容里没有 Pod，而 status.replicas 是 ${replicas}。只有真的一个都没有，下一次同步才会这样做。`,
    somePods: ({ pods, replicas }) =>
      `这里有 ${pods} 个 Pod，而 status.replicas 是 ${replicas}：要么刚刚少了一个，要么没贴全。`,
    revisions: () => '没有粘贴 ControllerRevision。spec 已经被观察过，所以认为目标版本就是现在的模板。',
    revisionsChanged: () => '没有粘贴 ControllerRevision，而 spec 在上次观察之后又改过：模板是不是新的，无法知道。',
    claims: () => '没有粘贴 PVC。这里认为每个位置的 PVC 都在并且已绑定；有没有缺的，无法知道。',
  },
  labels: {
    read: '依据',
    rule: '规则',
    next: '下一步写入',
    none: '无',
    afterwards: '之后',
    wayOut: '出路',
    note: '注意',
    version: ({ version }) => `按 Kubernetes ${version} 的行为`,
  },
  report: {
    title: ({ set, state, turn }) => `${set}：${state}，${turn}。`,
    titleAlone: ({ set, state }) => `${set}：${state}。`,
    passedOver: ({ kinds }) => `这些对象不影响任何决定，没有看：${kinds}。`,
    repeated: ({ objects }) => `有 ${objects} 个对象重复出现，各取最新的一份。`,
    noSet: () => '这些对象里没有 StatefulSet。请一并打印：kubectl get sts,pods,pvc,controllerrevisions,svc,pdb -o yaml',
    noSuchSet: ({ name, sets }) => `没有 StatefulSet ${name}。有的是：${sets}。`,
  },
  input: inputComplaints,
};
