/** Objects as the text of a manifest: what a person would have written, without what the server stamped on them. */
import { stringify } from 'yaml';
import type { JsonObject } from '#engine/json.ts';
import type { KubeObject } from '#engine/objects.ts';
import type { Release } from '#engine/versions.ts';
import { schemaOfKubectl } from './schema.ts';
import { storedForm } from './serverForm.ts';
import { withoutDefaults } from './withoutDefaults.ts';
import { inWrittenOrder } from './writtenOrder.ts';

/** The documents in the order given, between `---`. Status, uid, times and the like are left out. */
export function printManifests(objects: readonly KubeObject[]): string {
  return objects.map((object) => printManifest(storedForm(object))).join('---\n');
}

/** The same for people to read: in the order in which they write, and without what the server fills in by itself. */
export function printForReading(objects: readonly KubeObject[], release: Release): string {
  return objects
    .map((object) => printManifest(inWrittenOrder(withoutDefaults(storedForm(object), release)) as JsonObject))
    .join('---\n');
}

export function printManifest(manifest: JsonObject): string {
  return stringify(manifest, options);
}

// Objects share what is equal, and a reader would take that for anchors and aliases.
const options = { ...schemaOfKubectl, lineWidth: 0, aliasDuplicateObjects: false };
