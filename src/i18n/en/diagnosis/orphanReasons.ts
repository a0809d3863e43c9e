/** Why a pod in a slot of the set is not the set's, and what is left of a set that is gone. */
interface Pod {
  readonly pod: string;
}
interface OfSet {
  readonly set: string;
}

export const orphanReasons = {
  notMatching: ({ pod, set, selector, isWanted }: Pod & OfSet & { selector: string; isWanted: boolean }) =>
    isWanted
      ? `Nobody owns ${pod}, and ${set} does not adopt it: its labels do not match ${selector}. It keeps the name taken, so ${set} cannot create its own (AlreadyExists).`
      : `Nobody owns ${pod}, and ${set} does not adopt it: its labels do not match ${selector}. It runs on, and nobody makes it anew.`,
  ownedByOther: ({ pod, set, owner }: Pod & OfSet & { owner: string }) =>
    `${pod} belongs to ${owner}: ${set} adopts only pods that nobody owns.`,
  ofOldSet: ({ pod, set }: Pod & OfSet) =>
    `${pod} belongs to an earlier ${set}, of another uid: the garbage collector deletes it.`,
  withoutSet: ({ pod, set }: Pod & OfSet) =>
    `There is no StatefulSet ${set} that could adopt ${pod}. It runs on, and nobody makes it anew. A set of that name whose selector matches adopts it without a restart.`,
  claimWithoutSet: ({ claim, set }: OfSet & { claim: string }) =>
    `${claim} has outlived ${set}, and nobody deletes it. A new set of that name finds it again, with its data.`,
};
