/** Fields of manifests by their paths. */
import type { Json } from '#engine/json.ts';

/** The value at a path such as `spec.template.spec.containers.0.image`; undefined when there is none. */
export function fieldAt(object: Json, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Array.isArray(value) ? value[Number(key)] : (value as Readonly<Record<string, Json>>)[key];
  }, object);
}
