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
      predict: { question: 'You have just asked for three replicas.' },
      caption:
        'N replicas are the ordinals 0 to N − 1. Scaling up climbs them one at a time: the next pod is made when the one below it is Ready.',
      hints: [
        'The timeline plays by itself after an edit. If it stands still, press play.',
        'Run `kubectl scale sts web --replicas=3`.',
      ],
    },
    'gate-closed': {
      title: 'Why is there no web-3 yet?',
      text: [
        'This time the cluster is slow: a pod needs twenty seconds from Running to Ready.',
        'Four pods are asked for. For a while web-2 is Running, and the place of web-3 stays empty. Somebody is waiting for something.',
      ],
      task: 'Run `kubectl scale sts web --replicas=4`, pause while web-2 is Running but not Ready, and click the empty place of web-3.',
      predict: {
        question:
          'Another case: of three pods web-1 is not ready, and five are asked for. How many pods are there a minute later?',
        choices: { '3': 'Three', '4': 'Four', '5': 'Five, two of them Pending' },
        why: 'The walk up ends at web-1. Nobody makes web-3 and web-4 before it is ready.',
      },
      caption:
        'The gate asks three things of the pod below: is it not terminating, is it Running and Ready, and is it available, that is Ready for `minReadySeconds`?',
      hints: [
        'If web-3 is there already, drag the timeline back to a moment at which web-2 runs and is not Ready.',
        'Pause, then click the place to the right of web-2: the panel names the pod that is waited for.',
      ],
    },
    'five-to-two': {
      title: 'Which pods go, and how fast?',
      text: [
        'To see a set shrink it has to be bigger first: five pods.',
        'Three of them will then be too many. Note which goes first, and what the next one waits for.',
      ],
      task: 'Run `kubectl scale sts web --replicas=5`, wait for five Ready pods, then run `kubectl scale sts web --replicas=2`.',
      predict: { question: 'Five pods are Ready, and you have just asked for two.' },
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
      predict: {
        question:
          'Another case: of five pods web-3 and web-4 are not ready, and the set is to shrink to three. Which pods go within a minute?',
        choices: { 'web-3 web-4': 'Both of them', none: 'None' },
        why: 'An unhealthy pod is removed only if it is the lowest unhealthy one. The walk begins at web-4, which is not, and waits there.',
      },
      caption:
        'One unhealthy pod among those that stay stops scaling down altogether. Had the unhealthy pod been the one to remove, it would have gone all the same.',
      hints: [
        'Click web-0 on the stage: “Make unready” and “Make ready” are among its faults.',
        'The order matters: unready first, then scale, and mend only when the controller has said what it waits for.',
      ],
    },
    'parallel-twin': {
      title: 'What does Parallel not wait for?',
      text: [
        'Two sets without pods: `web` is OrderedReady, `fast` is Parallel. All else is the same. Which of them the stage shows you choose at the top of the page.',
        'Give both the same three orders: grow to five, shrink to two, take a new image. In one of the three they behave alike.',
      ],
      task: 'Run `kubectl scale sts web fast --replicas=5`, later `kubectl scale sts web fast --replicas=2`, and at last `kubectl set image sts/web sts/fast nginx=nginx:1.25`; let each come to rest first.',
      predict: {
        question:
          'Under Parallel, in v1.37: fast-0 is not ready, and the image changes. Which pod does the controller delete first?',
        choices: { none: 'None' },
        why: 'v1.37 first takes away old pods that are unavailable anyway. v1.33 would have begun at the top, with fast-2.',
      },
      caption:
        'Parallel takes the waiting out of scaling: five pods made in one sync, three deleted in one sync. An update still keeps to `maxUnavailable`, which is one pod at a time unless you say otherwise.',
      hints: [
        'Wait until both sets have come to rest before you give the next order.',
        'Both sets need the new image, and both need to finish with it.',
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
    'slow-start': {
      title: 'Eight at once, or nearly',
      text: [
        'A Parallel set makes all its pods in one sync, but it does not send eight requests blindly. It begins carefully: one, then two, then four.',
        'With nothing in the way you will not notice. So let something be in the way the second time: a quota of four pods.',
      ],
      task: 'Run `kubectl scale sts web --replicas=8`, then `kubectl scale sts web --replicas=0`, then `kubectl apply -f quota.yaml`, and scale to 8 once more.',
      caption:
        'Parallel sends batches of 1, 2, 4 and 8. When a batch meets an error, the later ones are not sent in this sync. The FailedCreate event is on the set, for there is no pod to put it on.',
      hints: [
        'Let the set come to rest after each order. A new quota needs a moment to be counted before it refuses anything.',
        'The quota file lies in the terminal: `kubectl apply -f quota.yaml`.',
        'Read what the set says about it: `kubectl describe sts web`.',
      ],
    },
  },
} satisfies ChapterWords;
