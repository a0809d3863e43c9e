/** The order in which people write the fields of a manifest. */
import type { Json } from '#engine/json.ts';
import { isObject } from './changes.ts';

/** First the name of a thing, then what it is, then what it holds; fields that are not listed come between, as they were. */
const first = [
  ...['apiVersion', 'kind', 'metadata', 'name', 'image', 'serviceName', 'replicas', 'podManagementPolicy'],
  ...['updateStrategy', 'type', 'port'],
];
const last = ['selector', 'template', 'volumeClaimTemplates', 'spec'];

/** The same value with the fields of every object in that order. */
export function inWrittenOrder(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(inWrittenOrder);
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter((field): field is [string, Json] => field[1] !== undefined);
  fields.sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(fields.map(([name, field]) => [name, inWrittenOrder(field)]));
}

function rank(name: string): number {
  const late = last.indexOf(name);
  if (late >= 0) return first.length + 1 + late;
  const early = first.indexOf(name);
  return early >= 0 ? early : first.length;
}
