import type { orphanReasons as English } from '../../en/diagnosis/orphanReasons.ts';

export const orphanReasons: typeof English = {
  notMatching: ({ pod, set, selector, isWanted }) =>
    isWanted
      ? `${pod} 没有所有者，label 也对不上 ${selector}，所以 ${set} 不收养它。名字被它占着，${set} 建不出自己的 ${pod}（AlreadyExists）。`
      : `${pod} 没有所有者，label 也对不上 ${selector}，所以 ${set} 不收养它。它照常运行，删掉了也没有人重建。`,
  ownedByOther: ({ pod, set, owner }) => `${pod} 归 ${owner} 所有：${set} 只收养没有所有者的 Pod。`,
  ofOldSet: ({ pod, set }) => `${pod} 属于之前的 ${set}（uid 不同），垃圾回收器会删掉它。`,
  withoutSet: ({ pod, set }) =>
    `已经没有名为 ${set} 的 StatefulSet 来收养 ${pod}。它照常运行，删掉了也没有人重建。重建一个同名且 selector 匹配的 StatefulSet，就会收养它，不用重启。`,
  claimWithoutSet: ({ claim, set }) =>
    `${set} 没了，${claim} 还在，没有人会删它。重建同名的 StatefulSet，就能找回它和里面的数据。`,
};
