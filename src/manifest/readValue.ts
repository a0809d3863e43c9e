/** One YAML value of any type, as a flag may give it: the other documents of its text are not looked at. */
import { Composer } from 'yaml';
import type { Json } from '#engine/json.ts';
import { maxBytes, maxValues, readTokens } from './limits.ts';
import { readNode } from './readNode.ts';
import type { ComplaintCode } from './parseManifests.ts';
import { schemaOfKubectl } from './schema.ts';

/** The value, null for an empty text; or why it is not read. The text has to be YAML. */
export function readValue(text: string): { readonly value: Json } | { readonly code: ComplaintCode } {
  if (text.length > maxBytes) return { code: 'tooLarge' };
  const tokens = readTokens(text, () => {});
  if (!Array.isArray(tokens)) return { code: tokens.code };
  const composer = new Composer({ ...schemaOfKubectl, uniqueKeys: false, logLevel: 'silent' });
  for (const document of composer.compose(tokens)) {
    if (document.errors.length > 0) return { code: 'syntax' };
    return readNode(document.contents, { left: maxValues });
  }
  return { value: null };
}
