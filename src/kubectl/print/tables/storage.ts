/** Claims, volumes and storage classes as tables (`printPersistentVolumeClaim`, `printPersistentVolume`, `printStorageClass`). */
import { listAt, textAt, valueAt } from '../../objectFields.ts';
import type { ApiObject } from '../../world.ts';
import { ageOf } from '../age.ts';
import { type TableKind, unset } from './tableKind.ts';

export const claims: TableKind = {
  columns: ['Name', 'Status', 'Volume', 'Capacity', 'Access Modes', 'StorageClass', 'VolumeAttributesClass', 'Age'],
  wide: ['VolumeMode'],
  cells: (claim, world) => {
    const volume = textAt(claim, 'spec', 'volumeName');
    const isBound = volume !== '';
    return [
      claim.metadata.name,
      phaseOf(claim),
      volume,
      isBound ? textAt(claim, 'status', 'capacity', 'storage') || '0' : '',
      isBound ? accessModes(listAt(claim, 'status', 'accessModes')) : '',
      storageClassName(claim),
      textAt(claim, 'spec', 'volumeAttributesClassName') || unset,
      ageOf(world, claim.metadata.creationTimestamp),
      textAt(claim, 'spec', 'volumeMode') || unset,
    ];
  },
};

export const volumes: TableKind = {
  columns: [
    'Name',
    'Capacity',
    'Access Modes',
    'Reclaim Policy',
    'Status',
    'Claim',
    'StorageClass',
    'VolumeAttributesClass',
    'Reason',
    'Age',
  ],
  wide: ['VolumeMode'],
  cells: (volume, world) => {
    const claim = valueAt(volume, 'spec', 'claimRef');
    return [
      volume.metadata.name,
      textAt(volume, 'spec', 'capacity', 'storage') || '0',
      accessModes(listAt(volume, 'spec', 'accessModes')),
      textAt(volume, 'spec', 'persistentVolumeReclaimPolicy'),
      phaseOf(volume),
      claim === undefined ? '' : `${textAt(claim, 'namespace')}/${textAt(claim, 'name')}`,
      storageClassName(volume),
      textAt(volume, 'spec', 'volumeAttributesClassName') || unset,
      textAt(volume, 'status', 'reason'),
      ageOf(world, volume.metadata.creationTimestamp),
      textAt(volume, 'spec', 'volumeMode') || unset,
    ];
  },
};

export const storageClasses: TableKind = {
  columns: ['Name', 'Provisioner', 'ReclaimPolicy', 'VolumeBindingMode', 'AllowVolumeExpansion', 'Age'],
  cells: (storageClass, world) => {
    const { name, creationTimestamp } = storageClass.metadata;
    return [
      isDefaultClass(storageClass) ? `${name} (default)` : name,
      textAt(storageClass, 'provisioner'),
      textAt(storageClass, 'reclaimPolicy') || 'Delete',
      textAt(storageClass, 'volumeBindingMode') || 'Immediate',
      textAt(storageClass, 'allowVolumeExpansion') || 'false',
      ageOf(world, creationTimestamp),
    ];
  },
};

const defaultAnnotations = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

/** Whether claims that name no class get this one. */
export function isDefaultClass({ metadata: { annotations = {} } }: ApiObject): boolean {
  return defaultAnnotations.some((key) => annotations[key] === 'true');
}

const modes: readonly (readonly [mode: string, short: string])[] = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
];

/** `RWO,ROX`: each once, in a fixed order. */
export function accessModes(given: readonly unknown[]): string {
  return modes.flatMap(([mode, short]) => (given.includes(mode) ? [short] : [])).join(',');
}

function phaseOf(object: ApiObject): string {
  return object.metadata.deletionTimestamp === undefined ? textAt(object, 'status', 'phase') : 'Terminating';
}

/** The annotation from before there was a field goes first. */
export function storageClassName(object: unknown): string {
  const annotated = valueAt(object, 'metadata', 'annotations', 'volume.beta.kubernetes.io/storage-class');
  return typeof annotated === 'string' ? annotated : textAt(object, 'spec', 'storageClassName');
}
