import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'What is it waiting for?',
  goal: 'Given a set that is stuck, name the gate, say who can open it, and what must not be done.',
  steps: {
    'bad-image': {
      title: 'How far does a mistake get?',
      text: [
        'Somebody mistypes an image: there is no nginx:nope. The set begins to update.',
        'Three pods run. How many of them will the mistake cost?',
      ],
      task: 'Run `kubectl set image sts/web nginx=nginx:nope` and watch until the image cannot be pulled.',
      predict: { question: 'You have just set an image that does not exist.' },
      caption: 'The rollout stops at the first bad pod. Under OrderedReady a mistake costs one pod, not three.',
      hints: ['Pending is not enough: wait for ErrImagePull or ImagePullBackOff.'],
    },
    'fix-is-not-enough': {
      title: 'The template is right again',
      text: [
        'The obvious thing to do is to go back to the old template.',
        'Do that, and leave everything else alone for a minute. Will web-2 recover?',
      ],
      task: 'Run `kubectl rollout undo sts/web` and let a minute pass.',
      predict: {
        question:
          'You undo the bad image and wait two minutes. Are `currentRevision` and `updateRevision` equal, and is web-2 at either?',
        choices: {
          'equal current': 'They are equal, and web-2 is at them: it is done',
          'equal neither': 'They are equal, and web-2 is at neither',
          'differ current': 'They differ, and web-2 is at currentRevision',
          'differ neither': 'They differ, and web-2 is at neither',
        },
        why: 'Equal revisions do not say that every pod is at them: look at updatedReplicas and readyReplicas, too. Each sync ends at web-2, still at the bad revision, and never gets to the update.',
      },
      caption:
        'Each sync stops at web-2, which is not Ready, and never reaches the update that would replace it. This is issue 67250, and it is so to this day.',
      hints: [
        'Only the undo: deleting the pod is the next step.',
        'Let the clock run for a minute of the cluster’s time.',
      ],
    },
    'delete-the-stuck': {
      title: 'One push',
      text: [
        'The template is good, the pod is not, and the controller will not touch it.',
        'So somebody else has to. What will web-2 come back as?',
      ],
      task: 'Run `kubectl delete pod web-2`.',
      predict: {
        question: 'Had you first deleted web-2, and undone the image two minutes later, what would there be now?',
        choices: { healed: 'Three Ready pods', stuck: 'A set that is stuck as before' },
        why: 'When web-2 was made again the template was still bad, and the pod with it. The undo comes too late for that one.',
      },
      caption: 'First the template, then the pod. The other way round the bad image comes straight back.',
      hints: ['If the template is still the bad one, undo first.'],
    },
    'parallel-heals': {
      title: 'Would Parallel have helped?',
      text: [
        'Two sets with the same story: `web` is OrderedReady, `fast` is Parallel. Break both, and then mend both templates; at the top of the page you choose which one the stage shows.',
        'Touch no pod. One of the two gets well by itself.',
      ],
      task: 'Run `kubectl set image sts/web sts/fast nginx=nginx:nope`, wait for both to fail, then `kubectl set image sts/web sts/fast nginx=nginx:alpine`.',
      caption:
        'Parallel does not stop at a pod that is not Ready. So it reaches the update phase, and replaces the bad pod.',
      hints: [
        'Do not delete fast-2: it is to be replaced by the controller.',
        'Both must have failed before you mend them.',
      ],
    },
    'lost-node': {
      title: 'A node is gone',
      text: [
        'Beside the set there is a Deployment again, and one pod of each is on node-b. Its power fails.',
        'For a while nothing happens. After some minutes both pods are told to go. Which of the two is replaced?',
      ],
      task: 'Under “Pod” go down to “Around the pods”, switch node-b off, and let about six minutes pass.',
      caption:
        'The pod is marked for deletion, but no kubelet confirms that it has ended. Its name is taken, so the set makes no second web-1. The Deployment needs no name.',
      hints: [
        '“Around the pods” stands below the fields of the status: choose node-b, and “Switch off”.',
        'About forty seconds until the node is NotReady, then five minutes until its pods are evicted: run quickly, or leap ahead.',
      ],
    },
    'delete-is-unordered': {
      title: 'Does deleting have an order?',
      text: [
        'Two sets are to go: `bare` is deleted as it is, `web` is scaled to zero first. Choose at the top of the page which one you see.',
        'Watch how many pods are terminating at the same time.',
      ],
      task: 'Run `kubectl delete sts bare`; when it is gone, run `kubectl scale sts web --replicas=0`, and when that is done `kubectl delete sts web`.',
      predict: {
        question: 'A PodDisruptionBudget wants three of three pods available. Does it stop a rolling update?',
        choices: { stops: 'Yes, no pod is touched', one: 'Yes, after the first pod', goesOn: 'No' },
        why: 'A budget limits evictions. The controller evicts nobody: it deletes.',
      },
      caption:
        'Deleting a set is the work of the garbage collector, which knows no order. If order matters, scale to zero first.',
      hints: ['`bare` goes at once, `web` in two steps.'],
    },
    'orphan-and-adopt': {
      title: 'Pods without a set',
      text: [
        'With `--cascade=orphan` only the set is deleted. Its pods run on, with nobody looking after them.',
        'Delete one of them, and bring the set back. Which pods will be restarted?',
      ],
      task: 'Run `kubectl delete sts web --cascade=orphan`, then `kubectl delete pod web-0`, then `kubectl apply -f web.yaml`.',
      predict: { question: 'Another case: web-1 has Failed, as after an eviction, and web-0 is healthy.' },
      caption:
        'Orphans have no keeper: the deleted one stays away until the set returns. The set adopts by name and labels, and the same template restarts nothing.',
      hints: ['web-0 has to go while there is no set.'],
    },
    'why-panel': {
      title: 'Four that do not get on',
      text: [
        'Four sets, and none has the two pods that it wants: `slow`, `far`, `broken` and `capped`. At the top of the page you choose which one you see.',
        'Somebody is being waited for in each case, and it is not always the controller who has to act.',
      ],
      task: 'Look with `kubectl get pods` and `kubectl get events`, and say for each set on whom it depends.',
      caption:
        'Ask who is waited for: the API, the scheduler, the kubelet, or the application in the pod. Editing the set helps only if the set itself is what is wrong.',
      puzzle: {
        values: {
          api: 'the API server refuses the pod',
          application: 'the application has to become ready',
          kubelet: 'the kubelet cannot start the container',
          scheduler: 'the scheduler finds no node',
        },
      },
      hints: [
        'No pod at all: it was never accepted. `kubectl describe sts capped` says why.',
        'A pod without a node has not been scheduled. `kubectl get pods -o wide` shows it.',
      ],
    },
  },
} satisfies ChapterWords;
