import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'Reading the outputs',
  goal: 'Tell from five outputs of kubectl whether a set is healthy, and say where each of their numbers comes from.',
  steps: {
    'get-service': {
      title: 'Where is the Service’s address?',
      text: [
        'The set of the lecture is running: three pods, and a Service called `nginx` beside them.',
        'A Service usually comes with an address of its own that stands for all its pods. Look for it in the columns TYPE and CLUSTER-IP.',
      ],
      task: 'Run `kubectl get service nginx`.',
      caption:
        'TYPE says ClusterIP, and yet CLUSTER-IP is None. Headless is not a type: it is a Service that was told to do without a virtual IP.',
      hints: ['The terminal is under this text. The button types the line for you.'],
    },
    'get-endpoints': {
      title: 'Then who answers for nginx?',
      text: [
        'Without an address of its own the Service can only hand out the addresses of others.',
        'Kubernetes keeps a list of them for every Service. Compare it with the addresses on the stage.',
      ],
      task: 'Run `kubectl get endpoints nginx` while all three pods are Ready.',
      caption:
        'Three ready pods, three addresses. The warning above them comes from the API server: since 1.33 it calls Endpoints deprecated and points to EndpointSlice.',
      hints: [
        'A pod that is not Ready is left out of the list. If you made one unready, make it ready again.',
        'Run `kubectl get endpoints nginx` now.',
      ],
    },
    'get-sts': {
      title: 'What does 3/3 count?',
      text: [
        'One line sums up the whole set. You will look at it more often than at anything else.',
        'Before you trust it, ask where its two numbers are taken from.',
      ],
      task: 'Run `kubectl get sts nginx-web`.',
      predict: {
        question:
          'Suppose the set shrinks from 4 to 3. `nginx-web-3` is Terminating, and its Ready condition is still True. What stands under READY in `kubectl get sts`?',
        why: 'On the left is `status.readyReplicas`, which counts a terminating pod as long as its Ready condition is True. On the right is `spec.replicas`.',
      },
      caption:
        'READY is `status.readyReplicas` over `spec.replicas`: what was last reported over what was asked for. Neither number counts the pods that exist.',
      hints: ['`sts` is short for `statefulsets`. Pods have another list.'],
    },
    'pods-wide': {
      title: 'Does an ordinal have a node?',
      text: [
        'With `-o wide` the list of pods also says where each one runs, and at which address.',
        'The names follow a rule that you know. Look at the columns IP and NODE: do they follow one too?',
      ],
      task: 'Run `kubectl get pod -o wide`, then click each of the three pods on the stage.',
      caption: 'The name is fixed. IP and NODE are what scheduling came to this time: no ordinal belongs to a node.',
      hints: [
        'Without `-o wide` the two columns are missing.',
        'A click on a pod opens its page here. Go through ordinals 0, 1 and 2.',
      ],
    },
    'get-pvc': {
      title: 'Whose disk is this?',
      text: [
        'Each pod mounts a disk of its own, by way of a PersistentVolumeClaim.',
        'The output has no column for the pod. It does not need one.',
      ],
      task: 'Run `kubectl get pvc`, then click the claim of ordinal 1 on the stage.',
      caption:
        'A claim is called template, set, ordinal: `www-storage-nginx-web-1`. The name alone says which pod mounts it.',
      hints: [
        'Claims are the drums under the pods. VOLUME is another name: that of the disk itself.',
        'Click the drum called `www-storage-nginx-web-1`.',
      ],
    },
    'ready-is-a-ratio': {
      title: 'One pod is not Ready any more',
      text: [
        'Now spoil something small: the process in nginx-web-1 goes on running, but its readiness probe fails.',
        'No pod goes and none comes. Which of the outputs will say something else, and which will not?',
      ],
      task: 'Click nginx-web-1, choose “Make unready” among its faults, then run `kubectl get sts,endpoints,pvc`.',
      predict: {
        question:
          '`nginx-web-1` turns unready. In which of the outputs of service, endpoints, sts, pods and pvc does anything change, ages aside?',
        choices: {
          pods: 'Only in pods',
          'pods sts': 'In pods and sts',
          'endpoints pods sts': 'In pods, sts and endpoints',
          'endpoints pods pvc sts': 'In pods, sts, endpoints and pvc',
        },
        why: 'The pod’s own line, the set’s count and the addresses follow readiness. The status of a claim is about its binding, and a headless Service has no IP that could change.',
      },
      caption:
        'READY says 2/3 and one address has left the list. The claims have not moved: they are about binding, and know nothing of readiness.',
      hints: [
        'The faults stand at the end of the pod’s page, which a click on the pod opens.',
        'Read when the stage shows nginx-web-1 as not Ready. Deleting the pod is something else: it would come back Ready.',
        'Run `kubectl get sts,endpoints,pvc` while nginx-web-1 is not Ready.',
      ],
    },
  },
} satisfies ChapterWords;
