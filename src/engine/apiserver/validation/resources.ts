import type { JsonObject } from '../../json.ts';
import { byBytes } from '../byteOrder.ts';
import { forbiddenField, invalidValue, required, type FieldError } from '../fieldErrors.ts';
import { compareQuantities, parseQuantity, type Quantity } from '../quantity.ts';
import { labelKeyProblems } from './formats.ts';
import { textMap } from './jsonFields.ts';
import { problems } from './metadata.ts';

/** Requests and limits of a container (upstream `ValidateContainerResourceRequirements`). */
export function validateResources(resources: JsonObject, field: string): FieldError[] {
  const limits = textMap(resources, 'limits');
  const requests = textMap(resources, 'requests');
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  const hasHugePagesAlone = names.some(isHugePages) && !names.some((name) => name === 'cpu' || name === 'memory');
  return [
    ...sortedNames(limits).flatMap((name) => validateAmount(name, limits[name] ?? '', `${field}.limits[${name}]`)),
    ...sortedNames(requests).flatMap((name) => [
      ...validateAmount(name, requests[name] ?? '', `${field}.requests[${name}]`),
      ...validateAgainstLimit(name, requests[name] ?? '', limits[name], field),
    ]),
    ...(hasHugePagesAlone ? [forbiddenField(field, 'HugePages require cpu or memory')] : []),
  ];
}

/** Less than, equal to or greater than zero. What is no quantity has been refused before. */
export function signOf(text: string): number {
  return compareTexts(text, '0');
}

function validateAmount(name: string, amount: string, field: string): FieldError[] {
  return [...validateName(name, field), ...validateQuantity(name, amount, field)];
}

function validateName(name: string, field: string): FieldError[] {
  const form = problems(field, name, labelKeyProblems(name));
  if (!name.includes('/')) {
    const standard = standardNames.has(name) || isHugePages(name);
    const notStandard = invalidValue(field, name, 'must be a standard resource type or fully qualified');
    const notOfContainer = invalidValue(field, name, 'must be a standard resource for containers');
    const isOfContainer = containerNames.has(name) || isHugePages(name);
    return [...form, ...(standard || form.length > 0 ? [] : [notStandard]), ...(isOfContainer ? [] : [notOfContainer])];
  }
  const isExtended = isNative(name) || isExtendedName(name);
  return isExtended ? form : [...form, invalidValue(field, name, "doesn't follow extended resource name standard")];
}

function validateQuantity(name: string, amount: string, field: string): FieldError[] {
  const isWhole = !integerNames.has(name) && !isExtendedName(name) ? true : isInteger(amount);
  return [
    ...(signOf(amount) < 0 ? [invalidValue(field, amount, 'must be greater than or equal to 0')] : []),
    ...(isWhole ? [] : [invalidValue(field, amount, 'must be an integer')]),
  ];
}

function validateAgainstLimit(name: string, request: string, limit: string | undefined, field: string): FieldError[] {
  const mustBeEqual = !isNative(name) || isHugePages(name);
  if (limit === undefined) {
    return mustBeEqual ? [required(`${field}.limits`, 'Limit must be set for non overcommitable resources')] : [];
  }
  const comparison = compareTexts(request, limit);
  if (mustBeEqual && comparison !== 0) {
    return [invalidValue(`${field}.requests`, request, `must be equal to ${name} limit of ${limit}`)];
  }
  return comparison > 0
    ? [invalidValue(`${field}.requests`, request, `must be less than or equal to ${name} limit of ${limit}`)]
    : [];
}

const containerNames = new Set(['cpu', 'memory', 'ephemeral-storage']);
const integerNames = new Set([
  ...['pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps'],
  ...['persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers'],
]);
const standardNames = new Set([
  ...containerNames,
  ...integerNames,
  ...['storage', 'requests.storage', 'requests.cpu', 'requests.memory', 'requests.ephemeral-storage'],
  ...['limits.cpu', 'limits.memory', 'limits.ephemeral-storage'],
]);

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtendedName(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && labelKeyProblems(`requests.${name}`).length === 0;
}

function isInteger(amount: string): boolean {
  const { unscaled, scale } = quantityOf(amount);
  return scale >= 0 || unscaled % 10n ** BigInt(-scale) === 0n;
}

function compareTexts(left: string, right: string): number {
  return compareQuantities(quantityOf(left), quantityOf(right));
}

function quantityOf(text: string): Quantity {
  const quantity = parseQuantity(text);
  return 'error' in quantity ? { unscaled: 0n, scale: 0, family: 'decimal' } : quantity;
}

function sortedNames(map: Readonly<Record<string, string>>): string[] {
  return Object.keys(map).sort(byBytes);
}
