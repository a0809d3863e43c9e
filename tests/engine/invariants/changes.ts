/** Changes made by hand in what is stored: of labels, owners, conditions, revisions, and of the set itself. */
import fc from 'fast-check';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { JsonObject } from '#engine/json.ts';
import type {
  ControllerRevision,
  KubeObject,
  OwnerReference,
  PersistentVolumeClaim,
  Pod,
  StatefulSet,
  StatefulSetSpec,
} from '#engine/objects.ts';
import { bytesOf, revisionNameOf } from './templates.ts';

/** All that is stored, by resource. */
export type Objects = StoredObjects['objects'];

export interface Change {
  readonly what: string;
  readonly make: (objects: Objects) => Objects;
}

const owner = { apiVersion: 'v1', kind: 'Service', name: 'nginx', uid: 'Service/nginx#1' };

/** The one of a list that a number means; what there is not cannot be changed. */
function changing<R extends 'pods' | 'persistentvolumeclaims' | 'controllerrevisions' | 'statefulsets'>(
  resource: R,
  what: string,
  which: number,
  change: (object: Objects[R][number], objects: Objects) => Objects[R][number] | undefined,
): Change {
  return {
    what: `${what} (${resource} ${which})`,
    make: (objects) => {
      const list = objects[resource] as readonly Objects[R][number][];
      const at = list.length === 0 ? -1 : which % list.length;
      if (at < 0) return objects;
      const next = change(list[at] as Objects[R][number], objects);
      return { ...objects, [resource]: next === undefined ? list.toSpliced(at, 1) : list.with(at, next) };
    },
  };
}

function withMeta<T extends KubeObject>(object: T, metadata: Partial<T['metadata']>): T {
  return {
    ...object,
    metadata: { ...object.metadata, ...metadata, resourceVersion: `${object.metadata.resourceVersion}0` },
  };
}

const which = fc.nat({ max: 6 });

const podLabels = fc
  .tuple(which, fc.constantFrom('app', 'statefulset.kubernetes.io/pod-name', 'controller-revision-hash'))
  .map(([at, label]) =>
    changing('pods', `no label ${label}`, at, (pod) => {
      const { [label]: _gone, ...labels } = pod.metadata.labels ?? {};
      return withMeta(pod, { labels });
    }),
  );

type OwnersOf = (references: readonly OwnerReference[]) => readonly OwnerReference[];

const podOwners: Readonly<Record<string, OwnersOf>> = {
  'no owner': () => [],
  'a second owner': (references) => [...references, owner],
  'another controller': () => [{ ...owner, controller: true }],
  'another owner that does not control': () => [owner],
};

const podOwned = fc
  .tuple(which, fc.constantFrom(...Object.keys(podOwners)))
  .map(([at, what]) =>
    changing('pods', what, at, (pod) =>
      withMeta(pod, { ownerReferences: podOwners[what]?.(pod.metadata.ownerReferences ?? []) ?? [] }),
    ),
  );

const podStates: Readonly<Record<string, (pod: Pod) => Pod>> = {
  unready: (pod) => withReady(pod, 'False'),
  ready: (pod) => withReady({ ...pod, status: { ...pod.status, phase: 'Running' } }, 'True'),
  pending: (pod) => ({ ...pod, status: { phase: 'Pending' } }),
  failed: (pod) => withReady({ ...pod, status: { ...pod.status, phase: 'Failed' } }, 'False'),
  succeeded: (pod) => withReady({ ...pod, status: { ...pod.status, phase: 'Succeeded' } }, 'False'),
  terminating: (pod) => withMeta(pod, { deletionTimestamp: '2026-01-01T00:10:00Z', deletionGracePeriodSeconds: 30 }),
};

function withReady(pod: Pod, status: 'True' | 'False'): Pod {
  const others = (pod.status.conditions ?? []).filter(({ type }) => type !== 'Ready');
  const ready = { type: 'Ready', status, lastTransitionTime: '2026-01-01T00:00:00Z' } as const;
  return { ...pod, status: { ...pod.status, conditions: [...others, ready] } };
}

/** As one that an orphaned set with other claim templates has left. */
const podWithOtherVolumes = fc.tuple(which, fc.boolean()).map(([at, isEmpty]) =>
  changing('pods', isEmpty ? 'no volumes' : 'volumes of another set', at, (pod) => {
    const { volumes = [], ...spec } = pod.spec;
    if (isEmpty) return withMeta({ ...pod, spec }, {});
    const others = volumes.map((volume) => ({ ...volume, name: `old-${volume.name}` }));
    return withMeta({ ...pod, spec: { ...spec, volumes: others } }, {});
  }),
);

/** A pod that no set has made, of a name that fits, or nearly. */
const stranger = fc
  .tuple(fc.constantFrom('web-7', 'web-9999999999', 'db-0', 'web-x-0'), fc.constantFrom('nginx', 'other'))
  .map(
    ([name, app]): Change => ({
      what: `a pod ${name} of ${app} that nobody owns`,
      make: (objects) => {
        const [like] = objects.pods;
        if (like === undefined || objects.pods.some(({ metadata }) => metadata.name === name)) return objects;
        const pod = withMeta(like, { name, uid: `Pod/${name}#1`, labels: { app }, ownerReferences: [] });
        return { ...objects, pods: [...objects.pods, pod] };
      },
    }),
  );

const podMoved = fc
  .tuple(which, fc.constantFrom(...Object.keys(podStates)))
  .map(([at, what]) => changing('pods', what, at, (pod) => withMeta(podStates[what]?.(pod) ?? pod, {})));

/** The references that a claim may have, by who is meant: the set, the pod of its name, and others. */
const claimOwners: Readonly<Record<string, (set: OwnerReference, pod: OwnerReference) => readonly OwnerReference[]>> = {
  nobody: () => [],
  'the set': (set) => [set],
  'the pod': (_set, pod) => [pod],
  'both, after another one': (set, pod) => [owner, set, pod],
  'a set that is gone': (set) => [{ ...set, uid: `${set.uid}x` }],
  'a pod that is gone': (_set, pod) => [{ ...pod, uid: `${pod.uid}x` }],
  'another controller': () => [{ ...owner, controller: true }],
  'another controller and the set': (set) => [{ ...owner, controller: true }, set],
  'a set that is gone, and the set': (set) => [{ ...set, uid: `${set.uid}x` }, set],
  'a pod that is gone, and the pod': (_set, pod) => [{ ...pod, uid: `${pod.uid}x` }, pod],
  'the set, which does not control it': ({ controller: _no, ...set }) => [set],
};

const claimOwned = fc.tuple(which, fc.constantFrom(...Object.keys(claimOwners))).map(([at, what]) =>
  changing('persistentvolumeclaims', `owned by ${what}`, at, (claim, { statefulsets, pods }) => {
    const [set] = statefulsets;
    const name = claim.metadata.name.slice(claim.metadata.name.indexOf('-') + 1);
    const pod = pods.find(({ metadata }) => metadata.name === name);
    if (set === undefined) return claim;
    const podReference = referenceTo('v1', 'Pod', name, pod?.metadata.uid ?? `Pod/${name}#0`);
    const setReference = referenceTo('apps/v1', 'StatefulSet', set.metadata.name, set.metadata.uid);
    return withMeta(claim, { ownerReferences: claimOwners[what]?.(setReference, podReference) ?? [] });
  }),
);

function referenceTo(apiVersion: string, kind: string, name: string, uid: string): OwnerReference {
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

const claimGoing = fc
  .tuple(which, fc.boolean())
  .map(([at, isGone]) =>
    changing('persistentvolumeclaims', isGone ? 'gone' : 'being deleted', at, (claim: PersistentVolumeClaim) =>
      isGone ? undefined : withMeta(claim, { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    ),
  );

const revisionOwners: Readonly<Record<string, OwnersOf>> = {
  'no owner': () => [],
  'an owner beside the set': (references) => [owner, ...references],
  'another controller': () => [{ ...owner, controller: true }],
};

const revisionOwned = fc
  .tuple(which, fc.constantFrom(...Object.keys(revisionOwners)))
  .map(([at, what]) =>
    changing('controllerrevisions', what, at, (revision) =>
      withMeta(revision, { ownerReferences: revisionOwners[what]?.(revision.metadata.ownerReferences ?? []) ?? [] }),
    ),
  );

/** As an older release wrote it: another byte, the same meaning. */
const revisionOfOld = which.map((at) =>
  changing('controllerrevisions', 'written by an older release', at, (revision) => {
    const template = revision.data.spec.template as unknown as JsonObject;
    const metadata = { ...(template['metadata'] as JsonObject | undefined), creationTimestamp: null };
    const data = { spec: { template: { ...template, metadata } } } as unknown as ControllerRevision['data'];
    return withMeta({ ...revision, data }, {});
  }),
);

/** Another template holds the name that the set's template would get: all revisions are pushed out of the way, and the names are taken. */
const collision = fc.boolean().map(
  (isOwn): Change => ({
    what: `the name of the next revision is taken${isOwn ? ' by one of the set' : ''}`,
    make: (objects) => {
      const [last] = objects.controllerrevisions.toSorted((a, b) => b.revision - a.revision);
      const [set] = objects.statefulsets;
      if (last === undefined || set === undefined) return objects;
      // The set gets another template, whose revision is known by what the last one looks like.
      const next = withImage(last, 'nginx:Z');
      const name = revisionNameOf(next, set.metadata.name, set.status.collisionCount ?? 0);
      const holder = withMeta(withImage(last, 'nginx:W'), {
        name,
        uid: `ControllerRevision/${name}#1`,
        ownerReferences: isOwn ? (last.metadata.ownerReferences ?? []) : [{ ...owner, controller: true }],
      });
      return {
        ...objects,
        statefulsets: [withTemplateOf(set, next), ...objects.statefulsets.slice(1)],
        controllerrevisions: [
          ...objects.controllerrevisions.filter(
            (known) => bytesOf(known) !== bytesOf(next) && known.metadata.name !== name,
          ),
          { ...holder, revision: last.revision + 1 },
        ],
      };
    },
  }),
);

/** The set goes back to a template that it had before the last one, and says another cause. */
const rollback: Change = {
  what: 'back at an older template',
  make: (objects) => {
    const [last] = objects.controllerrevisions.toSorted((a, b) => b.revision - a.revision);
    const [set] = objects.statefulsets;
    if (last === undefined || set === undefined) return objects;
    const older = withImage(last, 'nginx:Y');
    const name = revisionNameOf(older, set.metadata.name, set.status.collisionCount ?? 0);
    if (objects.controllerrevisions.some(({ metadata }) => metadata.name === name)) return objects;
    const kept = withMeta({ ...older, revision: last.revision }, { name, uid: `ControllerRevision/${name}#1` });
    const others = objects.controllerrevisions.filter((known) => known !== last);
    const rolledBack = withMeta(withTemplateOf(set, older), { annotations: { note: 'third' } });
    return {
      ...objects,
      statefulsets: [rolledBack, ...objects.statefulsets.slice(1)],
      controllerrevisions: [...others, kept, withMeta({ ...last, revision: last.revision + 1 }, {})],
    };
  },
};

/** An update of a Parallel set that is under way, with some pods held back. */
const partitioned = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .map(([partition, maxUnavailable]) =>
    changing(
      'statefulsets',
      `Parallel, partition ${partition}, maxUnavailable ${maxUnavailable}, a new image`,
      0,
      (set) => {
        const { template } = set.spec;
        const containers = template.spec.containers.map((container) => ({ ...container, image: 'nginx:Z' }));
        const spec: StatefulSetSpec = {
          ...set.spec,
          podManagementPolicy: 'Parallel',
          updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition, maxUnavailable } },
          template: { ...template, spec: { ...template.spec, containers } },
        };
        return withMeta({ ...set, spec }, { generation: (set.metadata.generation ?? 0) + 1 });
      },
    ),
  );

function withImage(revision: ControllerRevision, image: string): ControllerRevision {
  const { template } = revision.data.spec;
  const containers = template.spec.containers.map((container) => ({ ...container, image }));
  return { ...revision, data: { spec: { template: { ...template, spec: { ...template.spec, containers } } } } };
}

function withTemplateOf(set: StatefulSet, { data }: ControllerRevision): StatefulSet {
  const containers = data.spec.template.spec.containers;
  const template = { ...set.spec.template, spec: { ...set.spec.template.spec, containers } };
  return withMeta({ ...set, spec: { ...set.spec, template } }, { generation: (set.metadata.generation ?? 0) + 1 });
}

const setLeaving = fc
  .constantFrom('orphan', 'foregroundDeletion')
  .map((finalizer) =>
    changing('statefulsets', `being deleted, ${finalizer}`, 0, (set) =>
      withMeta(set, { deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: [finalizer] }),
    ),
  );

const setReplaced = fc.constant(
  changing('statefulsets', 'another one of the same name', 0, (set) => withMeta(set, { uid: `${set.metadata.uid}0` })),
);

const specs = fc.oneof(
  fc.record<Partial<StatefulSetSpec>>({
    podManagementPolicy: fc.constantFrom('OrderedReady', 'Parallel'),
    replicas: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record<Partial<StatefulSetSpec>>({
    podManagementPolicy: fc.constant('Parallel'),
    updateStrategy: fc.record({
      type: fc.constant('RollingUpdate'),
      rollingUpdate: fc.record({
        partition: fc.integer({ min: 0, max: 3 }),
        maxUnavailable: fc.constantFrom<number | string>(1, 2, '50%'),
      }),
    }),
  }),
  fc
    .constantFrom<StatefulSetSpec['updateStrategy']>({ type: 'OnDelete' }, { type: 'RollingUpdate' })
    .map((updateStrategy): Partial<StatefulSetSpec> => ({ updateStrategy })),
  fc.integer({ min: -1, max: 1 }).map((revisionHistoryLimit): Partial<StatefulSetSpec> => ({ revisionHistoryLimit })),
  fc.tuple(fc.constantFrom('Retain', 'Delete'), fc.constantFrom('Retain', 'Delete')).map(
    ([whenScaled, whenDeleted]): Partial<StatefulSetSpec> => ({
      persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted } as NonNullable<
        StatefulSetSpec['persistentVolumeClaimRetentionPolicy']
      >,
    }),
  ),
);

const setEdited = specs.map((spec) =>
  changing('statefulsets', `with ${JSON.stringify(spec)}`, 0, (set) =>
    withMeta({ ...set, spec: { ...set.spec, ...spec } }, { generation: (set.metadata.generation ?? 0) + 1 }),
  ),
);

export const changes: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: podMoved, weight: 4 },
  { arbitrary: podOwned, weight: 2 },
  { arbitrary: podLabels, weight: 2 },
  { arbitrary: claimOwned, weight: 3 },
  { arbitrary: claimGoing, weight: 1 },
  { arbitrary: setEdited, weight: 4 },
  { arbitrary: setLeaving, weight: 1 },
  { arbitrary: setReplaced, weight: 1 },
  { arbitrary: revisionOwned, weight: 1 },
  { arbitrary: revisionOfOld, weight: 1 },
  { arbitrary: collision, weight: 1 },
  { arbitrary: fc.constant(rollback), weight: 1 },
  { arbitrary: partitioned, weight: 2 },
  { arbitrary: podWithOtherVolumes, weight: 3 },
  { arbitrary: stranger, weight: 1 },
);

const podReplaced = which.map((at) =>
  changing('pods', 'another one of the same name', at, (pod) => withMeta(pod, { uid: `${pod.metadata.uid}0` })),
);
const podGone = which.map((at) => changing('pods', 'gone', at, () => undefined));

/** What others may do while a sync is at work. */
export const lateChanges: fc.Arbitrary<Change> = fc.oneof(setLeaving, setReplaced, podReplaced, podGone, claimGoing);
