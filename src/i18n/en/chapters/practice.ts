import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'Practice',
  goal: 'Repeat alone what the lecture has shown, without being told the lines.',
  steps: {
    'write-both-manifests': {
      title: 'From nothing to three pods',
      text: [
        'An empty namespace, Kubernetes 1.33, the lecture’s storage class. You know both manifests by now.',
        'You may write your own. If you would rather begin with the lecture’s, two files lie in the terminal.',
      ],
      task: 'Create a headless Service and a set `nginx-web` of three pods with a claim of 20Gi each, made one after the other.',
      caption:
        'Three pods, one after the other, each with a name and a disk: that is what the two manifests promise together.',
      hints: [
        'The Service has `clusterIP: None`, and the set names it in `serviceName`.',
        'Leave `podManagementPolicy` out: OrderedReady is the default.',
        'Run `kubectl apply -f service.yaml -f statefulset.yaml`.',
      ],
    },
    'prove-the-abilities': {
      title: 'Prove it',
      text: [
        'The lecture says that a pod which is replaced keeps its name, finds its disk, and can be found by its name.',
        'Produce the evidence, with a pod of your choice.',
      ],
      task: 'Write a different note on each disk, replace one pod, then look its name up in DNS and read its note again.',
      caption: 'Same name, another uid, another address behind the name, and the note is still there.',
      hints: [
        'The disks are at /usr/share/nginx/html; write the file `id` there, with `kubectl exec POD -- sh -c …`.',
        'DNS can be asked from any pod: `kubectl exec nginx-web-0 -- nslookup nginx-web-1.nginx`.',
        'Look up and read after the new pod is Ready. What was read before proves nothing.',
      ],
    },
    'get-the-hash': {
      title: 'Where is the slide’s hash?',
      text: [
        'Here the set was applied exactly as the slide has it. Its pods are labelled nginx-web-cd74f9f94, but the slide shows nginx-web-677759c9b8.',
        'So the demonstration’s cluster must have stored a template that differed in something the slide does not show.',
      ],
      task: 'Find what it is, and change the template so that all pods get the label of the slide.',
      caption:
        'A grace period of 10 seconds instead of the default 30: it is part of the template, so it is part of the hash.',
      hints: [
        'It is a field that the API server fills in when the manifest says nothing: `kubectl get sts nginx-web -o yaml`.',
        'It is about how long a pod may take to stop.',
        `Run \`kubectl patch sts nginx-web -p '{"spec":{"template":{"spec":{"terminationGracePeriodSeconds":10}}}}'\`.`,
      ],
    },
    'predict-the-order': {
      title: 'Say it first',
      text: [
        'Another image for all three pods. But before you change anything, commit yourself.',
        'Once the template has changed, it is too late to say.',
      ],
      task: 'Write down in which order the pods will be replaced, then set the image to nginx:mainline and wait for the end.',
      caption: '2, 1, 0: from the top down, each when the one above it is Ready again.',
      puzzle: { places: { first: 'first', second: 'second', third: 'third' } },
      hints: ['The answers count only while no update is under way. Begin the step again if you were too late.'],
    },
    'find-two-and-one': {
      title: 'Two old, one new',
      text: [
        'During an update the status passes through a moment with `currentReplicas: 2` and `updatedReplicas: 1`.',
        'What do the three pods look like just then?',
      ],
      task: 'Update the image to nginx:mainline, and read the set as YAML at a moment when its status says 2 and 1.',
      caption:
        'Two pods of the old revision, and one of the new that has come back: no pod is terminating at that moment.',
      hints: [
        'Drag the timeline if you have missed it: a command reads the moment that is shown.',
        'Run `kubectl get sts nginx-web -o yaml`.',
      ],
    },
    'scale-and-keep': {
      title: 'Up to five, down to two',
      text: [
        'The set is to grow and to shrink again, and no disk may be lost on the way.',
        'Which claims will there be at the end?',
      ],
      task: 'Scale to 5, let it come to rest, then scale to 2 and let it come to rest again; delete nothing yourself.',
      caption: '3 and 4 came upwards, 4, 3 and 2 went downwards, and all five claims are still there.',
      hints: ['Run `kubectl scale sts nginx-web --replicas=5`.'],
    },
    'canary-and-release': {
      title: 'One pod, then all',
      text: [
        'A new image is to be tried on a single pod. When it has proved itself, the others follow.',
        'Which pod will it be? You cannot choose.',
      ],
      task: 'Bring exactly one pod to another image, let it become Ready, then release the rest.',
      caption: 'The canary is always the highest ordinal, for a partition only ever frees the top.',
      hints: [
        'The partition has to be there before the image.',
        'With three pods a partition of 2 frees one. For the rest, lower it to 0.',
      ],
    },
    'one-zero-two': {
      title: 'One, zero, two',
      text: [
        'The application demands an order that the controller would never take: ordinal 1 first, then 0, and 2 last.',
        'The controller must not replace a single pod by itself.',
      ],
      task: 'Update all three pods in the order 1, 0, 2, each after the one before it is Ready.',
      caption: 'Under OnDelete the order is yours, and so is the waiting.',
      hints: [
        'Which strategy leaves the deleting to you? `rollingUpdate` has to be null with it.',
        'First the strategy, then the image, then the three deletions.',
      ],
    },
    recover: {
      title: 'Get it well again',
      text: [
        'Somebody has set an image that does not exist. The update has stuck at nginx-web-2; the other two still serve.',
        'Neither set nor claims may be lost, and four changes must be enough.',
      ],
      task: 'Bring all three pods back to Ready at one revision, with four changes at most.',
      caption: 'First the template, then the pod that nobody else will replace: two changes are enough.',
      hints: [
        'At which station does each sync end?',
        'Mending the template and replacing the pod are two things.',
        '`kubectl rollout undo sts/nginx-web`, and then delete nginx-web-2.',
      ],
    },
  },
} satisfies ChapterWords;
