import type { JsonObject } from '../../json.ts';
import type { StatefulSet } from '../../objects.ts';
import { matchesSelector } from '../../selectors.ts';
import type { Release } from '../../versions.ts';
import { forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { validateClaimSpec } from './claimSpec.ts';
import { dnsLabelProblems } from './formats.ts';
import { internalSelector } from './internalForm.ts';
import { count, part, parts, text, textMap } from './jsonFields.ts';
import { problems } from './metadata.ts';
import { validatePodTemplate, validateTemplateMaps } from './podTemplate.ts';
import { isUsableSelector, validateLabelSelector } from './selector.ts';
import { validateUpdateStrategy } from './updateStrategy.ts';

/** What the rules of a spec depend on, apart from the spec. */
export interface SpecOptions {
  readonly release: Release;
  readonly allowsRecreate: boolean;
  /** An update leaves alone what it cannot change: the service's name and the claims. */
  readonly isNew: boolean;
  readonly checksTemplate: boolean;
  /** The set as it was sent: only there an emptied list or map can be told from none. */
  readonly manifest?: JsonObject | undefined;
}

/** The spec as plain fields, in which the rules look for what may be absent. */
export function specOf(set: { readonly spec: StatefulSet['spec'] }): JsonObject {
  return set.spec as unknown as JsonObject;
}

/** The rules of the spec (upstream `ValidateStatefulSetSpec`). */
export function validateSpec(spec: JsonObject, options: SpecOptions): FieldError[] {
  const checksClaims = options.isNew && options.release.version !== '1.33';
  return [
    ...validatePodManagement(text(spec, 'podManagementPolicy')),
    ...validateUpdateStrategy(part(spec, 'updateStrategy') ?? {}, options.allowsRecreate),
    ...validateRetention(part(spec, 'persistentVolumeClaimRetentionPolicy') ?? {}),
    ...(checksClaims ? validateClaimTemplates(spec) : []),
    ...validateCounts(spec),
    ...(options.isNew ? validateServiceName(text(spec, 'serviceName')) : []),
    ...validateSelector(part(spec, 'selector')),
    ...validateTemplate(spec, options),
    ...validateFixedParts(part(part(spec, 'template') ?? {}, 'spec') ?? {}),
  ];
}

function validatePodManagement(policy: string): FieldError[] {
  if (policy === 'OrderedReady' || policy === 'Parallel') return [];
  return [invalidValue('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'")];
}

const retentions = ['Retain', 'Delete'];

function validateRetention(policy: JsonObject): FieldError[] {
  return ['whenDeleted', 'whenScaled']
    .filter((when) => !retentions.includes(text(policy, when)))
    .map((when) => unsupported(`spec.persistentVolumeClaimRetentionPolicy.${when}`, text(policy, when), retentions));
}

function validateClaimTemplates(spec: JsonObject): FieldError[] {
  return parts(spec, 'volumeClaimTemplates').flatMap((claim, index) =>
    validateClaimSpec(part(claim, 'spec') ?? {}, `spec.volumeClaimTemplates[${index}].spec`),
  );
}

function validateCounts(spec: JsonObject): FieldError[] {
  const start = count(part(spec, 'ordinals') ?? {}, 'start');
  const counts: [string, number][] = [
    ['spec.replicas', count(spec, 'replicas')],
    ['spec.minReadySeconds', count(spec, 'minReadySeconds')],
    ['spec.ordinals.start', start],
  ];
  return counts
    .filter(([, value]) => value < 0)
    .map(([field, value]) => invalidValue(field, value, 'must be greater than or equal to 0'));
}

function validateServiceName(name: string): FieldError[] {
  return name === '' ? [] : problems('spec.serviceName', name, dnsLabelProblems(name));
}

function validateSelector(selector: JsonObject | undefined): FieldError[] {
  if (selector === undefined) return [required('spec.selector')];
  const isEmpty = Object.keys(selector).length === 0;
  return [
    ...validateLabelSelector(selector, 'spec.selector'),
    ...(isEmpty ? [invalidValue('spec.selector', selector, 'empty selector is invalid for statefulset')] : []),
  ];
}

function validateTemplate(spec: JsonObject, { release, checksTemplate, manifest }: SpecOptions): FieldError[] {
  const selector = part(spec, 'selector');
  if (selector !== undefined && !isUsableSelector(selector)) {
    return [invalidValue('spec.selector', internalSelector(selector), '')];
  }
  const template = part(spec, 'template') ?? {};
  const labels = textMap(part(template, 'metadata') ?? {}, 'labels');
  const isMatch = selector !== undefined && matchesSelector(selector, labels);
  const printed = Object.keys(labels).length > 0 ? labels : sentLabels(manifest);
  return [
    ...(isMatch
      ? []
      : [invalidValue('spec.template.metadata.labels', printed, '`selector` does not match template `labels`')]),
    // Before 1.34 nobody looked into the pods of a template until they were made.
    ...(checksTemplate && release.version !== '1.33'
      ? validatePodTemplate(withClaims(template, spec), release.version, 'spec.template')
      : []),
    ...validateTemplateMaps(template, 'spec.template'),
  ];
}

/** An emptied map prints as `{}`, none as `null`. */
function sentLabels(manifest: JsonObject | undefined): JsonObject | null {
  const template = part(part(manifest ?? {}, 'spec') ?? {}, 'template') ?? {};
  return part(part(template, 'metadata') ?? {}, 'labels') ?? null;
}

/** The template with the volumes that its pods will have: those of the claims first. Their host names are the controller's. */
function withClaims(template: JsonObject, spec: JsonObject): JsonObject {
  const podSpec = part(template, 'spec') ?? {};
  const names = new Set(
    parts(spec, 'volumeClaimTemplates').map((claim) => text(part(claim, 'metadata') ?? {}, 'name')),
  );
  const claims = [...names].map((name) => ({ name, persistentVolumeClaim: { claimName: name } }));
  const others = parts(podSpec, 'volumes').filter((volume) => !names.has(text(volume, 'name')));
  return { ...template, spec: { ...podSpec, volumes: [...claims, ...others] } };
}

function validateFixedParts(podSpec: JsonObject): FieldError[] {
  const policy = text(podSpec, 'restartPolicy');
  const hasDeadline = podSpec['activeDeadlineSeconds'] !== undefined;
  const field = 'spec.template.spec.activeDeadlineSeconds';
  return [
    ...(policy === 'Always' ? [] : [unsupported('spec.template.spec.restartPolicy', policy, ['Always'])]),
    ...(hasDeadline ? [forbiddenField(field, 'activeDeadlineSeconds in StatefulSet is not Supported')] : []),
  ];
}
