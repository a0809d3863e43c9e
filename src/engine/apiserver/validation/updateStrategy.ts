import type { Json, JsonObject } from '../../json.ts';
import { invalidValue, type FieldError } from '../fieldErrors.ts';
import { percentProblems } from './formats.ts';
import { internalRollingUpdate, internalUpdateStrategy } from './internalForm.ts';
import { count, part, text } from './jsonFields.ts';
import { problems } from './metadata.ts';

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

const notNegative = 'must be greater than or equal to 0';

function validateMaxUnavailable(value: Json, field: string): FieldError[] {
  const isPercent = typeof value === 'string' && percentProblems(value).length === 0;
  const number = numberOf(value);
  return [
    ...(typeof value === 'string' ? problems(field, value, percentProblems(value)) : []),
    ...(typeof value === 'number' && value < 0 ? [invalidValue(field, value, notNegative)] : []),
    ...(number === 0 ? [invalidValue(field, value, 'cannot be 0')] : []),
    ...(isPercent && number > 100 ? [invalidValue(field, value, 'must not be greater than 100%')] : []),
  ];
}

/** The number in a percentage or in a text of digits; what is neither counts as 0. */
function numberOf(value: Json): number {
  if (typeof value !== 'string') return Number(value);
  return /^[-+]?\d+%?$/.test(value) ? Number.parseInt(value, 10) : 0;
}
