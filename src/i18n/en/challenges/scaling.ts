/** Challenges about coming and going. */
import type { ChallengeWords } from '../../challengeWords.ts';

export const scaling = {
  'readiness-deadlock': {
    title: 'Escape the readiness deadlock',
    story: [
      'A cluster of three members, each of which is ready only while a majority runs. It was deployed this morning: `web-0` runs, 0/1, and nothing more has happened since. Its disk already holds the seed of the data.',
      'In the terminal’s folder lies `web-parallel.yaml`.',
    ],
    wish: 'Three ready members of the same image, with the disk of `web-0` and what is on it.',
    hints: [
      'Who waits for whom? Draw the circle.',
      'The field that would break the circle cannot be edited.',
      'Keep the pod and its disk, and exchange only the set: delete it with `--cascade=orphan`, apply the other file.',
    ],
    rule: 'Readiness needed peers, and under `OrderedReady` peers needed a ready `web-0`. `Parallel` does not wait, but can only be chosen at creation. Hence the exchange of the set around its pods.',
  },
  'two-sick-pods': {
    title: 'Two sick pods',
    story: [
      'The set is to shrink from five to three. `web-3` and `web-4` both fail their readiness checks, and since the order was given nothing has moved.',
    ],
    wish: 'Only 0, 1 and 2 are left, untouched and ready; the claims of 3 and 4 stay.',
    hints: [
      'What would happen if only one of the two were sick?',
      'Only the lowest sick pod may go, and the loop begins at the top.',
      'Take one of the two away yourself: delete `web-4`.',
    ],
    rule: 'Scaling down under `OrderedReady` goes from the top and stops at a sick pod that is not the lowest sick one. With one sick pod fewer it finishes by itself.',
  },
  'the-impostor': {
    title: 'The impostor',
    story: [
      'Somebody tried something out and left a bare pod behind. It has no labels, and it is called `web-1`. Then the set was scaled to three. The events say nothing at all.',
    ],
    wish: 'Three ready pods, all owned by the set, each with a claim of its own.',
    hints: [
      'The events are no help; read the error at the end of the controller’s trace.',
      'The name is taken, and not by a pod of the set.',
      'A label would get it adopted, but it has no `www` volume. Delete it, and wait for the next retry.',
    ],
    rule: 'When the name is taken, creating a pod fails with AlreadyExists, and the controller only retries, later and later, without an event. Once the name is free, the next retry succeeds.',
  },
  'retire-web-0': {
    title: 'Retire web-0',
    story: [
      'The machine room under `web-0` is being closed. The member shall leave for good; `web-1` and `web-2` serve, and must not be restarted.',
    ],
    wish: 'Only `web-1` and `web-2` are there, ready and untouched.',
    hints: [
      'A set shrinks at its ends only.',
      'Which field says where the range begins?',
      'Move `ordinals.start` to 1 and `replicas` to 2 in one patch: two steps would cost you `web-2`.',
    ],
    rule: 'The ordinals run from `start` to `start + replicas − 1`. None in the middle can be taken out, but the lower end moves with `ordinals.start`.',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
