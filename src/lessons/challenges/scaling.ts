/** Challenges about coming and going: a circle of waiting, two sick pods, an impostor, and a pod at the wrong end (plan 5). */
import type { JsonObject } from '#engine/json.ts';
import { lectureService } from '#engine/simulation/lecture.ts';
import { nowIs } from '../conditions.ts';
import { claimOf, noteOf, podOf } from '../facts.ts';
import { type Act, typeLine, wait, waitAtMost } from '../lesson.ts';
import { type Start, web } from '../webStart.ts';
import type { Challenge } from './challenge.ts';
import { areClaimsKept, areKept, haveOnly, run, set } from './challengeFacts.ts';
import { after, withImage, withService } from './startAfter.ts';

const scale = (to: number): Act => typeLine(`kubectl scale sts web --replicas=${to}`);
const orphanSet = typeLine('kubectl delete sts web --cascade=orphan');

/** The lecture's Service, which publishes also who is not ready. */
const earlySpec: JsonObject = { ...(lectureService['spec'] as JsonObject), publishNotReadyAddresses: true };

/** The cluster of `web` with members that are ready only together, in a set with these fields. */
export function quorumStart(changes: JsonObject = {}): Start {
  return withImage(web({ spec: changes }), 'nginx:quorum');
}

function deadlockedStart(): Start {
  const start = withService(quorumStart(), earlySpec);
  const file = 'web-parallel.yaml';
  // The set alone: the Service is as it should be.
  return { ...start, files: { ...start.files, [file]: start.files[file]?.slice(1) ?? [] } };
}

const notePath = '/usr/share/nginx/html/id';

const readinessDeadlock: Challenge = {
  id: 'readiness-deadlock',
  chapter: 'scaling',
  level: 'medium',
  start: after(deadlockedStart(), [
    [60, { type: 'writeFiles', pod: 'web-0', container: 'nginx', files: { [notePath]: 'seed\n' } }],
  ]),
  goal: nowIs(
    (frame, trail) =>
      haveOnly(frame, [0, 1, 2]) &&
      run(frame, 'nginx:quorum', [0, 1, 2]) &&
      areClaimsKept(frame, trail, [0]) &&
      noteOf(frame, 'www-web-0', '/id') === 'seed',
  ),
  floor: 3,
  par: { actions: 2, unavailableSeconds: 5 },
  shows: ['kept', 'claim'],
  fields: ['spec.podManagementPolicy'],
  model: [orphanSet, typeLine('kubectl apply -f web-parallel.yaml'), wait()],
  negatives: [
    [typeLine('kubectl set image sts/web nginx=nginx:alpine'), typeLine('kubectl delete pod web-0'), wait()],
    [typeLine(`kubectl patch sts web -p '{"spec":{"podManagementPolicy":"Parallel"}}'`, 1), wait()],
    [
      typeLine('kubectl delete sts web'),
      typeLine('kubectl delete pvc www-web-0'),
      typeLine('kubectl apply -f web-parallel.yaml'),
      wait(),
    ],
  ],
};

const twoSickPods: Challenge = {
  id: 'two-sick-pods',
  chapter: 'scaling',
  level: 'medium',
  start: after(web({ replicas: 5 }), [
    [90, { type: 'podFault', name: 'web-3', fault: 'unready' }],
    [90, { type: 'podFault', name: 'web-4', fault: 'unready' }],
    [120, { type: 'scale', resource: 'statefulsets', name: set, replicas: 3 }],
  ]),
  goal: nowIs(
    (frame, trail) =>
      haveOnly(frame, [0, 1, 2]) && areKept(frame, trail, [0, 1, 2]) && areClaimsKept(frame, trail, [3, 4]),
  ),
  floor: 3,
  par: { actions: 1, unavailableSeconds: 0 },
  shows: ['kept', 'claim'],
  model: [typeLine('kubectl delete pod web-4'), wait()],
  longer: [[typeLine('kubectl delete pod web-4 web-3'), wait()]],
  negatives: [
    [typeLine('kubectl set image sts/web nginx=nginx:1.25'), wait()],
    [wait()],
    [scale(5), wait(), scale(3), wait()],
  ],
};

const theImpostor: Challenge = {
  id: 'the-impostor',
  chapter: 'inside-the-controller',
  level: 'medium',
  start: after(
    web({
      replicas: 1,
      others: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'web-1' },
          spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'nginx', image: 'nginx:alpine' }] },
        },
      ],
    }),
    [[60, { type: 'scale', resource: 'statefulsets', name: set, replicas: 3 }]],
    { atMostMs: 90_000 },
  ),
  goal: nowIs(
    (frame) =>
      haveOnly(frame, [0, 1, 2]) &&
      [0, 1, 2].every((ordinal) => {
        const owners = podOf(frame, set, ordinal)?.metadata.ownerReferences ?? [];
        return owners.some(({ kind }) => kind === 'StatefulSet') && claimOf(frame, set, ordinal) !== undefined;
      }),
  ),
  floor: 1,
  par: { actions: 1, unavailableSeconds: 0 },
  shows: ['kept', 'claim'],
  model: [typeLine('kubectl delete pod web-1'), waitAtMost(300_000)],
  negatives: [[typeLine('kubectl label pod web-1 app=nginx'), waitAtMost(300_000)], [waitAtMost(300_000)]],
};

const retireWeb0: Challenge = {
  id: 'retire-web-0',
  chapter: 'spec-field-tour',
  level: 'medium',
  start: web(),
  goal: nowIs((frame, trail) => haveOnly(frame, [1, 2]) && areKept(frame, trail, [1, 2])),
  floor: 2,
  par: { actions: 1, unavailableSeconds: 0 },
  shows: ['kept'],
  fields: ['spec.replicas'],
  model: [typeLine(`kubectl patch sts web -p '{"spec":{"ordinals":{"start":1},"replicas":2}}'`), wait()],
  negatives: [
    [scale(2), wait()],
    [typeLine('kubectl delete pod web-0'), wait()],
    [scale(2), wait(), typeLine(`kubectl patch sts web -p '{"spec":{"ordinals":{"start":1}}}'`), wait()],
  ],
};

export const scaling: readonly Challenge[] = [readinessDeadlock, twoSickPods, theImpostor, retireWeb0];
