/** 帮助：舞台上都是什么，按键都做什么。 */
import type { help as English } from '../en/help.ts';

export const help: typeof English = {
  title: '怎么看，怎么操作',
  intro:
    '你来修改一个 StatefulSet。它的控制器就运行在这个页面里，规则与真实的控制器相同：创建、更新、删除 Pod，并说明每一步为什么发生、下一步又在等什么。',
  legend: '图例',
  entries: {
    lane: { name: '泳道', means: '一个序号。名字和 PVC 一直都在，Pod 只是住客。' },
    tank: { name: '水位', means: '从 Pending 到 Ready 逐渐注满，Terminating 时流空。' },
    revision: { name: '颜色和花纹', means: 'Pod 的版本，旁边是它的 hash。颜色没有别的含义。' },
    gate: { name: '黑条', means: '闸门：控制器停在这里，后面的一概不动。' },
    dot: { name: '名字前的圆点', means: '实心：在 DNS 里。带斜线：还没 Ready 或正在退出，暂不公布。' },
    drum: { name: '圆桶', means: 'PVC 和它的卷。Pod 没了，它们还在。' },
    ghost: { name: '虚线框', means: '这里没有 Pod，并写明为什么没有。' },
  },
  keys: '快捷键',
  keysWhere: '焦点在舞台上，或者没有任何焦点时有效。',
  keysOn: '启用快捷键',
  actions: {
    play: '播放或暂停',
    step: '后退一步，前进一步',
    mark: '上一个、下一个标记',
    ends: '第一步，最后一步',
    speed: '放慢，加快',
    replicas: '增加、减少一个副本',
    partition: '转到 partition',
    kill: '删除选中的 Pod',
    unready: '让选中的 Pod 不再 Ready，再按恢复',
    predict: '预测接下来会怎样',
    terminal: '在终端里用 kubectl',
    help: '打开这份帮助',
    leave: '关闭，离开',
  },
  source: '规则取自 Kubernetes 1.33 和 1.37，并逐条与真实控制器的录制结果核对过。',
};
