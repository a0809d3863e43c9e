import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'Strategy and partition',
  goal: 'Use partition and OnDelete for a canary, and say at which revision a pod will come back.',
  steps: {
    canary: {
      title: 'One pod first',
      text: [
        'A new image is to be tried on one pod, while the others stay as they are. In a StatefulSet that is the business of `partition`.',
        'It is a number. A number of what?',
      ],
      task: `Run \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}'\`, then \`kubectl set image sts/web nginx=nginx:1.25\`.`,
      predict: { question: '`partition: 2` has been set, and then another image.' },
      caption:
        'With partition M the indices 0 to M − 1 stay old, and M and above become new. It is a boundary, and no count of new pods.',
      hints: ['The partition first: without it the update begins at once.', 'Wait until web-2 is back and Ready.'],
    },
    'reborn-below': {
      title: 'At which revision do they return?',
      text: [
        'Two revisions live side by side now: web-0 and web-1 old, web-2 new.',
        'Pods die for many reasons. Delete one on each side of the line, and say beforehand what comes back.',
      ],
      task: 'Run `kubectl delete pod web-0`, wait, then run `kubectl delete pod web-2`, and wait again.',
      predict: { question: 'The canary stands: web-2 is new, 0 and 1 are old, `partition` is 2.' },
      caption: 'Below the line a pod comes back at `currentRevision`, from the line upwards at `updateRevision`.',
      hints: ['Do not touch the partition meanwhile.'],
    },
    widen: {
      title: 'Step by step to the end',
      text: [
        'The canary is doing well. Let the others follow, one ordinal at a time.',
        'Watch `currentRevision` in the status: at which moment does it move?',
      ],
      task: `Run \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}'\`, wait, then the same with \`"partition":0\`.`,
      predict: {
        question:
          'Suppose that, still with `partition: 2`, a third image had come after the second. web-2 has it by now.',
      },
      caption: 'Each lower value frees one more ordinal. `currentRevision` waits until the last pod is new and Ready.',
      hints: ['1 first, and a rest there: a jump from 2 to 0 skips the stage in between.'],
    },
    'stage-and-grow': {
      title: 'Announced, not carried out',
      text: [
        'A partition may be as large as the number of pods, or larger. Then it protects every pod that there is.',
        'But pods that are not there yet? The set is about to grow to five.',
      ],
      task: `Run \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":3}}}}'\`, \`kubectl set image sts/web nginx=nginx:1.27\`, and \`kubectl scale sts web --replicas=5\`.`,
      predict: {
        question:
          'Another case: four pods, `partition: 2`, so that 2 and 3 are new. The set goes to zero, and then to two. Which image have web-0 and web-1?',
        choices: { old: 'Both the old one', 'new': 'Both the new one', each: 'One the old, one the new' },
        why: 'Where there are no pods, “all are updated” is true at once. The new revision becomes the current one, and that is what is made below the line.',
      },
      caption:
        'With the partition at or above the replicas a template is only announced. Pods born later, at or above the line, are new from the start.',
      hints: ['The partition comes first. At 5 it would protect the newborn pods, too.'],
    },
    'on-delete': {
      title: 'You decide the order',
      text: [
        'The other strategy is OnDelete: the controller replaces nothing of its own accord.',
        'Change the image and see that nothing happens. Then choose an order that no rolling update would take: 1, 0, 2.',
      ],
      task: `Run \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}}'\` and \`kubectl set image sts/web nginx=nginx:1.25\`; then delete web-1, web-0 and web-2 in turn, each after the one before is Ready.`,
      predict: {
        question: 'Under OnDelete you have renewed every pod. Does `currentRevision` follow, in v1.37?',
        choices: { yes: 'It does', no: 'It does not' },
        why: 'In v1.37 an update is complete under either strategy. In v1.33 `currentRevision` would stay behind for ever.',
      },
      caption:
        'Under OnDelete the controller deletes no pod for being old. What you delete comes back new, in your order.',
      hints: [
        '`"rollingUpdate":null` is needed: the API refuses that block beside OnDelete.',
        'After the image, wait a moment before the first deletion: the controller has to have seen it.',
      ],
    },
    'on-delete-scale': {
      title: 'Old or new, under OnDelete?',
      text: [
        'Still OnDelete. Again a new image, and then a fourth pod.',
        'The comment in the Go code on the slide says that a scale operation uses `currentRevision` here.',
      ],
      task: 'Run `kubectl set image sts/web nginx=nginx:1.27`, then `kubectl scale sts web --replicas=4`.',
      caption:
        'The comment on the slide says otherwise, but the code makes every pod at `updateRevision` under OnDelete. web-3 is new, the others stay old.',
      hints: ['Delete none of the old pods: it is about the newborn one.'],
    },
    'two-manifests-one-click': {
      title: 'One line in YAML',
      text: [
        'Two sets: `web` says nothing about its update strategy, `bare` says `type: RollingUpdate` and no more. Defaulting gives the first a block with `partition: 0`, the second none. Choose at the top of the page which one you see.',
        'In the middle of an update pod 0 of each is deleted. One comes back new, and one old.',
      ],
      task: 'Run `kubectl set image sts/web sts/bare nginx=nginx:1.25`; while web-2 and bare-2 are going, run `kubectl delete pod web-0 bare-0 --wait=false`.',
      caption:
        'With the block only the partition decides, and 0 protects nobody: web-0 is new. Without it `status.currentReplicas` decides, and bare-0 comes back old, to be replaced later.',
      hints: [
        'Pause as soon as the first pods are terminating.',
        'Pod 0 of both, and before the update has reached them.',
      ],
    },
    'two-at-a-time': {
      title: 'A budget of two',
      text: [
        'Two sets of five pods: `web` is OrderedReady, `fast` is Parallel. This is 1.37, where `maxUnavailable` counts by default; give both a budget of two.',
        'And make fast-0 unready first. Which two pods of each go at the beginning?',
      ],
      task: `For \`web\` and for \`fast\` set the budget, as in \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"maxUnavailable":2}}}}'\`; make fast-0 unready; then run \`kubectl set image sts/web sts/fast nginx=nginx:1.25\`.`,
      predict: {
        question: 'Another case: `ordinals.start: 5`, four pods, `partition: 2` and a new image. Which pods stay old?',
        choices: {
          none: 'None',
          'web-5 web-6': 'web-5 and web-6',
          'web-7 web-8': 'web-7 and web-8',
          'web-5 web-6 web-7 web-8': 'All four',
        },
        why: 'A partition is compared with the index and not with the ordinal, and index 0 is web-5.',
      },
      caption:
        'The budget counts every unavailable pod. OrderedReady deletes two together, and they return one by one, the lower first. Parallel clears away what is down already, and spends what is left of the budget at the top.',
      hints: [
        'The same patch for `fast`, with its name.',
        'fast-0 must be unready before the image changes: choose `fast` at the top of the page, click fast-0, and “Make unready” is among its faults.',
      ],
    },
  },
} satisfies ChapterWords;
