import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'The fields of the spec',
  goal: 'Know of each field what it defaults to, what it does, and whether it can be changed.',
  steps: {
    'replicas-default': {
      title: 'How many, if nobody says?',
      text: [
        'tiny.yaml is the manifest of a small set. It asks for three replicas.',
        'Leave the line out. None, one, or a refusal?',
      ],
      task: "Run `sed '/replicas:/d' tiny.yaml | kubectl apply -f -` and wait for what comes.",
      predict: {
        question:
          'Three patches on a set of three: `maxUnavailable: 0`, `partition: 99`, `replicas: -1`. Which does the API server refuse?',
        choices: {
          maxUnavailable: 'Only the first',
          replicas: 'Only the last',
          'maxUnavailable replicas': 'The first and the last',
          'maxUnavailable partition replicas': 'All three',
        },
        why: 'A partition above the number of replicas is legal: the new revision is there, and no pod is taken to it. The other two have no meaning.',
      },
      caption: 'Left out, `replicas` is stored as 1. Whoever wants zero has to write zero.',
      hints: ['The line has to be gone: writing `replicas: 1` is not the same lesson.'],
    },
    'selector-must-match': {
      title: 'A selector that finds nobody',
      text: [
        'The selector finds the set’s pods by their labels, and the labels come from the template.',
        'Let the template say `app: other`, while the selector goes on asking for `app: tiny`.',
      ],
      task: "Run `sed 's/^        app: tiny/        app: other/' tiny.yaml | kubectl apply -f -`.",
      caption:
        'The API refuses a set whose selector does not match its own template. And a selector can never be changed later.',
      hints: ['It is meant to be refused; read the reason. Another reason is not the one meant here.'],
    },
    'template-stamps': {
      title: 'What the template does not say',
      text: [
        'Three pods from one template, and yet each is different. What makes the difference is put in by the controller when it makes the pod.',
        'Compare web-1 with the template.',
      ],
      task: 'Run `kubectl get pod web-1 -o yaml`, compare with the template, and say of each field where it comes from.',
      predict: {
        question:
          'Each pod is given the label `controller-revision-hash`, which is `<set>-<hash>`. Two sets have names of 53 letters each; the hash of one template has nine letters, that of the other ten. What comes of them?',
        choices: {
          refused: 'Both sets are refused: the names are too long',
          none: 'Both are taken, and neither gets a pod',
          one: 'Both are taken, and one of them gets its pod',
          both: 'Both are taken, and both get their pods',
        },
        why: 'The name is a good name for a set. What is limited is the value of a label, to 63 characters: 53, a hyphen and nine are just that. With ten, the API server refuses every pod. With 52 letters a name is safe.',
      },
      caption:
        'The template is the part that all pods share. All that depends on the ordinal is added when a pod is made, and a `hostname` in the template is overwritten.',
      puzzle: { values: { template: 'from the template', controller: 'added by the controller' } },
      hints: [
        'The template is in `kubectl get sts web -o yaml`.',
        'The containers are the template’s. The volume for the claim is not.',
      ],
    },
    'claim-templates': {
      title: 'A disk that nobody mounts',
      text: [
        'two-claims.yaml has two claim templates, `www` and `scratch`, and its container mounts only the first.',
        'The comment in the Go code on the slide says that each of them must be mounted by some container.',
      ],
      task: 'Run `kubectl apply -f two-claims.yaml` and wait until both pods are Ready.',
      caption:
        'The comment demands a mount, but the API does not check it. A claim template that nobody mounts still makes a claim for each pod.',
      hints: ['Look with `kubectl get pvc` afterwards.'],
    },
    'service-name': {
      title: 'A Service that is not there',
      text: [
        '“This service must exist before the StatefulSet”, says the comment on the slide.',
        'Name one that does not exist, and see how far the set gets.',
      ],
      task: "Run `sed 's/serviceName: nginx/serviceName: nowhere/' tiny.yaml | kubectl apply -f -` and wait for three Ready pods.",
      caption:
        'The set runs without its Service, only without names. And the `default` in the comment’s pattern is a namespace, not a fixed part of the name.',
      hints: ['Nothing will be refused. Wait until all three are Ready.'],
    },
    'as-stored': {
      title: 'What was written, what is stored',
      text: [
        'tiny.yaml says nothing about its update strategy. bare.yaml says `updateStrategy: {type: RollingUpdate}`, which is the default anyway.',
        'One should think that both are stored alike.',
      ],
      task: 'Run `kubectl apply -f tiny.yaml -f bare.yaml`, then `kubectl get sts tiny -o yaml` and `kubectl get sts bare -o yaml`, and compare `updateStrategy`.',
      caption:
        'Say nothing, and you get a block with `partition: 0`. Say only the type, and you get no block. What that line changes is shown in the chapter on strategy.',
      hints: ['Both stored forms have to be read as YAML; the table does not show it.'],
    },
    'history-limit': {
      title: 'How many revisions are kept?',
      text: [
        '`revisionHistoryLimit` is 10 by default. Set it to 1, and let the set go through three more images.',
        'Four templates in all. How many revisions are left at the end: one or two?',
      ],
      task: `Run \`kubectl patch sts web -p '{"spec":{"revisionHistoryLimit":1}}'\`, then set the images nginx:1.25, nginx:1.27 and nginx:mainline in turn, each after the one before is complete.`,
      caption:
        'The limit counts idle revisions only. The current one, the update’s and whatever a pod’s label names come on top and are never cut.',
      hints: [
        '`kubectl set image sts/web nginx=nginx:1.25`, and so on.',
        'The cutting lags one sync behind the completion. Let it come to rest.',
      ],
    },
    'mutable-or-not': {
      title: 'What can be changed later?',
      text: [
        'Some fields can be edited on a living set. For others there is only one way: a new set.',
        'Try two of each kind and read the refusals. Then sort all ten.',
      ],
      task: `Change two fields that can be changed and try two that cannot, such as \`kubectl scale sts web --replicas=2\` and \`kubectl patch sts web -p '{"spec":{"serviceName":"other"}}'\`; then sort the fields.`,
      predict: {
        question: '`minReadySeconds` goes from 0 to 30 on a healthy set. How many pods are replaced?',
        why: 'The field is not in the template: there is no new revision, and so no rollout.',
      },
      caption:
        'Exactly four are fixed: `selector`, `serviceName`, `podManagementPolicy` and `volumeClaimTemplates`. 1.37 says `field is immutable` for each; up to 1.36 it was one sentence with the list of those that may change.',
      puzzle: { values: { editable: 'can be changed', fixed: 'needs a new set' } },
      hints: [
        'Identity, order and disks cannot be changed afterwards. How many, which image and how to update can.',
        `Another one to be refused: \`kubectl patch sts web -p '{"spec":{"podManagementPolicy":"Parallel"}}'\`.`,
      ],
    },
  },
} satisfies ChapterWords;
