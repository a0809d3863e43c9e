/** Predictions of chapter 10. */
import type { JsonObject } from '#engine/json.ts';
import { podOf, podsOf, setOf } from '../facts.ts';
import { type Act, ask, typeLine, wait, waitAtMost } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now, opened } from '../trail.ts';
import { webSet } from '../webStart.ts';

export const predictions = {
  'replicas-default': {
    given: [
      patch('"updateStrategy":{"rollingUpdate":{"maxUnavailable":0}}', 1),
      patch('"updateStrategy":{"rollingUpdate":{"partition":99}}'),
      patch('"replicas":-1', 1),
    ],
    choices: ['maxUnavailable', 'replicas', 'maxUnavailable replicas', 'maxUnavailable partition replicas'],
    answer: ({ refusals }) =>
      ['maxUnavailable', 'partition', 'replicas']
        .filter((field) => refusals.some(({ error }) => error.message.includes(field)))
        .join(' '),
  },
  /** Two sets with names of 53 letters: the hash of the first template has nine letters, that of the second ten. */
  'template-stamps': {
    given: [applyLong('east', 'nginx:1.25'), applyLong('west', 'nginx:1.27'), waitAtMost(120_000)],
    choices: ['refused', 'none', 'one', 'both'],
    answer(trail) {
      const named = [longName('east'), longName('west')].filter((name) => setOf(now(trail), name) !== undefined);
      if (named.length === 0) return 'refused';
      return ['none', 'one', 'both'][named.filter((name) => podsOf(now(trail), name).length > 0).length] ?? 'none';
    },
  },
  'mutable-or-not': {
    given: [patch('"minReadySeconds":30'), wait()],
    choices: ['3', '1', '0'],
    answer(trail) {
      const isNew = (ordinal: number) =>
        podOf(now(trail), 'web', ordinal)?.metadata.uid !== podOf(opened(trail), 'web', ordinal)?.metadata.uid;
      return String([0, 1, 2].filter(isNew).length);
    },
  },
} satisfies Predictions;

/** With 53 letters. */
function longName(part: string): string {
  return `payments-ledger-reconciliation-worker-eu-${part}-primary`;
}

function applyLong(part: string, image: string): Act {
  const manifest = JSON.stringify(webSet(1, {}, longName(part))).replace('nginx:alpine', image);
  return ask({ type: 'apply', manifest: JSON.parse(manifest) as JsonObject });
}

function patch(spec: string, exit = 0): Act {
  return typeLine(`kubectl patch sts web -p '{"spec":{${spec}}}'`, exit);
}
