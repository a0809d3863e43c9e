/** Chapter 3: five outputs of kubectl, and where each of their numbers comes from (slides 7 and 8). */
import { all, didRead, nowIs } from '../conditions.ts';
import { areReady, claimOf, isReady, podOf, podsOf, readyAddresses } from '../facts.ts';
import { ask, type Chapter, look, typeLine, wait } from '../lesson.ts';
import { hasLookedAt } from '../looks.ts';
import { predictions } from '../predictions/readTheCluster.ts';

const set = 'nginx-web';

export const readTheCluster: Chapter = {
  id: 'read-the-cluster',
  slides: [7, 8],
  start: 'lecture-running',
  steps: [
    {
      id: 'get-service',
      panels: ['terminal', 'names'],
      done: didRead({ verb: 'get', resource: 'services', name: 'nginx' }),
      model: [typeLine('kubectl get service nginx')],
      negatives: [[typeLine('kubectl get service kubernetes', 1)], [typeLine('kubectl get endpoints nginx')]],
    },
    {
      id: 'get-endpoints',
      panels: ['terminal', 'names'],
      done: didRead(
        { verb: 'get', resource: 'endpoints', name: 'nginx' },
        (frame) => readyAddresses(frame, 'nginx').length === 3,
      ),
      model: [typeLine('kubectl get endpoints nginx')],
      negatives: [
        [
          ask({ type: 'podFault', name: 'nginx-web-1', fault: 'unready' }),
          wait(nowIs((frame) => readyAddresses(frame, 'nginx').length === 2)),
          typeLine('kubectl get endpoints nginx'),
        ],
      ],
    },
    {
      id: 'get-sts',
      panels: ['terminal', 'status'],
      predict: predictions['get-sts'],
      done: didRead({ verb: 'get', resource: 'statefulsets', name: set }, (frame) => areReady(frame, set, 3)),
      model: [typeLine('kubectl get sts nginx-web')],
      negatives: [[typeLine('kubectl get pods')]],
    },
    {
      id: 'pods-wide',
      panels: ['terminal', 'inspector'],
      done: all(
        didRead({ verb: 'get', resource: 'pods', flags: { output: 'wide' } }),
        ...[0, 1, 2].map((ordinal) => hasLookedAt({ type: 'pod', ordinal })),
      ),
      model: [
        typeLine('kubectl get pod -o wide'),
        look({ type: 'pod', ordinal: 0 }),
        look({ type: 'pod', ordinal: 1 }),
        look({ type: 'pod', ordinal: 2 }),
      ],
      negatives: [
        [
          typeLine('kubectl get pod'),
          look({ type: 'pod', ordinal: 0 }),
          look({ type: 'pod', ordinal: 1 }),
          look({ type: 'pod', ordinal: 2 }),
        ],
        [typeLine('kubectl get pod -o wide'), look({ type: 'pod', ordinal: 0 })],
      ],
    },
    {
      id: 'get-pvc',
      panels: ['terminal', 'inspector'],
      done: all(
        didRead({ verb: 'get', resource: 'persistentvolumeclaims' }, (frame) =>
          [0, 1, 2].every((ordinal) => claimOf(frame, set, ordinal)?.status.phase === 'Bound'),
        ),
        hasLookedAt({ type: 'claim', ordinal: 1 }),
      ),
      model: [typeLine('kubectl get pvc'), look({ type: 'claim', ordinal: 1 })],
      negatives: [[typeLine('kubectl get pv'), look({ type: 'claim', ordinal: 1 })], [typeLine('kubectl get pvc')]],
    },
    {
      id: 'ready-is-a-ratio',
      panels: ['terminal', 'status', 'names'],
      predict: predictions['ready-is-a-ratio'],
      done: all(
        ...['statefulsets', 'endpoints', 'persistentvolumeclaims'].map((resource) =>
          didRead(
            { verb: 'get', resource },
            (frame) =>
              podsOf(frame, set).length === 3 &&
              !isReady(podOf(frame, set, 1)) &&
              readyAddresses(frame, 'nginx').length === 2,
          ),
        ),
      ),
      model: [
        ask({ type: 'podFault', name: 'nginx-web-1', fault: 'unready' }),
        wait(),
        typeLine('kubectl get sts,endpoints,pvc'),
      ],
      negatives: [
        [
          typeLine('kubectl delete pod nginx-web-1'),
          typeLine('kubectl get sts,endpoints,pvc'),
          wait(),
          typeLine('kubectl get sts,endpoints,pvc'),
        ],
        [ask({ type: 'podFault', name: 'nginx-web-1', fault: 'unready' }), wait(), typeLine('kubectl get sts')],
      ],
    },
  ],
};
