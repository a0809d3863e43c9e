/** What somebody at a keyboard may write to a cluster: each line of kubectl that makes sense for an object that is there. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Challenge } from '#lessons/challenges/challenge.ts';
import { type Act, ask, typeLine } from '#lessons/lesson.ts';

const tags = ['alpine', '1.25', '1.27'];
const counts = [0, 1, 2, 3, 4, 5];

/** One object at a time: what writes two is two writes. */
export function writesTo(challenge: Challenge, frame: Frame): readonly Act[] {
  const name = challenge.start.setName;
  const lines = [
    ...setLines(name),
    ...Object.keys(challenge.start.files).map((file) => `kubectl apply -f ${file}`),
    ...podLines(frame),
    ...claimLines(frame),
    ...serviceLines(frame),
    ...nodeLines(frame),
    ...otherLines(frame),
  ];
  return [...lines.map((line) => typeLine(line)), ...fences(challenge, frame)];
}

function setLines(name: string): readonly string[] {
  const patches = [
    ...counts.map((partition) => ({ updateStrategy: { rollingUpdate: { partition } } })),
    { updateStrategy: { type: 'OnDelete', rollingUpdate: null } },
    { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } } },
    ...[1, 2, 3].map((start) => ({ ordinals: { start } })),
    { podManagementPolicy: 'Parallel' },
    { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } },
    { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Retain' } },
    { minReadySeconds: 5 },
    { revisionHistoryLimit: 0 },
  ];
  return [
    ...counts.map((count) => `kubectl scale sts ${name} --replicas=${count}`),
    ...tags.map((tag) => `kubectl set image sts/${name} nginx=nginx:${tag}`),
    ...patches.map((spec) => patchLine('sts', name, spec)),
    `kubectl rollout undo sts/${name}`,
    `kubectl rollout restart sts/${name}`,
    `kubectl annotate sts ${name} poke=1`,
    `kubectl delete sts ${name} --wait=false`,
    `kubectl delete sts ${name} --cascade=orphan`,
  ];
}

/** Several fields at once: image, number of pods, and what the update does with them. */
export function patchesOf({ start: { setName } }: Challenge): readonly Act[] {
  const strategies = [
    {},
    { updateStrategy: { type: 'OnDelete', rollingUpdate: null } },
    ...counts.map((partition) => ({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } } })),
  ];
  const templates = [{}, ...tags.map((tag) => ({ template: templateWith(tag) }))];
  const sizes = [{}, ...counts.map((replicas) => ({ replicas })), { replicas: 2, ordinals: { start: 1 } }];
  return strategies.flatMap((strategy) =>
    templates.flatMap((template) =>
      sizes.map((size) => typeLine(patchLine('sts', setName, { ...size, ...strategy, ...template }))),
    ),
  );
}

function podLines({ cluster }: Frame): readonly string[] {
  return cluster.stored.objects.pods.flatMap(({ metadata: { name } }) => [
    `kubectl delete pod ${name} --wait=false`,
    `kubectl delete pod ${name} --force --grace-period=0`,
    `kubectl label pod ${name} app=nginx --overwrite`,
    `kubectl label pod ${name} app=other --overwrite`,
  ]);
}

function claimLines({ cluster }: Frame): readonly string[] {
  return cluster.stored.objects.persistentvolumeclaims.flatMap(({ metadata: { name } }) => [
    `kubectl delete pvc ${name} --wait=false`,
    patchLine('pvc', name, { resources: { requests: { storage: '2Gi' } } }),
  ]);
}

function serviceLines({ cluster }: Frame): readonly string[] {
  return cluster.stored.objects.services.flatMap(({ metadata: { name } }) => [
    `kubectl delete service ${name}`,
    patchLine('service', name, { publishNotReadyAddresses: true }),
    patchLine('service', name, { selector: { app: 'nginx' } }),
    patchLine('service', name, { clusterIP: 'None' }),
    patchLine('service', name, { clusterIP: 'None', clusterIPs: ['None'], selector: { app: 'nginx' } }),
  ]);
}

function nodeLines({ cluster }: Frame): readonly string[] {
  return cluster.stored.objects.nodes.flatMap(({ metadata: { name } }) => [
    `kubectl cordon ${name}`,
    `kubectl uncordon ${name}`,
    `kubectl drain ${name} --ignore-daemonsets --force --timeout=60s`,
    `kubectl taint nodes ${name} node.kubernetes.io/out-of-service=nodeshutdown:NoExecute`,
    `kubectl taint nodes ${name} away=now:NoExecute`,
    `kubectl delete node ${name}`,
  ]);
}

function otherLines({ cluster }: Frame): readonly string[] {
  const { controllerrevisions, poddisruptionbudgets } = cluster.stored.objects;
  return [
    ...controllerrevisions.map(({ metadata: { name } }) => `kubectl delete controllerrevision ${name}`),
    ...poddisruptionbudgets.map(({ metadata: { name } }) => `kubectl delete pdb ${name}`),
    'kubectl create service clusterip peers --clusterip=None',
  ];
}

/** The one thing from a menu that a challenge may allow. */
function fences({ allows }: Challenge, { cluster }: Frame): readonly Act[] {
  return cluster.stored.objects.nodes.flatMap(({ metadata: { name } }) => {
    const request = { type: 'nodeFault', name, fault: 'down' } as const;
    return allows?.(request) === true ? [ask(request)] : [];
  });
}

function templateWith(tag: string): object {
  return { spec: { containers: [{ name: 'nginx', image: `nginx:${tag}` }] } };
}

function patchLine(resource: string, name: string, spec: object): string {
  return `kubectl patch ${resource} ${name} -p '${JSON.stringify({ spec })}'`;
}
