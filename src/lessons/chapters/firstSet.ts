/** Chapter 2: two manifests, and what each of their fields causes in the first minute (slides 5 and 6). */
import { lectureService, lectureSet } from '#engine/simulation/lecture.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { all, everWas, inTurn, nowIs } from '../conditions.ts';
import { areReady, createdByController, isReady, podOf, podsOf, setOf, syncOf } from '../facts.ts';
import { type Chapter, seek, typeLine, wait } from '../lesson.ts';
import { fieldAt } from '../fields.ts';
import { predictions } from '../predictions/firstSet.ts';
import { answerWith, isSolved, type Puzzle } from '../puzzles.ts';

const set = 'nginx-web';

const applyParallel =
  "sed 's/replicas: 3/replicas: 3\\n  podManagementPolicy: Parallel/' statefulset.yaml | kubectl apply -f -";

/** Each field of one manifest, and the field that has to say the same. */
const sameNames: Puzzle = {
  places: ['spec.serviceName', 'spec.selector.matchLabels', 'volumeMounts[0].name'],
  values: ['spec.template.metadata.labels', 'volumeClaimTemplates[0].metadata.name', 'Service metadata.name'],
  key: () => partners,
};

const inManifests: Readonly<Record<string, unknown>> = {
  'spec.serviceName': fieldAt(lectureSet, 'spec.serviceName'),
  'spec.selector.matchLabels': fieldAt(lectureSet, 'spec.selector.matchLabels'),
  'volumeMounts[0].name': fieldAt(lectureSet, 'spec.template.spec.containers.0.volumeMounts.0.name'),
  'spec.template.metadata.labels': fieldAt(lectureSet, 'spec.template.metadata.labels'),
  'volumeClaimTemplates[0].metadata.name': fieldAt(lectureSet, 'spec.volumeClaimTemplates.0.metadata.name'),
  'Service metadata.name': fieldAt(lectureService, 'metadata.name'),
};

const partners = Object.fromEntries(
  sameNames.places.map((place) => {
    const wanted = JSON.stringify(inManifests[place]);
    return [place, sameNames.values.find((value) => JSON.stringify(inManifests[value]) === wanted) ?? ''];
  }),
);

/** In which order a sync wrote two objects. */
const writtenInTurn: Puzzle = {
  places: ['first', 'second'],
  values: ['nginx-web-3', 'www-storage-nginx-web-3'],
  key(frame): Readonly<Record<string, string>> {
    const names = (syncOf(frame, set)?.writes ?? []).map(({ name }) => name);
    const [first, second] = names.filter((name) => writtenInTurn.values.includes(name));
    return first === undefined || second === undefined ? {} : { first, second };
  },
};

const promises: Puzzle = {
  places: ['order', 'name', 'disk', 'canary'],
  values: ['partition', 'claimTemplate', 'ordinal', 'service'],
  key: () => ({ order: 'ordinal', name: 'service', disk: 'claimTemplate', canary: 'partition' }),
};

export const firstSet: Chapter = {
  id: 'first-set',
  slides: [5, 6],
  start: 'lecture',
  steps: [
    {
      id: 'read-the-yaml',
      panels: ['terminal', 'yaml'],
      puzzle: sameNames,
      done: isSolved('read-the-yaml', sameNames),
      model: [
        typeLine('cat service.yaml statefulset.yaml'),
        ...answerWith('read-the-yaml', {
          'spec.serviceName': 'Service metadata.name',
          'spec.selector.matchLabels': 'spec.template.metadata.labels',
          'volumeMounts[0].name': 'volumeClaimTemplates[0].metadata.name',
        }),
      ],
      negatives: [
        [typeLine('cat service.yaml statefulset.yaml')],
        [
          ...answerWith('read-the-yaml', {
            'spec.serviceName': 'Service metadata.name',
            'spec.selector.matchLabels': 'volumeClaimTemplates[0].metadata.name',
            'volumeMounts[0].name': 'spec.template.metadata.labels',
          }),
        ],
      ],
    },
    {
      id: 'service-first',
      panels: ['terminal', 'names'],
      predict: predictions['service-first'],
      done: nowIs((frame) => isHeadless(frame) && setOf(frame, set) === undefined),
      model: [typeLine('kubectl apply -f service.yaml'), wait()],
      negatives: [
        [typeLine("sed 's/clusterIP: None//' service.yaml | kubectl apply -f -"), wait()],
        [typeLine('kubectl apply -f statefulset.yaml -f service.yaml'), wait()],
      ],
    },
    {
      id: 'apply-the-set',
      panels: ['controller', 'terminal'],
      predict: predictions['apply-the-set'],
      done: everWas((frame) => wroteFirst(frame) && podsOf(frame, set).length === 1),
      model: [
        typeLine('kubectl apply -f statefulset.yaml'),
        wait(nowIs((frame) => podOf(frame, set, 0) !== undefined)),
      ],
      negatives: [[typeLine('kubectl apply -f statefulset.yaml')], [typeLine(applyParallel), wait()]],
    },
    {
      id: 'gate-opens',
      panels: ['controller', 'terminal'],
      predict: predictions['gate-opens'],
      done: all(
        nowIs((frame) => areReady(frame, set, 3)),
        inTurn(
          (frame) => isReady(podOf(frame, set, 0)),
          (frame) => createdByController(frame).includes('nginx-web-1'),
          (frame) => isReady(podOf(frame, set, 1)),
          (frame) => createdByController(frame).includes('nginx-web-2'),
        ),
      ),
      model: [wait(), typeLine('kubectl get pods')],
      negatives: [
        [wait(nowIs((frame) => podOf(frame, set, 0)?.status.phase === 'Running')), typeLine('kubectl get pods')],
        [wait(nowIs((frame) => podOf(frame, set, 2)?.status.phase === 'Running')), typeLine('kubectl get pods')],
      ],
    },
    {
      id: 'claim-before-pod',
      panels: ['controller', 'terminal'],
      puzzle: writtenInTurn,
      done: isSolved('claim-before-pod', writtenInTurn),
      model: [
        typeLine('kubectl scale sts nginx-web --replicas=4'),
        wait(),
        seek(nowIs((frame) => createdByController(frame).includes('nginx-web-3'))),
        ...answerWith('claim-before-pod', { first: 'www-storage-nginx-web-3', second: 'nginx-web-3' }),
      ],
      negatives: [
        [
          typeLine('kubectl scale sts nginx-web --replicas=4'),
          wait(),
          seek(nowIs((frame) => createdByController(frame).includes('nginx-web-3'))),
          ...answerWith('claim-before-pod', { first: 'nginx-web-3', second: 'www-storage-nginx-web-3' }),
        ],
        [
          typeLine('kubectl scale sts nginx-web --replicas=4'),
          ...answerWith('claim-before-pod', { first: 'www-storage-nginx-web-3', second: 'nginx-web-3' }),
        ],
      ],
    },
    {
      id: 'four-promises',
      panels: ['inspector'],
      puzzle: promises,
      done: isSolved('four-promises', promises),
      model: answerWith('four-promises', {
        order: 'ordinal',
        name: 'service',
        disk: 'claimTemplate',
        canary: 'partition',
      }),
      negatives: [
        answerWith('four-promises', { order: 'service', name: 'ordinal', disk: 'claimTemplate', canary: 'partition' }),
        answerWith('four-promises', { order: 'ordinal', name: 'service', disk: 'claimTemplate' }),
      ],
    },
  ],
};

function isHeadless({ cluster }: Frame): boolean {
  const service = cluster.stored.objects.services.find(({ metadata }) => metadata.name === 'nginx');
  return service?.spec.clusterIP === 'None';
}

/** One sync made the revision, the first claim and the first pod. */
function wroteFirst(frame: Frame): boolean {
  const made = (syncOf(frame, set)?.writes ?? []).filter(({ verb }) => verb === 'create');
  return ['controllerrevisions', 'persistentvolumeclaims', 'pods'].every((each) =>
    made.some(({ resource }) => resource === each),
  );
}
