import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'Scaling',
  goal: 'Say in which order pods come and go under both policies, and which unhealthy pod holds up what.',
  steps: {
    'one-to-three': {
      title: 'How do two more pods come?',
      text: [
        'The set `web` has one pod. You are about to ask for three.',
        'Nothing stops the controller from making both missing pods in one go. Watch whether it does.',
      ],
      task: 'Run `kubectl scale sts web --replicas=3` and watch until both new pods are Ready.',
      caption:
        'N replicas are the ordinals 0 to N − 1. Scaling up climbs them one at a time: the next pod is made when the one below it is Ready.',
      hints: [
        'The timeline plays by itself after an edit. If it stands still, press play.',
        'Run `kubectl scale sts web --replicas=3`.',
      ],
    },
    'five-to-two': {
      title: 'Which pods go, and how fast?',
      text: [
        'To see a set shrink it has to be bigger first: five pods.',
        'Three of them will then be too many. Note which goes first, and what the next one waits for.',
      ],
      task: 'Run `kubectl scale sts web --replicas=5`, wait for five Ready pods, then run `kubectl scale sts web --replicas=2`.',
      caption:
        'Scaling down begins at the top, and the next pod’s turn comes only when the one above it is entirely gone. The claims stay, all three of them.',
      hints: [
        'Only the controller’s own deletions count: scale, and delete no pod yourself.',
        'If you were too quick, scale to 5 again and wait until web-4 is Ready.',
      ],
    },
    'sick-low-pod': {
      title: 'A sick pod far down',
      text: [
        'Again the set is to shrink, this time to one pod. But web-0, the one that shall stay, is not Ready.',
        'The pod to be removed is in good health. Is that enough for it to go?',
      ],
      task: 'Make web-0 unready, run `kubectl scale sts web --replicas=1`, see that nothing moves, then make web-0 ready again.',
      caption:
        'One unhealthy pod among those that stay stops scaling down altogether. Had the unhealthy pod been the one to remove, it would have gone all the same.',
      hints: [
        'Click web-0 on the stage: “Make unready” and “Make ready” are among its faults.',
        'The order matters: unready first, then scale, and mend only when the controller has said what it waits for.',
      ],
    },
    'policy-is-fixed': {
      title: 'Can Parallel be switched on later?',
      text: [
        'Waiting for each pod comes from `podManagementPolicy`, which is OrderedReady unless a set says Parallel.',
        'This set waits. Try to cure it of that while it runs.',
      ],
      task: `Run \`kubectl patch sts web -p '{"spec":{"podManagementPolicy":"Parallel"}}'\`.`,
      caption:
        'It was the API server’s validation that refused you, not the controller. The set is as it was, and no sync took place.',
      hints: [
        'It is meant to be refused. Read which field the answer names.',
        `Run \`kubectl patch sts web -p '{"spec":{"podManagementPolicy":"Parallel"}}'\`.`,
      ],
    },
  },
} satisfies ChapterWords;
