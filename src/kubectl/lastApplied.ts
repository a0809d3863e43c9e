/** What `apply` notes down of an object: the configuration that was given last (kubectl `GetModifiedConfiguration`). */
import type { JsonObject } from '#engine/json.ts';
import { goJson } from './print/goValues.ts';

const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';

/** The manifest with itself, without what was noted before, in an annotation. */
export function withLastApplied(manifest: JsonObject): JsonObject {
  const metadata = (manifest['metadata'] ?? {}) as JsonObject;
  const { [lastAppliedAnnotation]: _old, ...annotations } = (metadata['annotations'] ?? {}) as JsonObject;
  const bare = { ...manifest, metadata: { ...metadata, annotations } };
  const text = `${goJson(bare)}\n`;
  return { ...manifest, metadata: { ...metadata, annotations: { ...annotations, [lastAppliedAnnotation]: text } } };
}
