import type { JsonObject } from '../../json.ts';
import { invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { labelKeyProblems, labelValueProblems } from './formats.ts';
import { count, part, text } from './jsonFields.ts';
import { problems } from './metadata.ts';
import { validateLabelSelector } from './selector.ts';

/** The tolerations of a pod (upstream `ValidateTolerations`). */
export function validateTolerations(tolerations: readonly JsonObject[], field: string): FieldError[] {
  return tolerations.flatMap((toleration, index) => {
    const at = `${field}[${index}]`;
    const key = text(toleration, 'key');
    return [
      ...(key === '' ? validateEveryKey(toleration, at) : problems(`${at}.key`, key, labelKeyProblems(key))),
      ...validateSeconds(toleration, at),
      ...validateValue(toleration, at),
      ...validateEffect(text(toleration, 'effect'), at),
    ];
  });
}

function validateEveryKey(toleration: JsonObject, field: string): FieldError[] {
  const operator = text(toleration, 'operator');
  const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
  return operator === 'Exists' ? [] : [invalidValue(`${field}.operator`, operator, detail)];
}

function validateSeconds(toleration: JsonObject, field: string): FieldError[] {
  const effect = text(toleration, 'effect');
  const isGood = toleration['tolerationSeconds'] === undefined || effect === 'NoExecute';
  const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
  return isGood ? [] : [invalidValue(`${field}.effect`, effect, detail)];
}

function validateValue(toleration: JsonObject, field: string): FieldError[] {
  const value = text(toleration, 'value');
  const operator = text(toleration, 'operator');
  if (operator === 'Equal' || operator === '') {
    const wrong = labelValueProblems(value);
    return wrong.length === 0 ? [] : [invalidValue(`${field}.operator`, value, wrong.join(';'))];
  }
  if (operator !== 'Exists') return [unsupported(`${field}.operator`, operator, ['Equal', 'Exists'])];
  return value === ''
    ? []
    : [invalidValue(`${field}.operator`, value, "value must be empty when `operator` is 'Exists'")];
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function validateEffect(effect: string, field: string): FieldError[] {
  return effect === '' || effects.includes(effect) ? [] : [unsupported(`${field}.effect`, effect, effects)];
}

const waysOut = ['DoNotSchedule', 'ScheduleAnyway'];

/** How a pod's set spreads over the nodes (upstream `validateTopologySpreadConstraints`). */
export function validateTopologySpread(constraints: readonly JsonObject[], field: string): FieldError[] {
  return constraints.flatMap((constraint, index) => {
    const at = `${field}[${index}]`;
    const skew = count(constraint, 'maxSkew');
    const key = text(constraint, 'topologyKey');
    const wayOut = text(constraint, 'whenUnsatisfiable');
    return [
      ...(skew > 0 ? [] : [invalidValue(`${at}.maxSkew`, skew, 'must be greater than zero')]),
      ...(key === '' ? [required(`${at}.topologyKey`, 'can not be empty')] : []),
      ...(waysOut.includes(wayOut) ? [] : [unsupported(`${at}.whenUnsatisfiable`, wayOut, waysOut)]),
      ...validateLabelSelector(part(constraint, 'labelSelector'), `${at}.labelSelector`),
    ];
  });
}

/** The numbers of users and groups, of the pod and its namespaces. */
export function validateSecurity(spec: JsonObject, field: string): FieldError[] {
  const context = part(spec, 'securityContext') ?? {};
  const isShared = spec['shareProcessNamespace'] === true && spec['hostPID'] === true;
  const detail = 'ShareProcessNamespace and HostPID cannot both be enabled';
  return [
    ...validateIds(context, ['fsGroup', 'runAsUser', 'runAsGroup'], `${field}.securityContext`),
    ...(isShared ? [invalidValue(`${field}.shareProcessNamespace`, true, detail)] : []),
  ];
}

export function validateIds(context: JsonObject, names: readonly string[], field: string): FieldError[] {
  return names
    .filter((name) => count(context, name) < 0 || count(context, name) > 2147483647)
    .map((name) =>
      invalidValue(`${field}.${name}`, count(context, name), 'must be between 0 and 2147483647, inclusive'),
    );
}
