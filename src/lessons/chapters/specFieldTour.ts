/** Chapter 10: of each field its default, its effect, and whether it can be changed (slides 18 and 19). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, didRead, nowIs } from '../conditions.ts';
import {
  addressesOf,
  areReady,
  claimOf,
  imageOf,
  isComplete,
  podOf,
  podsOf,
  requestIn,
  revisionsOf,
  setOf,
} from '../facts.ts';
import { fieldAt } from '../fields.ts';
import { type Act, type Chapter, type Condition, typeLine, wait } from '../lesson.ts';
import { predictions } from '../predictions/specFieldTour.ts';
import { answerWith, isSolved, type Puzzle } from '../puzzles.ts';
import { now, opened } from '../trail.ts';

const set = 'web';

/** Which fields of web-1 come from the template, and which has the controller put there. */
const stamps: Puzzle = {
  places: [
    'metadata.name',
    'metadata.labels.app',
    'metadata.labels.controller-revision-hash',
    'metadata.ownerReferences',
    'spec.hostname',
    'spec.containers',
    'spec.subdomain',
    'spec.volumes',
  ],
  values: ['template', 'controller'],
  key(frame): Readonly<Record<string, string>> {
    const template = setOf(frame, set)?.spec.template;
    const pod = podOf(frame, set, 1);
    if (template === undefined || pod === undefined) return {};
    const isInTemplate = (place: string) => fieldAt(JSON.parse(JSON.stringify(template)), place) !== undefined;
    return Object.fromEntries(stamps.places.map((place) => [place, isInTemplate(place) ? 'template' : 'controller']));
  },
};

const rightStamps = {
  'metadata.name': 'controller',
  'metadata.labels.app': 'template',
  'metadata.labels.controller-revision-hash': 'controller',
  'metadata.ownerReferences': 'controller',
  'spec.hostname': 'controller',
  'spec.containers': 'template',
  'spec.subdomain': 'controller',
  'spec.volumes': 'controller',
};

/** Semantics 9.4. */
const fixed = ['selector', 'serviceName', 'podManagementPolicy', 'volumeClaimTemplates'];
const sorting: Puzzle = {
  places: [
    'replicas',
    'selector',
    'template',
    'serviceName',
    'updateStrategy',
    'podManagementPolicy',
    'minReadySeconds',
    'volumeClaimTemplates',
    'revisionHistoryLimit',
    'persistentVolumeClaimRetentionPolicy',
  ],
  values: ['editable', 'fixed'],
  key: () => Object.fromEntries(sorting.places.map((place) => [place, fixed.includes(place) ? 'fixed' : 'editable'])),
};
const sorted = sorting.key({} as Frame);

export const specFieldTour: Chapter = {
  id: 'spec-field-tour',
  slides: [18, 19],
  start: 'tour',
  steps: [
    {
      id: 'replicas-default',
      panels: ['terminal', 'yaml'],
      predict: predictions['replicas-default'],
      done: all(
        (trail) => trail.frames.some((frame) => isCreatedWithout(frame, 'spec.replicas')),
        nowIs((frame) => setOf(frame, 'tiny')?.spec.replicas === 1 && areReady(frame, 'tiny', 1)),
      ),
      model: [typeLine("sed '/replicas:/d' tiny.yaml | kubectl apply -f -"), wait()],
      negatives: [
        [typeLine("sed 's/replicas: 3/replicas: 1/' tiny.yaml | kubectl apply -f -"), wait()],
        [typeLine("sed '/replicas:/d' tiny.yaml | kubectl apply -f -")],
      ],
    },
    {
      id: 'selector-must-match',
      start: 'tour',
      panels: ['terminal', 'yaml'],
      done: ({ refusals }) =>
        refusals.some(({ error }) => error.message.includes('`selector` does not match template `labels`')),
      model: [typeLine("sed 's/^        app: tiny/        app: other/' tiny.yaml | kubectl apply -f -", 1)],
      negatives: [
        [typeLine("sed 's/replicas: 3/replicas: -1/' tiny.yaml | kubectl apply -f -", 1)],
        [typeLine('kubectl apply -f tiny.yaml')],
      ],
    },
    {
      id: 'template-stamps',
      start: 'tour',
      panels: ['terminal', 'inspector', 'yaml'],
      puzzle: stamps,
      predict: predictions['template-stamps'],
      done: isSolved('template-stamps', stamps),
      model: [typeLine('kubectl get pod web-1 -o yaml'), ...answerWith('template-stamps', rightStamps)],
      negatives: [
        answerWith('template-stamps', { ...rightStamps, 'spec.containers': 'controller' }),
        answerWith('template-stamps', { ...rightStamps, 'spec.volumes': 'template' }),
      ],
    },
    {
      id: 'claim-templates',
      start: 'tour',
      panels: ['terminal', 'yaml', 'inspector'],
      done: nowIs(
        (frame) =>
          podsOf(frame, 'roomy').length === 2 &&
          areReady(frame, 'roomy', 2) &&
          ['www', 'scratch'].every((template) =>
            [0, 1].every((ordinal) => claimOf(frame, 'roomy', ordinal, template) !== undefined),
          ) &&
          !mountNames(frame).includes('scratch'),
      ),
      model: [typeLine('kubectl apply -f two-claims.yaml'), wait()],
      negatives: [
        [typeLine('kubectl apply -f tiny.yaml'), wait()],
        [typeLine("sed 's/name: www$/name: scratch/' two-claims.yaml | kubectl apply -f -"), wait()],
      ],
    },
    {
      id: 'service-name',
      start: 'tour',
      panels: ['terminal', 'names'],
      done: nowIs(
        (frame) =>
          areReady(frame, 'tiny', 3) &&
          setOf(frame, 'tiny')?.spec.serviceName !== 'nginx' &&
          [0, 1, 2].every(
            (each) => addressesOf(frame, `tiny-${each}.${setOf(frame, 'tiny')?.spec.serviceName}`).length === 0,
          ),
      ),
      model: [typeLine("sed 's/serviceName: nginx/serviceName: nowhere/' tiny.yaml | kubectl apply -f -"), wait()],
      negatives: [
        [typeLine('kubectl apply -f tiny.yaml'), wait()],
        [typeLine("sed 's/serviceName: nginx/serviceName: nowhere/' tiny.yaml | kubectl apply -f -")],
      ],
    },
    {
      id: 'as-stored',
      start: 'tour',
      panels: ['terminal', 'yaml'],
      done: all(
        didReadStored('tiny', (frame) => setOf(frame, 'tiny')?.spec.updateStrategy.rollingUpdate?.partition === 0),
        didReadStored('bare', (frame) => setOf(frame, 'bare')?.spec.updateStrategy.rollingUpdate === undefined),
      ),
      model: [
        typeLine('kubectl apply -f tiny.yaml -f bare.yaml'),
        typeLine('kubectl get sts tiny -o yaml'),
        typeLine('kubectl get sts bare -o yaml'),
      ],
      negatives: [
        [typeLine('kubectl apply -f tiny.yaml -f bare.yaml'), typeLine('kubectl get sts tiny -o yaml')],
        [typeLine('kubectl apply -f tiny.yaml -f bare.yaml'), typeLine('kubectl get sts tiny bare')],
      ],
    },
    {
      id: 'history-limit',
      start: 'tour',
      panels: ['revisions', 'terminal'],
      done: nowIs(
        (frame) =>
          isComplete(frame, set) && imageOf(frame, set) === 'nginx:mainline' && revisionsOf(frame, set).length === 2,
      ),
      model: [limit(1), ...['1.25', '1.27', 'mainline'].flatMap((tag) => [image(tag), wait()])],
      negatives: [
        ['1.25', '1.27', 'mainline'].flatMap((tag) => [image(tag), wait()]),
        [limit(1), image('1.25'), wait()],
        [limit(0), ...['1.25', '1.27', 'mainline'].flatMap((tag) => [image(tag), wait()])],
      ],
    },
    {
      id: 'mutable-or-not',
      start: 'tour',
      panels: ['yaml', 'terminal'],
      puzzle: sorting,
      predict: predictions['mutable-or-not'],
      done: all(
        isSolved('mutable-or-not', sorting),
        (trail) => generationOf(now(trail)) >= generationOf(opened(trail)) + 2,
        ({ refusals }) =>
          fixed.filter((field) => refusals.some(({ error }) => error.message.includes(`spec.${field}: Invalid`)))
            .length >= 2,
      ),
      model: [
        typeLine(`kubectl patch sts web -p '{"spec":{"serviceName":"other"}}'`, 1),
        typeLine(`kubectl patch sts web -p '{"spec":{"podManagementPolicy":"Parallel"}}'`, 1),
        typeLine(`kubectl patch sts web -p '{"spec":{"minReadySeconds":5}}'`),
        typeLine('kubectl scale sts web --replicas=2'),
        ...answerWith('mutable-or-not', sorted),
      ],
      negatives: [
        answerWith('mutable-or-not', sorted),
        [
          typeLine(`kubectl patch sts web -p '{"spec":{"serviceName":"other"}}'`, 1),
          typeLine('kubectl scale sts web --replicas=2'),
          ...answerWith('mutable-or-not', sorted),
        ],
      ],
    },
  ],
};

function limit(to: number): Act {
  return typeLine(`kubectl patch sts web -p '{"spec":{"revisionHistoryLimit":${to}}}'`);
}

function image(tag: string): Act {
  return typeLine(`kubectl set image sts/web nginx=nginx:${tag}`);
}

/** A set was created in this step by a manifest without the field. */
function isCreatedWithout(frame: Frame, path: string): boolean {
  const request = requestIn(frame);
  if (request === undefined || !('manifest' in request)) return false;
  return request.manifest['kind'] === 'StatefulSet' && fieldAt(request.manifest, path) === undefined;
}

/** Its stored form was read. */
function didReadStored(name: string, fact: (frame: Frame) => boolean): Condition {
  return didRead({ verb: 'get', resource: 'statefulsets', name, flags: { output: '' } }, fact);
}

function mountNames(frame: Frame): readonly unknown[] {
  const containers = setOf(frame, 'roomy')?.spec.template.spec.containers ?? [];
  return containers
    .flatMap((container) => (container['volumeMounts'] ?? []) as readonly { readonly name: string }[])
    .map(({ name }) => name);
}

function generationOf(frame: Frame): number {
  return setOf(frame, set)?.metadata.generation ?? 0;
}
