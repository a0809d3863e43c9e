/** How pods are made: what all pods of a template have in common is worked out once, and an ordinal fills in the rest (semantics 6.1). */
import { namespace } from '../apiserver/apiServer.ts';
import type { Labels, OwnerReference, Pod, PodSpec, StatefulSet, Volume } from '../objects.ts';
import { controllerReference, getPodName, podIndexLabel, podNameLabel, podVolumes } from './identity.ts';
import { revisionLabel } from './podFacts.ts';

/** newVersionedStatefulSetPod: the pod of an ordinal at a revision, ready to be POSTed. `versioned` holds that revision's template. */
export function newVersionedStatefulSetPod(versioned: StatefulSet, revisionName: string, ordinal: number): Pod {
  const mould = mouldOf(versioned);
  const name = getPodName(versioned, ordinal);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...mould.metadata,
      name,
      labels: labelsOf(mould, ordinal, revisionName, name),
      ownerReferences: mould.ownerReferences,
    },
    spec: podSpec(versioned, mould.spec, name, ordinal),
    // Without a phase it is "not yet created"; the API server sets Pending.
    status: {},
  };
}

/** The keys are written out here, because a computed one costs ten times as much. */
function labelsOf({ labels }: Mould, ordinal: number, revisionName: string, name: string): Labels {
  return {
    ...labels,
    'apps.kubernetes.io/pod-index': String(ordinal),
    'controller-revision-hash': revisionName,
    'statefulset.kubernetes.io/pod-name': name,
  };
}

/** What all pods of a template have in common, with every field in place that an ordinal then fills in. */
interface Mould {
  readonly serviceName: string | undefined;
  readonly uid: string;
  readonly ownerReferences: readonly OwnerReference[];
  readonly metadata: Pod['metadata'];
  readonly labels: Labels;
  readonly spec: PodSpec;
}

function mouldOf(versioned: StatefulSet): Mould {
  const { template } = versioned.spec;
  const known = moulds.get(template);
  if (known !== undefined && known.serviceName === versioned.spec.serviceName && known.uid === versioned.metadata.uid)
    return known;
  const { labels, annotations, finalizers } = template.metadata ?? {};
  const { subdomain: _overwritten, ...spec } = template.spec;
  const subdomain = versioned.spec.serviceName ?? '';
  const made: Mould = {
    serviceName: versioned.spec.serviceName,
    uid: versioned.metadata.uid,
    ownerReferences: [controllerReference(versioned)],
    metadata: Object.assign(
      emptyMetadata(`${versioned.metadata.name}-`),
      annotations && { annotations },
      finalizers && { finalizers },
    ),
    labels: { ...labels, [podIndexLabel]: '', [revisionLabel]: '', [podNameLabel]: '' },
    spec: {
      ...spec,
      hostname: '',
      ...(subdomain === '' ? {} : { subdomain }),
      ...emptyVolumes(versioned, spec.volumes),
    },
  };
  moulds.set(template, made);
  return made;
}

function emptyMetadata(generateName: string): Pod['metadata'] {
  return {
    name: '',
    generateName,
    namespace,
    uid: '',
    resourceVersion: '',
    creationTimestamp: '',
    labels: {},
    ownerReferences: [],
  };
}

/** A place for volumes, unless the pods will have none. */
function emptyVolumes(
  { spec }: StatefulSet,
  volumes: readonly Volume[] | undefined,
): { readonly volumes?: readonly Volume[] } {
  return volumes === undefined && (spec.volumeClaimTemplates ?? []).length === 0 ? {} : { volumes: volumes ?? [] };
}

function podSpec(set: StatefulSet, spec: PodSpec, hostname: string, ordinal: number): PodSpec {
  if (spec.volumes === undefined) return { ...spec, hostname };
  return { ...spec, hostname, volumes: podVolumes(set, spec.volumes, ordinal) };
}

// A thousand pods of one template differ in five fields; the rest is worked out once.
const moulds = new WeakMap<object, Mould>();
