import type { shell as First } from '../en/shell.ts';
import type { shellLater as Later } from '../en/shellLater.ts';

export const shell: typeof First & typeof Later = {
  skipToStage: '跳到舞台',
  topBar: '页面',
  statefulSet: 'StatefulSet',

  version: {
    label: 'Kubernetes 版本',
    name: (version) => `Kubernetes ${version}`,
    startsOver: '换一个版本，当前场景会从头开始。',
    notes: { '1.33': '与讲义相同', '1.37': '最新的规则' },
  },
  otherLanguage: 'English',
  display: {
    button: '主题',
    theme: '主题',
    themes: { auto: '跟随系统', light: '浅色', dark: '深色', contrast: '高对比度' },
    motion: '动画',
    motions: { auto: '跟随系统', none: '关闭' },
  },
  help: '帮助',
  reset: '重新开始',
  close: '关闭',

  regions: {
    controls: 'spec 与 status',
    caption: '刚才发生了什么',
    stage: '舞台',
    timeline: '时间线',
    side: '侧栏',
    predict: '预测',
  },
  panels: { controller: '控制器', inspector: 'Pod', yaml: 'YAML', kubectl: 'kubectl', events: '事件' },
  foldPanel: '收起侧栏',
  unfoldPanel: '展开侧栏',
  views: { label: '视图', stage: '舞台', controls: '设置', why: '为什么', kubectl: 'kubectl', events: '事件' },

  gateBar: { why: '为什么', open: '没有在等什么。' },

  notices: {
    branched: '你在过去做了改动，于是分出一条新的分支。原来的未来还留在时间线上。',
    dismiss: '知道了',
  },
  fault: {
    title: 'Ordinal 出了故障。',
    engine: '画面停在最后一个正确的时刻。',
    part: '页面的这一部分停止了工作，集群不受影响。',
    copy: '复制报告',
    copied: '已复制',
    copyByHand: '这个页面不能使用剪贴板，请手动复制下面的文字。',
    lastStep: '回到最后一步',
    again: '重新显示',
  },
};
