/** Pods (upstream `pkg/registry/core/pod/strategy.go`, `ValidatePodCreate`, `ValidatePodUpdate`). */
import type { Json, JsonObject } from '../../json.ts';
import type { Pod } from '../../objects.ts';
import { sameJson } from '../../sameJson.ts';
import { type ApiError, invalid } from '../apiErrors.ts';
import { forbiddenField, invalidValue, required, type FieldError } from '../fieldErrors.ts';
import { dnsSubdomainProblems } from '../validation/formats.ts';
import { part, parts, text, textMap } from '../validation/jsonFields.ts';
import { validateObjectMeta } from '../validation/objectMeta.ts';
import { validatePodSpec } from '../validation/podTemplate.ts';
import { type Context, metadataOf, specOf, type Strategy, withSpec } from './strategy.ts';

export const pods: Strategy = {
  prepareForCreate: (object) => withSpec(object, withPriority(withRequests(specOf(object)))),
  validate: (object, { release }) => [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...validatePodSpec(specOf(object), release.version, 'spec'),
    ...(parts(specOf(object), 'ephemeralContainers').length > 0
      ? [forbiddenField('spec.ephemeralContainers', 'cannot be set on create')]
      : []),
  ],
  validateUpdate,
  status: 'PodStatus',
};

/** A limit that has no request is also the request (upstream `SetDefaults_Pod`). */
function withRequests(spec: JsonObject): JsonObject {
  const filled = (containers: readonly JsonObject[]): readonly JsonObject[] =>
    containers.map((container) => {
      const resources = part(container, 'resources') ?? {};
      const limits = textMap(resources, 'limits');
      if (Object.keys(limits).length === 0) return container;
      return { ...container, resources: { ...resources, requests: { ...limits, ...textMap(resources, 'requests') } } };
    });
  const initContainers = parts(spec, 'initContainers');
  return {
    ...spec,
    enableServiceLinks: spec['enableServiceLinks'] ?? true,
    containers: filled(parts(spec, 'containers')),
    ...(initContainers.length > 0 && { initContainers: filled(initContainers) }),
  };
}

/** What the plug-in Priority adds. Others complete every new pod (`admissionDefaults.ts`). */
function withPriority(spec: JsonObject): JsonObject {
  return {
    ...spec,
    priority: spec['priority'] ?? 0,
    preemptionPolicy: spec['preemptionPolicy'] ?? 'PreemptLowerPriority',
  };
}

function validateUpdate(object: JsonObject, stored: JsonObject, { release }: Context): readonly FieldError[] {
  const spec = specOf(object);
  const old = specOf(stored);
  const errors = [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...validatePodSpec(spec, release.version, 'spec'),
  ];
  for (const list of ['containers', 'initContainers']) {
    const containers = parts(spec, list);
    if (containers.length !== parts(old, list).length)
      return [...errors, forbiddenField(`spec.${list}`, 'pod updates may not add or remove containers')];
    errors.push(...validateImages(containers, `spec.${list}`));
  }
  const deadline = validateDeadline(spec, old);
  errors.push(...deadline.errors);
  if (deadline.isFinal) return errors;
  errors.push(
    ...validateTolerations(parts(spec, 'tolerations'), parts(old, 'tolerations')),
    ...validateGates(parts(spec, 'schedulingGates'), parts(old, 'schedulingGates')),
  );
  return [...errors, ...validateRest(spec, old)];
}

function validateRest(spec: JsonObject, old: JsonObject): readonly FieldError[] {
  const isSame = sameJson(withoutMutable(spec, old), withoutMutable(old, old));
  return isSame ? [] : [forbiddenField('spec', otherFields)];
}

/**
 * The refusal of a PUT by a controller, which has only identity and volumes to change: a pod never gets other volumes (semantics 6.5).
 * Binding is a subresource of its own, so the node is not looked at.
 */
export function refusalOfPodUpdate(stored: Pod, next: Pod): ApiError | undefined {
  const old = stored.spec as unknown as JsonObject;
  const spec = { ...(next.spec as unknown as JsonObject), nodeName: old['nodeName'] };
  const causes = validateRest(spec, old);
  return causes.length === 0 ? undefined : invalid('Pod', stored.metadata.name, causes);
}

/** The real server appends what has changed, in the words of a Go library that changes them from build to build. */
const otherFields =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,' +
  '`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),' +
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

function validateImages(containers: readonly JsonObject[], field: string): readonly FieldError[] {
  return containers.flatMap((container, index) => {
    const image = text(container, 'image');
    if (image === '') return [required(`${field}[${index}].image`)];
    const detail = 'must not have leading or trailing whitespace';
    return image.trim() === image ? [] : [invalidValue(`${field}[${index}].image`, image, detail)];
  });
}

/** A deadline can be set and shortened. `isFinal`: nothing else is looked at. */
function validateDeadline(spec: JsonObject, old: JsonObject): { errors: readonly FieldError[]; isFinal: boolean } {
  const field = 'spec.activeDeadlineSeconds';
  const { activeDeadlineSeconds: next } = spec;
  const { activeDeadlineSeconds: before } = old;
  if (typeof next !== 'number') {
    const detail = 'must not update from a positive integer to nil value';
    return { errors: before === undefined ? [] : [invalidValue(field, null, detail)], isFinal: false };
  }
  if (next < 0 || next > 2147483647)
    return { errors: [invalidValue(field, next, 'must be between 0 and 2147483647, inclusive')], isFinal: true };
  if (typeof before === 'number' && before < next)
    return { errors: [invalidValue(field, next, 'must be less than or equal to previous value')], isFinal: true };
  return { errors: [], isFinal: false };
}

/** Upstream `validateOnlyAddedTolerations`: how long one is tolerated may change, for the rest there are only additions. */
function validateTolerations(tolerations: readonly JsonObject[], old: readonly JsonObject[]): readonly FieldError[] {
  const isKept = (before: JsonObject): boolean =>
    tolerations.some((next) => sameJson({ ...next, tolerationSeconds: 0 }, { ...before, tolerationSeconds: 0 }));
  const detail = 'existing toleration can not be modified except its tolerationSeconds';
  return old.every(isKept) ? [] : [forbiddenField('spec.tolerations', detail)];
}

/** Upstream `validateOnlyDeletedSchedulingGates`. */
function validateGates(gates: readonly JsonObject[], old: readonly JsonObject[]): readonly FieldError[] {
  const known = new Set(old.map((gate) => text(gate, 'name')));
  const added = gates.findIndex((gate) => !known.has(text(gate, 'name')));
  if (added < 0) return [];
  const detail = `only deletion is allowed, but found new scheduling gate '${text(gates[added] ?? {}, 'name')}'`;
  return [forbiddenField(`spec.schedulingGates[${added}].name`, detail)];
}

/** The spec without what an update may change. */
function withoutMutable(spec: JsonObject, old: JsonObject): JsonObject {
  const { activeDeadlineSeconds: _deadline, tolerations: _tolerations, schedulingGates: _gates, ...fixed } = spec;
  const oldGrace = old['terminationGracePeriodSeconds'];
  const isMended = typeof oldGrace === 'number' && oldGrace < 0 && spec['terminationGracePeriodSeconds'] === 1;
  return {
    ...fixed,
    containers: withoutImages(spec['containers']),
    initContainers: withoutImages(spec['initContainers']),
    ...(isMended && { terminationGracePeriodSeconds: oldGrace }),
  };
}

function withoutImages(containers: Json | undefined): Json | undefined {
  if (!Array.isArray(containers)) return undefined;
  return (containers as readonly JsonObject[]).map(({ image: _image, ...rest }) => rest);
}
