/** 关于控制器下一步的问题、选项，以及每个错误选项错在哪里。 */
import type { predict as English } from '../en/predict.ts';
import { listing } from './listing.ts';

export const predict: typeof English = {
  ask: {
    nextPod: '控制器接下来会动哪个 Pod？',
    comesBack: ({ pod }) => `${pod} 正在退出。它回来时是哪个版本？`,
    comesBackIfDeleted: ({ pod }) => `现在删掉 ${pod}，它回来时是哪个版本？`,
    statusAfterSync: ({ field }) => `下一次同步之后，status.${field} 是多少？`,
    atRest: '不再做任何操作，最终有几个 Pod 是目标版本？',
  },
  deeds: {
    create: ({ pods }) => (pods.length > 1 ? `同时创建 ${listing(pods)}` : `创建 ${listing(pods)}`),
    delete: ({ pods }) => (pods.length > 1 ? `同时删除 ${listing(pods)}` : `删除 ${listing(pods)}`),
    none: '哪个都不动，要等有人操作',
  },
  revision: ({ hash, image }) => `${hash}（${image}）`,
  doesNotComeBack: '它不会回来',
  verdict: {
    right: '答对了。',
    wrong: ({ right }) => `不对，应该是：${right}。`,
  },
  mistakes: {
    countsUp: '删除的方向相反：从最大序号开始，往下走。',
    countsDown: '创建的方向相反：从最小序号开始，往上走。',
    allAtOnce: '不会一次全动：每次同步只做策略和预算允许的那么多。',
    oneAtATime: '这里没有什么要求控制器一个一个来。',
    doesNotWait: 'OrderedReady 不会越过没就位的 Pod：创建、缩容、更新都不行。',
    repairsBroken: '控制器不负责修复：Pod 坏了但没有 Failed，就只是等它。',
    ignoresPartition: '它的索引小于 partition，更新不会碰它。',
    ignoresStrategy: 'OnDelete 不会主动替换 Pod，每个都要等人来删。',
    surges: '那是 Deployment 的做法：StatefulSet 没有多余的名字，只能先删旧的。',
    standsStill: '这里没有什么挡住控制器，它会自己往下做。',
    newestBelowPartition: 'partition 以下的 Pod 回来时用当前版本，不用最新版本。',
    newestAlways: '不一定是最新模板：这个位置用哪个版本，由 status 决定。',
    oldAgain: '这个位置已经不用那个版本了。',
    keepsItsOwn: 'Pod 没有记忆：每次创建都由所在位置和 partition 决定版本。',
    neverComesBack: '这个位置在范围内，也没有什么挡住控制器把它补上。',
    comesBackAnyway: '往上走的时候先停在了更低的 Pod，没有人会创建它。',
    countsOwnWork: '同步只数它看到的 Pod，自己创建和删除的要等下一次同步才算。',
    asBefore: '这次同步会改变这个数。',
    asAsked: '那是 spec 要求的数，status 写的是实际看到的数。',
    wrongSideOfPartition: '那是 partition 以下的 Pod：它们保持不变，更新的是其余的。',
    off: '按控制器缓存里的样子，再数一遍 Pod。',
  },
};
