/** status 的每个字段：数的是谁，没数谁，下一次什么时候变。 */
import type { statusFields as English } from '../../en/diagnosis/statusFields.ts';
import { listing } from '../listing.ts';

export const statusFields: typeof English = {
  title: 'status 的各个字段',
  counts: {
    replicas: '数的是已经存在的 Pod，正在退出的和超出范围的也算。',
    ready: '数的是 Running 且 Ready 的 Pod。',
    available: '数的是 Ready 满 minReadySeconds 的 Pod。',
    current: '数的是属于 currentRevision、没有在删除的 Pod。',
    updated: '数的是属于 updateRevision、没有在删除的 Pod。',
    currentRevision: '上一次完成的发布所用的版本。等所有 Pod 都更新并 Ready，它就变成 updateRevision。',
    updateRevision: '上次同步看到的模板所对应的版本。模板变，它才变。',
    observedGeneration: '上次同步看到的 spec 的 generation。spec 每改一次，generation 加一。',
  },
  counted: ({ pods }) => `数了：${listing(pods)}。`,
  none: '一个也没数。',
  leaving: ({ pods }) => `没数：${listing(pods)}，正在删除。`,
  otherRevision: ({ pods, hash }) => `没数：${listing(pods)}，版本是 ${hash}。`,
  behind: ({ wrote, now }) => `上次同步写的是 ${wrote}；按 Pod 现在的样子，下次同步会写 ${now}。`,
  unobserved: ({ observed, generation }) =>
    `spec 已到 ${generation}，上次同步只看到 ${observed}：status 里还没有新 spec 的任何结果。`,
  next: '下一次什么时候变？',
  changes: ({ value, clock }) => `${clock} 变成 ${value}。`,
  goThere: '跳过去',
  notYet: '目前算到的范围里还没有。',
};
