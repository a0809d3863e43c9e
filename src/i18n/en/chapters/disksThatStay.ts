import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'Disks that stay',
  goal: 'Foretell what becomes of a claim when its pod goes, when the set shrinks and when the set is deleted.',
  steps: {
    'write-a-note': {
      title: 'One command, three disks',
      text: [
        'Three pods run, each with its own claim, and all the disks are empty.',
        'The same command is going to run in each of them: it writes the pod’s host name into a file.',
      ],
      task: "Run `for i in 0 1 2; do kubectl exec web-$i -- sh -c 'hostname > /usr/share/nginx/html/id'; done`.",
      caption: 'Three times the same command, on three different disks: each holds its own pod’s name.',
      hints: ['All three pods, and the host name of each. The loop does it in one line.'],
    },
    'replace-the-pod': {
      title: 'A new pod. An empty disk?',
      text: [
        'web-1 has a file on its disk. You are going to delete web-1; the controller will make another pod of that name.',
        'A new pod, a new uid, perhaps another node. What about the file?',
      ],
      task: 'Run `kubectl delete pod web-1`, wait until web-1 is Ready again, and run `kubectl exec web-1 -- cat /usr/share/nginx/html/id`.',
      caption: 'The new pod mounts the same claim and finds the file. Deleting a pod does not touch its claim.',
      hints: ['Read after the delete: what was there before proves nothing.'],
    },
    'scale-away': {
      title: 'Fewer pods, fewer disks?',
      text: ['The set shrinks from three pods to one.', 'Two pods will go. What would you wish for their data?'],
      task: 'Run `kubectl scale sts web --replicas=1` and wait until two pods are gone.',
      predict: {
        question:
          'Five deeds take web-2 away: deleting the pod, a new image, shrinking to two, deleting the set, deleting it with `--cascade=orphan`. Claims may be kept, which is the default, or go by `whenScaled: Delete` or by `whenDeleted: Delete`. In which of these 15 cases is its claim gone?',
        choices: {
          none: 'In none',
          'whenScaled/scale whenDeleted/set': 'Shrinking under whenScaled; deleting the set under whenDeleted',
          'whenScaled/image whenScaled/scale whenDeleted/set': 'In these two, and a new image under whenScaled',
          'whenScaled/scale whenDeleted/set whenDeleted/orphan': 'In these two, and orphaning under whenDeleted',
          'whenScaled/scale whenScaled/set whenDeleted/set': 'In these two, and deleting the set under whenScaled',
        },
        why: 'Each policy speaks of one deed only. A pod that is updated stays in range, so its claim is never marked; and who orphans the pods orphans the claims as well. By default nobody deletes a claim.',
      },
      caption:
        'Scaling down takes pods away and nothing else: www-web-1 and www-web-2 stay, with their data, and on the bill.',
      hints: ['A terminating pod is not gone yet.'],
    },
    'scale-back': {
      title: 'And up again',
      text: [
        'Two claims lie on the shelf without a pod. Now the set is to have three pods again.',
        'New claims, or the old ones?',
      ],
      task: 'Run `kubectl scale sts web --replicas=3` and wait for three Ready pods.',
      caption: 'A claim of the right name is taken as it is, old data included. Scaling up is not a fresh start.',
      hints: ['Leave the claims alone: what matters is that they are the same objects as before.'],
    },
    'delete-the-set': {
      title: 'Delete everything, almost',
      text: [
        'Now the set itself goes. Its pods go with it.',
        'The manifest is still there as web.yaml. Will applying it bring back a set, or this set?',
      ],
      task: 'Run `kubectl delete sts web`, wait until the pods are gone, and run `kubectl apply -f web.yaml`.',
      caption:
        'Deleting the set leaves claims and Service where they are by default. Applied again, it picks the data up.',
      hints: ['Without `--cascade=orphan`: with it, the pods would stay.'],
    },
    'retention-grid': {
      title: 'When the disk is to go as well',
      text: [
        'Keeping everything is a default, not a law: `persistentVolumeClaimRetentionPolicy` says what happens when the set shrinks and when it is deleted.',
        'The controller itself deletes no claims. Watch who becomes the owner of www-web-2.',
      ],
      task: `Run \`kubectl patch sts web -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Delete"}}}'\`, then \`kubectl scale sts web --replicas=2\`.`,
      predict: {
        question:
          'With `whenScaled: Delete` the set goes from three to one. After the first sync, how many claims are owned by their pod, and how many pods are terminating?',
        choices: { '1 1': 'One claim, one pod', '2 1': 'Two claims, one pod', '2 2': 'Two claims, two pods' },
        why: 'First the claims of all condemned pods get their owner. Then the pods go one at a time, the highest first.',
      },
      caption:
        'With `whenScaled: Delete` the pod that has to go first becomes the owner of its claim. When the pod is gone, the garbage collector removes the claim.',
      hints: [
        '`whenDeleted` is for the day on which the set is deleted; here the set shrinks.',
        'Stop while web-2 is terminating and look at the claim’s owner.',
      ],
    },
    'whose-claim-is-it': {
      title: 'A stranger’s claim',
      text: [
        'Two pods run. In the terminal lies claim.yaml: a claim of 5Gi, made by hand, called www-web-2. The set asks for 1Gi each.',
        'Somebody applies it before there is a web-2. What does the controller do with a claim that it has not made?',
      ],
      task: 'Run `kubectl apply -f claim.yaml`, then `kubectl scale sts web --replicas=3`.',
      predict: {
        question:
          'First another case: web-0 is running, and somebody deletes `www-web-0`. What does `kubectl get pvc` say of it?',
        choices: { gone: 'It is not listed any more' },
        why: 'The finalizer `pvc-protection` keeps the claim for as long as a pod uses it.',
      },
      caption:
        'A claim of that name is taken as it is, whatever its size or class. This is what the TODO in the API’s comment amounts to.',
      hints: ['First the claim, then the third pod. The other way round the set makes its own.'],
    },
  },
} satisfies ChapterWords;
