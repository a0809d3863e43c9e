import type { refusals as en } from '../../en/manifest/refusals.ts';

/** API server 为什么拒绝一个字段，以及怎么办。它的原话写在旁边。 */
export const refusals: typeof en = {
  immutable: {
    why: '这个字段在创建时就定下了：Pod、它们的名字和 PVC 都取决于它。',
    wayOut: '改回原来的值；或者删掉 StatefulSet 重新创建。加 --cascade=orphan 可以保住 Pod。',
  },
  unknownKind: {
    why: '集群里没有这种对象。',
    wayOut: '检查 kind 和 apiVersion。Ordinal 只保存与 StatefulSet 有关的对象。',
  },
  unknownField: {
    why: '这种对象没有这个字段。大小写和缩进都要对。',
    wayOut: '按 Ctrl+Space 从补全里选一个字段，或者删掉这一行。',
  },
  wrongType: {
    why: '这个字段要的是另一种类型：数字加引号就成了文本，文本不能当数字用。',
    wayOut: '写成要求的类型。',
  },
  labelsMismatch: {
    why: 'selector 要的标签模板里没有，StatefulSet 会认不出自己的 Pod。',
    wayOut: '把 spec.selector.matchLabels 里的每个标签都写进 spec.template.metadata.labels。',
  },
  emptySelector: {
    why: '空的 selector 会匹配命名空间里所有的 Pod，而 StatefulSet 只能管自己的。',
    wayOut: '在 matchLabels 里至少写一个标签，模板里也要有。',
  },
  selectorMissing: {
    why: '没有 selector，StatefulSet 就分不清哪些 Pod 是自己的。apps/v1 里它没有默认值。',
    wayOut: '添加 spec.selector.matchLabels，内容与模板的标签一致。',
  },
  mostReplicas: {
    why: 'Ordinal 最多模拟这么多 Pod，真实的 API server 没有这个上限。',
    wayOut: '写一个小一些的数。',
  },
  rollingUpdateOnly: {
    why: 'partition 和 maxUnavailable 只管滚动更新，换一种策略就没有意义。',
    wayOut: '删掉 rollingUpdate，或者把 type 写成 RollingUpdate。',
  },
  strategyType: {
    why: '更新要么由控制器做（RollingUpdate），要么由你动手（OnDelete）。Recreate 在新版本里还需要打开特性门控。',
    wayOut: '写 RollingUpdate 或 OnDelete。',
  },
  zeroUnavailable: {
    why: '如果一个 Pod 都不许不可用，就永远替换不了任何 Pod。',
    wayOut: '写 1 以上的数，或者大于 0% 的百分比。',
  },
  percentage: {
    why: '这里写 Pod 的个数，或者百分比（如 "25%"），最多 100%。',
    wayOut: '写整数，或者加引号的百分比。',
  },
  negative: { why: '这是计数，不会小于零。', wayOut: '写 0 或更大的数。' },
  restartPolicy: {
    why: 'StatefulSet 的 Pod 要一直运行，容器退出就重启。',
    wayOut: '写 Always，或者删掉这一行。会结束的任务请用 Job。',
  },
  activeDeadline: {
    why: '有期限的 Pod 会自己结束，而 StatefulSet 的 Pod 不应该这样。',
    wayOut: '删掉这一行。会结束的任务请用 Job。',
  },
  storage: {
    why: 'PVC 要申请一定大小的存储，这里没有写多大。',
    wayOut: '添加 resources.requests.storage，例如 1Gi。',
  },
  accessModes: {
    why: 'PVC 必须说明卷怎样挂载。',
    wayOut: '添加 accessModes。一个 Pod 独用时写 ReadWriteOnce 就行。',
  },
  containersMissing: { why: '没有容器的 Pod 没有东西可运行。', wayOut: '添加一个容器，写上 name 和 image。' },
  imageMissing: { why: '容器要从镜像启动，这里没有写镜像。', wayOut: '添加 image。' },
  mountPathMissing: { why: '挂载卷要写明容器里的目录。', wayOut: '添加 mountPath，例如 /data。' },
  probeHandler: {
    why: '探针必须说明做什么：执行命令、发 HTTP 或 gRPC 请求、连 TCP 端口。',
    wayOut: '添加 exec、httpGet、grpc 或 tcpSocket。',
  },
  nameMissing: { why: '对象靠名字查找，这个没有名字。', wayOut: '添加 metadata.name。' },
  unknownVolume: {
    why: '要挂载的卷既不在 volumeClaimTemplates 里，也不在 Pod 的 volumes 里。',
    wayOut: '写某个 volumeClaimTemplate 的名字，或者添加这个卷。',
  },
  overLimit: { why: '保证给容器的不能超过允许它用的。', wayOut: '调低 request，或者调高 limit。' },
  port: { why: '端口号从 1 到 65535。', wayOut: '写这个范围里的数。' },
  portMissing: { why: '容器端口要有端口号。', wayOut: '添加 containerPort。' },
  tooLongName: {
    why: '这个名字会成为 Pod 和版本的名字与标签的一部分，而它们有长度限制。',
    wayOut: '缩短它。52 个字符以内能给序号和 hash 留出位置。',
  },
  dots: { why: 'StatefulSet 的名字会成为 Pod 的主机名，主机名里没有点。', wayOut: '改用连字符。' },
  nameForm: {
    why: '这个名字会成为 DNS 名的一部分。',
    wayOut: '只用小写字母、数字和连字符，首尾必须是字母或数字。',
  },
  labelForm: {
    why: '标签用来查找对象，所以格式很窄。',
    wayOut: '用字母、数字、连字符、下划线和点，最多 63 个字符，首尾必须是字母或数字。',
  },

  Duplicate: { why: '同样的内容写了两遍。', wayOut: '删掉一处，或者换个名字。' },
  Forbidden: { why: '这里不允许这样写，或者不允许这样改。', wayOut: '改回原来的值。' },
  Invalid: { why: '这个字段不接受这个值。', wayOut: '按 API server 的说明改写。' },
  NotFound: { why: '这里引用的东西不存在。', wayOut: '换成已有的，或者把它加上。' },
  Required: { why: '这个字段必须有。', wayOut: '加上它。' },
  TooLong: { why: '超过了能保存的长度。', wayOut: '缩短它。' },
  Unsupported: { why: '这个字段只接受几个固定的值。', wayOut: '从 API server 列出的值里选一个。' },
  unread: { why: 'API server 读不懂这个对象。', wayOut: '改正它指出的地方。' },
  other: { why: 'API server 拒绝了整个对象。', wayOut: '原因见它的原话。' },
};
