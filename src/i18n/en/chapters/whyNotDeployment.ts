import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'Why not a Deployment',
  goal: 'Name four needs of stateful applications, and for each the observation on which a Deployment fails.',
  steps: {
    'same-copies': {
      title: 'Three copies',
      text: [
        'Two workloads with three pods each run here: a Deployment `shop`, which you know, and a StatefulSet `web`. We begin with the Deployment.',
        'Look at its three pods. In what do they differ?',
      ],
      task: 'Run `kubectl get pods -l app=shop --show-labels`.',
      caption:
        'Pods of one ReplicaSet differ in a random suffix. Template, volumes and labels are the same, so any two of them can be swapped.',
      hints: ['The label `pod-template-hash` is the same for all: it names the template.'],
    },
    'keep-the-count': {
      title: 'What does a Deployment promise?',
      text: ['Delete one of the three pods. The Deployment will do something about it.', 'Will the pod come back?'],
      task: 'Run `kubectl delete $(kubectl get pods -l app=shop -o name | head -n 1)`, wait, and look at the names.',
      caption:
        'A Deployment answers for a number. What comes is another pod with another name; the old name is gone for good.',
      hints: [
        'Delete a pod of shop, and do not change the number of replicas.',
        'Compare `kubectl get pods -l app=shop` before and after.',
      ],
    },
    'surge-and-bound': {
      title: 'One more for a while',
      text: [
        'Now a new image for the Deployment. It is allowed to have one pod more than asked for while it works, so that none is missing.',
        'Count the pods while the rollout runs.',
      ],
      task: 'Run `kubectl set image deployment/shop shop=shop:2` and watch it to its end.',
      caption:
        'A Deployment may create before it deletes. `maxSurge` and `maxUnavailable` keep the numbers within bounds.',
      hints: ['Leave its strategy as it is: Recreate would delete all pods first.'],
    },
    'undo-in-one': {
      title: 'Back in one line',
      text: [
        'The new image is not wanted after all. Going back takes one command.',
        'Where has the Deployment kept the old version?',
      ],
      task: 'Run `kubectl rollout undo deployment/shop` and wait for the end.',
      caption:
        'An undo scales the older ReplicaSet up again. Keep it in mind: a StatefulSet has no ReplicaSets to fall back on.',
      hints: ['See `kubectl get replicasets` before and after.'],
    },
    'need-identity': {
      title: 'Who comes back as whom?',
      text: [
        'Now the StatefulSet beside it. Its three pods are called web-0, web-1 and web-2.',
        'Lose one pod on each side. Say beforehand which names there will be.',
      ],
      task: 'Run `kubectl delete pod web-1` and `kubectl delete $(kubectl get pods -l app=shop -o name | head -n 1)`, and wait until both have three Ready pods.',
      predict: {
        question:
          '`web-1` and one pod of `shop` are deleted. When all is calm again, on which side are all the old names back?',
        choices: {
          both: 'On both sides',
          web: 'Only in the set',
          shop: 'Only in the Deployment',
          neither: 'On neither side',
        },
        why: 'A name in the set is the set’s name and an ordinal, and it is the free ordinal that gets filled. A Deployment draws a new suffix each time.',
      },
      caption:
        'On one side another name, on the other another uid under the old name. An identity of its own, and a network name that stays: the first two needs, and only the set meets them.',
      hints: ['Both sides have to lose one, and to recover.'],
    },
    'need-own-disk': {
      title: 'Whose disk is it?',
      text: [
        'Each pod of the set has a claim of its own. The pods of the Deployment share one, because all have the same template.',
        'Let every pod write its name into the same file. What will be in it?',
      ],
      task: `Run \`for p in web-0 web-1 $(kubectl get pods -l app=shop -o name); do kubectl exec $p -- sh -c 'hostname > /usr/share/nginx/html/id'; done\`, then \`kubectl delete pod web-0\`.`,
      caption:
        'The Deployment’s pods overwrite each other on one disk. Each ordinal of the set has its own, and the disk outlives the pod: the third need.',
      hints: [
        'Read the files with `kubectl exec web-0 -- cat /usr/share/nginx/html/id`.',
        'web-0 has to be replaced after the writing.',
      ],
    },
    'need-order': {
      title: 'In which order?',
      text: [
        'A last one: both get a new image at the same time.',
        'Some applications must be upgraded in a fixed order, the secondaries before the primary, say. Which of the two has an order?',
      ],
      task: 'Run `kubectl set image sts/web nginx=nginx:1.27` and `kubectl set image deployment/shop shop=shop:2`, watch both to the end, and say which order each has promised.',
      predict: {
        question:
          'Both sides get another image. How many pods that are not terminating are there at most at one moment?',
        choices: {
          '3 3': 'Set 3, Deployment 3',
          '3 4': 'Set 3, Deployment 4',
          '4 3': 'Set 4, Deployment 3',
          '4 4': 'Set 4, Deployment 4',
        },
        why: 'An ordinal has room for one pod at a time, so the set deletes first and creates afterwards. The Deployment may add one before it takes one away: that is `maxSurge`.',
      },
      caption:
        'The set updates from the top down and waits for each pod. A Deployment promises numbers and no order: the fourth need.',
      puzzle: {
        places: { StatefulSet: 'the StatefulSet updates', Deployment: 'the Deployment updates' },
        values: { upwards: '0, 1, 2', downwards: '2, 1, 0', none: 'in no promised order' },
      },
      hints: ['Answer when both have finished.'],
    },
  },
} satisfies ChapterWords;
