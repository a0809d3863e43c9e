/** Questions about what the controller does next, their choices, and what is wrong about a wrong one. */
import { listing } from './listing.ts';

export const predict = {
  label: 'Predict, then play',
  go: 'Play, and see',
  playing: 'It plays up to the answer.',
  toAnswer: 'To the answer',
  another: 'Another question',
  here: 'Ask about this moment',
  again: 'Back, and ask again',
  score: ({ right, told }: { right: number; told: number }) => `${right} of ${told} right`,
  close: 'Enough',
  moved: 'The page shows another moment than the one that was asked about.',
  nothing:
    'Here is nothing to be predicted. Ask the set for something, such as another image, and come back to the moment after it.',
  ask: {
    nextPod: 'Which pod does the controller touch next?',
    comesBack: ({ pod }: { pod: string }) => `${pod} is leaving. With which revision does it come back?`,
    comesBackIfDeleted: ({ pod }: { pod: string }) => `You delete ${pod} now. With which revision does it come back?`,
    statusAfterSync: ({ field }: { field: string }) => `What does status.${field} say after the next sync?`,
    atRest: 'Nobody asks for anything more. How many pods end up at the update revision?',
  },
  deeds: {
    create: ({ pods }: { pods: readonly string[] }) =>
      pods.length > 1 ? `It creates ${listing(pods)} together` : `It creates ${listing(pods)}`,
    delete: ({ pods }: { pods: readonly string[] }) =>
      pods.length > 1 ? `It deletes ${listing(pods)} together` : `It deletes ${listing(pods)}`,
    none: 'None, until somebody does something',
  },
  revision: ({ hash, image }: { hash: string; image: string }) => `${hash}, ${image}`,
  doesNotComeBack: 'It does not come back',
  verdict: {
    right: 'Right.',
    wrong: ({ right }: { right: string }) => `Not so: ${right}.`,
  },
  mistakes: {
    countsUp: 'Deleting goes the other way: the highest ordinal first, then down.',
    countsDown: 'Creating goes the other way: the lowest ordinal first, then up.',
    allAtOnce: 'Not all at once: a sync does no more than the policy and the budget allow.',
    oneAtATime: 'Nothing here makes the controller go one at a time.',
    doesNotWait: 'OrderedReady passes no pod that is not settled: not to create, not to scale down, not to update.',
    repairsBroken: 'The controller repairs nothing: a pod that is broken and not Failed is a pod to wait for.',
    ignoresPartition: 'Its index is below the partition: the update leaves it alone.',
    ignoresStrategy: 'OnDelete replaces no pod by itself: each one waits until somebody deletes it.',
    surges: 'That would be a Deployment: a StatefulSet has no name to spare, so the old pod goes first.',
    standsStill: 'Nothing holds the controller here: it goes on by itself.',
    newestBelowPartition: 'Below the partition a pod comes back at the current revision, not at the newest.',
    newestAlways: 'The newest template is not always the one: which revision a slot has is in the status.',
    oldAgain: 'That revision is not the one its slot is to have any more.',
    keepsItsOwn: 'A pod does not remember: its slot decides, by the partition, each time it is created.',
    neverComesBack: 'The slot is in range, and nothing keeps the controller from filling it again.',
    comesBackAnyway: 'The walk up stops at a lower pod first, so nobody creates this one.',
    countsOwnWork: 'A sync counts the pods that it found. What it makes and deletes is counted by the next one.',
    asBefore: 'The number changes with this sync.',
    asAsked: 'That is what the spec asks for. The status says what was found.',
    wrongSideOfPartition: 'Those are the pods below the partition: they stay, the others are updated.',
    off: 'Count the pods once more, as the controller’s cache has them.',
  },
};
