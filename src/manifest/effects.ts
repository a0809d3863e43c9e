/** What an edit of a field leads to, as the API server's rules and the controller's have it. */
import { mutableSetFields } from '#engine/apiserver/validation/immutable.ts';
import type { FieldPath } from './fields.ts';

/**
 * `immutable`: an update is refused. `revision`: the controller makes a new revision, or goes back to an old one, and replaces pods.
 * `atOnce`: it holds from the next sync on, for the pods that there are.
 */
export type Effect = 'immutable' | 'revision' | 'atOnce';

/**
 * What it means to change this field of an object that lives; undefined where nothing follows from it: the name of the object, its
 * kind, its status, and what only holds other fields.
 */
export function effectOf(kind: string, path: FieldPath): Effect | undefined {
  const [part, field] = path;
  if (kind !== 'StatefulSet' && kind !== 'Service') return undefined;
  if (part === 'metadata') return field === 'labels' || field === 'annotations' ? 'atOnce' : undefined;
  if (part !== 'spec' || typeof field !== 'string') return undefined;
  if (kind === 'Service') return 'atOnce';
  if (!mutableSetFields.includes(field)) return 'immutable';
  return field === 'template' ? 'revision' : 'atOnce';
}
