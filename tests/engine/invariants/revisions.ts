/** ControllerRevisions and the history (semantics 12.16 to 12.18, 12.23, 12.24). */
import type { ControllerRevision } from '#engine/objects.ts';
import { sameJson } from '#engine/sameJson.ts';
import { done, inOrder, type Invariant, type Seen, updateRevisionOf } from './seen.ts';
import { bytesOf, hashOf, haveSameBytes, keepsTemplateOf, revisionNameOf } from './templates.ts';

export const invariant16: Invariant = (seen) => {
  const { set, setAfter, after, revisionsAfter, report } = seen;
  if (setAfter === undefined || report.error !== undefined) return undefined;
  const { updateRevision } = setAfter.status;
  const update = after.objects.controllerrevisions.find(({ metadata }) => metadata.name === updateRevision);
  if (update === undefined) return `the update revision ${updateRevision} is not there`;
  if (!keepsTemplateOf(update, set)) return `the update revision ${updateRevision} is not the template`;
  // One that was there under its name is taken as it is, whoever owns it (semantics 3.4d).
  if (wasRefused(seen, update)) return undefined;
  const highest = Math.max(...revisionsAfter.map(({ revision }) => revision));
  return update.revision === highest
    ? undefined
    : `the update revision has number ${update.revision}, another one ${highest}`;
};

function wasRefused({ report }: Seen, { metadata }: ControllerRevision): boolean {
  return report.writes.some(
    ({ verb, resource, name, error }) =>
      verb === 'create' && resource === 'controllerrevisions' && name === metadata.name && error !== undefined,
  );
}

export const invariant17: Invariant = ({ revisions, revisionsAfter }) => {
  const before = new Map(revisions.map((revision) => [revision.metadata.uid, revision]));
  for (const after of revisionsAfter) {
    const { name, uid } = after.metadata;
    const known = before.get(uid);
    if (known !== undefined && !haveSameBytes(known, after)) return `the data of ${name} changed`;
    if (known !== undefined && after.revision < known.revision) return `the number of ${name} fell`;
  }
  // Two that had the same data already stay as they are.
  const kept = new Set(revisionsAfter.filter(({ metadata }) => before.has(metadata.uid)).map(bytesOf));
  const made = revisionsAfter.filter(({ metadata }) => !before.has(metadata.uid)).map(bytesOf);
  const isNew = new Set(made).size === made.length && !made.some((bytes) => kept.has(bytes));
  return isNew ? undefined : 'two revisions have the same data';
};

export const invariant18: Invariant = (seen) => {
  const { set, pods, revisions } = seen;
  // As this sync chose them: the status may have been refused. When it could not choose, only pods hold revisions (semantics 3.6).
  const chosen = hasChosen(seen) ? [set.status.currentRevision, updateRevisionOf(seen)] : [];
  const live = new Set([...chosen, ...pods.map(({ revision }) => revision)]);
  const dead = revisions.filter(({ metadata }) => !live.has(metadata.name));
  const gone = new Set(done(seen, 'delete', 'controllerrevisions').map(({ name }) => name));
  const killed = [...gone].find((name) => live.has(name));
  if (killed !== undefined) return `the live revision ${killed} was deleted`;
  const { revisionHistoryLimit: limit } = set.spec;
  const surplus = limit < 0 ? [] : inOrder(dead).slice(0, -limit || dead.length);
  const early = dead.find(
    ({ metadata: { name } }) => gone.has(name) && !surplus.some((old) => old.metadata.name === name),
  );
  if (early !== undefined) return `${early.metadata.name} was deleted, and is not beyond the limit of ${limit}`;
  const left = surplus.find(({ metadata }) => !gone.has(metadata.name));
  return left && hasTruncated(seen) ? `${left.metadata.name} is left, beyond the limit of ${limit}` : undefined;
};

function hasChosen({ report }: Seen): boolean {
  return !report.decisions.some(({ stage, verdict }) => stage === 'revisions' && verdict === 'fail');
}

/** The history is truncated after every work on pods, failed or not, as long as no deletion is refused (semantics 3.6). */
function hasTruncated({ report }: Seen): boolean {
  if (report.crashed === true) return false;
  if (report.error === undefined) return true;
  const hasWorked = report.writes.some(({ verb, resource }) => verb !== 'patch' && resource !== 'controllerrevisions');
  return hasWorked && !report.writes.some(({ resource, error }) => resource === 'controllerrevisions' && error);
}

export const invariant23: Invariant = (seen) => {
  const { set, report } = seen;
  const first = set.status.collisionCount ?? 0;
  const tried = report.writes.filter(({ verb, resource }) => verb === 'create' && resource === 'controllerrevisions');
  for (const [times, { name, sent }] of tried.entries()) {
    const wanted = revisionNameOf(sent as ControllerRevision, set.metadata.name, first + times);
    if (name !== wanted) return `the revision of this template was called ${name}, not ${wanted}`;
  }
  const accepted = tried.findIndex(({ error }) => error === undefined);
  const told = done(seen, 'update', 'statefulsets/status').map(
    ({ sent }) => (sent as Seen['set']).status.collisionCount,
  );
  const lost = accepted < 0 ? undefined : told.find((count) => count !== first + accepted);
  return lost === undefined ? undefined : `the status tells of ${lost} collisions, not of ${first + accepted}`;
};

/** Semantics 3.2 and 3.3: what a new revision keeps, its labels, its annotations, and its number. */
export const revisionAsMade: Invariant = (seen) => {
  const { set, release, revisions, report } = seen;
  const { template } = set.spec;
  const highest = Math.max(0, ...revisions.map(({ revision }) => revision));
  for (const { verb, resource, sent } of report.writes) {
    if (verb !== 'create' || resource !== 'controllerrevisions') continue;
    const made = sent as ControllerRevision;
    const { name, labels, annotations = {} } = made.metadata;
    const kept = made.data.spec.template as { $patch?: string; metadata?: { creationTimestamp?: null } };
    if (!keepsTemplateOf(made, set) || kept.$patch !== 'replace') return `${name} does not keep the template`;
    const isNull = kept.metadata?.creationTimestamp === null;
    if (isNull !== (release.version === '1.33')) return `${name} has the bytes of another release`;
    const hash = hashOf(made, set.status.collisionCount ?? 0);
    const wanted = { ...template.metadata?.labels, 'controller.kubernetes.io/hash': hash };
    if (textOf(labels ?? {}) !== textOf(wanted)) return `${name} has the labels ${textOf(labels ?? {})}`;
    if (textOf(annotations) !== textOf(set.metadata.annotations ?? {})) return `${name} does not tell its cause`;
    if (made.revision !== highest + 1) return `${name} has the number ${made.revision} after ${highest}`;
  }
  return undefined;
};

function textOf(map: Readonly<Record<string, string>>): string {
  return Object.entries(map)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .join(' ');
}

/** Semantics 3.4b: a rollback raises the number of the old revision and touches nothing else of it. */
export const renumbersOnly: Invariant = ({ report, revisions }) => {
  for (const { verb, resource, name, sent } of report.writes) {
    if (verb !== 'update' || resource !== 'controllerrevisions') continue;
    const known = revisions.find(({ metadata }) => metadata.name === name);
    const { revision } = sent as ControllerRevision;
    if (known === undefined || !sameJson({ ...known, revision }, sent))
      return `more than the number of ${name} changed`;
  }
  return undefined;
};

export const invariant24: Invariant = (seen) => {
  const { set, release, revisions } = seen;
  const last = inOrder(revisions).at(-1);
  for (const { name, sent } of done(seen, 'create', 'controllerrevisions')) {
    const equal = revisions.find((revision) => haveSameBytes(revision, sent as ControllerRevision));
    if (equal !== undefined) return `${name} was made though ${equal.metadata.name} is the same`;
    if (release.gates.StatefulSetSemanticRevisionComparison && last !== undefined && keepsTemplateOf(last, set))
      return `${name} was made though ${last.metadata.name} means the same`;
  }
  return undefined;
};
