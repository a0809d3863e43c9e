import type { JsonObject } from '../../json.ts';
import type { KubernetesVersion } from '../../versions.ts';
import { forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { validateContainers, validateHostNetwork, validateInitContainers } from './containers.ts';
import { dnsSubdomainProblems } from './formats.ts';
import { ipAddressProblems } from './ipAddresses.ts';
import { count, part, parts, text, textMap, texts } from './jsonFields.ts';
import { problems, validateAnnotations, validateLabels } from './metadata.ts';
import { validateSecurity, validateTolerations, validateTopologySpread } from './podPlacement.ts';
import { validateVolumes } from './volumes.ts';

/** A pod template (upstream `ValidatePodTemplateSpec`). Affinity, the details of security and rare volume sources are not looked at. */
export function validatePodTemplate(template: JsonObject, version: KubernetesVersion, field: string): FieldError[] {
  const spec = part(template, 'spec') ?? {};
  const hasEphemeral = parts(spec, 'ephemeralContainers').length > 0;
  return [
    ...validateTemplateMaps(template, field),
    ...validatePodSpec(spec, version, `${field}.spec`),
    ...(hasEphemeral
      ? [forbiddenField(`${field}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template')]
      : []),
  ];
}

/** Labels and annotations, reported without the step through `metadata`. */
export function validateTemplateMaps(template: JsonObject, field: string): FieldError[] {
  const metadata = part(template, 'metadata') ?? {};
  return [
    ...validateLabels(textMap(metadata, 'labels'), `${field}.labels`),
    ...validateAnnotations(textMap(metadata, 'annotations'), `${field}.annotations`),
  ];
}

/** The spec of a pod or of a template (upstream `ValidatePodSpec`). */
export function validatePodSpec(spec: JsonObject, version: KubernetesVersion, field: string): FieldError[] {
  const { known, errors } = validateVolumes(parts(spec, 'volumes'), `${field}.volumes`);
  const pod = { volumes: known, graceSeconds: count(spec, 'terminationGracePeriodSeconds'), version };
  const containers = parts(spec, 'containers');
  return [
    ...errors,
    ...validateContainers(containers, pod, `${field}.containers`),
    ...validateInitContainers(parts(spec, 'initContainers'), containers, pod, `${field}.initContainers`),
    ...validateHostNetwork(spec, field),
    ...validateChoice(spec, 'restartPolicy', ['Always', 'OnFailure', 'Never'], field),
    ...validateChoice(spec, 'dnsPolicy', ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'], field),
    ...validateLabels(textMap(spec, 'nodeSelector'), `${field}.nodeSelector`),
    ...validateSecurity(spec, field),
    ...validateDns(spec, field),
    ...validateTopologySpread(parts(spec, 'topologySpreadConstraints'), `${field}.topologySpreadConstraints`),
    ...validateName(spec, 'serviceAccountName', field),
    ...validateName(spec, 'nodeName', field),
    ...validateDeadline(spec, `${field}.activeDeadlineSeconds`),
    ...validateTolerations(parts(spec, 'tolerations'), `${field}.tolerations`),
    ...validateHostAliases(spec, field),
    ...validateName(spec, 'priorityClassName', field),
    ...validateName(spec, 'runtimeClassName', field),
    ...(spec['preemptionPolicy'] === undefined
      ? []
      : validateChoice(spec, 'preemptionPolicy', ['PreemptLowerPriority', 'Never'], field)),
  ];
}

function validateChoice(spec: JsonObject, name: string, supported: readonly string[], field: string): FieldError[] {
  const value = text(spec, name);
  return supported.includes(value) ? [] : [unsupported(`${field}.${name}`, value, supported)];
}

function validateName(spec: JsonObject, name: string, field: string): FieldError[] {
  const value = text(spec, name);
  return value === '' ? [] : problems(`${field}.${name}`, value, dnsSubdomainProblems(value));
}

function validateDeadline(spec: JsonObject, field: string): FieldError[] {
  const seconds = count(spec, 'activeDeadlineSeconds');
  const isGood = spec['activeDeadlineSeconds'] === undefined || (seconds >= 1 && seconds <= 2147483647);
  return isGood ? [] : [invalidValue(field, seconds, 'must be between 1 and 2147483647, inclusive')];
}

function validateDns(spec: JsonObject, field: string): FieldError[] {
  const config = part(spec, 'dnsConfig');
  const isOwn = text(spec, 'dnsPolicy') === 'None';
  if (config === undefined) {
    return isOwn ? [required(`${field}.dnsConfig`, 'must provide `dnsConfig` when `dnsPolicy` is None')] : [];
  }
  const isEmpty = isOwn && texts(config, 'nameservers').length === 0;
  const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
  if (isEmpty) return [required(`${field}.dnsConfig.nameservers`, detail)];
  return [
    ...texts(config, 'nameservers').flatMap((address, index) =>
      problems(`${field}.dnsConfig.nameservers[${index}]`, address, ipAddressProblems(address)),
    ),
    ...parts(config, 'options').flatMap((option, index) =>
      text(option, 'name') === '' ? [required(`${field}.dnsConfig.options[${index}]`, 'must not be empty')] : [],
    ),
  ];
}

function validateHostAliases(spec: JsonObject, field: string): FieldError[] {
  return parts(spec, 'hostAliases').flatMap((alias, index) => [
    ...problems(`${field}.hostAliases[${index}].ip`, text(alias, 'ip'), ipAddressProblems(text(alias, 'ip'))),
    ...texts(alias, 'hostnames').flatMap((name, nameIndex) =>
      problems(`${field}.hostAliases[${index}].hostnames[${nameIndex}]`, name, dnsSubdomainProblems(name)),
    ),
  ]);
}
