/** 两次运行并排：比的是什么，从哪里分开，各自结果如何。 */
import type { compare as English } from '../en/compare.ts';

export const compare: typeof English = {
  button: '对比',
  regions: { caption: '差别在哪里', sides: '并排', plots: '两条时间线' },
  close: '结束对比',
  keep: '只看这边',
  keepNamed: ({ title }) => `只看这边：${title}`,
  oneClock: '两边共用一个时钟',
  slider: '两边的时刻',
  valueText: ({ clock }) => `两边都在 ${clock}`,

  titles: {
    without: ({ what }) => `没有：${what}`,
    with: ({ what }) => what,
    field: ({ field, value }) => `${field} ${value}`,
    version: ({ version }) => `Kubernetes ${version}`,
    set: ({ name }) => `StatefulSet ${name}`,
    deployment: ({ name }) => `Deployment ${name}`,
    unset: '未设置',
  },

  caption: {
    never: {
      headline: '没有差别：同样的 Pod 在同样的时刻做同样的事。',
      reason: '你改的这一项对这次运行没有影响。换个修改或故障再试。',
    },
    notYet: ({ clock }) => ({
      headline: '到这里两边完全一样。',
      reason: `到 ${clock} 才分开。`,
    }),
    same: ({ clock }) => ({
      headline: '这里两边又一样了。',
      reason: `第一次分开是在 ${clock}。`,
    }),
    first: ({ pod }) => `第一处差别：${pod}。`,
    now: ({ pod, others }) => (others === 0 ? `差别在 ${pod}。` : `差别在 ${pod}，另外还有 ${others} 个 Pod。`),
    looks: ({ left, leftLook, right, rightLook }) => `${left}：${leftLook}。${right}：${rightLook}。`,
  },
  looks: {
    none: () => '没有 Pod',
    waiting: ({ hash }) => `启动中，${hash}`,
    notReady: ({ hash }) => `在运行但没 Ready，${hash}`,
    ready: ({ hash }) => `Ready，${hash}`,
    terminating: ({ hash }) => `正在退出，${hash}`,
    fault: ({ hash }) => `有故障，${hash}`,
  },
  firstMark: '从这里分开',
  nextDifference: '下一处差别',

  counters: {
    label: '各自的结果',
    side: '哪一边',
    settled: '多久稳定',
    unavailable: '缺 Pod 的秒数',
    made: '新建的 Pod',
    restarts: '重启',
    seconds: ({ seconds }) => `${seconds} 秒`,
    unsettled: '还没有',
    never: '一直没有',
    notes: {
      settled: '从两边分开，到最后一个 Pod 不再变化。',
      unavailable: '一个 Pod 缺席或没 Ready 一秒，记一。',
      made: '两边分开之后创建的 Pod。',
      restarts: '现有 Pod 的容器重启次数。',
    },
  },
  status: ({ ready, replicas, updated }) => `Ready ${ready}/${replicas} · 已更新 ${updated}`,

  open: {
    label: '和什么对比',
    branches: '另一个分支',
    whatIf: '同样的经过，只改',
    whatIfNote: '最后一次修改之前都一样；这次修改和之后的事在旁边重新跑一遍。',
    fromStart: '这一项以后改不了，所以从创建时就用它，你的修改在同样的时间照做。',
    field: '哪一项',
    value: '改成',
    start: '开始对比',
    same: '现在就是这样。',
    badNumber: '要填不小于 0 的整数。',
    badAmount: '填不小于 1 的整数，或者 50% 这样的比例。',
    fields: {
      podManagementPolicy: 'podManagementPolicy',
      updateStrategy: 'updateStrategy',
      partition: 'partition',
      maxUnavailable: 'maxUnavailable',
      replicas: 'replicas',
      version: 'Kubernetes 版本',
      fault: '现在出个故障',
    },
    faults: {
      delete: ({ pod }) => `${pod} 被删掉`,
      unready: ({ pod }) => `${pod} 不再 Ready`,
      crash: ({ pod }) => `${pod} 崩溃`,
      fail: ({ pod }) => `${pod} 被驱逐`,
      nodeDown: ({ node }) => `${node} 断电`,
    },
    noPods: '现在没有 Pod 可以出故障。',
    failed: ({ message }) => `API Server 拒绝了：${message}`,
  },
};
