import type { JsonObject } from '../../json.ts';
import { forbiddenField, invalidValue, required, type FieldError } from '../fieldErrors.ts';
import { labelKeyProblems, labelValueProblems } from './formats.ts';
import { parts, text, textMap, texts } from './jsonFields.ts';
import { problems, validateLabels } from './metadata.ts';

/** A label selector, wherever it stands (upstream `ValidateLabelSelector`). */
export function validateLabelSelector(selector: JsonObject | undefined, field: string): FieldError[] {
  if (selector === undefined) return [];
  const expressions = parts(selector, 'matchExpressions');
  return [
    ...validateLabels(textMap(selector, 'matchLabels'), `${field}.matchLabels`),
    ...expressions.flatMap((expression, index) =>
      validateRequirement(expression, `${field}.matchExpressions[${index}]`),
    ),
  ];
}

/** Whether the selector can be applied at all; one that cannot matches nobody. */
export function isUsableSelector(selector: JsonObject): boolean {
  const labels = Object.entries(textMap(selector, 'matchLabels'));
  const areLabelsGood = labels.every(([key, value]) => isGoodPair(key, [value]));
  return areLabelsGood && parts(selector, 'matchExpressions').every(isUsableRequirement);
}

function validateRequirement(expression: JsonObject, field: string): FieldError[] {
  const key = text(expression, 'key');
  const values = texts(expression, 'values');
  return [
    ...validateOperator(text(expression, 'operator'), values, field),
    ...problems(`${field}.key`, key, labelKeyProblems(key)),
    ...values.flatMap((value, index) => problems(`${field}.values[${index}]`, value, labelValueProblems(value))),
  ];
}

function validateOperator(operator: string, values: readonly string[], field: string): FieldError[] {
  if (operator === 'In' || operator === 'NotIn') {
    const isMissing = values.length === 0;
    return isMissing ? [required(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'")] : [];
  }
  if (operator === 'Exists' || operator === 'DoesNotExist') {
    const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    return values.length > 0 ? [forbiddenField(`${field}.values`, detail)] : [];
  }
  return [invalidValue(`${field}.operator`, operator, 'not a valid selector operator')];
}

function isUsableRequirement(expression: JsonObject): boolean {
  const values = texts(expression, 'values');
  const isOperatorGood = validateOperator(text(expression, 'operator'), values, '').length === 0;
  return isOperatorGood && isGoodPair(text(expression, 'key'), values);
}

function isGoodPair(key: string, values: readonly string[]): boolean {
  return labelKeyProblems(key).length === 0 && values.every((value) => labelValueProblems(value).length === 0);
}
