/** Sets, Deployments and ReplicaSets (kubectl `describeStatefulSet`, `describeDeployment`, `describeReplicaSet`; semantics 10.10). */
import { isMap, listAt, mapAt, numberAt, textAt, valueAt } from '../objectFields.ts';
import { controlledBy, replicaSetsOf } from '../ownedObjects.ts';
import { selectorText } from '../print/selectorText.ts';
import { storageClassName } from '../print/tables/storage.ts';
import type { ApiObject, KubectlWorld } from '../world.ts';
import type { Describer } from './describer.ts';
import type { Description } from './description.ts';
import { describeEvents, eventTargetOf } from './events.ts';
import { longTime } from './longTime.ts';
import { describeController } from './pod.ts';
import { describePodTemplate } from './podTemplate.ts';

export const describeStatefulSet: Describer = (description, set, { world, showEvents }) => {
  const { name, namespace = '', labels, annotations, creationTimestamp } = set.metadata;
  description.line(0, `Name:\t${name}`);
  description.line(0, `Namespace:\t${namespace}`);
  description.line(0, `CreationTimestamp:\t${longTime(creationTimestamp)}`);
  description.line(0, `Selector:\t${selectorText(valueAt(set, 'spec', 'selector'))}`);
  description.labels(0, 'Labels', labels);
  description.annotations(0, 'Annotations', annotations);
  for (const [title, field] of [
    ['Service Name', 'serviceName'],
    ['Pod Management Policy', 'podManagementPolicy'],
  ] as const) {
    const text = textAt(set, 'spec', field);
    if (text !== '') description.line(0, `${title}:\t${text}`);
  }
  const desired = numberAt(set, 'spec', 'replicas');
  description.line(0, `Replicas:\t${desired} desired | ${numberAt(set, 'status', 'replicas')} total`);
  describeUpdateStrategy(description, set);
  describeRetention(description, set);
  description.line(0, `Pods Status:\t${podCounts(world, set)}`);
  describePodTemplate(description, valueAt(set, 'spec', 'template'));
  describeClaimTemplates(description, listAt(set, 'spec', 'volumeClaimTemplates'));
  if (showEvents) describeEvents(description, world, eventTargetOf(set));
};

function describeUpdateStrategy(description: Description, set: ApiObject): void {
  const rolling = valueAt(set, 'spec', 'updateStrategy', 'rollingUpdate');
  description.line(0, `Update Strategy:\t${textAt(set, 'spec', 'updateStrategy', 'type')}`);
  const [partition, maxUnavailable] = [textAt(rolling, 'partition'), textAt(rolling, 'maxUnavailable')];
  if (partition === '') return;
  description.line(1, `Partition:\t${partition}`);
  if (maxUnavailable !== '') description.line(1, `MaxUnavailable:\t${maxUnavailable}`);
}

function describeRetention(description: Description, set: ApiObject): void {
  const policy = valueAt(set, 'spec', 'persistentVolumeClaimRetentionPolicy');
  if (!isMap(policy)) return;
  description.line(0, 'Persistent Volume Claim Retention Policy:');
  description.line(1, `WhenDeleted:\t${textAt(policy, 'whenDeleted')}`);
  description.line(1, `WhenScaled:\t${textAt(policy, 'whenScaled')}`);
}

function describeClaimTemplates(description: Description, templates: readonly unknown[]): void {
  description.line(0, `Volume Claims:${templates.length === 0 ? '\t<none>' : ''}`);
  for (const template of templates) {
    description.line(1, `Name:\t${textAt(template, 'metadata', 'name')}`);
    description.line(1, `StorageClass:\t${storageClassName(template)}`);
    description.labels(1, 'Labels', mapAt(template, 'metadata', 'labels'));
    // As labels: kubectl writes them `key=value` here.
    description.labels(1, 'Annotations', mapAt(template, 'metadata', 'annotations'));
    const capacity = textAt(template, 'spec', 'resources', 'requests', 'storage');
    description.line(1, `Capacity:\t${capacity || '<default>'}`);
    description.line(1, `Access Modes:\t[${listAt(template, 'spec', 'accessModes').map(String).join(' ')}]`);
  }
}

/** How many of the pods that an object controls are in each phase. */
function podCounts(world: KubectlWorld, owner: ApiObject): string {
  const pods = controlledBy(world, owner, 'pods');
  const count = (phase: string) => pods.filter((pod) => textAt(pod, 'status', 'phase') === phase).length;
  const [running, waiting] = [count('Running'), count('Pending')];
  return `${running} Running / ${waiting} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}

export const describeDeployment: Describer = (description, deployment, { world, showEvents }) => {
  const { name, namespace = '', labels, annotations, creationTimestamp } = deployment.metadata;
  description.line(0, `Name:\t${name}`);
  description.line(0, `Namespace:\t${namespace}`);
  description.line(0, `CreationTimestamp:\t${longTime(creationTimestamp)}`);
  description.labels(0, 'Labels', labels);
  description.annotations(0, 'Annotations', annotations);
  description.line(0, `Selector:\t${selectorText(valueAt(deployment, 'spec', 'selector'))}`);
  const of = (field: string) => numberAt(deployment, 'status', field);
  const desired = numberAt(deployment, 'spec', 'replicas');
  const counts = `${desired} desired | ${of('updatedReplicas')} updated | ${of('replicas')} total`;
  const available = `${of('availableReplicas')} available | ${of('unavailableReplicas')} unavailable`;
  description.line(0, `Replicas:\t${counts} | ${available}`);
  description.line(0, `StrategyType:\t${textAt(deployment, 'spec', 'strategy', 'type')}`);
  description.line(0, `MinReadySeconds:\t${numberAt(deployment, 'spec', 'minReadySeconds')}`);
  const rolling = valueAt(deployment, 'spec', 'strategy', 'rollingUpdate');
  if (isMap(rolling)) {
    const limits = `${textAt(rolling, 'maxUnavailable')} max unavailable, ${textAt(rolling, 'maxSurge')} max surge`;
    description.line(0, `RollingUpdateStrategy:\t${limits}`);
  }
  describePodTemplate(description, valueAt(deployment, 'spec', 'template'));
  describeConditions(description, deployment);
  const { current, old } = replicaSetsOf(world, deployment);
  if (current !== undefined || old.length > 0) {
    description.line(0, `OldReplicaSets:\t${old.map(createdText).join(', ') || '<none>'}`);
    description.line(0, `NewReplicaSet:\t${current === undefined ? '<none>' : createdText(current)}`);
  }
  if (showEvents) describeEvents(description, world, eventTargetOf(deployment));
};

function createdText(set: ApiObject): string {
  const [made, wanted] = [numberAt(set, 'status', 'replicas'), numberAt(set, 'spec', 'replicas')];
  return `${set.metadata.name} (${made}/${wanted} replicas created)`;
}

export const describeReplicaSet: Describer = (description, set, { world, showEvents }) => {
  const { name, namespace = '', labels, annotations } = set.metadata;
  description.line(0, `Name:\t${name}`);
  description.line(0, `Namespace:\t${namespace}`);
  description.line(0, `Selector:\t${selectorText(valueAt(set, 'spec', 'selector')) || '<none>'}`);
  description.labels(0, 'Labels', labels);
  description.annotations(0, 'Annotations', annotations);
  describeController(description, set);
  const [current, desired] = [numberAt(set, 'status', 'replicas'), numberAt(set, 'spec', 'replicas')];
  description.line(0, `Replicas:\t${current} current / ${desired} desired`);
  description.line(0, `Pods Status:\t${podCounts(world, set)}`);
  describePodTemplate(description, valueAt(set, 'spec', 'template'));
  describeConditions(description, set);
  if (showEvents) describeEvents(description, world, eventTargetOf(set));
};

function describeConditions(description: Description, object: ApiObject): void {
  const conditions = listAt(object, 'status', 'conditions');
  if (conditions.length === 0) return;
  description.line(0, 'Conditions:');
  description.line(1, 'Type\tStatus\tReason');
  description.line(1, '----\t------\t------');
  for (const each of conditions) {
    description.line(1, `${textAt(each, 'type')} \t${textAt(each, 'status')}\t${textAt(each, 'reason')}`);
  }
}
