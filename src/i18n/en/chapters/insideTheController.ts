import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'Inside the controller',
  goal: 'Walk through one sync in the right order, and name what wakes it and what does not.',
  steps: {
    'what-it-makes': {
      title: 'What belongs to the set?',
      text: [
        'The controller makes three kinds of objects for a set: ControllerRevisions, claims and pods.',
        'An owner reference says to whom an object belongs, and whose end will be its own. Has each of the three kinds one?',
      ],
      task: 'Run `kubectl get controllerrevisions,pvc,pods`, look at the objects, and say who owns each kind.',
      caption:
        'Revisions and pods are owned by the set. Claims, by default, are owned by nobody, so that nothing takes the data along.',
      puzzle: { values: { nobody: 'nobody', StatefulSet: 'the StatefulSet' } },
      hints: [
        'Owners are in the YAML: `kubectl get pod web-0 -o yaml`, and the same for a claim.',
        'Which of the three outlives its set?',
      ],
    },
    'what-wakes-it': {
      title: 'What wakes the controller?',
      text: [
        'The controller sleeps until an event puts the set into its queue. But not everything that happens is an event for it.',
        'Cause three things, and see which is followed by a sync.',
      ],
      task: 'Run `kubectl delete pod web-0`, then `kubectl annotate sts web note=hello`, and at last `kubectl delete pvc www-web-2 --wait=false`; let it come to rest after each.',
      predict: {
        question:
          'web-1 is running, and somebody deletes its claim `www-web-1`. How many syncs of the set does that cause?',
        why: 'The controller listens to sets and to pods. Nobody listens to claims, and no timer is due.',
      },
      caption:
        'Changes of sets and pods put the key into the queue. For claims and revisions there is no handler: the controller learns of them when something else wakes it.',
      hints: ['The claim comes last: a pod that changes after it would wake the controller.'],
    },
    'one-sync': {
      title: 'Seven stations',
      text: [
        'Every sync asks the same questions in the same order, whatever has woken it. On a healthy set it asks them all and writes nothing.',
        'Cause one with a harmless edit, stop at it, and read the path.',
      ],
      task: 'Run `kubectl annotate sts web note=hello`, go to the sync that follows, and put the seven stations in order.',
      predict: {
        question: 'Four of the seven: in which order does a sync get to them?',
        choices: {
          'replicas condemned update revisions': 'missing pods, condemned pods, update, revisions',
          'revisions replicas update condemned': 'revisions, missing pods, update, condemned pods',
          'revisions replicas condemned update': 'revisions, missing pods, condemned pods, update',
          'revisions condemned replicas update': 'revisions, condemned pods, missing pods, update',
        },
        why: 'First it must be known what a pod is to be made from. Then the number is put right: what is missing, then what is too many. Only a set of the right size is updated.',
      },
      caption:
        'Each sync begins at the beginning. Nothing is remembered from the one before but what the cluster itself says.',
      puzzle: {
        values: {
          claimPods: 'claim the pods',
          revisions: 'choose the revisions',
          replicas: 'pods that should be there, upwards',
          condemned: 'pods too many, downwards',
          update: 'pods out of date, downwards',
          status: 'write the status',
          truncate: 'cut the history of revisions',
        },
      },
      hints: ['Answer while the sync is shown: the controller panel shows its path from top to bottom.'],
    },
    'revision-first': {
      title: 'Blocked, and yet it moves',
      text: [
        'web-1 is not Ready, and an OrderedReady set does nothing to its pods while that lasts. Now somebody changes the image.',
        'No pod will be touched. Will anything move at all?',
      ],
      task: 'Make web-1 unready, then run `kubectl set image sts/web nginx=nginx:1.25`, and look at the status.',
      predict: { question: 'Suppose web-0 and web-2 are not ready, and you have just changed the image.' },
      caption:
        'Revisions come before pods. Even a blocked set moves `updateRevision` and `observedGeneration` at once, and counts its updated pods anew: none.',
      hints: ['web-1 must be unready before the image changes, and stay so.'],
    },
    'pods-in-order': {
      title: 'Two gaps. Which is filled first?',
      text: [
        'Pods 0 and 2 are going to be deleted together, by hand.',
        'Both places are empty then. Does the controller fill both in one sync, and if not, which first?',
      ],
      task: 'Run `kubectl delete pod web-0 web-2 --wait=false`.',
      predict: { question: 'You have just deleted web-0 and web-2 with one command.' },
      caption:
        'Gaps are filled upwards, and the walk ends at the first pod that is not well. web-2 waits until web-0 is Ready.',
      hints: ['Both in one line, so that both are gone at the same time.'],
    },
    'update-last': {
      title: 'Growing and updating at once',
      text: [
        'One edit asks for two things: five pods instead of three, and another image.',
        'Old pods to replace, new pods to make: what comes first, and at which image are the new ones born?',
      ],
      task: `Run \`kubectl patch sts web -p '{"spec":{"replicas":5,"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:1.25"}]}}}}'\`.`,
      predict: { question: 'One patch has just asked for five replicas and for another image.' },
      caption:
        'In a sync scaling comes before updating. The new ordinals are born at the new revision, and only then are the old pods replaced.',
      hints: ['Both changes belong in one patch: in two edits the first is finished before the second.'],
    },
    'status-lags': {
      title: 'Counted before or after?',
      text: [
        'There is only the Service; the set is in web.yaml. Its first sync makes web-0, and then writes a status.',
        'What does that status report as `status.replicas`?',
      ],
      task: 'Run `kubectl apply -f web.yaml`, go to the sync that made web-0, and say what `status.replicas` it wrote.',
      caption:
        'A status describes what the sync saw when it began. The pod that it has just made is counted by the next one.',
      puzzle: { places: { replicas: 'status.replicas' } },
      hints: ['Answer while that sync is shown. Its writes are in the controller panel.'],
    },
    'adopt-and-release': {
      title: 'A pod lets go of its set',
      text: [
        'A label ties a pod to its set. Change it on web-1, and the set no longer has three pods.',
        'It will want to make another web-1. But the name is taken.',
      ],
      task: 'Run `kubectl label pod web-1 app=debug --overwrite`, see what the controller tries, then run `kubectl delete pod web-1`.',
      caption:
        'A pod whose labels do not match is released, and keeps its name. Making another one fails again and again, and no event says so. When the pod is gone, the next try succeeds.',
      hints: [
        'Let a few syncs pass before you delete: they fail with “already exists”.',
        'Giving the label back would let the pod be adopted again. That is another way out.',
      ],
    },
  },
} satisfies ChapterWords;
