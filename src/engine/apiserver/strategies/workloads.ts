/** Deployments and ReplicaSets (upstream `pkg/apis/apps/validation`). */
import type { JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { matchesSelector } from '../../selectors.ts';
import type { Release } from '../../versions.ts';
import { forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { dnsSubdomainProblems } from '../validation/formats.ts';
import { internalSelector } from '../validation/internalForm.ts';
import { amountOf, validateAtMostAll, validateCount, validateIntOrPercent } from '../validation/intOrPercent.ts';
import { count, part, text, textMap } from '../validation/jsonFields.ts';
import { validateObjectMeta } from '../validation/objectMeta.ts';
import { validatePodTemplate } from '../validation/podTemplate.ts';
import { isUsableSelector, validateLabelSelector } from '../validation/selector.ts';
import { metadataOf, specOf, type Strategy } from './strategy.ts';

export const deployments: Strategy = {
  prepareForCreate: (object) => ({ ...object, status: {} }),
  validate: (object, { release }) => validateDeployment(object, release),
  validateUpdate: (object, stored, { release }) => [
    ...validateDeployment(object, release),
    ...validateSelectorKept(object, stored),
  ],
  status: 'DeploymentStatus',
  validateStatus: (status) => validateCounters(status, 'availableReplicas', 'updatedReplicas'),
  countsGenerations: true,
};

export const replicaSets: Strategy = {
  prepareForCreate: (object) => ({ ...object, status: { replicas: 0 } }),
  validate: (object, { release }) => validateReplicaSet(object, release),
  validateUpdate: (object, stored, { release }) => [
    ...validateReplicaSet(object, release),
    ...validateSelectorKept(object, stored),
  ],
  status: 'ReplicaSetStatus',
  validateStatus: (status) => validateCounters(status, 'fullyLabeledReplicas', 'availableReplicas'),
  countsGenerations: true,
};

function validateDeployment(object: JsonObject, release: Release): readonly FieldError[] {
  const spec = specOf(object);
  const deadline = spec['progressDeadlineSeconds'];
  const minReadySeconds = count(spec, 'minReadySeconds');
  const isTooShort = typeof deadline === 'number' && deadline <= minReadySeconds;
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...validateCount(spec['replicas'], 'spec.replicas'),
    ...validateSelector(spec),
    ...validateTemplate(spec, release),
    ...validateStrategy(part(spec, 'strategy') ?? {}),
    ...validateCount(minReadySeconds, 'spec.minReadySeconds'),
    ...validateCount(spec['revisionHistoryLimit'], 'spec.revisionHistoryLimit'),
    ...validateCount(deadline, 'spec.progressDeadlineSeconds'),
    ...(isTooShort
      ? [invalidValue('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds')]
      : []),
  ];
}

function validateReplicaSet(object: JsonObject, release: Release): readonly FieldError[] {
  const spec = specOf(object);
  return [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...validateCount(spec['replicas'], 'spec.replicas'),
    ...validateCount(spec['minReadySeconds'], 'spec.minReadySeconds'),
    ...validateSelector(spec),
    ...validateTemplate(spec, release),
  ];
}

/** Of a ReplicaSet's empty selector upstream says the same words. */
function validateSelector(spec: JsonObject): readonly FieldError[] {
  const selector = part(spec, 'selector');
  if (selector === undefined) return [required('spec.selector')];
  const isEmpty = Object.keys(internalSelector(selector)).every((name) => selector[name] === undefined);
  return [
    ...validateLabelSelector(selector, 'spec.selector'),
    ...(isEmpty
      ? [invalidValue('spec.selector', internalSelector(selector), 'empty selector is invalid for deployment')]
      : []),
  ];
}

/** Upstream `ValidatePodTemplateSpecForReplicaSet`. */
function validateTemplate(spec: JsonObject, release: Release): readonly FieldError[] {
  const selector = part(spec, 'selector') ?? {};
  const template = part(spec, 'template') ?? {};
  const podSpec = part(template, 'spec') ?? {};
  if (!isUsableSelector(selector))
    return [invalidValue('spec.selector', internalSelector(selector), 'invalid label selector')];
  const labels = textMap(part(template, 'metadata') ?? {}, 'labels');
  const isMatched = matchesSelector(selector, labels);
  const policy = text(podSpec, 'restartPolicy');
  const field = 'spec.template';
  return [
    ...(isMatched
      ? []
      : [invalidValue(`${field}.metadata.labels`, labels, '`selector` does not match template `labels`')]),
    ...validatePodTemplate(template, release.version, field),
    ...(policy === 'Always' ? [] : [unsupported(`${field}.spec.restartPolicy`, policy, ['Always'])]),
    ...(podSpec['activeDeadlineSeconds'] === undefined
      ? []
      : [
          forbiddenField(`${field}.spec.activeDeadlineSeconds`, 'activeDeadlineSeconds in ReplicaSet is not Supported'),
        ]),
  ];
}

function validateStrategy(strategy: JsonObject): readonly FieldError[] {
  const field = 'spec.strategy';
  const rollingUpdate = part(strategy, 'rollingUpdate');
  switch (text(strategy, 'type')) {
    case 'Recreate':
      return rollingUpdate === undefined
        ? []
        : [forbiddenField(`${field}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")];
    case 'RollingUpdate':
      return validateRollingUpdate(rollingUpdate ?? {}, `${field}.rollingUpdate`);
    default: {
      const printed = { Type: text(strategy, 'type'), RollingUpdate: rollingUpdate ?? null };
      return [unsupported(field, printed, ['Recreate', 'RollingUpdate'])];
    }
  }
}

function validateRollingUpdate(rollingUpdate: JsonObject, field: string): readonly FieldError[] {
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate;
  const isStuck = amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0;
  return [
    ...validateIntOrPercent(maxUnavailable, `${field}.maxUnavailable`),
    ...validateIntOrPercent(maxSurge, `${field}.maxSurge`),
    ...(isStuck ? [invalidValue(`${field}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0')] : []),
    ...validateAtMostAll(maxUnavailable, `${field}.maxUnavailable`),
  ];
}

function validateSelectorKept(object: JsonObject, stored: JsonObject): readonly FieldError[] {
  const { selector } = specOf(object);
  if (sameJson(selector, specOf(stored)['selector'])) return [];
  const printed = internalSelector(part(specOf(object), 'selector') ?? {});
  return [invalidValue('spec.selector', printed, 'field is immutable')];
}

/** Upstream `ValidateDeploymentStatus`, `ValidateReplicaSetStatus`. */
function validateCounters(status: JsonObject, ...others: readonly string[]): readonly FieldError[] {
  const replicas = count(status, 'replicas');
  const names = ['readyReplicas', ...others];
  return [
    ...['replicas', ...names].flatMap((name) => validateCount(status[name], `status.${name}`)),
    ...names
      .filter((name) => count(status, name) > replicas)
      .map((name) => invalidValue(`status.${name}`, status[name], 'cannot be greater than status.replicas')),
    ...(count(status, 'availableReplicas') > count(status, 'readyReplicas')
      ? [invalidValue('status.availableReplicas', status['availableReplicas'], 'cannot be greater than readyReplicas')]
      : []),
  ];
}
