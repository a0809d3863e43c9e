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
      '`node-b` has been NotReady for ten minutes, and `web-1` hangs in Terminating. The network cannot be mended today. Out of band you can see that the machine is running: the old container may still be writing.',
      'Beside the stage, under “Pod” and “Around the pods”, “Switch off” cuts the power of `node-b`. That is allowed here, and nothing else of what stands there.',
    ],
    wish: '`web-1` is ready on another node with its own claim, and at no moment were there two of it.',
    hints: [
      'The API cannot tell a machine that is off from one that nobody reaches.',
      'First make sure that it is off; only then set the name free.',
      'Switch `node-b` off, then taint it: `node.kubernetes.io/out-of-service=nodeshutdown:NoExecute`.',
    ],
    rule: 'At most one `web-1` is what the set promises. A forced deletion removes only the object; if the container still runs, there are two writers. The out-of-service taint says that the machine is off, and frees pod and volume at once.',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
