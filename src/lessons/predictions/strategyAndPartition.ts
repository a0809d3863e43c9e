/** Predictions of chapter 11. */
import { podsOf, revisionOf, setOf } from '../facts.ts';
import { type Act, typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now, type Trail } from '../trail.ts';

const set = 'web';
const partition = patch('"updateStrategy":{"rollingUpdate":{"partition":2}}');
const scale = (replicas: number) => typeLine(`kubectl scale sts web --replicas=${replicas}`);
const image = (tag: string) => typeLine(`kubectl set image sts/web nginx=nginx:${tag}`);

export const predictions = {
  canary: { ask: 'atRest', given: [partition, image('1.25')], isShown: true },
  'reborn-below': { ask: 'comesBack' },
  /** A third image while the second has reached one pod only. */
  widen: {
    ask: 'comesBack',
    start: 'web',
    given: [partition, image('1.25'), wait(), image('1.27'), wait()],
  },
  /** With a canary in place, to nothing and back. */
  'stage-and-grow': {
    start: 'web',
    given: [scale(4), wait(), partition, image('1.25'), wait(), scale(0), wait(), scale(2), wait()],
    choices: ['old', 'new', 'each'],
    answer(trail) {
      const images = podsOf(now(trail), set).map(({ spec }) => spec.containers[0]?.image);
      if (new Set(images).size > 1) return 'each';
      return images[0] === 'nginx:1.25' ? 'new' : 'old';
    },
  },
  /** Every pod has been renewed by hand. */
  'on-delete': {
    isShown: true,
    given: [
      patch('"updateStrategy":{"type":"OnDelete","rollingUpdate":null}'),
      image('1.25'),
      wait(),
      typeLine('kubectl delete pod web-0 web-1 web-2'),
      wait(),
    ],
    choices: ['yes', 'no'],
    answer: (trail) => {
      const { currentRevision, updateRevision } = setOf(now(trail), set)?.status ?? {};
      return currentRevision === updateRevision ? 'yes' : 'no';
    },
  },
  /** Ordinals from 5 on. */
  'two-at-a-time': {
    start: 'web',
    given: [patch('"replicas":4,"ordinals":{"start":5}'), wait(), partition, image('1.25'), wait()],
    choices: ['none', 'web-5 web-6', 'web-7 web-8', 'web-5 web-6 web-7 web-8'],
    answer: (trail) => podsLeft(trail) || 'none',
  },
} satisfies Predictions;

function patch(spec: string): Act {
  return typeLine(`kubectl patch sts web -p '{"spec":{${spec}}}'`);
}

/** The pods that are still at the revision before. */
function podsLeft(trail: Trail): string {
  const { updateRevision } = setOf(now(trail), set)?.status ?? {};
  return podsOf(now(trail), set)
    .filter((pod) => revisionOf(pod) !== updateRevision)
    .map(({ metadata }) => metadata.name)
    .join(' ');
}
