import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'The first set',
  goal: 'Read the two manifests and say what each field causes in the first minute.',
  steps: {
    'read-the-yaml': {
      title: 'Which names have to agree?',
      text: [
        'Two files make the lecture’s example: a Service called `nginx` and a StatefulSet called `nginx-web`. Nothing has been applied yet.',
        'They are tied together by names alone. Three fields of the set say the same as some other field, and each of these pairs carries one ability of the set.',
      ],
      task: 'Print both files with `cat service.yaml statefulset.yaml` and give each of the three fields its partner.',
      caption:
        'Three agreements hold the manifests together: `serviceName` and the Service, the selector and the labels, the mount and the claim template. A mismatch is not always refused, but an ability is lost.',
      puzzle: { values: { 'Service metadata.name': 'the name of the Service' } },
      hints: [
        'Look for the same word in two places: `nginx`, `www-storage`, `app: nginx`.',
        'A mount names a volume, and here the volumes come from `volumeClaimTemplates`.',
      ],
    },
    'service-first': {
      title: 'A Service with nobody behind it',
      text: [
        'The Service comes first. `clusterIP: None` makes it headless: clients will not be given one address for all pods.',
        'There is no pod yet. What can such a Service have to tell anybody?',
      ],
      task: 'Run `kubectl apply -f service.yaml` and leave the set for later.',
      predict: {
        question: 'Suppose somebody forgets the Service and applies only the set. How far does it get?',
        choices: {
          none: 'No pod is made',
          one: 'One pod, which never gets Ready',
          nameless: 'Three Ready pods without DNS names',
          named: 'Three Ready pods with DNS names',
        },
        why: 'The controller neither makes the Service nor looks for it. What is missing is only what the Service would have given: the names.',
      },
      caption:
        'A headless Service has no virtual IP, and as long as no pod matches its selector it has no endpoints either.',
      hints: ['Only the Service: the StatefulSet has a file and a step of its own.'],
    },
    'apply-the-set': {
      title: 'Three pods are asked for. And now?',
      text: [
        'Now the set: three replicas, each with a claim of its own.',
        'Watch the very first sync. How many pods does it make, and what does it make besides?',
      ],
      task: 'Run `kubectl apply -f statefulset.yaml` and stop when the first pod is there.',
      predict: {
        question:
          'The manifest says `terminationGracePeriodSeconds: 10`. With 30, the default, would the revision have another hash?',
        choices: { same: 'No, it matters only when a pod stops', other: 'Yes, another one' },
        why: 'The grace period stands in the pod template, and all of the template goes into the hash.',
      },
      caption:
        'The first sync made one revision, one claim and one pod, ordinal 0. The other two are not Pending: they do not exist.',
      hints: [
        'Press pause early, or drag the timeline back to the first sync.',
        'The controller panel lists what the sync wrote.',
      ],
    },
    'gate-opens': {
      title: 'What opens the gate?',
      text: [
        'nginx-web-0 is on its way: Pending, then Running, then Ready. nginx-web-1 is made at one of these moments.',
        'Before you let it run, decide for yourself which one.',
      ],
      task: 'Let it play until all three pods are Ready, looking with `kubectl get pods` now and then.',
      predict: {
        question:
          '`nginx-web-0` is Running, and its READY column says 0/1. How many pods does `kubectl get pods` list?',
        choices: { '1': 'One', '2': 'Two, the second Pending', '3': 'Three, two of them Pending' },
        why: 'Under OrderedReady a sync ends at the first ordinal that is not ready. The others have not been created, and what is not there cannot be Pending.',
      },
      caption: 'Ready opens the gate to the next ordinal. Running is not enough.',
      hints: ['Press play. In the READY column, `0/1` with status Running means Running and not Ready.'],
    },
    'claim-before-pod': {
      title: 'Claim first or pod first?',
      text: [
        'A new pod needs two objects: the pod, and the claim it mounts. One sync makes both, and not at the same instant.',
        'Which must be there first, if the other one is to be of any use?',
      ],
      task: 'Run `kubectl scale sts nginx-web --replicas=4`, go to the sync that made the fourth pod, and put its two writes in order.',
      caption: 'A pod’s claims come first. If a claim cannot be made, the pod is not even submitted.',
      puzzle: { places: { first: 'written first', second: 'written second' } },
      hints: [
        'Answer while the frame of that sync is shown: drag the timeline to where nginx-web-3 appears.',
        'The controller panel lists the writes of a sync in their order.',
      ],
    },
    'four-promises': {
      title: 'Who keeps which promise?',
      text: [
        'The lecture promises four abilities of a StatefulSet. Each of them is carried by something definite, and three of the carriers are in front of you.',
        'The Service makes no pods, and the claim template gives no names: look closely at who does what.',
      ],
      task: 'Give each of the four abilities what carries it.',
      caption:
        'Ordinal, headless Service, claim template, partition: one carrier for each ability. Three are at work on the stage; the fourth waits for the chapter on strategy.',
      puzzle: {
        places: {
          order: 'pods are created, deleted and updated in order',
          name: 'each pod has a network name of its own',
          disk: 'each pod has a disk of its own',
          canary: 'a part of the pods can be updated first',
        },
        values: {
          ordinal: 'the ordinal in the pod’s name',
          service: 'the headless Service, by serviceName',
          claimTemplate: 'the claim template',
          partition: 'the partition of the update strategy',
        },
      },
      hints: ['The order is in the number at the end of a pod’s name.'],
    },
  },
} satisfies ChapterWords;
