import type { ChapterWords } from '../../chapterWords.ts';

export const words = {
  title: 'Revisions and hashes',
  goal: 'Say where the label of a pod’s version comes from, what changes it and what does not.',
  steps: {
    'label-column': {
      title: 'Which version is this pod?',
      text: [
        'A Deployment keeps one ReplicaSet for each version. A StatefulSet has none: it owns its pods directly.',
        'So the version has to be written somewhere else.',
      ],
      task: 'Run `kubectl get pod -L controller-revision-hash`.',
      caption:
        'The version is a label of the pod, `controller-revision-hash`, and its value is the full name of a ControllerRevision.',
      hints: ['`-L` adds a column for a label.'],
    },
    'open-the-revision': {
      title: 'What does a revision keep?',
      text: [
        'The label names an object, and that object can be read like any other.',
        'Compare what is in it with the manifest: is it what somebody typed?',
      ],
      task: 'Run `kubectl get controllerrevisions`, then `kubectl get controllerrevisions -o yaml`.',
      caption:
        'A ControllerRevision keeps the pod template as it was stored, with all defaults filled in, and not the YAML as it was typed.',
      hints: ['Look for fields that are not in the manifest, such as `terminationMessagePath`.'],
    },
    'hash-anatomy': {
      title: 'From bytes to letters',
      text: [
        'The template’s bytes, with the collision count `0` behind them, go through FNV-1 with 32 bits. For this template that gives the number 2333157564.',
        'Then each digit becomes a letter, by one table: `0→4 1→5 2→6 3→7 4→8 5→9 6→b 7→c 8→d 9→f`. There are no vowels in it, so no words can arise.',
        'The number begins with 23331575, and the name begins with `677759c9`.',
      ],
      task: 'Turn the last two digits of the number, 6 and 4, into letters.',
      caption:
        'Hash = template bytes and collision count, through FNV-1 to a decimal number, and each digit through a table. It is no hexadecimal number, whatever it looks like.',
      hints: [
        'The table is in the text: find 6, then 4.',
        'The whole name is on each pod: `kubectl get pod -L controller-revision-hash`.',
      ],
    },
    'what-counts': {
      title: 'Which edits make a version?',
      text: [
        'Not every edit makes a new revision. Try at least three of four: replicas, partition, a label of the set, an annotation of the set.',
        'Keep an eye on two things: the list of revisions, and `metadata.generation`.',
      ],
      task: `Run \`kubectl scale sts nginx-web --replicas=2\`, \`kubectl label sts nginx-web team=blue\` and \`kubectl annotate sts nginx-web note=hello\`, and see whether the list of revisions changes.`,
      predict: {
        question: 'Four edits are made one after the other. Which is the first that makes a new revision?',
        choices: {
          replicas: 'replicas: 4',
          partition: 'partition: 1',
          label: 'A label on the set',
          template: 'An annotation in the pod template',
          none: 'None of them',
        },
        why: 'A revision holds `.spec.template` and nothing else. Other fields leave its bytes as they are.',
      },
      caption:
        'Only `.spec.template` makes a revision. Replicas and partition raise `generation` and nothing else; labels and annotations of the set itself do not even do that.',
      hints: [
        'Labels of the set, not of the template: a label in the template is part of what is hashed.',
        `The partition: \`kubectl patch sts nginx-web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}'\`.`,
      ],
    },
    'set-image': {
      title: 'Five words, one new version',
      text: [
        'The command of the slide has five parts: what to do, the kind, the set’s name, the container’s name, the new image.',
        'It changes one field of the template. What follows from that, in the set and beside it?',
      ],
      task: 'Run `kubectl set image statefulset nginx-web nginx=nginx:mainline`.',
      predict: {
        question:
          'Suppose the image goes to `nginx:mainline` and back to `nginx:alpine`. What becomes of the ControllerRevisions?',
        choices: {
          three: 'There are three of them',
          untouched: 'There are two, numbered as before',
          renumbered: 'There are two, and the older one has got the highest number',
        },
        why: 'An equal template is the same revision: its object is found again and gets the next number.',
      },
      caption:
        'The image is at `spec.template.spec.containers`, which is inside the template: `generation` goes up by one, and there is a second ControllerRevision, `nginx-web-7c55499668`.',
      hints: ['The word before `=` is the container’s name, not the set’s.', 'The same image again changes nothing.'],
    },
    'same-yaml-other-cluster': {
      title: 'Same YAML, other hash?',
      text: [
        'This cluster runs Kubernetes 1.37 instead of 1.33. The manifests are the same to the letter.',
        'Is the label the same as well?',
      ],
      task: 'Run `kubectl get pod -L controller-revision-hash`, then `kubectl set image statefulset nginx-web nginx=nginx:mainline`, and look at the labels again when the update is over.',
      predict: {
        question: 'In one cluster a second set, `other`, has the very same template. Does it have the same hash?',
        choices: { same: 'The same', other: 'Another' },
        why: 'Template and collision count are hashed, the name of the set is not. It only stands before the hash in the name of the revision.',
      },
      caption:
        'Since 1.34 the bytes no longer contain `"creationTimestamp":null`, and other bytes have another hash: 56cc7db54 and 5447547998 where the slides show 677759c9b8 and 7c55499668.',
      hints: ['Read the labels before the update and after it.'],
    },
    'restart-is-a-revision': {
      title: 'A restart with the same template?',
      text: [
        'Sometimes all pods have to be replaced although nothing about them is to change. There is a command for that.',
        'But the controller only replaces pods whose revision is out of date. How can the command get round that?',
      ],
      task: 'Run `kubectl rollout restart sts/nginx-web`.',
      caption:
        '`rollout restart` writes the time into an annotation of the template. So the hash is another, and an ordinary update begins.',
      hints: [
        'Deleting the pods by hand brings them back at the same revision.',
        'Look at the template’s annotations afterwards: `kubectl get sts nginx-web -o yaml`.',
      ],
    },
  },
} satisfies ChapterWords;
