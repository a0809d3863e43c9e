/** What `apply` notes down of an object: the configuration that was given last (kubectl `GetModifiedConfiguration`). */
import type { Json, JsonObject } from '#engine/json.ts';
import { isMap, textsAt } from './objectFields.ts';
import { goJson } from './print/goValues.ts';

export const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';

/** The manifest with itself, without what was noted before, in an annotation. */
export function withLastApplied(manifest: JsonObject): JsonObject {
  const metadata = (manifest['metadata'] ?? {}) as JsonObject;
  const { [lastAppliedAnnotation]: _old, ...annotations } = (metadata['annotations'] ?? {}) as JsonObject;
  const noted = { ...annotations, [lastAppliedAnnotation]: configurationOf(manifest) };
  return { ...manifest, metadata: { ...metadata, annotations: noted } };
}

/** What is noted of a manifest. */
export function configurationOf(manifest: JsonObject): string {
  return `${goJson(withoutLastApplied(manifest))}\n`;
}

/** The manifest with what it says of annotations, which is then never nothing, and without a note. */
export function withoutLastApplied(manifest: JsonObject): JsonObject {
  const metadata = (manifest['metadata'] ?? {}) as JsonObject;
  const { [lastAppliedAnnotation]: _old, ...annotations } = (metadata['annotations'] ?? {}) as JsonObject;
  return { ...manifest, metadata: { ...metadata, annotations } };
}

/** What was noted of an object, as a text; undefined when nothing was. */
export function lastAppliedText(object: unknown): string | undefined {
  return textsAt(object, 'metadata', 'annotations')[lastAppliedAnnotation];
}

/** What was applied last: empty when nothing was, undefined when the note is no JSON object. */
export function lastApplied(object: unknown): JsonObject | undefined {
  const text = lastAppliedText(object);
  if (text === undefined || text === '') return {};
  try {
    const noted = JSON.parse(text) as Json;
    return isMap(noted) ? noted : undefined;
  } catch {
    return undefined;
  }
}
