/** Challenges about claims: too small, with ghosts on them, not quite gone, and in the wrong zone (plan 5). */
import type { JsonObject } from '#engine/json.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { nowIs } from '../conditions.ts';
import { claimOf, isReady, noteOf, podOf, setOf } from '../facts.ts';
import { type Act, typeLine, wait, waitAtMost } from '../lesson.ts';
import { type Start, web, webSet } from '../webStart.ts';
import type { Challenge } from './challenge.ts';
import { areClaimsKept, areClaimsNew, areKept, haveOnly, set } from './challengeFacts.ts';
import { after } from './startAfter.ts';

const scale = (to: number): Act => typeLine(`kubectl scale sts web --replicas=${to}`);
const scaleTo = (replicas: number): Request => ({ type: 'scale', resource: 'statefulsets', name: set, replicas });

function note(ordinal: number, text: string): Request {
  const files = { '/usr/share/nginx/html/id': `${text}\n` };
  return { type: 'writeFiles', pod: `web-${ordinal}`, container: 'nginx', files };
}

function resize(ordinal: number): Act {
  return typeLine(`kubectl patch pvc www-web-${ordinal} -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`);
}

/** Two gigabytes in the claim template. */
const roomySet: JsonObject = webSet(3, {
  volumeClaimTemplates: [
    {
      metadata: { name: 'www' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } } },
    },
  ],
});

function isRoomy(frame: Frame): boolean {
  const template = setOf(frame, set)?.spec.volumeClaimTemplates?.[0];
  const sizes = [0, 1, 2].map((ordinal) => claimOf(frame, set, ordinal)?.status.capacity?.['storage']);
  return template?.spec.resources?.requests?.['storage'] === '2Gi' && sizes.every((size) => size === '2Gi');
}

const resizeTheDisks: Challenge = {
  id: 'resize-the-disks',
  chapter: 'disks-that-stay',
  level: 'medium',
  start: after(web(), [], { files: { 'web-2gi.yaml': [roomySet] } }),
  goal: nowIs(
    (frame, trail) =>
      isRoomy(frame) &&
      haveOnly(frame, [0, 1, 2]) &&
      areKept(frame, trail, [0, 1, 2]) &&
      areClaimsKept(frame, trail, [0, 1, 2]),
  ),
  floor: 3,
  par: { actions: 5, unavailableSeconds: 0 },
  shows: ['kept', 'claim'],
  fields: ['spec.volumeClaimTemplates.0.spec.resources.requests.storage'],
  model: [
    ...[0, 1, 2].map(resize),
    typeLine('kubectl delete sts web --cascade=orphan'),
    typeLine('kubectl apply -f web-2gi.yaml'),
    wait(),
  ],
  negatives: [
    [...[0, 1, 2].map(resize), wait()],
    [typeLine('kubectl apply -f web-2gi.yaml', 1), wait()],
    [
      typeLine('kubectl delete sts web'),
      typeLine('kubectl delete pvc www-web-0 www-web-1 www-web-2'),
      typeLine('kubectl apply -f web-2gi.yaml'),
      wait(),
    ],
  ],
};

const ghostsOnTheDisk: Challenge = {
  id: 'ghosts-on-the-disk',
  chapter: 'disks-that-stay',
  level: 'easy',
  start: after(web({ replicas: 5 }), [
    [90, note(3, 'member 3 of last week')],
    [90, note(4, 'member 4 of last week')],
    [120, scaleTo(3)],
  ]),
  goal: nowIs(
    (frame, trail) =>
      haveOnly(frame, [0, 1, 2, 3, 4]) && areClaimsNew(frame, trail, [3, 4]) && areClaimsKept(frame, trail, [0, 1, 2]),
  ),
  floor: 3,
  par: { actions: 3, unavailableSeconds: 0 },
  shows: ['claim'],
  model: [typeLine('kubectl delete pvc www-web-3 www-web-4'), scale(5), wait()],
  negatives: [
    [scale(5), wait()],
    [scale(5), wait(), typeLine('kubectl delete pvc www-web-3 www-web-4 --wait=false'), wait()],
    [typeLine('kubectl delete pvc www-web-0 www-web-1 www-web-2 www-web-3 www-web-4 --wait=false'), scale(5), wait()],
  ],
};

/** A pod of nobody's, which has the disk of web-1 and keeps it; on a node of its own, so that who empties that moves no other pod. */
const backup: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'backup' },
  spec: {
    nodeSelector: { 'kubernetes.io/hostname': 'node-b' },
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: 'backup',
        image: 'busybox:1.28',
        command: ['sleep', '1d'],
        volumeMounts: [{ name: 'www', mountPath: '/data' }],
      },
    ],
    volumes: [{ name: 'www', persistentVolumeClaim: { claimName: 'www-web-1' } }],
  },
};

const theSilentWait: Challenge = {
  id: 'the-silent-wait',
  chapter: 'disks-that-stay',
  level: 'hard',
  start: after(web({ spec: { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } } }), [
    [60, { type: 'apply', manifest: backup }],
    [120, scaleTo(1)],
    [180, scaleTo(3)],
  ]),
  goal: nowIs((frame, trail) => haveOnly(frame, [0, 1, 2]) && areClaimsNew(frame, trail, [1])),
  floor: 1,
  par: { actions: 2, unavailableSeconds: 0 },
  shows: ['claim'],
  model: [typeLine('kubectl delete pod backup'), wait(), typeLine('kubectl annotate sts web poke=1'), wait()],
  negatives: [
    [waitAtMost(600_000)],
    [typeLine('kubectl delete pod backup'), waitAtMost(600_000)],
    [typeLine('kubectl annotate sts web poke=1'), wait(), typeLine('kubectl delete pod backup'), wait()],
  ],
};

/** Disks that can be used in their own zone only. */
function zonal(start: Start): Start {
  const provisioner = 'zonal.csi.example.com';
  const classes = start.scenario.world?.storageClasses?.map((each) => ({ ...each, provisioner })) ?? [];
  const world = {
    ...start.scenario.world,
    storageClasses: classes,
    provisioners: { [provisioner]: { topology: 'zone' as const } },
  };
  return { ...start, scenario: { ...start.scenario, world } };
}

const theDiskStaysHome: Challenge = {
  id: 'the-disk-stays-home',
  chapter: 'when-it-waits',
  level: 'easy',
  start: after(zonal(web()), [
    [60, note(1, 'ledger')],
    [
      70,
      {
        type: 'patch',
        resource: 'nodes',
        name: 'node-b',
        patchType: 'merge',
        patch: { spec: { unschedulable: true } },
      },
    ],
    [80, { type: 'delete', resource: 'pods', name: 'web-1' }],
  ]),
  goal: nowIs(
    (frame, trail) =>
      isReady(podOf(frame, set, 1)) &&
      areClaimsKept(frame, trail, [1]) &&
      noteOf(frame, 'www-web-1', '/id') === 'ledger',
  ),
  floor: 2,
  par: { actions: 1, unavailableSeconds: 0 },
  shows: ['claim', 'node'],
  model: [typeLine('kubectl uncordon node-b'), wait()],
  negatives: [
    [typeLine('kubectl delete pvc www-web-1 --wait=false'), typeLine('kubectl delete pod web-1'), wait()],
    [typeLine('kubectl delete pod web-1'), wait()],
  ],
};

export const disks: readonly Challenge[] = [ghostsOnTheDisk, theDiskStaysHome, resizeTheDisks, theSilentWait];
