/** The volumes of a pod or of a pod template (kubectl `describeVolumes`), and the sources that persistent volumes have in common. */
import { compareQuantities, parseQuantity } from '#engine/apiserver/quantity.ts';
import { isMap, listAt, mapAt, textAt, valueAt } from '../objectFields.ts';
import { sortedEntries } from '../print/goValues.ts';
import { storageClassName } from '../print/tables/storage.ts';
import { type Description, labelEntries } from './description.ts';

export function describeVolumes(description: Description, level: 0 | 1, volumes: readonly unknown[]): void {
  if (volumes.length === 0) {
    description.line(level, 'Volumes:\t<none>');
    return;
  }
  description.line(level, 'Volumes:');
  for (const volume of volumes) {
    description.line(1, `${level === 0 ? '' : ' '}${textAt(volume, 'name')}:`);
    describeSource(description, volume);
  }
}

/** What is behind a volume, a field a line; `<unknown>` for a source that neither kubectl nor we describe. */
export function describeSource(description: Description, holder: unknown): void {
  const name = Object.keys(sources).find((each) => isMap(valueAt(holder, each)));
  const source = valueAt(holder, name ?? '');
  if (name === undefined || source === undefined) {
    description.line(1, '<unknown>');
    return;
  }
  const { type, fields, more } = sources[name] as Source;
  description.line(2, `Type:\t${type}`);
  for (const [title, text] of fields?.(source) ?? []) description.line(2, `${title}:\t${text}`);
  more?.(description, source);
}

interface Source {
  readonly type: string;
  readonly fields?: (source: unknown) => readonly (readonly [title: string, text: string])[];
  readonly more?: (description: Description, source: unknown) => void;
}

/** In kubectl's order: where a volume has two sources, the first counts. */
const sources: Readonly<Record<string, Source>> = {
  hostPath: {
    type: 'HostPath (bare host directory volume)',
    fields: (source) => [
      ['Path', textAt(source, 'path')],
      ['HostPathType', valueAt(source, 'type') === undefined ? '<none>' : textAt(source, 'type')],
    ],
  },
  emptyDir: {
    type: "EmptyDir (a temporary directory that shares a pod's lifetime)",
    fields: (source) => [
      ['Medium', textAt(source, 'medium')],
      ['SizeLimit', sizeLimit(textAt(source, 'sizeLimit'))],
    ],
  },
  secret: {
    type: 'Secret (a volume populated by a Secret)',
    fields: (source) => [
      ['SecretName', textAt(source, 'secretName')],
      ['Optional', flag(source, 'optional')],
    ],
  },
  configMap: {
    type: 'ConfigMap (a volume populated by a ConfigMap)',
    fields: (source) => [
      ['Name', textAt(source, 'name')],
      ['Optional', flag(source, 'optional')],
    ],
  },
  nfs: {
    type: 'NFS (an NFS mount that lasts the lifetime of a pod)',
    fields: (source) => [
      ['Server', textAt(source, 'server')],
      ['Path', textAt(source, 'path')],
      ['ReadOnly', flag(source, 'readOnly')],
    ],
  },
  persistentVolumeClaim: {
    type: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    fields: (source) => [
      ['ClaimName', textAt(source, 'claimName')],
      ['ReadOnly', flag(source, 'readOnly')],
    ],
  },
  ephemeral: {
    type: 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
    more: describeEphemeral,
  },
  local: {
    type: 'LocalVolume (a persistent volume backed by local storage on a node)',
    fields: (source) => [['Path', textAt(source, 'path')]],
  },
  downwardAPI: {
    type: 'DownwardAPI (a volume populated by information about the pod)',
    more: (description, source) => {
      description.line(2, 'Items:');
      for (const item of listAt(source, 'items')) {
        const from = textAt(item, 'fieldRef', 'fieldPath') || textAt(item, 'resourceFieldRef', 'resource');
        description.line(3, `${from} -> ${textAt(item, 'path')}`);
      }
    },
  },
  projected: {
    type: 'Projected (a volume that contains injected data from multiple sources)',
    more: (description, source) => {
      for (const line of listAt(source, 'sources').flatMap(projectedLines)) description.line(2, line);
    },
  },
  csi: { type: 'CSI (a Container Storage Interface (CSI) volume source)', more: describeCsi },
  image: {
    type: 'Image (a container image or OCI artifact)',
    fields: (source) => [
      ['Reference', textAt(source, 'reference')],
      ['PullPolicy', textAt(source, 'pullPolicy')],
    ],
  },
};

function flag(source: unknown, field: string): string {
  return String(valueAt(source, field) === true);
}

/** A limit of zero is none. */
function sizeLimit(text: string): string {
  const limit = parseQuantity(text);
  const zero = parseQuantity('0');
  return 'error' in limit || 'error' in zero || compareQuantities(limit, zero) <= 0 ? '<unset>' : text;
}

function projectedLines(source: unknown): readonly string[] {
  const secret = valueAt(source, 'secret');
  if (isMap(secret)) return [`SecretName:\t${textAt(secret, 'name')}`, `Optional:\t${flag(secret, 'optional')}`];
  if (isMap(valueAt(source, 'downwardAPI'))) return ['DownwardAPI:\ttrue'];
  const map = valueAt(source, 'configMap');
  if (isMap(map)) return [`ConfigMapName:\t${textAt(map, 'name')}`, `Optional:\t${flag(map, 'optional')}`];
  const token = valueAt(source, 'serviceAccountToken');
  return isMap(token) ? [`TokenExpirationSeconds:\t${textAt(token, 'expirationSeconds')}`] : [];
}

/** A claim that lives with its pod: what it will be, without a name and a state. */
function describeEphemeral(description: Description, source: unknown): void {
  const template = valueAt(source, 'volumeClaimTemplate');
  if (!isMap(template)) return;
  // kubectl indents each piece of a line here, also behind the title.
  const pad = '    ';
  const indented = (entries: readonly string[]) =>
    (entries.length === 0 ? ['<none>'] : entries).map((each) => pad + each);
  description.line(2, `StorageClass:\t${storageClassName(template)}`);
  description.line(2, 'Volume:\t');
  description.entries(2, 'Labels', indented(labelEntries(mapAt(template, 'metadata', 'labels'))));
  const annotations = sortedEntries(mapAt(template, 'metadata', 'annotations'));
  description.entries(2, 'Annotations', indented(annotations.map(([key, value]) => `${key}: ${String(value)}`)));
  description.line(2, 'Capacity:\t');
  description.line(2, 'Access Modes:\t');
  const mode = textAt(template, 'spec', 'volumeMode');
  if (mode !== '') description.line(2, `VolumeMode:\t${mode}`);
}

function describeCsi(description: Description, source: unknown): void {
  description.line(2, `Driver:\t${textAt(source, 'driver')}`);
  description.line(2, `FSType:\t${textAt(source, 'fsType')}`);
  const handle = valueAt(source, 'volumeHandle');
  if (handle !== undefined) description.line(2, `VolumeHandle:\t${String(handle)}`);
  description.line(2, `ReadOnly:\t${flag(source, 'readOnly')}`);
  // As kubectl, which indents also behind the title, but for `<none>`.
  const attributes = labelEntries(mapAt(source, 'volumeAttributes')).map((line) => `    ${shortened(line)}`);
  description.entries(2, 'VolumeAttributes', attributes);
}

function shortened(line: string): string {
  return line.length > 140 ? `${line.slice(0, 140)}...` : line;
}
