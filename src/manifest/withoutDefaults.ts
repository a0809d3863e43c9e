/** An object as a person would write it: without what the API server fills in by itself. */
import type { JsonObject } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import type { Release } from '#engine/versions.ts';
import { isObject, valueAt, withValueAt } from './changes.ts';
import type { FieldPath } from './fields.ts';
import { serverForm } from './serverForm.ts';

/**
 * The manifest without the fields whose absence means the same. The fields of a set's own spec stay, since it is them that the page is
 * about: of a set only the template and the claims are shortened.
 */
export function withoutDefaults(form: JsonObject, release: Release): JsonObject {
  const roots = form['kind'] === 'StatefulSet' ? rootsOfSet : rootsOfOthers;
  return roots
    .flatMap((root) => pathsBelow(form, root))
    .reduce((shorter, path) => {
      const without = withValueAt(shorter, path, undefined) as JsonObject;
      return sameJson(serverForm(without, release, form), form) ? without : shorter;
    }, form);
}

const rootsOfSet: readonly FieldPath[] = [
  ['spec', 'template'],
  ['spec', 'volumeClaimTemplates'],
];
const rootsOfOthers: readonly FieldPath[] = [['spec']];

/** The paths of all fields below a path, the inner ones first. */
function pathsBelow(form: JsonObject, path: FieldPath): FieldPath[] {
  const value = valueAt(form, path);
  if (Array.isArray(value)) return value.flatMap((_, index) => pathsBelow(form, [...path, index]));
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((name) => [...pathsBelow(form, [...path, name]), [...path, name]]);
}
