/** Keeps a text and the cluster together: what has changed in the cluster is written into the text, unless its author changed it too. */
import type { Json, JsonObject } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import type { Release } from '#engine/versions.ts';
import { type Change, changesBetween, valueAt, withValueAt } from './changes.ts';
import type { FieldPath } from './fields.ts';
import { printManifest } from './printManifests.ts';
import { readText } from './readText.ts';
import { keyOf, type ObjectKey, serverForm } from './serverForm.ts';
import { writeChanges } from './writeField.ts';

/** Objects in the form of `storedForm`. */
export type Held = Readonly<Partial<Record<ObjectKey, JsonObject>>>;

/** A field that author and cluster have changed in different ways. */
export interface Conflict {
  readonly key: ObjectKey;
  readonly path: FieldPath;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

export interface Following {
  readonly text: string;
  /** What of the cluster the text agrees with, or has been told of. */
  readonly base: Held;
  readonly conflicts: readonly Conflict[];
}

/** A text, what it started from, and whether its author has changed it since. */
export interface Followed {
  readonly text: string;
  readonly base: Held;
  readonly isEdited: boolean;
}

/**
 * The text after the cluster has come to hold `now`. An edited field keeps its text: if the cluster changed it as well, that is a
 * conflict. A text that cannot be read stays as it is, and so does its base, so that the next call catches up.
 */
export function followCluster({ text, base, isEdited }: Followed, now: Held, release: Release): Following {
  const { documents, complaint } = readText(text);
  if (complaint !== undefined) return { text, base, conflicts: [] };
  const nextBase: Partial<Record<ObjectKey, JsonObject>> = {};
  const conflicts: Conflict[] = [];
  let written = text;
  for (const [index, { manifest }] of documents.entries()) {
    const key = keyOf(manifest);
    const theirs = key === undefined ? undefined : now[key];
    if (key === undefined || theirs === undefined || !isFollowed(manifest)) continue;
    const mine = serverForm(manifest, release, theirs);
    const old = base[key] ?? (isEdited ? undefined : mine);
    if (mine === undefined) {
      if (base[key] !== undefined) nextBase[key] = base[key];
      continue;
    }
    const { toWrite, clashes } = compare(mine, old, theirs);
    nextBase[key] = clashes.reduce(
      (object, { path }) => withValueAt(object, path, valueAt(old, path)) as JsonObject,
      theirs,
    );
    conflicts.push(...clashes.map(({ path, after }) => ({ key, path, mine: valueAt(mine, path), theirs: after })));
    written = writeChanges(written, index, toWrite);
    if (!isEdited && !says(written, index, theirs, release)) written = printedAnew(written, index, theirs);
  }
  return { text: written, base: nextBase, conflicts };
}

/** The text with the cluster's value for each of these fields. */
export function takeTheirs(text: string, conflicts: readonly Conflict[]): string {
  const { documents } = readText(text);
  return documents.reduce((written, { manifest }, index) => {
    const own = conflicts.filter(({ key }) => key === keyOf(manifest));
    return writeChanges(
      written,
      index,
      own.map(({ path, mine, theirs }) => ({ path, before: mine, after: theirs })),
    );
  }, text);
}

/** The two kinds that the page shows and changes by its controls. */
export function isFollowed({ kind }: JsonObject): boolean {
  return kind === 'StatefulSet' || kind === 'Service';
}

function compare(mine: JsonObject, old: JsonObject | undefined, theirs: JsonObject) {
  const toWrite: Change[] = [];
  const clashes: Change[] = [];
  for (const change of changesBetween(old ?? mine, theirs)) {
    const own = valueAt(mine, change.path);
    if (sameJson(own, change.after)) continue;
    if (old !== undefined && sameJson(own, change.before)) toWrite.push(change);
    else clashes.push(change);
  }
  return { toWrite, clashes };
}

function says(text: string, index: number, theirs: JsonObject, release: Release): boolean {
  const manifest = readText(text).documents[index]?.manifest;
  return manifest !== undefined && sameJson(serverForm(manifest, release, theirs), theirs);
}

function printedAnew(text: string, index: number, theirs: JsonObject): string {
  const { documents } = readText(text);
  const { from, to } = documents[index] ?? { from: 0, to: text.length };
  const separator = text.slice(from, to).includes('---') ? '---\n' : '';
  return text.slice(0, from) + separator + printManifest(theirs) + text.slice(to);
}
