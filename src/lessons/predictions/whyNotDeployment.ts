/** Predictions of chapter 1. */
import type { Frame } from '#engine/simulation/frames.ts';
import { isTerminating, podsOf, podsOfApp } from '../facts.ts';
import { typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now, opened } from '../trail.ts';

export const predictions = {
  'need-identity': {
    isShown: true,
    given: [
      typeLine('kubectl delete pod web-1'),
      typeLine('kubectl delete $(kubectl get pods -l app=shop -o name | head -n 1)'),
      wait(),
    ],
    choices: ['both', 'web', 'shop', 'neither'],
    answer(trail) {
      const [before, after] = [opened(trail), now(trail)];
      const isKept = (namesOf: (frame: Frame) => readonly string[]) =>
        namesOf(before).every((name) => namesOf(after).includes(name));
      const web = isKept((frame) => podsOf(frame, 'web').map(({ metadata }) => metadata.name));
      const shop = isKept((frame) => podsOfApp(frame, 'shop').map(({ metadata }) => metadata.name));
      if (web) return shop ? 'both' : 'web';
      return shop ? 'shop' : 'neither';
    },
  },
  'need-order': {
    given: [
      typeLine('kubectl set image sts/web nginx=nginx:1.27'),
      typeLine('kubectl set image deployment/shop shop=shop:2'),
      wait(),
    ],
    choices: ['3 3', '3 4', '4 3', '4 4'],
    answer({ frames }) {
      const most = (podsIn: (frame: Frame) => readonly unknown[]) =>
        Math.max(...frames.map((frame) => podsIn(frame).length));
      const web = most((frame) => podsOf(frame, 'web').filter((pod) => !isTerminating(pod)));
      const shop = most((frame) => podsOfApp(frame, 'shop').filter((pod) => !isTerminating(pod)));
      return `${web} ${shop}`;
    },
  },
} satisfies Predictions;
