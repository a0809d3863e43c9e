/** Challenges about machines. */
import type { ChallengeWords } from '../../challengeWords.ts';

export const nodes = {
  'two-drains': {
    title: 'Two drains before lunch',
    story: [
      '`node-a` and `node-b` get new kernels today. The pods of `web` never share a node, and a PodDisruptionBudget keeps two of them available. There are three nodes.',
    ],
    wish: 'Both nodes have been drained once and take pods again, three pods are ready, and never fewer than two were.',
    hints: [
      'Has the evicted pod anywhere to go?',
      'When is the budget whole again?',
      'Drain `node-a`, uncordon it, wait for three ready pods; then the same with `node-b`.',
    ],
    rule: 'The budget guards evictions, anti-affinity the placement. A second drain that is refused is no fault: the first node has not been given back yet.',
  },
  'is-the-node-dead': {
    title: 'Is the node dead?',
    story: [
      '`node-b` has been NotReady for ten minutes, and `web-1` hangs in Terminating. The network cannot be mended today. Is the machine off, or does it run on where nobody reaches it, and its container still writes?',
      'Out of band one can see it: beside the stage, under “Pod” and “Around the pods”, it says what is with `node-b`. There you may also “Switch off” that node, and use nothing else of what stands there.',
    ],
    wish: '`web-1` is ready on another node with its own claim, and at no moment were there two of it.',
    hints: [
      'The API cannot tell a machine that is off from one that nobody reaches. Who can?',
      'First be sure that it is off, or see to it; only then set the name free.',
      'Switch `node-b` off if it still runs, then taint it: `node.kubernetes.io/out-of-service=nodeshutdown:NoExecute`.',
    ],
    rule: 'At most one `web-1` is what the set promises. A forced deletion removes only the object: if the container still runs, there are two writers, and if it does not, the disk stays attached for another six minutes. The out-of-service taint says that the machine is off, and frees pod and volume at once.',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
