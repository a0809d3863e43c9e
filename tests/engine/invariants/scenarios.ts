/** Random scenarios: a set, and what people, nodes and the API do to it. */
import fc from 'fast-check';
import type { FaultReason } from '#engine/apiserver/faults.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Request, Scenario, TimedRequest } from '#engine/simulation/scenario.ts';
import { type CachedResource, cachedResources, type Lag } from '#engine/statefulset/caches.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { scenarioOf } from '../kit/runs.ts';
import { setOf, type Wanted } from '../kit/setOf.ts';

const gracefulImages = ['A', 'B', 'C'];
/** Never ready, never pulled, never running for long, ready by turns, only together, or after a long time. */
const badImages = ['bad', 'no-such-tag', 'crash', 'oom', 'flap', 'hang', 'quorum', 'slow'];

const policies = fc.constantFrom('OrderedReady', 'Parallel');
const retention = fc.constantFrom('Retain', 'Delete');
const images = fc.oneof(
  { arbitrary: fc.constantFrom(...gracefulImages), weight: 2 },
  { arbitrary: fc.constantFrom(...badImages), weight: 1 },
);
const podNames = fc.nat({ max: 5 }).map((ordinal) => `web-${ordinal}`);
const maxUnavailable = fc.constantFrom<number | string>(1, 2, 3, '50%', '100%');

const firstSets: fc.Arbitrary<Wanted> = fc.record(
  {
    replicas: fc.integer({ min: 0, max: 4 }),
    policy: policies,
    rollingUpdate: fc.constantFrom('nil', 'block'),
    partition: fc.integer({ min: 0, max: 3 }),
    maxUnavailable,
    minReadySeconds: fc.constantFrom(0, 0, 3),
    start: fc.constantFrom(0, 0, 2),
    whenScaled: retention,
    whenDeleted: retention,
    historyLimit: fc.constantFrom(0, 1, 10),
    claims: fc.integer({ min: 0, max: 2 }),
    inside: fc.constantFrom('init', 'sidecar', 'probes'),
    note: fc.constantFrom('why', 'because'),
    ownVolume: fc.boolean(),
  },
  { requiredKeys: ['replicas', 'policy'] },
);

function metadataPatch(
  resource: 'persistentvolumeclaims' | 'pods' | 'statefulsets',
  name: string,
  metadata: JsonObject,
): Request {
  return { type: 'patch', resource, name, patchType: 'merge', patch: { metadata } };
}

function patch(spec: fc.Arbitrary<Extract<Request, { type: 'patchSet' }>['spec']>): fc.Arbitrary<Request> {
  return spec.map((changes) => ({ type: 'patchSet', name: 'web', spec: changes }));
}

const edits: readonly fc.Arbitrary<Request>[] = [
  patch(fc.integer({ min: 0, max: 5 }).map((replicas) => ({ replicas }))),
  images.map((image) => ({ type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${image}` })),
  patch(
    fc
      .record({ partition: fc.integer({ min: 0, max: 4 }), maxUnavailable }, { requiredKeys: [] })
      .map((rollingUpdate) => ({ updateStrategy: { type: 'RollingUpdate', rollingUpdate } })),
  ),
  patch(
    fc
      .constantFrom('OnDelete', 'RollingUpdate', 'Recreate')
      .map((type) => ({ updateStrategy: { type, rollingUpdate: null } })),
  ),
  patch(fc.constantFrom(0, 2, 5).map((minReadySeconds) => ({ minReadySeconds }))),
  patch(fc.integer({ min: 0, max: 3 }).map((start) => ({ ordinals: { start } }))),
  patch(
    fc
      .tuple(retention, retention)
      .map(([whenScaled, whenDeleted]) => ({ persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted } })),
  ),
  patch(fc.integer({ min: -1, max: 2 }).map((revisionHistoryLimit) => ({ revisionHistoryLimit }))),
  fc.constantFrom('first', 'second').map((note) => metadataPatch('statefulsets', 'web', { annotations: { note } })),
];

/** What a pod can lose or get, so that it is the set's no longer, or again. */
const labels = fc.constantFrom<JsonObject>(
  { app: null },
  { app: 'nginx' },
  { 'statefulset.kubernetes.io/pod-name': null },
  { 'controller-revision-hash': null },
);

/** Somebody else who has a hand in the set's pods and claims. */
const service = { apiVersion: 'v1', kind: 'Service', name: 'nginx', uid: 'Service/nginx#1' };
const firstSet = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  name: 'web',
  uid: 'StatefulSet/web#1',
  controller: true,
  blockOwnerDeletion: true,
};
const owners = fc.constantFrom<readonly JsonObject[]>(
  [service],
  [{ ...service, controller: true }],
  [service, { ...service, uid: 'Service/nginx#0' }],
  [],
);

/** A pod that no set has made, of a name that one may want. */
function barePod(name: string, label: string): JsonObject {
  const containers = [{ name: 'nginx', image: 'nginx:A' }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { app: label } }, spec: { containers } };
}

const podTroubles: readonly fc.Arbitrary<Request>[] = [
  fc
    .tuple(podNames, fc.constantFrom({}, { gracePeriodSeconds: 0 }))
    .map(([name, options]) => ({ type: 'delete', resource: 'pods', name, options })),
  fc
    .tuple(
      podNames,
      fc.constantFrom('unready', 'ready', 'crash', 'fail', 'oom', 'hang', 'flap', 'slowStart', 'livenessFail'),
    )
    .map(([name, fault]) => ({ type: 'podFault', name, fault })),
  podNames.map((name) => ({ type: 'delete', resource: 'persistentvolumeclaims', name: `www-${name}` })),
  fc.tuple(podNames, labels).map(([name, changed]) => metadataPatch('pods', name, { labels: changed })),
];

const strangers: readonly fc.Arbitrary<Request>[] = [
  fc
    .tuple(fc.oneof(podNames, fc.constantFrom('web-9999999999', 'db-0')), fc.constantFrom('nginx', 'other'))
    .map(([name, label]) => ({ type: 'create', manifest: barePod(name, label) })),
  fc
    .tuple(podNames, owners)
    .map(([name, ownerReferences]) => metadataPatch('persistentvolumeclaims', `www-${name}`, { ownerReferences })),
];

const clusterTroubles: readonly fc.Arbitrary<Request>[] = [
  fc
    .tuple(
      podNames,
      fc.constantFrom(
        { verb: 'create', resource: 'pods' },
        { verb: 'delete', resource: 'pods' },
        { verb: 'create', resource: 'persistentvolumeclaims' },
        { verb: 'update', resource: 'persistentvolumeclaims' },
        { verb: 'update', resource: 'statefulsets/status' },
      ),
    )
    .map(([pod, call]) => {
      const names = { pods: pod, persistentvolumeclaims: `www-${pod}`, 'statefulsets/status': 'web' };
      const name = names[call.resource];
      return { type: 'apiFault', fault: { ...call, name, message: 'quota' } };
    }),
  fc.constantFrom('Background', 'Foreground', 'Orphan').map((propagationPolicy) => ({
    type: 'delete',
    resource: 'statefulsets',
    name: 'web',
    options: { propagationPolicy },
  })),
  fc.tuple(fc.boolean(), policies).map(([keepPods, podManagementPolicy]) => ({
    type: 'recreateSet',
    name: 'web',
    keepPods,
    spec: { podManagementPolicy },
  })),
  firstSets.map((wanted) => ({ type: 'apply', manifest: setOf(wanted) })),
];

/** Mostly in the middle of what is going on, sometimes after all has come to rest. */
const gapsMs = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 6000 }), weight: 4 },
  { arbitrary: fc.constant(60_000), weight: 1 },
);

/** So many requests at most, each some time after the one before. */
export function timed(
  requests: fc.Arbitrary<Request>,
  maxLength: number,
  gaps: fc.Arbitrary<number> = gapsMs,
): fc.Arbitrary<readonly TimedRequest[]> {
  return fc.array(fc.tuple(gaps, requests), { maxLength }).map((list) => {
    let atMs = 0;
    return list.map(([gap, request]) => {
      atMs += gap;
      return { atMs, request };
    });
  });
}

/** Anything may happen. */
export function anyScenario(kubernetesVersion: KubernetesVersion): fc.Arbitrary<Scenario> {
  const requests = fc.oneof(
    { arbitrary: fc.oneof(...edits), weight: 6 },
    { arbitrary: fc.oneof(...podTroubles), weight: 4 },
    { arbitrary: fc.oneof(...clusterTroubles), weight: 2 },
    { arbitrary: fc.oneof(...strangers), weight: 1 },
  );
  const others =
    kubernetesVersion === '1.33'
      ? [{ MaxUnavailableStatefulSet: true }]
      : [{ MaxUnavailableStatefulSet: false }, { StatefulSetRecreateStrategy: true }];
  const gates = fc.constantFrom({}, {}, ...others);
  return fc
    .tuple(firstSets, timed(requests, 12), fc.nat({ max: 99 }), gates)
    .map(([wanted, list, seed, featureGates]) => scenarioOf(wanted, list, { kubernetesVersion, seed, featureGates }));
}

/** A story of who belongs to whom: labels that come and go, pods that no set made, claims with other owners, sets that leave theirs behind. */
export function ownershipScenario(kubernetesVersion: KubernetesVersion): fc.Arbitrary<Scenario> {
  const names = fc.constantFrom('web-0', 'web-1');
  const relabel = fc
    .tuple(names, fc.constantFrom<JsonObject>({ app: null }, { app: 'nginx' }))
    .map(([name, changed]) => metadataPatch('pods', name, { labels: changed }));
  const kill = names.map((name): Request => ({ type: 'delete', resource: 'pods', name }));
  const scale = patch(fc.integer({ min: 1, max: 3 }).map((replicas) => ({ replicas })));
  const leave = fc.constantFrom('Orphan', 'Foreground').map(
    (propagationPolicy): Request => ({
      type: 'delete',
      resource: 'statefulsets',
      name: 'web',
      options: { propagationPolicy },
    }),
  );
  const share = names.map((name) =>
    metadataPatch('persistentvolumeclaims', `www-${name}`, { ownerReferences: [firstSet, service] }),
  );
  const sets = fc.record<Wanted>({
    replicas: fc.integer({ min: 1, max: 3 }),
    policy: policies,
    whenDeleted: retention,
    whenScaled: retention,
    claims: fc.integer({ min: 1, max: 2 }),
  });
  const requests = fc.oneof(
    { arbitrary: relabel, weight: 4 },
    { arbitrary: fc.oneof(...strangers), weight: 3 },
    { arbitrary: fc.oneof(kill, scale), weight: 2 },
    { arbitrary: share, weight: 2 },
    {
      arbitrary: fc.oneof(
        leave,
        sets.map((wanted): Request => ({ type: 'apply', manifest: setOf(wanted) })),
      ),
      weight: 2,
    },
  );
  return fc
    .tuple(sets, timed(requests, 10), fc.nat({ max: 99 }))
    .map(([wanted, list, seed]) => scenarioOf(wanted, list, { kubernetesVersion, seed }));
}

/** Only what a healthy cluster gets over: good images, pods that are killed or crash, and no faults of the API. */
export function healthyScenario(kubernetesVersion: KubernetesVersion): fc.Arbitrary<Scenario> {
  const image = fc.constantFrom(...gracefulImages);
  const requests: readonly fc.Arbitrary<Request>[] = [
    patch(fc.integer({ min: 0, max: 5 }).map((replicas) => ({ replicas }))),
    image.map((tag) => ({ type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` }) as const),
    patch(fc.integer({ min: 0, max: 3 }).map((start) => ({ ordinals: { start } }))),
    fc
      .tuple(podNames, fc.constantFrom({}, { gracePeriodSeconds: 0 }))
      .map(([name, options]) => ({ type: 'delete', resource: 'pods', name, options }) as const),
    // Not evicted: two failed pods out of range hold each other up for ever (semantics, B19).
    podNames.map((name) => ({ type: 'podFault', name, fault: 'crash' })),
  ];
  const sets = fc.record(
    {
      replicas: fc.integer({ min: 0, max: 4 }),
      policy: policies,
      maxUnavailable,
      // 1.33 can sleep through the moment when a pod becomes available (lostWakeUp.test.ts).
      minReadySeconds: kubernetesVersion === '1.33' ? fc.constant(0) : fc.constantFrom(0, 3),
      claims: fc.integer({ min: 0, max: 1 }),
      inside: fc.constantFrom('init', 'sidecar', 'probes'),
    },
    { requiredKeys: ['replicas', 'policy'] },
  );
  return fc
    .tuple(sets, timed(fc.oneof(...requests), 8), fc.nat({ max: 99 }))
    .map(([wanted, list, seed]) => scenarioOf(wanted, list, { kubernetesVersion, seed }));
}

/** Whose caches are late: often that of the pods alone, which is what a controller acts on. */
const resources = fc.oneof(
  fc.subarray([...cachedResources], { minLength: 1 }),
  fc.constant<readonly CachedResource[]>(['pods']),
);
const lags = fc.constantFrom<Lag>(20, 200, 1500, 6000, 'frozen', 0);
const failures: readonly FaultReason[] = [
  'AlreadyExists',
  'Conflict',
  'Forbidden',
  'InternalError',
  'ServerTimeout',
  'Timeout',
  'TooManyRequests',
];

const quota = { resource: 'resourcequotas', name: 'small' } as const;
const quotas = fc
  .constantFrom<JsonObject>(
    { pods: '1' },
    { pods: '3' },
    { persistentvolumeclaims: '2' },
    { 'requests.storage': '2Gi' },
  )
  .map((hard): Request => {
    const manifest = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: quota.name }, spec: { hard } };
    return { type: 'create', manifest };
  });

/** What befalls the controller and its calls, which fail for these reasons. */
function controllerTroubles(reasons: readonly FaultReason[]): fc.Arbitrary<Request> {
  const faults = fc.record(
    {
      verb: fc.constantFrom('create', 'update', 'delete', 'patch', '*'),
      resource: fc.constantFrom('pods', 'persistentvolumeclaims', 'controllerrevisions', 'statefulsets/status', '*'),
      name: fc.constant('*'),
      message: fc.constant(''),
      reason: fc.constantFrom(...reasons),
      times: fc.integer({ min: 1, max: 6 }),
      forMs: fc.constantFrom(100, 3000),
      answerLost: fc.constant(true),
    },
    { requiredKeys: ['verb', 'resource', 'name', 'message', 'reason'] },
  );
  return fc.oneof(
    fc.tuple(resources, lags).map(([named, lag]): Request => ({ type: 'cacheLag', resources: named, lag })),
    fc.constantFrom<Request>({ type: 'controllerDown' }, { type: 'controllerUp' }, { type: 'controllerUp' }),
    fc.nat({ max: 4 }).map((afterWrites): Request => ({ type: 'controllerCrash', afterWrites })),
    faults.map((fault): Request => ({ type: 'apiFault', fault })),
    // Most come to nothing: the set has what it wants already, or wants no more than that.
    quotas,
    quotas,
    fc.constant<Request>({ type: 'delete', ...quota }),
  );
}

const controllers = fc.option(
  fc.record({ concurrentSyncs: fc.constantFrom(1, 5), syncMs: fc.constantFrom(0, 30, 700) }),
  { nil: undefined },
);

/** The same stories, while the controller sees them late, dies in between, and cannot do all that it wants. In the end all is well. */
function troubled(stories: fc.Arbitrary<Scenario>, reasons: readonly FaultReason[]): fc.Arbitrary<Scenario> {
  return fc.tuple(stories, timed(controllerTroubles(reasons), 8), controllers).map(([story, troubles, controller]) => {
    const requests = [...story.requests, ...troubles].toSorted((a, b) => a.atMs - b.atMs);
    const endMs = (requests.at(-1)?.atMs ?? 0) + 20_000;
    const relief: readonly Request[] = [
      { type: 'delete', ...quota },
      { type: 'cacheLag', lag: 0 },
      { type: 'controllerDown' },
      { type: 'controllerUp' },
    ];
    return {
      ...story,
      requests: [...requests, ...relief.map((request) => ({ atMs: endMs, request }))],
      ...(controller !== undefined && { world: { ...story.world, controller } }),
    };
  });
}

/** Anything may happen, to the controller too. */
export function anyTroubledScenario(kubernetesVersion: KubernetesVersion): fc.Arbitrary<Scenario> {
  return troubled(anyScenario(kubernetesVersion), [...failures, 'NotFound']);
}

/** A healthy cluster whose controller has trouble. The API never says that a pod is gone that is there: 1.37 takes its word for it. */
export function healthyTroubledScenario(kubernetesVersion: KubernetesVersion): fc.Arbitrary<Scenario> {
  return troubled(healthyScenario(kubernetesVersion), failures);
}
