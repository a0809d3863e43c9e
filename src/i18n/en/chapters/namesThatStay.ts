import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'Names that stay',
  goal: 'Derive every name of a pod, and find out why a name does not resolve.',
  steps: {
    'five-names': {
      title: 'Five names for one pod',
      text: [
        'The set `web` has `serviceName: nginx` and a claim template called `www`. That is all one needs to know.',
        'Every name of web-1 follows from it. Write them down before you look.',
      ],
      task: 'Fill in the five names of web-1; afterwards click web-1 and compare.',
      caption:
        'Set name, ordinal, `serviceName` and claim template: all names of a pod are built of these. None of them is random.',
      puzzle: {
        places: {
          hostname: 'its host name',
          fqdn: 'its full name in DNS, in the namespace default',
          claim: 'its claim',
          'pod-name': 'the label statefulset.kubernetes.io/pod-name',
          'pod-index': 'the label apps.kubernetes.io/pod-index',
        },
      },
      hints: [
        'In DNS it is the pod, then the Service, then the namespace, then `svc.cluster.local`.',
        'The index is only the number.',
      ],
    },
    resolve: {
      title: 'Ask for one, or ask for all',
      text: [
        'Beside the set there is a pod `dns-test` from which DNS can be asked.',
        'The Service’s name and a pod’s name are two questions with two kinds of answer.',
      ],
      task: 'Run `kubectl exec dns-test -- nslookup web-1.nginx`.',
      caption: 'A pod’s name gives exactly its address. The Service’s name gives those of all ready pods.',
      hints: ['Compare with `kubectl exec dns-test -- nslookup nginx`: that is the other question.'],
    },
    'new-ip-same-name': {
      title: 'What survives a pod?',
      text: [
        'Delete web-1, and another web-1 comes. Of the name, the address and the uid, one stays.',
        'Think of two clients: one that has kept the address, and one that has kept the name.',
      ],
      task: 'Run `kubectl delete pod web-1`, wait until it is Ready again, and run `kubectl exec dns-test -- nslookup web-1.nginx`.',
      predict: {
        question: 'You delete web-1. When it is back, what is as it was before?',
        choices: {
          name: 'Only its name',
          'name claim': 'Its name and its claim',
          'name claim ip': 'Its name, its claim and its IP',
          'name claim ip uid': 'All of it, its uid too',
        },
        why: 'Name and claim follow from the ordinal. IP and uid belong to the pod object, and that is a new one.',
      },
      caption:
        'The address is another, the name is the same. Whoever kept the address is lost; whoever kept the name asks again and finds the pod.',
      hints: ['Ask after the new web-1 is Ready. Before that the name has no record.'],
    },
    'ask-too-early': {
      title: 'Asked too early',
      text: [
        'A client may ask for a pod that does not exist yet. It is told so, and DNS remembers what it has said: thirty seconds in this cluster.',
        'What does that mean for a pod that is ready five seconds later?',
      ],
      task: 'Run `kubectl exec dns-test -- nslookup web-3.nginx`, then `kubectl scale sts web --replicas=4`; ask again as soon as web-3 is Ready, and once more after half a minute.',
      caption:
        'Whoever asks too early makes DNS remember that there is no such name. For up to thirty seconds a ready pod cannot be found.',
      hints: [
        'The first question has to come before web-3 exists.',
        'If half a minute does not pass by itself, press play, or leap ahead.',
      ],
    },
    'not-ready-not-listed': {
      title: 'Not Ready, not listed',
      text: [
        'A pod that is not Ready gets no requests, which is as it should be. But it has no name in DNS either, and some systems need names while their members are still starting.',
        'There is a switch. Is it the set’s or the Service’s?',
      ],
      task: `Make web-1 unready, run \`kubectl patch svc nginx -p '{"spec":{"publishNotReadyAddresses":true}}'\`, and look web-1.nginx up.`,
      predict: {
        question:
          'Suppose the Service `nginx` had a virtual IP instead of `None`, and the same selector. Would `web-0.nginx` resolve?',
        choices: { yes: 'Yes', no: 'No' },
        why: 'A Service with a virtual IP has one record, for that IP. Only a headless one has a record for each of its pods.',
      },
      caption:
        'A pod that is not Ready has no record by default. The switch, `publishNotReadyAddresses`, is on the Service.',
      hints: [
        'The fault is in the details of web-1: “Make unready”.',
        'Run `kubectl exec dns-test -- nslookup web-1.nginx` after the patch. Asked before, DNS remembers its no for half a minute.',
      ],
    },
    'wrong-service-name': {
      title: 'All green, and not a name',
      text: [
        'Three pods are Ready, and none of their names resolves. Nothing has complained: no event, no condition.',
        'The set says `serviceName: nginx`. Look at which Services there are.',
      ],
      task: 'Make the names resolve without touching the set: the file is there, run `kubectl apply -f service.yaml`.',
      predict: {
        question: 'Another slip: the Service has the right name and a typo in its selector. What suffers?',
        choices: {
          stopped: 'The set: its pods are not Ready any more',
          nameless: 'Only the names: they do not resolve',
          unharmed: 'Nothing',
        },
        why: 'The set finds its pods by a selector of its own. The Service’s is another one, and what follows from it are endpoints and names.',
      },
      caption:
        'Nothing checks whether the Service named by `serviceName` exists. The pods run, only their names are missing; and the missing Service can still be made later.',
      hints: [
        'Run `kubectl get services`.',
        'It has to be headless: a Service with an address of its own gives the pods no names.',
      ],
    },
  },
} satisfies ChapterWords;
