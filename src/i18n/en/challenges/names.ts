/** Challenges about names. */
import type { ChallengeWords } from '../../challengeWords.ts';

export const names = {
  'deaf-service': {
    title: 'The deaf Service',
    story: [
      'All pods are ready, yet no pod’s name resolves. The Service `nginx` was written by hand, in a hurry. In the terminal’s folder lies `headless.yaml`, as it should have been.',
    ],
    wish: 'The names `web-0.nginx` to `web-2.nginx` resolve, and no pod was restarted.',
    hints: [
      'Two things are wrong. Begin with the endpoints.',
      'An address that was given out cannot be changed to None.',
      'Delete the Service and apply `headless.yaml`: the pods do not care.',
    ],
    rule: 'Service and set know each other by a name and by labels only. Exchanging the one touches no pod of the other.',
  },
  'until-tuesday': {
    title: 'The name that works until Tuesday',
    story: [
      'On Monday the set `payments-ledger-reconciliation-worker-eu-west-primary` ran without a fault. On Tuesday its image was set to `nginx:1.27`, as in every other week. Since then its highest pod is missing.',
      'The image is fine, the nodes have room, and nobody has touched anything else. The Tab key spares you typing that name.',
    ],
    wish: 'Three ready pods of one revision.',
    bonus: 'the three of them at `nginx:1.27`.',
    hints: [
      'There is no pod to describe. Read the set’s events.',
      'A pod bears the label `<set>-<hash>`. Count its letters.',
      'Back to the hash of Monday: `kubectl rollout undo`. For the bonus: a note in the template makes another hash; not every one has ten letters.',
    ],
    rule: 'The value of a label holds 63 characters. A name of 53 leaves nine for the hash, and about three templates in four have a hash of ten: the set works until the first of them comes. A name of at most 52 is safe.',
  },
  'chicken-egg-dns': {
    title: 'Chicken, egg, DNS',
    story: [
      'A `Parallel` set. Each member becomes ready as soon as it has found the others, by their names. All three run, 0/1, and none ever finds anybody.',
    ],
    wish: 'Three ready pods: the same pods, the same image.',
    hints: [
      'Does DNS give the address of a pod that is not ready?',
      'Whose field is it that changes this?',
      'Set `publishNotReadyAddresses` on the Service `nginx`.',
    ],
    rule: 'A name appears when its pod is ready, and here readiness needed the names. A Service can publish its pods early; for clusters that elect a leader that is the usual setting.',
  },
  'rename-the-service': {
    title: 'Another serviceName, no pod lost',
    story: [
      'The members shall be called `web-0.peers`, not `web-0.nginx`. The set refuses to change its `serviceName`, and at least two members have to serve all the time.',
      'In the terminal’s folder lies `peers-and-web.yaml`.',
    ],
    wish: 'All three names under `peers` resolve, the set says so too, all claims are kept, never fewer than two ready.',
    hints: [
      'The field is fixed: the set object itself has to be exchanged.',
      'Adopted pods keep their old subdomain, and the controller does not mind.',
      'Orphan the pods, apply the file: its template differs by an annotation, so the pods are replaced one by one.',
    ],
    rule: 'A DNS name hangs on the pod’s own hostname and subdomain, and a new set makes no new pods. First adopt, then roll: both names and service survive.',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
