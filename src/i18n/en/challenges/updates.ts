/** Challenges about rollouts. */
import type { ChallengeWords } from '../../challengeWords.ts';

export const updates = {
  'stuck-rollout': {
    title: 'Stuck rollout',
    story: [
      'Somebody mistyped a tag, and `web-2` cannot pull its image. The mistake is known, and the old template is one command away.',
      'Two pods still serve. They should go on doing so.',
    ],
    wish: 'Three ready pods of one revision, at `nginx:alpine` or `nginx:1.25`.',
    hints: [
      'Open the controller’s trace: at which station does its sync end?',
      'Mending the template and replacing the pod are two different things.',
      'First make the template right, then delete `web-2`.',
    ],
    rule: 'Under `OrderedReady` a sync ends at a pod that is not ready and never gets to the update. A mended template alone therefore heals nothing: the broken pod has to be deleted by hand, once.',
  },
  'newborn-canary': {
    title: 'Newborn canary',
    story: [
      'Two more members are to come, and they shall try `nginx:1.25`. The three that are there carry traffic; nobody may restart them for an experiment.',
    ],
    wish: 'Five ready pods: 0 to 2 untouched at `nginx:alpine`, 3 and 4 at `nginx:1.25`.',
    hints: [
      'Where must the line be drawn so that all three of today lie below it?',
      'An ordinal at or above the partition is born at the new revision.',
      'Partition 3 first, the image second, five replicas last; or all three in one patch.',
    ],
    rule: 'A new ordinal at or above `partition` is made from `updateRevision` at once; below it nothing is replaced.',
  },
  'forgotten-partition': {
    title: 'The forgotten partition',
    story: [
      'The fix is `nginx:1.27`, it was applied an hour ago, and `kubectl rollout status` calls the rollout complete. Yet two of three users still meet the bug.',
    ],
    wish: 'Three ready pods at `nginx:1.27`, and `currentRevision` equal to `updateRevision`.',
    hints: [
      '`rollout status` counts only the pods that are meant to be updated.',
      'Are the two revisions in the status the same?',
      'Look at `updateStrategy`: something was left there from last month.',
    ],
    rule: 'A partition never resets itself. `rollout status` is content once the slice above it is done; the whole set is done when both revisions are equal.',
  },
  'leader-last': {
    title: 'Leader last',
    story: [
      'The members elect a leader, and today it is `web-2`. Replaced first, it would hand the lead on to a member that is replaced right after. So it shall go last.',
    ],
    wish: 'All three ready at `nginx:1.25`, `web-2` replaced last, and never fewer than two ready.',
    hints: [
      'A partition only ever sets free the top of the range.',
      'Which update strategy leaves the order to you?',
      'Patch to `OnDelete`, with `rollingUpdate` set to null, and the image; then delete 0, 1 and 2, each when the one before is ready.',
    ],
    rule: 'The controller updates from the highest ordinal down, always. Any other order is `OnDelete` and your own deletions, one at a time.',
  },
  'quiet-retreat': {
    title: 'Quiet retreat',
    story: [
      'The canary `web-2` at `nginx:1.25` is Ready and answers nonsense. It must leave; but the team wants the new template kept in place while they look for the fault.',
    ],
    wish: 'All three ready at `nginx:alpine`, and the set’s template still at `nginx:1.25`.',
    hints: [
      'Does raising the line touch a single pod?',
      'The partition is looked at when a pod is made.',
      'Raise the partition to 3, then delete `web-2` once.',
    ],
    rule: 'Raising `partition` downgrades nobody. A pod below it that is made anew comes from `currentRevision`.',
  },
  'zero-with-a-partition': {
    title: 'To zero with a partition',
    story: [
      'Four members, partition 2, a canary of `nginx:1.25` on 2 and 3. At night a job scaled the set to zero to save money. The partition still says 2.',
      'In the morning everything should stand as it stood.',
    ],
    wish: 'Four ready pods: 0 and 1 at `nginx:alpine`, 2 and 3 at `nginx:1.25`, with both revisions in the status saying so.',
    hints: [
      'With no pods at all: is “every pod is updated” true?',
      'Bring `currentRevision` back to the old template while there are no pods.',
      'Undo the rollout, and only then give the new image and four replicas in one patch.',
    ],
    rule: 'With zero replicas a rollout is complete at once, and `currentRevision` follows. The line is still there, but “old” now means the new template.',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
