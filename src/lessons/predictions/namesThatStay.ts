/** Predictions of chapter 4. */
import { addressesOf, areReady, claimOf, podOf } from '../facts.ts';
import { typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now, opened } from '../trail.ts';

const set = 'web';

export const predictions = {
  'new-ip-same-name': {
    isShown: true,
    given: [typeLine('kubectl delete pod web-1'), wait()],
    choices: ['name', 'name claim', 'name claim ip', 'name claim ip uid'],
    answer(trail) {
      const parts = [opened(trail), now(trail)].map((frame) => {
        const pod = podOf(frame, set, 1);
        return {
          name: pod?.metadata.name,
          claim: claimOf(frame, set, 1)?.metadata.uid,
          ip: pod?.status.podIP,
          uid: pod?.metadata.uid,
        };
      });
      const [before, after] = parts;
      return (['name', 'claim', 'ip', 'uid'] as const).filter((part) => before?.[part] === after?.[part]).join(' ');
    },
  },
  /** The Service has a virtual IP. */
  'not-ready-not-listed': {
    given: [
      typeLine('kubectl delete svc nginx'),
      typeLine("sed 's/clusterIP: None//' service.yaml | kubectl apply -f -"),
      wait(),
    ],
    choices: ['yes', 'no'],
    answer: (trail) => (addressesOf(now(trail), 'web-0.nginx').length > 0 ? 'yes' : 'no'),
  },
  /** The Service selects by a label that no pod has. */
  'wrong-service-name': {
    start: 'web-and-client',
    given: [typeLine(`kubectl patch svc nginx -p '{"spec":{"selector":{"app":"ngnix"}}}'`), wait()],
    choices: ['stopped', 'nameless', 'unharmed'],
    answer(trail) {
      if (!areReady(now(trail), set, 3)) return 'stopped';
      return addressesOf(now(trail), 'web-0.nginx').length > 0 ? 'unharmed' : 'nameless';
    },
  },
} satisfies Predictions;
