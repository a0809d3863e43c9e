/** Where a file of a container is: in a volume, which outlives the container and may outlive the pod, or in the container itself. */
import type { Container, PersistentVolume, PersistentVolumeClaim, Pod, Volume } from '../objects.ts';

/** The objects that say which volume is meant. */
export interface PlaceObjects {
  claim(name: string): PersistentVolumeClaim | undefined;
  volume(name: string): PersistentVolume | undefined;
}

export interface FilePlace {
  /** What holds the file; gone, and never the same again, when that is gone. */
  readonly holder: string;
  /** The path in it, from its root. */
  readonly path: string;
  readonly isReadOnly: boolean;
}

/** A directory of a container that is a volume. */
export interface Mount {
  readonly mountPath: string;
  readonly volume: Volume;
  /** What of the volume is seen there. */
  readonly subPath: string;
  readonly isReadOnly: boolean;
}

/** The place of an absolute path. A container's own files are those of this start of it: the next one begins with its image again. */
export function placeOf(objects: PlaceObjects, pod: Pod, container: string, path: string): FilePlace {
  const mount = mountOf(pod, container, path);
  if (mount === undefined) return { holder: layerOf(pod, container), path, isReadOnly: false };
  const inside = path.slice(mount.mountPath.length) || '/';
  return {
    holder: holderOf(objects, pod, mount.volume),
    path: `${mount.subPath}${inside}`,
    isReadOnly: mount.isReadOnly,
  };
}

/** The mounts of a container, the deepest first. */
export function mountsOf(pod: Pod, container: string): readonly Mount[] {
  const spec = containersOf(pod).find(({ name }) => name === container);
  const mounts = (spec?.['volumeMounts'] ?? []) as readonly VolumeMount[];
  return mounts
    .flatMap(({ name, mountPath, subPath = '', readOnly = false }) => {
      const volume = pod.spec.volumes?.find((each) => each.name === name);
      if (volume === undefined) return [];
      const path = mountPath.length > 1 ? mountPath.replace(/\/+$/, '') : mountPath;
      const isReadOnly = readOnly || volume.persistentVolumeClaim?.readOnly === true || isMade(volume);
      return [{ mountPath: path, volume, subPath: subPath === '' ? '' : `/${subPath}`, isReadOnly }];
    })
    .toSorted((one, other) => other.mountPath.length - one.mountPath.length);
}

interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string;
  readonly readOnly?: boolean;
}

/** The volume that a path is in; undefined for a path of the container's own. */
function mountOf(pod: Pod, container: string, path: string): Mount | undefined {
  return mountsOf(pod, container).find(({ mountPath }) => path === mountPath || path.startsWith(`${mountPath}/`));
}

/** How often a container has been started again. */
export function restartsOf(pod: Pod, container: string): number {
  return pod.status.containerStatuses?.find(({ name }) => name === container)?.restartCount ?? 0;
}

function layerOf(pod: Pod, container: string): string {
  return `container/${pod.metadata.uid}/${container}/${restartsOf(pod, container)}`;
}

function holderOf(objects: PlaceObjects, pod: Pod, volume: Volume): string {
  const claim = volume.persistentVolumeClaim && objects.claim(volume.persistentVolumeClaim.claimName);
  const persistent = claim?.spec.volumeName === undefined ? undefined : objects.volume(claim.spec.volumeName);
  if (persistent !== undefined) return `volume/${persistent.metadata.uid}`;
  const hostPath = volume['hostPath'] as { readonly path?: string } | undefined;
  if (hostPath !== undefined) return `node/${pod.spec.nodeName ?? ''}${hostPath.path ?? '/'}`;
  return `pod/${pod.metadata.uid}/${volume.name}`;
}

/** Volumes whose files are made of API objects. */
function isMade(volume: Volume): boolean {
  return ['configMap', 'secret', 'projected', 'downwardAPI'].some((source) => volume[source] !== undefined);
}

function containersOf({ spec }: Pod): readonly Container[] {
  return [...spec.containers, ...(spec.initContainers ?? [])];
}
