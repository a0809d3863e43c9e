import type { Json, JsonObject } from '../../json.ts';
import { invalidValue, type FieldError } from '../fieldErrors.ts';
import { amountOf, notNegative, validateAtMostAll, validateIntOrPercent } from './intOrPercent.ts';
import { internalRollingUpdate, internalUpdateStrategy } from './internalForm.ts';
import { count, part, text } from './jsonFields.ts';

/** The update strategy of a set, with `rollingUpdate` only where it has a meaning. */
export function validateUpdateStrategy(strategy: JsonObject, allowsRecreate: boolean): FieldError[] {
  const field = 'spec.updateStrategy';
  const type = text(strategy, 'type');
  const rollingUpdate = part(strategy, 'rollingUpdate');
  const others = allowsRecreate ? ['OnDelete', 'Recreate'] : ['OnDelete'];
  if (type === 'RollingUpdate') {
    return rollingUpdate === undefined ? [] : validateRollingUpdate(rollingUpdate, `${field}.rollingUpdate`);
  }
  if (!others.includes(type)) {
    const types = allowsRecreate ? "'RollingUpdate', 'OnDelete', or 'Recreate'" : "'RollingUpdate' or 'OnDelete'";
    return [invalidValue(field, internalUpdateStrategy(strategy), `must be ${types}`)];
  }
  if (rollingUpdate === undefined) return [];
  const detail = "only allowed for updateStrategy 'RollingUpdate'";
  return [invalidValue(`${field}.rollingUpdate`, internalRollingUpdate(rollingUpdate), detail)];
}

function validateRollingUpdate(rollingUpdate: JsonObject, field: string): FieldError[] {
  const partition = count(rollingUpdate, 'partition');
  const { maxUnavailable } = rollingUpdate;
  return [
    ...(partition < 0 ? [invalidValue(`${field}.partition`, partition, notNegative)] : []),
    ...(maxUnavailable === undefined ? [] : validateMaxUnavailable(maxUnavailable, `${field}.maxUnavailable`)),
  ];
}

function validateMaxUnavailable(value: Json, field: string): FieldError[] {
  return [
    ...validateIntOrPercent(value, field),
    ...(amountOf(value) === 0 ? [invalidValue(field, value, 'cannot be 0')] : []),
    ...validateAtMostAll(value, field),
  ];
}
