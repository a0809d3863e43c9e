import type { JsonObject } from '../../json.ts';
import type { KubernetesVersion } from '../../versions.ts';
import { duplicate, forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { validateEnvironment } from './environment.ts';
import { dnsLabelProblems } from './formats.ts';
import { count, part, parts, text } from './jsonFields.ts';
import { problems } from './metadata.ts';
import { validateMounts } from './mounts.ts';
import { validateIds } from './podPlacement.ts';
import { validatePorts } from './ports.ts';
import { validateLifecycle, validateProbes } from './probes.ts';
import { validateResources } from './resources.ts';

/** What of the pod the rules of a container look at. */
export interface PodFacts {
  readonly volumes: ReadonlyMap<string, JsonObject>;
  readonly graceSeconds: number;
  readonly version: KubernetesVersion;
}

/** The containers that run together (upstream `validateContainers`). */
export function validateContainers(containers: readonly JsonObject[], pod: PodFacts, field: string): FieldError[] {
  if (containers.length === 0) return [required(field)];
  const names = new Set<string>();
  const errors = containers.flatMap((container, index) => {
    const at = `${field}[${index}]`;
    return [
      ...validateCommon(container, pod, at),
      ...validateUnique(text(container, 'name'), names, at),
      ...validateLifecycle(container, pod.graceSeconds, at),
      ...validateProbes(container, at),
      ...validateRestart(container, pod, at),
    ];
  });
  return [...errors, ...validateHostPorts(containers, (index) => `${field}[${index}]`)];
}

/** The containers that run one after another, or as sidecars (upstream `validateInitContainers`). */
export function validateInitContainers(
  containers: readonly JsonObject[],
  others: readonly JsonObject[],
  pod: PodFacts,
  field: string,
): FieldError[] {
  const names = new Set(others.map((container) => text(container, 'name')));
  return containers.flatMap((container, index) => {
    const at = `${field}[${index}]`;
    const isSidecar = text(container, 'restartPolicy') === 'Always';
    return [
      ...validateCommon(container, pod, at),
      ...validateInitRestart(container, pod, at),
      ...validateUnique(text(container, 'name'), names, at, true),
      // Upstream counts these ports from the start of the list.
      ...validateHostPorts([container], () => `${field}[0]`),
      ...(isSidecar
        ? [...validateLifecycle(container, pod.graceSeconds, at), ...validateProbes(container, at)]
        : forbidden(container, at)),
    ];
  });
}

function validateCommon(container: JsonObject, pod: PodFacts, field: string): FieldError[] {
  const name = text(container, 'name');
  return [
    ...(name === '' ? [required(`${field}.name`)] : problems(`${field}.name`, name, dnsLabelProblems(name))),
    ...(text(container, 'image') === '' ? [required(`${field}.image`)] : []),
    ...validateChoice(container, 'terminationMessagePolicy', ['File', 'FallbackToLogsOnError'], field),
    ...validatePorts(parts(container, 'ports'), `${field}.ports`),
    ...validateEnvironment(container, field, pod.version !== '1.33'),
    ...validateMounts(container, pod.volumes, field),
    ...validateChoice(container, 'imagePullPolicy', ['Always', 'IfNotPresent', 'Never'], field),
    ...validateResources(part(container, 'resources') ?? {}, `${field}.resources`),
    ...validateIds(part(container, 'securityContext') ?? {}, ['runAsUser', 'runAsGroup'], `${field}.securityContext`),
  ];
}

function validateChoice(
  container: JsonObject,
  name: string,
  supported: readonly string[],
  field: string,
): FieldError[] {
  const value = text(container, name);
  return supported.includes(value) ? [] : [unsupported(`${field}.${name}`, value, supported)];
}

/** Two init containers without a name are not called duplicates of each other. */
function validateUnique(name: string, names: Set<string>, field: string, isInit = false): FieldError[] {
  if (names.has(name)) return [duplicate(`${field}.name`, name)];
  if (name !== '' || !isInit) names.add(name);
  return [];
}

const restartPolicies = ['Always', 'Never', 'OnFailure'];

/** A container has a restart policy of its own since 1.34. */
function validateRestart(container: JsonObject, { version }: PodFacts, field: string): FieldError[] {
  if (container['restartPolicy'] === undefined) return [];
  if (version === '1.33') return [forbiddenField(`${field}.restartPolicy`, 'may not be set for non-init containers')];
  return validateChoice(container, 'restartPolicy', restartPolicies, field);
}

function validateInitRestart(container: JsonObject, { version }: PodFacts, field: string): FieldError[] {
  if (container['restartPolicy'] === undefined) return [];
  return validateChoice(container, 'restartPolicy', version === '1.33' ? ['Always'] : restartPolicies, field);
}

function forbidden(container: JsonObject, field: string): FieldError[] {
  const names = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];
  const detail = 'may not be set for init containers without restartPolicy=Always';
  return names
    .filter((name) => container[name] !== undefined)
    .map((name) => forbiddenField(`${field}.${name}`, detail));
}

function validateHostPorts(containers: readonly JsonObject[], fieldOf: (index: number) => string): FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap((container, index) =>
    parts(container, 'ports').flatMap((port, portIndex) => {
      const hostPort = count(port, 'hostPort');
      const place = `${text(port, 'protocol')}/${text(port, 'hostIP')}/${hostPort}`;
      if (hostPort === 0) return [];
      if (taken.has(place)) return [duplicate(`${fieldOf(index)}.ports[${portIndex}].hostPort`, place)];
      taken.add(place);
      return [];
    }),
  );
}

/** With the host's network a given host port must be the container's own. */
export function validateHostNetwork(spec: JsonObject, field: string): FieldError[] {
  if (spec['hostNetwork'] !== true) return [];
  const detail = 'must match `containerPort` when `hostNetwork` is true';
  return parts(spec, 'containers').flatMap((container, index) =>
    parts(container, 'ports').flatMap((port, portIndex) => {
      const hostPort = count(port, 'hostPort');
      const isGood = hostPort === 0 || hostPort === count(port, 'containerPort');
      return isGood
        ? []
        : [invalidValue(`${field}.containers[${index}].ports[${portIndex}].hostPort`, hostPort, detail)];
    }),
  );
}
