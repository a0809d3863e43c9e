import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'The rolling update',
  goal: 'Tell the story of an update from two gauges, and say when it is over.',
  steps: {
    'top-goes-first': {
      title: 'Who goes first?',
      text: [
        'Three pods run nginx:alpine, and they are about to move to nginx:mainline. Creation went up from 0.',
        'Does the update go the same way?',
      ],
      task: 'Run `kubectl set image statefulset nginx-web nginx=nginx:mainline` and stop at the first deletion.',
      predict: { question: 'You have just run `kubectl set image statefulset nginx-web nginx=nginx:mainline`.' },
      caption:
        'The update begins at the highest ordinal. No list is kept: which pod is next is decided afresh in every sync.',
      hints: [
        'Only a deletion by the controller counts, not one of yours.',
        'The deletion is in the sync right after the edit.',
      ],
    },
    'delete-then-create': {
      title: 'From old to new',
      text: [
        'nginx-web-2 is going. Nothing in Kubernetes turns a pod of the old template into one of the new.',
        'Watch its place until the pod is back: is the place ever empty, and who fills it?',
      ],
      task: 'Go on, step by step if you like, until nginx-web-2 is back and Ready.',
      predict: { question: 'The update has asked for its first pod to be deleted.' },
      caption:
        'The update phase only deletes. A later sync makes the pod again, in the part that fills empty places, and so at the new revision.',
      hints: ['Terminating pods still hold their place. Wait until the new pod is Ready.'],
    },
    gauges: {
      title: 'Two gauges that do not add up',
      text: [
        '`currentReplicas` and `updatedReplicas` tell how far an update has come. At rest both say 3, and there are only three pods.',
        'In the middle of it there is a moment at which they say 2 and 0. Which pod is counted in neither?',
      ],
      task: 'Start the update, and read `kubectl get sts nginx-web -o yaml` twice: when the status says 2 current and 0 updated, and when it says 2 and 1.',
      predict: { question: 'You have just changed the image, and the controller has not run yet.' },
      caption:
        '`currentReplicas` counts pods of the old revision, `updatedReplicas` those of the new one, and terminating pods are in neither. At rest both are the same revision, so each pod is counted twice.',
      hints: [
        'The update begins with `kubectl set image statefulset nginx-web nginx=nginx:mainline`.',
        'A count of zero is left out of the YAML altogether: 2 and 0 shows `currentReplicas: 2` and no `updatedReplicas`.',
        'Pause after the deletion of nginx-web-2 and read, then pause when the new one has come and read again.',
      ],
    },
    'disk-rejoins': {
      title: 'And the data?',
      text: [
        'Here each pod has written its own name on its disk. Then its image changes, which means that the pod is deleted.',
        'Will the new nginx-web-2 find the file?',
      ],
      task: 'Update the image, wait for the new nginx-web-2, and run `kubectl exec nginx-web-2 -- cat /usr/share/nginx/html/id`.',
      predict: { question: 'The update is half-way: nginx-web-2 is new and Ready, 1 and 0 are old.' },
      caption: 'The pod of the new revision finds its old claim by its ordinal: same claim, same uid, same file.',
      hints: [
        'The update begins with `kubectl set image statefulset nginx-web nginx=nginx:mainline`.',
        'Reading before the pod was replaced proves nothing.',
      ],
    },
    'done-means': {
      title: 'When is it over?',
      text: [
        'Three new pods are one thing; an update that is over is another. The status has a sentence of its own for it.',
        'Compare `currentRevision` and `updateRevision`, now and at the end.',
      ],
      task: 'Let the update finish, then run `kubectl get sts nginx-web -o yaml`.',
      predict: {
        question:
          'When the update is over, `kubectl get pods` shows three different ages. In which order were the pods made?',
        choices: { '0 1 2': '0, then 1, then 2', '2 1 0': '2, then 1, then 0', together: 'All at one moment' },
        why: 'The update goes down from the top, so that of the new pods the highest ordinal is the oldest.',
      },
      caption:
        'Only when updated, ready and total pods all equal the number asked for does `currentRevision` follow. It looks at Ready, and not at `minReadySeconds`.',
      hints: ['If you read while nginx-web-0 is not Ready, the two revisions still differ. Wait and read again.'],
    },
    'rollout-status': {
      title: 'What rollout status waits for',
      text: [
        'There is a command that follows an update and ends with it. It watches the set, and at each change it says one sentence.',
        'Nobody has set a partition here. Mind the words.',
      ],
      task: 'Run `kubectl set image sts/nginx-web nginx=nginx:1.27`, and at once `kubectl rollout status sts/nginx-web`.',
      caption:
        'It says “partitioned” though nobody asked for a partition: defaulting has written `partition: 0` into the set, and the command chooses its sentence by that block.',
      hints: [
        'After the end it has only its last sentence to say. Start another update with another image, and ask at once.',
      ],
    },
    'undo-and-history': {
      title: 'Is there a way back?',
      text: [
        'Three templates so far, and a ControllerRevision of each. An undo is one line.',
        'Is it quicker than an update? And how many revisions will there be afterwards: three or four?',
      ],
      task: 'Run `kubectl rollout history sts/nginx-web`, then `kubectl rollout undo sts/nginx-web`, and wait for the end.',
      caption:
        'An undo writes the older template back into the set, and the pods roll once more. The old revision is found by its content and gets a new number; no fourth one is made.',
      hints: [
        'The undo begins a rolling update: let it finish.',
        'Compare with the history afterwards: one number is missing, and a higher one has come.',
      ],
    },
    guided: {
      title: 'The demonstration, from the start',
      text: [
        'This is the lecture’s demonstration, command by command, in an empty cluster: two files, five outputs, an update, and what it leaves behind.',
        'Leave the path wherever you like. The step waits for you.',
      ],
      task: 'Run `kubectl apply -f service.yaml` and `kubectl apply -f statefulset.yaml`; with three Ready pods `kubectl get service nginx`, `kubectl get endpoints nginx`, `kubectl get sts nginx-web`, `kubectl get pod -o wide`, `kubectl get pvc` and `kubectl get pod -L controller-revision-hash`; then `kubectl set image statefulset nginx-web nginx=nginx:mainline`, and at the end `kubectl get sts nginx-web -o yaml` and the labels once more.',
      caption:
        'The whole lecture in one run: the set comes up from 0, is updated from 2, and every pod is back under its name, on its disk, with another revision.',
      hints: [
        'The five outputs are to be read while all three pods are Ready.',
        'The labels are read twice: before the new image, and when the update is over.',
      ],
    },
  },
} satisfies ChapterWords;
