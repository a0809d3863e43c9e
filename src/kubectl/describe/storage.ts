/** Claims, volumes and storage classes (kubectl `describePersistentVolumeClaim`, `describePersistentVolume`, `describeStorageClass`). */
import { isMap, listAt, mapAt, textAt, valueAt } from '../objectFields.ts';
import { ageOf } from '../print/age.ts';
import { accessModes, isDefaultClass, storageClassName } from '../print/tables/storage.ts';
import { labelText } from '../print/tables/tableKind.ts';
import type { ApiObject, KubectlWorld } from '../world.ts';
import type { DescribeContext, Describer } from './describer.ts';
import type { Description } from './description.ts';
import { describeEvents, eventTargetOf } from './events.ts';
import { longTime } from './longTime.ts';
import { selectorRules } from './placement.ts';
import { describeSource } from './volumes.ts';

export const describeClaim: Describer = (description, claim, context) => {
  const { world, showEvents } = context;
  const { name, namespace = '', labels, annotations, finalizers = [] } = claim.metadata;
  description.line(0, `Name:\t${name}`);
  description.line(0, `Namespace:\t${namespace}`);
  description.line(0, `StorageClass:\t${storageClassName(claim)}`);
  description.line(0, `Status:\t${statusText(claim, world)}`);
  const volume = textAt(claim, 'spec', 'volumeName');
  description.line(0, `Volume:\t${volume}`);
  description.labels(0, 'Labels', labels);
  description.annotations(0, 'Annotations', annotations);
  description.line(0, `Finalizers:\t[${finalizers.join(' ')}]`);
  const capacity = textAt(claim, 'status', 'capacity', 'storage') || '0';
  description.line(0, `Capacity:\t${volume === '' ? '' : capacity}`);
  description.line(0, `Access Modes:\t${volume === '' ? '' : accessModes(listAt(claim, 'status', 'accessModes'))}`);
  describeMode(description, claim);
  describeDataSource(description, valueAt(claim, 'spec', 'dataSource'));
  description.entries(0, 'Used By', usersOf(claim, context));
  describeConditions(description, listAt(claim, 'status', 'conditions'));
  if (showEvents) describeEvents(description, world, eventTargetOf(claim));
};

function statusText({ metadata: { deletionTimestamp }, ...object }: ApiObject, world: KubectlWorld): string {
  if (deletionTimestamp !== undefined) return `Terminating (lasts ${ageOf(world, deletionTimestamp)})`;
  return textAt(object, 'status', 'phase');
}

function describeMode(description: Description, object: ApiObject): void {
  const mode = textAt(object, 'spec', 'volumeMode');
  if (mode !== '') description.line(0, `VolumeMode:\t${mode}`);
}

function describeDataSource(description: Description, source: unknown): void {
  if (!isMap(source)) return;
  description.line(0, 'DataSource:');
  const group = valueAt(source, 'apiGroup');
  if (typeof group === 'string') description.line(1, `APIGroup:\t${group}`);
  description.line(1, `Kind:\t${textAt(source, 'kind')}`);
  description.line(1, `Name:\t${textAt(source, 'name')}`);
}

/** The pods that name the claim in a volume, or that own it, in name order. */
function usersOf({ metadata }: ApiObject, context: DescribeContext): readonly string[] {
  const { byClaim, byUid } = podsOf(context);
  const named = byClaim.get(`${metadata.namespace ?? ''}/${metadata.name}`) ?? [];
  const owners = metadata.ownerReferences?.filter(({ kind }) => kind === 'Pod') ?? [];
  const owning = owners.flatMap(({ uid }) => byUid.get(uid) ?? []);
  return [...new Set([...named, ...owning])].map((pod) => pod.metadata.name).sort();
}

interface PodsByUse {
  readonly byClaim: ReadonlyMap<string, readonly ApiObject[]>;
  readonly byUid: ReadonlyMap<string, ApiObject>;
}

/** Looked up once for all claims that a command describes. */
const podsByContext = new WeakMap<DescribeContext, PodsByUse>();

function podsOf(context: DescribeContext): PodsByUse {
  const known = podsByContext.get(context);
  if (known !== undefined) return known;
  const byClaim = new Map<string, ApiObject[]>();
  const pods = context.world.list('pods');
  for (const pod of pods) {
    for (const volume of listAt(pod, 'spec', 'volumes')) {
      const key = `${pod.metadata.namespace ?? ''}/${textAt(volume, 'persistentVolumeClaim', 'claimName')}`;
      const users = byClaim.get(key);
      if (users === undefined) byClaim.set(key, [pod]);
      else users.push(pod);
    }
  }
  const found = { byClaim, byUid: new Map(pods.map((pod) => [pod.metadata.uid, pod])) };
  podsByContext.set(context, found);
  return found;
}

function describeConditions(description: Description, conditions: readonly unknown[]): void {
  if (conditions.length === 0) return;
  description.line(0, 'Conditions:');
  description.line(1, 'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage');
  description.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
  for (const each of conditions) {
    const [probed, changed] = ['lastProbeTime', 'lastTransitionTime'].map((field) => longTime(valueAt(each, field)));
    const what = `${textAt(each, 'type')} \t${textAt(each, 'status')} \t${probed} \t${changed}`;
    description.line(1, `${what} \t${textAt(each, 'reason')} \t${textAt(each, 'message')}`);
  }
}

export const describeVolume: Describer = (description, volume, { world, showEvents }) => {
  const { name, labels, annotations, finalizers = [] } = volume.metadata;
  description.line(0, `Name:\t${name}`);
  description.labels(0, 'Labels', labels);
  description.annotations(0, 'Annotations', annotations);
  description.line(0, `Finalizers:\t[${finalizers.join(' ')}]`);
  description.line(0, `StorageClass:\t${storageClassName(volume)}`);
  description.line(0, `Status:\t${statusText(volume, world)}`);
  const claim = valueAt(volume, 'spec', 'claimRef');
  description.line(0, `Claim:\t${isMap(claim) ? `${textAt(claim, 'namespace')}/${textAt(claim, 'name')}` : ''}`);
  description.line(0, `Reclaim Policy:\t${textAt(volume, 'spec', 'persistentVolumeReclaimPolicy')}`);
  description.line(0, `Access Modes:\t${accessModes(listAt(volume, 'spec', 'accessModes'))}`);
  describeMode(description, volume);
  description.line(0, `Capacity:\t${textAt(volume, 'spec', 'capacity', 'storage') || '0'}`);
  describeNodeAffinity(description, valueAt(volume, 'spec', 'nodeAffinity', 'required'));
  description.line(0, `Message:\t${textAt(volume, 'status', 'message')}`);
  description.line(0, 'Source:');
  describeSource(description, valueAt(volume, 'spec'));
  if (showEvents) describeEvents(description, world, eventTargetOf(volume));
};

function describeNodeAffinity(description: Description, required: unknown): void {
  description.line(0, `Node Affinity:\t${isMap(required) ? '' : '<none>'}`);
  if (!isMap(required)) return;
  const terms = listAt(required, 'nodeSelectorTerms');
  description.line(1, `Required Terms:\t${terms.length === 0 ? '<none>' : ''}`);
  for (const [at, term] of terms.entries()) {
    description.entries(2, `Term ${at}`, selectorRules(listAt(term, 'matchExpressions')));
  }
}

export const describeStorageClass: Describer = (description, storageClass, { world, showEvents }) => {
  const { name, annotations } = storageClass.metadata;
  description.line(0, `Name:\t${name}`);
  description.line(0, `IsDefaultClass:\t${isDefaultClass(storageClass) ? 'Yes' : 'No'}`);
  description.line(0, `Annotations:\t${labelText(annotations)}`);
  description.line(0, `Provisioner:\t${textAt(storageClass, 'provisioner')}`);
  description.line(0, `Parameters:\t${labelText(mapAt(storageClass, 'parameters'))}`);
  const expansion = valueAt(storageClass, 'allowVolumeExpansion');
  const isAllowed = expansion === undefined ? '<unset>' : expansion === true ? 'True' : 'False';
  description.line(0, `AllowVolumeExpansion:\t${isAllowed}`);
  const options = listAt(storageClass, 'mountOptions').map(String);
  description.line(0, `MountOptions:${options.length === 0 ? '\t<none>' : ''}`);
  for (const option of options) description.line(1, option);
  for (const [title, field] of [
    ['ReclaimPolicy', 'reclaimPolicy'],
    ['VolumeBindingMode', 'volumeBindingMode'],
  ] as const) {
    const text = textAt(storageClass, field);
    if (text !== '') description.line(0, `${title}:\t${text}`);
  }
  describeTopologies(description, valueAt(storageClass, 'allowedTopologies'));
  if (showEvents) describeEvents(description, world, eventTargetOf(storageClass));
};

function describeTopologies(description: Description, topologies: unknown): void {
  if (!Array.isArray(topologies)) return;
  description.line(0, `AllowedTopologies:\t${topologies.length === 0 ? '<none>' : ''}`);
  for (const [at, term] of topologies.entries()) {
    description.entries(1, `Term ${at}`, selectorRules(listAt(term, 'matchLabelExpressions')));
  }
}
