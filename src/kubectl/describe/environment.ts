/** The variables of a container (kubectl `describeContainerEnvVars` and `describeContainerEnvFrom`). */
import { compareQuantities, parseQuantity, type Quantity } from '#engine/apiserver/quantity.ts';
import { isMap, listAt, textAt, valueAt } from '../objectFields.ts';
import type { ApiObject } from '../world.ts';
import type { Description } from './description.ts';

/** `pod`: absent for a template, of which no fields are known. */
export function describeEnvironment(description: Description, container: unknown, pod: ApiObject | undefined): void {
  const sources = listAt(container, 'envFrom');
  if (sources.length > 0) description.line(2, 'Environment Variables from:');
  for (const source of sources) description.line(3, sourceText(source));
  const variables = listAt(container, 'env');
  description.line(2, `Environment:${variables.length === 0 ? '\t<none>' : ''}`);
  for (const variable of variables) {
    for (const line of variableLines(variable, container, pod)) description.line(3, line);
  }
}

function sourceText(source: unknown): string {
  const map = valueAt(source, 'configMapRef');
  const secret = valueAt(source, 'secretRef');
  const kind = isMap(map) ? 'ConfigMap' : isMap(secret) ? 'Secret' : '';
  const reference = map ?? secret;
  const prefix = textAt(source, 'prefix');
  const how = prefix === '' ? kind : `${kind} with prefix '${prefix}'`;
  return `${textAt(reference, 'name')}\t${how}\tOptional: ${isOptional(reference)}`;
}

function variableLines(variable: unknown, container: unknown, pod: ApiObject | undefined): readonly string[] {
  const name = textAt(variable, 'name');
  const from = valueAt(variable, 'valueFrom');
  if (!isMap(from)) {
    const [first = '', ...rest] = textAt(variable, 'value').split('\n');
    return [`${name}:\t${first}`, ...rest.map((line) => `\t${line}`)];
  }
  const field = from['fieldRef'];
  if (isMap(field)) {
    const path = textAt(field, 'fieldPath');
    return [`${name}:\t${pod === undefined ? '' : fieldOfPod(pod, path)} (${textAt(field, 'apiVersion')}:${path})`];
  }
  const resource = from['resourceFieldRef'];
  if (isMap(resource)) return [`${name}:\t${resourceText(resource, container)} (${textAt(resource, 'resource')})`];
  const secret = from['secretKeyRef'];
  if (isMap(secret)) return [`${name}:\t${keyText(secret, 'in secret')}`];
  const map = from['configMapKeyRef'];
  return isMap(map) ? [`${name}:\t${keyText(map, 'of config map')}`] : [];
}

function keyText(reference: unknown, where: string): string {
  const source = `<set to the key '${textAt(reference, 'key')}' ${where} '${textAt(reference, 'name')}'>`;
  return `${source}\tOptional: ${isOptional(reference)}`;
}

function isOptional(reference: unknown): boolean {
  return valueAt(reference, 'optional') === true;
}

/** What of a pod's fields kubectl looks up: only these have a name that its scheme knows (`EnvValueRetriever`); the rest reads as empty. */
function fieldOfPod({ metadata }: ApiObject, path: string): string {
  return path === 'metadata.name' || path === 'metadata.namespace'
    ? textAt(metadata, path.slice('metadata.'.length))
    : '';
}

/** A request or limit in units of the divisor, rounded up (`ExtractContainerResourceValue`). */
function resourceText(reference: unknown, container: unknown): string {
  const name = textAt(reference, 'resource');
  const [list = '', ...rest] = name.split('.');
  const amount = parseQuantity(textAt(container, 'resources', list, rest.join('.')) || '0');
  const written = parseQuantity(textAt(reference, 'divisor') || '0');
  if ('error' in amount || 'error' in written || !/^(limits|requests)$/.test(list)) return '';
  const divisor = written.unscaled === 0n ? one : written;
  const text = dividedUp(amount, divisor);
  return text === '0' && (name === 'limits.cpu' || name === 'limits.memory') ? 'node allocatable' : text;
}

const one: Quantity = { unscaled: 1n, scale: 0, family: 'decimal' };

function dividedUp(amount: Quantity, divisor: Quantity): string {
  if (compareQuantities(amount, one) < 0 && amount.unscaled <= 0n) return '0';
  const scale = Math.min(amount.scale, divisor.scale);
  const whole = (quantity: Quantity) => quantity.unscaled * 10n ** BigInt(quantity.scale - scale);
  const [numerator, denominator] = [whole(amount), whole(divisor)];
  return String((numerator + denominator - 1n) / denominator);
}
