import type { controls as English } from '../en/controls.ts';

export const controls: typeof English = {
  spec: { title: 'spec', subtitle: '你的要求' },
  status: { title: 'status', subtitle: '它的汇报' },
  more: '更多',
  moreFields: 'spec 的其他字段',
  less: (field) => `${field} 减一`,
  greater: (field) => `${field} 加一`,
  seconds: 's',
  choices: '显示可选项',

  about: {
    replicas: '要有多少个 Pod',
    partition: '最前面的这么多个 Pod 保持旧版本',
    image: '第一个容器的镜像：一改就产生新版本',
    podManagementPolicy: 'Pod 之间要不要互相等待',
    updateStrategy: '旧 Pod 由谁来换：控制器，还是你自己删',
    maxUnavailable: '更新时最多同时缺几个 Pod：数字或百分比',
    minReadySeconds: 'Ready 之后要稳定多久才算可用',
    ordinalsStart: '第一个序号',
    whenScaled: '缩容之后，多出来的 PVC 怎么办',
    whenDeleted: '删除 StatefulSet 之后，PVC 怎么办',
    revisionHistoryLimit: '最多留几个不再使用的版本',
  },

  policies: {
    OrderedReady: '一个接一个，前一个 Ready 了才轮到下一个',
    Parallel: '一起上，谁也不等谁',
  },
  strategies: {
    RollingUpdate: '控制器来换，从最大的序号开始',
    OnDelete: '你删掉哪个 Pod，哪个才换成新版本',
    Recreate: '旧 Pod 全部退出之后，才创建新的',
  },
  retention: {
    Retain: '保留 PVC 和里面的数据',
    Delete: '删除 PVC，卷也一起删除',
  },
  images: {
    'nginx:alpine': '讲义里的初始镜像',
    'nginx:mainline': '讲义里的新镜像',
    'nginx:no-such-tag': '不存在的镜像：拉取会失败',
    'nginx:broken': '能运行，但一直不会 Ready',
    'nginx:crash': '每次启动不久就崩溃',
  },

  gateOff: (gate, version) => `${version} 没有开启特性门控 ${gate}。`,
  notWith: (strategy) => `${strategy} 没有这个字段。`,
  off: '未启用',
  absent: '无',

  immutable: {
    title: (field) => `${field} 不能改。`,
    says: 'API server 的原话：',
    wayRound: (from, to) => `它在创建时就定下来了。要从 ${from} 换成 ${to}，只能删掉 StatefulSet 再重新创建。`,
    keepPods: '重新创建，保留 Pod',
    keepPodsNote: 'Pod 先变成孤儿，再由新的 StatefulSet 收养，一个也不重启。',
    newPods: '重新创建，Pod 也换新',
    newPodsNote: 'Pod 随 StatefulSet 一起删除，PVC 的去留看 whenDeleted。',
    cancel: '算了，不改',
  },

  leaving: (count) => `${count} 个正在退出`,
  generations: (observed, current) => `${observed} / ${current}`,
  whyValue: (field) => `${field} 为什么是这个值？`,
  whyBehind: 'currentRevision 为什么没变？',
  behind: '控制器还没看到最后一次修改。',
  none: '还没有',
  noSet: (name) => `StatefulSet ${name} 不存在：可以退回上一步、用 YAML 重新 apply，或者重新开始。`,
  refused: '被拒绝',
  dismiss: '知道了',
};
