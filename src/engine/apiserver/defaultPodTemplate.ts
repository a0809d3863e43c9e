import type { JsonObject } from '../json.ts';
import type { PodTemplateSpec } from '../objects.ts';
import type { Release } from '../versions.ts';
import { defaulted } from './decode.ts';

/**
 * A pod template as the API server stores it (semantics 9.2): defaulted, zero values dropped by Go's rules, keys in byte
 * order. Fields unknown to the version are dropped; what is of a wrong type, too. Applying it again changes nothing.
 */
export function defaultPodTemplate(template: object, release: Release): PodTemplateSpec {
  // The reader gives every field of the shape that the type tells of.
  return defaulted('PodTemplateSpec', template as JsonObject, release) as unknown as PodTemplateSpec;
}
