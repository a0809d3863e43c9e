/** Sets, Deployments and their revisions as tables (`printStatefulSet`, `printDeployment`, `printControllerRevision`). */
import { findResource, singularName } from '../../discovery.ts';
import { listAt, numberAt, textAt, valueAt } from '../../objectFields.ts';
import type { ApiObject } from '../../world.ts';
import { ageOf } from '../age.ts';
import { selectorText } from '../selectorText.ts';
import { none, type TableKind } from './tableKind.ts';

export const statefulSets: TableKind = {
  columns: ['Name', 'Ready', 'Age'],
  wide: ['Containers', 'Images'],
  cells: (set, world) => [
    set.metadata.name,
    `${numberAt(set, 'status', 'readyReplicas')}/${numberAt(set, 'spec', 'replicas')}`,
    ageOf(world, set.metadata.creationTimestamp),
    ...containersOf(set),
  ],
};

export const deployments: TableKind = {
  columns: ['Name', 'Ready', 'Up-to-date', 'Available', 'Age'],
  wide: ['Containers', 'Images', 'Selector'],
  cells: (deployment, world) => [
    deployment.metadata.name,
    `${numberAt(deployment, 'status', 'readyReplicas')}/${numberAt(deployment, 'spec', 'replicas')}`,
    String(numberAt(deployment, 'status', 'updatedReplicas')),
    String(numberAt(deployment, 'status', 'availableReplicas')),
    ageOf(world, deployment.metadata.creationTimestamp),
    ...containersOf(deployment),
    selectorText(valueAt(deployment, 'spec', 'selector')),
  ],
};

export const replicaSets: TableKind = {
  columns: ['Name', 'Desired', 'Current', 'Ready', 'Age'],
  wide: ['Containers', 'Images', 'Selector'],
  cells: (set, world) => [
    set.metadata.name,
    String(numberAt(set, 'spec', 'replicas')),
    String(numberAt(set, 'status', 'replicas')),
    String(numberAt(set, 'status', 'readyReplicas')),
    ageOf(world, set.metadata.creationTimestamp),
    ...containersOf(set),
    selectorText(valueAt(set, 'spec', 'selector')),
  ],
};

export const controllerRevisions: TableKind = {
  columns: ['Name', 'Controller', 'Revision', 'Age'],
  cells: (revision, world) => [
    revision.metadata.name,
    controllerOf(revision),
    String(numberAt(revision, 'revision')),
    ageOf(world, revision.metadata.creationTimestamp),
  ],
};

function controllerOf({ metadata }: ApiObject): string {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner === undefined) return none;
  const group = owner.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : '';
  const known = findResource(`${owner.kind.toLowerCase()}${group}`);
  const kind = known === undefined ? `${owner.kind.toLowerCase()}${group}` : singularName(known.resource);
  return `${kind}/${owner.name}`;
}

function containersOf(owner: ApiObject): readonly [names: string, images: string] {
  const containers = listAt(owner, 'spec', 'template', 'spec', 'containers');
  const all = (field: string) => containers.map((container) => textAt(container, field)).join(',');
  return [all('name'), all('image')];
}
