/** 关于 StatefulSet 的常见说法，以及该怎么看。 */
import type { ClaimWords } from '../quizWords.ts';

export const quiz = {
  'update-from-zero': {
    claim: ['滚动更新', '按 ', '`app-0`、`app-1`、`app-2` 的顺序', '进行。'],
    wrong: 2,
    reason: '创建自下而上，更新自上而下：最先换的是序号最大的。',
  },
  'delete-set-in-order': {
    claim: ['删除 StatefulSet 时，', 'Pod 会', '从大到小逐个', '停止。'],
    wrong: 2,
    reason: '集合没了以后，Pod 由垃圾回收删除，它不讲顺序：三个同时进入终止。要按顺序，就先缩到零。',
    trials: ['`OrderedReady`', '`Parallel`'],
  },
  'delete-scales-to-zero': {
    claim: ['`kubectl delete sts` ', '会先把副本缩到零。'],
    wrong: 1,
    reason: '删除过程中没有人改过 `replicas`。那是 1.11 之前的老客户端的做法。',
  },
  'back-at-the-old-revision': {
    claim: ['更新途中，', '还没轮到的 Pod ', '被删掉，', '会以旧版本', '回来。'],
    wrong: 3,
    reason: '控制器只看序号在分界线的哪一边。partition 默认是 0，回来就是新版本；在分界线以下，回来才是旧的。',
    trials: ['partition 为 0', 'partition 为 1'],
  },
  'running-is-enough': {
    claim: ['默认情况下，', '前一个 Pod ', '一 Running，', '就创建下一个。'],
    wrong: 2,
    reason: '光 Running 不够：`OrderedReady` 要等 Running 且 Ready；设了 `minReadySeconds`，还要等到 Available。',
  },
  'stuck-is-pending': {
    claim: ['`mydb-0` 卡住时，', '`kubectl get pods` 里的 ', '`mydb-1` 是 Pending。'],
    wrong: 2,
    reason: '没有创建就谈不上 Pending，它根本不在列表里。',
  },
  'delete-three-in-order': {
    claim: ['一条命令', '删除 `web-0`、`web-1`、`web-2`，', '它们会', '依次', '被删掉。'],
    wrong: 3,
    reason: '删除是 API 的事，三个会一起进入终止。重新创建才是控制器的事，那才讲顺序。',
  },
  'order-by-init-containers': {
    claim: ['要让 Pod 按顺序启动，', '得靠 init 容器', '来等。'],
    wrong: 1,
    reason: '顺序来自控制器按序号的遍历。init 容器只在自己的 Pod 里排队，不知道别的 Pod。',
  },
  'down-one-at-a-time': {
    claim: ['缩容', '一次只删一个 Pod，', '从最大的序号开始。'],
    wrong: 1,
    reason: '`OrderedReady` 等一个走了再删下一个；`Parallel` 一次把要删的全部提交。',
    trials: ['`OrderedReady`', '`Parallel`'],
  },
  'strategy-in-the-template': {
    claim: ['想手动更新，', '就把 ', '`.spec.template.updateStrategy.type` ', '设成 `OnDelete`。'],
    wrong: 2,
    reason: 'Pod 模板里没有这个字段。升级策略属于集合：`.spec.updateStrategy.type`。',
  },
  'pods-from-one': {
    claim: ['`replicas: 3` ', '得到的是 ', '1、2、3 号 ', 'Pod。'],
    wrong: 2,
    reason: '序号默认从 0 开始，除非 `ordinals.start` 另有规定：设成 1，才是 1、2、3。',
    trials: ['不设 `ordinals`', '`ordinals.start: 1`'],
  },
  'named-after-the-service': {
    claim: ['Pod 的名字', '是 ', '`serviceName` ', '加上序号。'],
    wrong: 2,
    reason: 'Pod 用的是集合的名字。`serviceName` 进的是 subdomain，也就是它的 DNS 名。',
  },
  'columns-of-revisions': {
    claim: ['`kubectl get statefulset -o wide` ', '有两列，', '分别显示当前版本', '和更新版本。'],
    wrong: 1,
    reason:
      '它的列是 NAME、READY、AGE，加上 wide 多出 CONTAINERS 和 IMAGES。两个版本在 status 里，用 `-o yaml` 或 `jsonpath` 看。',
  },
  'deployments-lose-data': {
    claim: ['Deployment 的 Pod ', '一删，', '数据就没了。'],
    wrong: 2,
    reason: 'Deployment 也能挂 PVC，PVC 活得比 Pod 长。它做不到的，是给每个副本一块自己的盘。',
  },
  'volumes-named-after-the-set': {
    claim: ['PV 的名字要和集合对应，', 'PVC ', '才找得到它。'],
    wrong: 0,
    reason: '固定的只有 PVC 的名字：模板、集合、序号。PV 按 StorageClass、大小和访问模式匹配，叫什么都行。',
  },
  'apply-says-updated': {
    claim: ['同一份文件', '再 apply 一次，', '会打印 ', '`updated`。'],
    wrong: 3,
    reason: '`apply` 只有三种回答：created、configured、unchanged。第二次是 unchanged。',
  },
  'same-claim-again': {
    claim: ['Pod 被删后重建，', '用的还是', '原来那块 PVC。'],
    reason: 'PVC 的名字由序号决定，新 Pod 的序号没变。Pod 是新的，盘是旧的。',
  },
  'scaling-keeps-claims': {
    claim: ['缩容后，', '被删 Pod 的 PVC ', '会留下来。'],
    wrong: 2,
    reason: '默认如此。设了 `whenScaled: Delete`，PVC 就跟着 Pod 一起走。',
    trials: ['`whenScaled: Retain`（默认）', '`whenScaled: Delete`'],
  },
  'label-is-a-revision': {
    claim: ['Pod 的标签 ', '`controller-revision-hash` ', '里是一个 ControllerRevision ', '的名字。'],
    reason: '虽然叫 hash，里面却是完整的名字：集合名、连字符、哈希。',
  },
  'scaling-makes-no-revision': {
    claim: ['扩缩容', '不会产生', '新版本。'],
    reason: '一个版本里只有 Pod 模板，`replicas` 不在其中。',
  },
  'undo-makes-a-revision': {
    claim: ['`kubectl rollout undo` 之后，', 'ControllerRevision ', '会多出一个。'],
    wrong: 2,
    reason: '旧模板早就有自己的 ControllerRevision，用的还是它，只是版本号变大了。',
  },
} satisfies Readonly<Record<string, ClaimWords>>;
