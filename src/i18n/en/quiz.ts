/** Sentences about StatefulSets, as one hears them, and what is to be said about each. */
import type { ClaimWords } from '../quizWords.ts';

export const quiz = {
  'update-from-zero': {
    claim: ['A rolling update ', 'replaces ', '`app-0`, then `app-1`, then `app-2`.'],
    wrong: 2,
    reason: 'Creation goes up, updates go down: the highest ordinal is replaced first.',
  },
  'delete-set-in-order': {
    claim: ['Deleting the set ', 'stops its pods ', 'one by one, the highest first.'],
    wrong: 2,
    reason:
      'Once the set is gone the garbage collector deletes the pods, and it has no order: all three are terminating at once. Who needs an order scales to zero first.',
    trials: ['`OrderedReady`', '`Parallel`'],
  },
  'delete-scales-to-zero': {
    claim: ['`kubectl delete sts` ', 'first scales the set to zero.'],
    wrong: 1,
    reason: 'Nobody writes `replicas` while the set is deleted. Very old clients did so, before 1.11.',
  },
  'back-at-the-old-revision': {
    claim: [
      'A pod that the rollout has not reached yet, ',
      'deleted in the middle of it, ',
      'comes back ',
      'at the old revision.',
    ],
    wrong: 3,
    reason:
      'The controller asks only on which side of the partition the ordinal lies. With partition 0, the default, it comes back new; below a partition it comes back old.',
    trials: ['Partition 0', 'Partition 1'],
  },
  'running-is-enough': {
    claim: ['By default ', 'the next pod is created ', 'as soon as the previous one is ', 'Running.'],
    wrong: 3,
    reason:
      'Running is not enough: `OrderedReady` waits for Running and Ready, and with `minReadySeconds` for Available.',
  },
  'stuck-is-pending': {
    claim: ['While `mydb-0` is stuck, ', '`kubectl get pods` ', 'shows `mydb-1` as Pending.'],
    wrong: 2,
    reason: 'A pod that has not been created cannot be Pending. It is not in the list at all.',
  },
  'delete-three-in-order': {
    claim: ['One command ', 'that deletes `web-0`, `web-1` and `web-2` ', 'removes them ', 'in order.'],
    wrong: 3,
    reason:
      'Deleting is the API’s affair, and all three are terminating together. Only making them anew is the controller’s, and that goes in order.',
  },
  'order-by-init-containers': {
    claim: ['For pods to start in order ', 'they need init containers ', 'that wait.'],
    wrong: 1,
    reason:
      'The order is the controller’s walk over the ordinals. Init containers queue inside one pod and know nothing of the others.',
  },
  'down-one-at-a-time': {
    claim: ['Scaling down ', 'removes pods, ', 'one at a time, ', 'the highest ordinal first.'],
    wrong: 2,
    reason:
      '`OrderedReady` waits until each is gone before it takes the next. `Parallel` asks for all deletions at once.',
    trials: ['`OrderedReady`', '`Parallel`'],
  },
  'strategy-in-the-template': {
    claim: ['For updates by hand, ', 'set ', '`.spec.template.updateStrategy.type` ', 'to `OnDelete`.'],
    wrong: 2,
    reason: 'A pod template has no such field. The strategy belongs to the set: `.spec.updateStrategy.type`.',
  },
  'pods-from-one': {
    claim: ['`replicas: 3` ', 'gives ', 'the pods 1, 2 and 3.'],
    wrong: 2,
    reason: 'Ordinals begin at 0, unless `ordinals.start` says otherwise: with 1 there they are 1, 2 and 3.',
    trials: ['Without `ordinals`', '`ordinals.start: 1`'],
  },
  'named-after-the-service': {
    claim: ['A pod is named after ', 'the Service: `serviceName`, ', 'a hyphen, ', 'its ordinal.'],
    wrong: 1,
    reason: 'It is named after the set. `serviceName` goes into the pod’s subdomain, and so into its DNS name.',
  },
  'columns-of-revisions': {
    claim: ['`kubectl get statefulset -o wide` ', 'shows the current and the update revision ', 'in two columns.'],
    wrong: 2,
    reason:
      'Its columns are NAME, READY and AGE, and wide also CONTAINERS and IMAGES. Both revisions are in the status: use `-o yaml` or `jsonpath`.',
  },
  'deployments-lose-data': {
    claim: ['When the pods of a Deployment go, ', 'their data ', 'is lost.'],
    wrong: 2,
    reason:
      'A Deployment can mount a claim, too, and the claim outlives its pods. What it cannot do is give each replica a disk of its own.',
  },
  'volumes-named-after-the-set': {
    claim: ['For its claim to find it, ', 'a PersistentVolume ', 'has to be named after the set.'],
    wrong: 2,
    reason:
      'Only the claim’s name is fixed: template, set, ordinal. Volumes are matched by class, size and access mode, whatever they are called.',
  },
  'apply-says-updated': {
    claim: ['Applying the same file ', 'a second time ', 'prints ', '`updated`.'],
    wrong: 3,
    reason: '`apply` knows three answers: created, configured and unchanged. The second time it is unchanged.',
  },
  'same-claim-again': {
    claim: ['A pod that is deleted ', 'comes back ', 'with the very claim ', 'that it had.'],
    reason:
      'The claim’s name follows from the ordinal, and its successor has the same one. The pod is new, the disk is not.',
  },
  'scaling-keeps-claims': {
    claim: ['Scaling down ', 'leaves the claims ', 'of the removed pods ', 'where they are.'],
    wrong: 1,
    reason: 'That is the default. With `whenScaled: Delete` each claim goes with its pod.',
    trials: ['`whenScaled: Retain`, the default', '`whenScaled: Delete`'],
  },
  'label-is-a-revision': {
    claim: ['The label `controller-revision-hash` ', 'of a pod ', 'holds the name ', 'of a ControllerRevision.'],
    reason: 'The whole name, in spite of what it is called: the set’s name, a hyphen, the hash.',
  },
  'scaling-makes-no-revision': {
    claim: ['Scaling ', 'makes no ', 'new revision.'],
    reason: 'A revision holds the pod template and nothing else. `replicas` is not part of it.',
  },
  'undo-makes-a-revision': {
    claim: ['`kubectl rollout undo` ', 'leaves ', 'one ControllerRevision more ', 'than before.'],
    wrong: 2,
    reason: 'The old template has a revision already. That one is used again, with a higher number.',
  },
} satisfies Readonly<Record<string, ClaimWords>>;
