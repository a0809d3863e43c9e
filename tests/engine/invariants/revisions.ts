/** ControllerRevisions and the history (semantics 12.16 to 12.18, 12.23, 12.24). */
import type { ControllerRevision } from '#engine/objects.ts';
import {
  getPatch,
  hashControllerRevision,
  revisionBytes,
  revisionName,
  semanticallyEqualPatch,
} from '#engine/statefulset/revisionData.ts';
import { done, type Invariant, updateRevisionOf } from './seen.ts';

export const invariant16: Invariant = ({ set, setAfter, release, revisionsAfter, report }) => {
  const isFound = report.decisions.some(({ rule }) => rule === 'revisionFound');
  if (setAfter === undefined || report.error !== undefined || isFound) return undefined;
  const { updateRevision } = setAfter.status;
  const update = revisionsAfter.find(({ metadata }) => metadata.name === updateRevision);
  if (update === undefined) return `the update revision ${updateRevision} is not there`;
  const means =
    revisionBytes(update) === getPatch(set, release.version) || semanticallyEqualPatch(set, update, release.version);
  if (!means) return `the update revision ${updateRevision} is not the template`;
  const highest = Math.max(...revisionsAfter.map(({ revision }) => revision));
  return update.revision === highest
    ? undefined
    : `the update revision has number ${update.revision}, another one ${highest}`;
};

export const invariant17: Invariant = ({ revisions, revisionsAfter }) => {
  const before = new Map(revisions.map((revision) => [revision.metadata.uid, revision]));
  for (const after of revisionsAfter) {
    const { name, uid } = after.metadata;
    const known = before.get(uid);
    if (known !== undefined && revisionBytes(known) !== revisionBytes(after)) return `the data of ${name} changed`;
    if (known !== undefined && after.revision < known.revision) return `the number of ${name} fell`;
  }
  const all = revisionsAfter.map(revisionBytes);
  return new Set(all).size === all.length ? undefined : 'two revisions have the same data';
};

export const invariant18: Invariant = (seen) => {
  const { set, pods, revisions, report } = seen;
  // As this sync chose them: the status may have been refused. When it could not choose, only pods hold revisions (semantics 3.6).
  const hasChosen = !report.decisions.some(({ stage, verdict }) => stage === 'revisions' && verdict === 'fail');
  const chosen = hasChosen ? [set.status.currentRevision, updateRevisionOf(seen)] : [];
  const live = new Set([...chosen, ...pods.map(({ revision }) => revision)]);
  const gone = new Set(done(seen, 'delete', 'controllerrevisions').map(({ name }) => name));
  const killed = [...gone].find((name) => live.has(name));
  if (killed !== undefined) return `the live revision ${killed} was deleted`;
  const { revisionHistoryLimit } = set.spec;
  const kept = revisions.filter(({ metadata: { name } }: ControllerRevision) => !live.has(name) && !gone.has(name));
  if (report.error !== undefined || revisionHistoryLimit < 0 || kept.length <= revisionHistoryLimit) return undefined;
  return `${kept.length} dead revisions are left, more than ${revisionHistoryLimit}`;
};

export const invariant23: Invariant = (seen) => {
  const { set, release } = seen;
  const bytes = getPatch(set, release.version);
  for (const { name } of done(seen, 'create', 'controllerrevisions')) {
    const from = set.status.collisionCount ?? 0;
    const names = [0, 1, 2, 3].map((more) =>
      revisionName(set.metadata.name, hashControllerRevision(bytes, from + more)),
    );
    if (!names.includes(name)) return `the revision of this template was called ${name}, not ${names[0]}`;
  }
  return undefined;
};

export const invariant24: Invariant = (seen) => {
  const bytes = getPatch(seen.set, seen.release.version);
  const known = seen.revisions.find((revision) => revisionBytes(revision) === bytes);
  const [created] = done(seen, 'create', 'controllerrevisions');
  return known && created && `${created.name} was made though ${known.metadata.name} is the same`;
};
