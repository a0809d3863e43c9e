import type { JsonObject } from '../../json.ts';
import { forbiddenField, invalidValue, required, unsupported, valueNotFound, type FieldError } from '../fieldErrors.ts';
import { part, parts, text } from './jsonFields.ts';
import { validateRelativePath, validateSteps } from './paths.ts';

type Volumes = ReadonlyMap<string, JsonObject>;

/** Where a container mounts its volumes, and which it takes as raw devices (upstream `ValidateVolumeMounts`, `ValidateVolumeDevices`). */
export function validateMounts(container: JsonObject, volumes: Volumes, field: string): FieldError[] {
  const mounts = parts(container, 'volumeMounts');
  const devices = parts(container, 'volumeDevices');
  return [
    ...validateEachMount(container, devices, volumes, `${field}.volumeMounts`),
    ...validateEachDevice(devices, mounts, volumes, `${field}.volumeDevices`),
  ];
}

function validateEachMount(
  container: JsonObject,
  devices: readonly JsonObject[],
  volumes: Volumes,
  field: string,
): FieldError[] {
  const taken = new Set<string>();
  return parts(container, 'volumeMounts').flatMap((mount, index) => {
    const at = `${field}[${index}]`;
    const path = text(mount, 'mountPath');
    const isTaken = taken.has(path);
    taken.add(path);
    return [
      ...validateVolumeName(text(mount, 'name'), volumes, `${at}.name`),
      ...(path === '' ? [required(`${at}.mountPath`)] : []),
      ...(isTaken ? [invalidValue(`${at}.mountPath`, path, 'must be unique')] : []),
      ...validateOverlap(mount, 'mountPath', devices, 'devicePath', 'volumeDevices', at),
      ...validateSubPaths(mount, at, field),
      ...validatePropagation(mount, container, `${field}.mountPropagation`),
    ];
  });
}

function validateVolumeName(name: string, volumes: Volumes, field: string): FieldError[] {
  return [...(name === '' ? [required(field)] : []), ...(volumes.has(name) ? [] : [valueNotFound(field, name)])];
}

/** A path inside the volume is reported without the mount's index. */
function validateSubPaths(mount: JsonObject, field: string, listField: string): FieldError[] {
  const path = text(mount, 'subPath');
  const expression = text(mount, 'subPathExpr');
  const isBoth = path !== '' && expression !== '';
  return [
    ...validateRelativePath(path, `${listField}.subPath`),
    ...(isBoth
      ? [invalidValue(`${field}.subPathExpr`, expression, 'subPathExpr and subPath are mutually exclusive')]
      : []),
    ...validateRelativePath(expression, `${listField}.subPathExpr`),
  ];
}

const propagations = ['Bidirectional', 'HostToContainer', 'None'];

function validatePropagation(mount: JsonObject, container: JsonObject, field: string): FieldError[] {
  if (mount['mountPropagation'] === undefined) return [];
  const mode = text(mount, 'mountPropagation');
  const isPrivileged = part(container, 'securityContext')?.['privileged'] === true;
  const detail = 'Bidirectional mount propagation is available only to privileged containers';
  return [
    ...(propagations.includes(mode) ? [] : [unsupported(field, mode, propagations)]),
    ...(mode === 'Bidirectional' && !isPrivileged ? [forbiddenField(field, detail)] : []),
  ];
}

function validateEachDevice(
  devices: readonly JsonObject[],
  mounts: readonly JsonObject[],
  volumes: Volumes,
  field: string,
): FieldError[] {
  const names = new Set<string>();
  const paths = new Set<string>();
  return devices.flatMap((device, index) => {
    const at = `${field}[${index}]`;
    const name = text(device, 'name');
    const errors = [
      ...validateDeviceName(name, volumes, names.has(name), `${at}.name`),
      ...validateDevicePath(text(device, 'devicePath'), paths, `${at}.devicePath`),
      ...validateOverlap(device, 'devicePath', mounts, 'mountPath', 'volumeMounts', at),
    ];
    if (name !== '') names.add(name);
    return errors;
  });
}

function validateDeviceName(name: string, volumes: Volumes, isTaken: boolean, field: string): FieldError[] {
  const volume = volumes.get(name);
  const isClaim =
    volume !== undefined && (part(volume, 'persistentVolumeClaim') ?? part(volume, 'ephemeral')) !== undefined;
  const detail = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode';
  return [
    ...(name === '' ? [required(field)] : []),
    ...(isTaken ? [invalidValue(field, name, 'must be unique')] : []),
    ...(volume !== undefined && !isClaim ? [invalidValue(field, name, detail)] : []),
    ...(volume === undefined ? [valueNotFound(field, name)] : []),
  ];
}

function validateDevicePath(path: string, taken: Set<string>, field: string): FieldError[] {
  const isTaken = taken.has(path);
  const leadsBack = validateSteps(path, field).length > 0;
  if (!leadsBack) taken.add(path);
  return [
    ...(path === '' ? [required(field)] : []),
    ...(isTaken ? [invalidValue(field, path, 'must be unique')] : []),
    ...(leadsBack ? [invalidValue(field, path, "can not contain backsteps ('..')")] : []),
  ];
}

/** A volume is mounted or a device, not both; so is a path. */
function validateOverlap(
  own: JsonObject,
  pathField: string,
  others: readonly JsonObject[],
  otherPathField: string,
  otherList: string,
  field: string,
): FieldError[] {
  const name = text(own, 'name');
  const path = text(own, pathField);
  const hasName = others.some((other) => text(other, 'name') === name);
  const hasPath = others.some((other) => text(other, otherPathField) === path);
  return [
    ...(hasName ? [invalidValue(`${field}.name`, name, `must not already exist in ${otherList}`)] : []),
    ...(hasPath
      ? [invalidValue(`${field}.${pathField}`, path, `must not already exist as a path in ${otherList}`)]
      : []),
  ];
}
