/** 真实集群：找到它，选定命名空间，watch；要改动它，得先打开开关，再逐次确认。 */
import type { live as English } from '../en/live.ts';

export const live: typeof English = {
  title: '真实集群',
  searching: '正在找本页旁边的 API server……',
  none: '本页旁边没有 API server 应答。请用 kubectl 的代理来提供本页，这样两者就在同一个地址；然后打开它打印的地址：',
  command: 'kubectl proxy --www=dist --www-prefix=/ordinal/',
  searchAgain: '再找一次',
  found: (version, address, release) =>
    `找到 Kubernetes 集群 ${version}，地址 ${address}。对它的判断按 ${release} 的控制器来讲。`,
  staysHere: '本页只访问这一个地址，而且只读。清单里的密码一进来就会被隐去。',

  namespace: '命名空间',
  watch: '开始 watch',
  watchSet: (set) => `watch ${set}`,
  sets: 'StatefulSet',
  noSets: '这个命名空间里还没有 StatefulSet。可以先 watch，等第一个出现就会显示。',
  ready: (ready, replicas) => `${replicas} 个中 ${ready} 个就绪`,
  refresh: '重新列出',
  listing: '正在列出……',
  cannotList: (message) => (message === '' ? '列不出命名空间：请直接输入名字。' : `集群的答复：${message}`),

  watching: (namespace) => `正在 watch ${namespace}`,
  states: {
    loading: (listed, expected) =>
      expected > listed ? `正在列出：${expected} 个对象中已有 ${listed} 个……` : `正在列出：已有 ${listed} 个对象……`,
    live: '已连接：每个变化一到就显示。',
    lost: (time) => `连接在 ${time} 断开。本页会自动重试；在那之前，显示的是最后看到的样子。`,
    refused: (message) => `集群不允许读取这个命名空间里的 StatefulSet 和 Pod。它的答复：${message}`,
  },
  short: { loading: '正在列出', live: '已连接', lost: '连接断开', refused: '被拒绝' },
  relisted: (times) => `服务器有 ${times} 次已不记得我们看到了哪里（410 Gone），于是重新列出。`,
  passedOver: (objects) => `有 ${objects} 个对象读不懂，没有显示。`,
  shut: (kinds) => `这里无权读取：${kinds}。缺了它们也能继续。`,
  retry: '立即重试',
  stop: '停止 watch',
  showNow: '回到最新',

  why: '在所示的这一刻，控制器会做什么',
  noSetShown: '在所示的这一刻没有 StatefulSet。',
  playOn: '从这里起在模拟中继续',

  recording: '录制',
  recorded: (changes) => `已录下 ${changes} 个变化：拖动时间线就能重看任何一刻。文件里是全部内容，不含密码。`,
  save: '保存录制',
  openFile: '打开录制……',
  foundRecording: '一份真实集群的录制。',
  openFound: '显示它',
  problems: {
    tooLong: '这个文件太长，本页不接受。',
    notARecording: (line) => `这不是录制文件：第 ${line} 行不是 watch 事件。`,
    noSet: '这份录制里没有 StatefulSet。',
    unreadable: '这个文件读不出文本。',
  },

  change: {
    title: '改动真实集群',
    allow: (cluster) => `允许我改动 ${cluster} 的集群`,
    about: '关着时本页只读。打开后，每次改动都会先列出等效的命令，你确认了才执行。',
    replicas: 'replicas',
    partition: 'partition',
    image: (container) => `${container} 的镜像`,
    pod: 'Pod',
    scale: '扩缩……',
    setPartition: '设置 partition……',
    setImage: '设置镜像……',
    deletePod: '删除 Pod……',
    ask: (cluster) => `要在 ${cluster} 的真实集群里执行吗？`,
    yes: '是，执行',
    no: '不',
    done: (line) => `已执行：${line}`,
    refused: (message) => `集群拒绝了：${message}`,
    failed: '集群没有应答。有没有执行，看画面便知。',
  },
};
