import type { editor as en } from '../../en/manifest/editor.ts';

/** 清单编辑器：它的标记、应用之后会怎样、在 API server 看到之前就能发现的错误。 */
export const editor: typeof en = {
  label: 'YAML 清单。Ctrl+Enter 应用；Tab 离开文本，Ctrl+] 缩进一行；Ctrl+Space 补全；F8 到下一个问题。',
  keys: 'Ctrl+Enter 应用 · Ctrl+Space 补全 · Tab 离开',
  showManifestOf: (name) => `显示 ${name} 的清单`,
  sentences: (sentences) => sentences.join(''),
  completions: '这里可以写',
  tooLarge: '没有接收：文本会超过 64 KiB。原来的内容还在。',

  effects: {
    title: '改动的后果',
    immutable: { name: '不可变', about: '更新这个字段会被拒绝。' },
    revision: { name: '产生新版本', about: '改了这个字段就有新版本，Pod 会被替换。' },
    atOnce: { name: '立即生效', about: '改了这个字段，现有的 Pod 就照新的来。' },
  },

  field: {
    region: '光标所在的字段',
    required: '必填',
    none: '把光标放到一个字段上，这里就说明它的用途。',
    oneOf: (values) => `可以写 ${values.join('、')}。`,
  },
  types: {
    string: '文本',
    integer: '整数',
    boolean: 'true 或 false',
    list: '列表',
    map: '一组名字和值',
    Quantity: '数量，例如 500m 或 1Gi',
    IntOrString: '整数或文本',
    Time: '时间',
    fields: '一组字段',
  },

  problems: {
    title: (count) => `${count} 个问题`,
    toLine: (line) => `第 ${line} 行`,
    more: (count) => `还有 ${count} 个`,
    serverSays: 'API server 说：',
    noKind: '清单要说明自己是什么：apiVersion 和 kind。',
    otherApiVersion: (wanted) => `这种对象的 apiVersion 是 ${wanted}。`,
    unknownField: (field) => `这里没有 ${field} 这个字段。`,
    meant: (name) => `是不是 ${name}？`,
    wrongType: (wanted) => `这里应该写：${wanted}。`,
    notOneOf: (values) => `这个字段可以写 ${values.join('、')}。`,
    missing: (names) => `这里缺少 ${names.join('、')}。`,
    repeated: (name) => `${name} 写了两遍，以后一个为准。`,
    unknownKind: (kind) => `Ordinal 里没有 ${kind}，应用了也不会有任何变化。`,
  },
  fixes: {
    write: (text) => `写成 ${text}`,
    putBack: (text) => `改回 ${text}`,
    putFieldBack: '改回原来的值',
    recreateKeeping: '重建，保留 Pod',
    recreateAnew: '连 Pod 一起重建',
  },

  changes: {
    title: '应用之后会改变',
    creates: (kind, name) => `创建 ${kind} ${name}`,
    is: (kind, name) => `${kind} ${name}`,
    nothing: '没有变化：集群已经是这样。',
    from: '原来',
    to: '改成',
    absent: '无',
    refused: '会被拒绝',
    more: (count) => `还有 ${count} 个字段`,
    applied: (count) => (count === 0 ? '没有要改的。' : '已应用。'),
    undecided: '请先在你的修改和集群的值之间选一个。',
    inPast: (clock) => `舞台停在过去的 ${clock}：在这里应用，就从这一刻分出新的分支。`,
  },

  conflict: {
    title: '你的文本和集群改了同一个字段',
    mine: '你的文本',
    theirs: (clock) => `集群在 ${clock}`,
    keepMine: '保留我的',
    takeTheirs: '用集群的',
  },

  convert: {
    title: (kind) => `这是 ${kind}，不是 StatefulSet`,
    why: {
      Deployment: '它的 Pod 名字随机、可以互相替代，不分先后；没有哪个 Pod 一直有自己的名字、DNS 名或 PVC。',
      ReplicaSet: '它只保证 Pod 的数量，名字随机，也不管更新；没有哪个 Pod 一直有自己的名字或 PVC。',
      DaemonSet: '它在每个节点上运行一个 Pod。Pod 靠节点区分，没有序号，也没有自己的 PVC。',
      Pod: '它只是单独一个 Pod，删了就没有人再把它建回来。',
    },
    notes: {
      serviceName: (names) => `加上 serviceName: ${names.join('、')}，Pod 的 DNS 名由这个 Service 提供。`,
      service: (names) => `加上 headless Service ${names.join('、')}，因为还没有。`,
      claims: (names) =>
        `卷 ${names.join('、')} 后面的 PVC 改成 volumeClaimTemplate，每个 Pod 各有一份。大小是估计的，数据不会跟过来。`,
      dropped: (names) => `StatefulSet 没有 ${names.join('、')}，已去掉。`,
      replicas: (names) => `加上 replicas: ${names.join('、')}。`,
      labels: (names) => `Pod 没有可供选择的标签，加上 ${names.join('、')}。`,
    },
    button: '改成 StatefulSet',
    anyway: '按 Ctrl+Z 可以撤销。',
  },

  syntax: {
    TAB_AS_INDENT: 'YAML 不能用制表符缩进，请用空格。',
    BAD_INDENT: '这个缩进和上面哪一行都对不上。',
    BLOCK_AS_IMPLICIT_KEY: '多了一个冒号，或者这一行缩进太深：一个值和一组字段不能写在一起。',
    MULTILINE_IMPLICIT_KEY: '字段名跨了两行，可能少了一个冒号。',
    MISSING_CHAR: '这里少了什么：冒号、逗号、括号或引号。',
    UNEXPECTED_TOKEN: '这里不该有这个。',
    BAD_SCALAR_START: '以这个符号开头的文本要加引号。',
    BAD_DQ_ESCAPE: '双引号里的反斜杠是转义的开始，但没有这种转义。',
    BLOCK_IN_FLOW: '方括号和花括号里不能另起行写块。',
    KEY_OVER_1024_CHARS: '字段名超过了 1024 个字符。',
  },
};
