/** Predictions of chapter 3. */
import { nowIs } from '../conditions.ts';
import { isTerminating, podOf, podsOf, setOf } from '../facts.ts';
import { ask, typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import type { Trail } from '../trail.ts';

const set = 'nginx-web';
const readings = {
  service: 'kubectl get service nginx',
  endpoints: 'kubectl get endpoints nginx',
  sts: 'kubectl get sts nginx-web',
  pods: 'kubectl get pod',
  pvc: 'kubectl get pvc',
};
const readAll = Object.values(readings).map((line) => typeLine(line));

export const predictions = {
  /** One pod more than there shall be is on its way out, and ready still. */
  'get-sts': {
    given: [
      typeLine('kubectl scale sts nginx-web --replicas=4'),
      wait(),
      typeLine('kubectl scale sts nginx-web --replicas=3'),
      wait(
        nowIs((frame) => {
          const found = setOf(frame, set);
          const isSeen = found?.status.observedGeneration === found?.metadata.generation;
          return isSeen && isTerminating(podOf(frame, set, 3)) && podsOf(frame, set).length === 4;
        }),
      ),
      typeLine('kubectl get sts nginx-web'),
    ],
    choices: ['3/4', '3/3', '4/3', '2/3'],
    answer: ({ reads }) => /\b\d+\/\d+\b/.exec(reads.at(-1)?.output ?? '')?.[0] ?? '',
  },
  'ready-is-a-ratio': {
    isShown: true,
    given: [...readAll, ask({ type: 'podFault', name: 'nginx-web-1', fault: 'unready' }), wait(), ...readAll],
    choices: ['pods', 'pods sts', 'endpoints pods sts', 'endpoints pods pvc sts'],
    answer: changedReadings,
  },
} satisfies Predictions;

/** Which of the five outputs have changed, but for the ages in them. */
function changedReadings({ reads }: Trail): string {
  const names = Object.keys(readings);
  const changed = names.filter((_, at) => tableOf(reads[at]?.output) !== tableOf(reads[at + names.length]?.output));
  return changed.toSorted().join(' ');
}

function tableOf(output = ''): string {
  return output.replaceAll(/\b(\d+[smhd])+\b/g, '').replaceAll(/\s+/g, ' ');
}
