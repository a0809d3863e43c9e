/** Challenges about claims. */
import type { ChallengeWords } from '../../challengeWords.ts';

export const disks = {
  'ghosts-on-the-disk': {
    title: 'Ghosts on the disk',
    story: [
      'Last week there were five members, today there are three, and tomorrow there shall be five again. On the disks of 3 and 4 last week’s member ids still lie; whoever starts on them believes to be somebody else.',
    ],
    wish: 'Five ready pods; 3 and 4 on disks made afresh, 0 to 2 on their own.',
    hints: [
      'A claim of the right name is taken as it is, contents and all.',
      'When does nobody use those two?',
      'Delete `www-web-3` and `www-web-4` first, then scale to 5.',
    ],
    rule: 'Scaling up looks for a claim by its name and does not look inside. Who wants an empty disk deletes the old claim first, or sets `whenScaled: Delete` in advance.',
  },
  'the-disk-stays-home': {
    title: 'The disk stays home',
    story: [
      'The disks of this cluster live in one zone each. `node-b`, the only node of zone b, was cordoned for maintenance; then `web-1` was deleted. It has been Pending ever since, while two other nodes stand idle.',
    ],
    wish: '`web-1` is ready, with its own claim and everything on it.',
    hints: [
      'Who says no: the controller or the scheduler? Describe the pod.',
      'In which zone is the disk?',
      'Zone b needs a node that takes pods: `kubectl uncordon node-b`.',
    ],
    rule: 'The set has done its part: the pod is made, its claim is bound. A zonal volume ties the pod to its zone, and only a node there can take it.',
  },
  'resize-the-disks': {
    title: 'Resize the disks',
    story: [
      'The disks of 1Gi are nearly full. The class allows volumes to grow while they are in use, but the set refuses every change of its claim template.',
      'In the terminal’s folder lies `web-2gi.yaml`.',
    ],
    wish: '2Gi in every claim and in the set’s claim template, and not one pod restarted.',
    hints: [
      'The template is fixed. Each claim is not.',
      'Where would ordinal 3 take its size from?',
      'Patch the three claims, delete the set with `--cascade=orphan`, apply `web-2gi.yaml`.',
    ],
    rule: 'The pod template has not changed, so the new set finds the revision it needs, adopts the pods, and has no reason to restart any.',
  },
  'the-silent-wait': {
    title: 'The silent wait',
    story: [
      'The set deletes the claims of pods that are scaled away. It went from three to one and back to three; a pod called `backup` was reading the disk of `web-1` all the while. Slot 1 has been empty since: no event, no error.',
    ],
    wish: 'Three ready pods, and a new claim for `web-1`.',
    hints: [
      'Look at `www-web-1`: who owns it, and why is it still there?',
      'Nobody wakes the controller when a claim disappears.',
      'Delete the pod `backup`, let the claim go, and then touch the set, with an annotation for instance.',
    ],
    rule: 'The old claim belonged to a `web-1` that is dead, so its successor was put off without a word. The controller does not watch claims; something else has to make it look again.',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
