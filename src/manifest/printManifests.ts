/** Objects as the text of a manifest: what a person would have written, without what the server stamped on them. */
import { stringify } from 'yaml';
import type { KubeObject } from '#engine/objects.ts';
import { schemaOfKubectl } from './schema.ts';

/** The documents in the order given, between `---`. Status, uid, times and the like are left out. */
export function printManifests(objects: readonly KubeObject[]): string {
  return objects.map((object) => stringify(asWritten(object), options)).join('---\n');
}

// Objects share what is equal, and a reader would take that for anchors and aliases.
const options = { ...schemaOfKubectl, lineWidth: 0, aliasDuplicateObjects: false };

function asWritten({ apiVersion, kind, metadata, ...rest }: KubeObject): object {
  const { name, labels, annotations } = metadata;
  const { status: _status, ...fields } = rest as { status?: unknown };
  return {
    apiVersion,
    kind,
    metadata: { name, ...(labels && { labels }), ...(annotations && { annotations }) },
    ...fields,
  };
}
