import type { Json } from '../../json.ts';
import { invalidValue, type FieldError } from '../fieldErrors.ts';
import { percentProblems } from './formats.ts';
import { problems } from './metadata.ts';

export const notNegative = 'must be greater than or equal to 0';

/** A number of pods or a percentage (upstream `ValidatePositiveIntOrPercent`). */
export function validateIntOrPercent(value: Json, field: string): FieldError[] {
  if (typeof value === 'string') return problems(field, value, percentProblems(value));
  return typeof value === 'number' && value < 0 ? [invalidValue(field, value, notNegative)] : [];
}

/** No percentage above a hundred (upstream `IsNotMoreThan100Percent`). */
export function validateAtMostAll(value: Json, field: string): FieldError[] {
  const isPercent = typeof value === 'string' && percentProblems(value).length === 0;
  return isPercent && amountOf(value) > 100 ? [invalidValue(field, value, 'must not be greater than 100%')] : [];
}

/** The number in a percentage or in a text of digits; what is neither counts as 0. */
export function amountOf(value: Json): number {
  if (typeof value !== 'string') return Number(value);
  return /^[-+]?\d+%?$/.test(value) ? Number.parseInt(value, 10) : 0;
}

/** A count that must not be below zero, when it is given. */
export function validateCount(value: Json | undefined, field: string): FieldError[] {
  return typeof value === 'number' && value < 0 ? [invalidValue(field, value, notNegative)] : [];
}
