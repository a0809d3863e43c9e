/** Every deed is told on the set, once, and nothing else is (semantics 6.4, 6.6). */
import type { Write } from '#engine/apiserver/client.ts';
import type { Invariant, Seen } from './seen.ts';

export const tellsItsDeeds: Invariant = (seen) => {
  // A claim whose owners cannot be put right hides what became of the pod (semantics 6.3).
  const isHidden = seen.report.writes.some(
    ({ resource, verb, error }) => resource === 'persistentvolumeclaims' && verb === 'update' && error,
  );
  if (isHidden || seen.report.crashed === true) return undefined;
  for (const kind of ['create', 'delete'] as const) {
    const told = textsOf(seen, kind);
    const wanted = deedsOf(seen, kind);
    if (told.join('\n') !== wanted.join('\n'))
      return `told of ${told.join(', ') || 'nothing'}; wanted ${wanted.join(', ') || 'nothing'}`;
  }
  return undefined;
};

/** The first words of the events about a verb, which say of whom they tell and how it went. */
function textsOf({ report }: Seen, kind: 'create' | 'delete'): readonly string[] {
  const reasons = kind === 'create' ? /^(Successful|Failed)Create$/ : /^(Successful|Failed)Delete$/;
  return report.events
    .filter(({ reason }) => reasons.test(reason))
    .map(({ type, reason, message }) => `${type} ${reason} ${message.replace(/ error: .*/s, '')}`)
    .sort();
}

function deedsOf(seen: Seen, kind: 'create' | 'delete'): readonly string[] {
  const { report } = seen;
  const writes = report.writes.filter(
    ({ verb, resource }) => verb === kind && (resource === 'pods' || resource === 'persistentvolumeclaims'),
  );
  const deeds = writes.flatMap((write) => deedOf(seen, write) ?? []);
  return [...deeds, ...(kind === 'create' ? podsWithoutClaims(seen) : [])].sort();
}

function deedOf({ set, release }: Seen, { verb, resource, name, error }: Write): string | undefined {
  const isNew = release.version === '1.37';
  const reason = verb === 'create' ? 'Create' : 'Delete';
  const spoken = isNew ? reason : verb;
  const inSet = `in StatefulSet ${set.metadata.name}`;
  const isGood = error === undefined || (verb === 'delete' && isNew && error.reason === 'NotFound');
  if (resource === 'pods') {
    // A taken name is an error without an event.
    if (error?.reason === 'AlreadyExists' && verb === 'create') return undefined;
    return isGood
      ? `Normal Successful${reason} ${spoken} Pod ${name} ${inSet} successful`
      : `Warning Failed${reason} ${spoken} Pod ${name} ${inSet} failed`;
  }
  if (error?.reason === 'AlreadyExists') return undefined;
  const pod = name.slice(name.indexOf('-') + 1);
  return isGood
    ? `Normal SuccessfulCreate ${spoken} Claim ${name} Pod ${pod} ${inSet} success`
    : `Warning FailedCreate ${spoken} Claim ${name} for Pod ${pod} ${inSet} failed`;
}

/** A pod that is missing and whose claims cannot be had is not created, and that is told, too. */
function podsWithoutClaims({ set, release, report, claims, pods }: Seen): readonly string[] {
  const refused = report.writes.filter(
    ({ verb, resource, error }) => verb === 'create' && resource === 'persistentvolumeclaims' && error,
  );
  const dying = [...claims.values()].filter(({ metadata }) => metadata.deletionTimestamp !== undefined);
  const tried = new Set(
    report.writes.flatMap(({ verb, resource, name }) => (verb === 'create' && resource === 'pods' ? [name] : [])),
  );
  const names = new Set(
    [...refused.map(({ name }) => name), ...dying.map(({ metadata }) => metadata.name)].map((name) =>
      name.slice(name.indexOf('-') + 1),
    ),
  );
  const spoken = release.version === '1.37' ? 'Create' : 'create';
  return [...names].flatMap((name) => {
    const text = `${spoken} Pod ${name} in StatefulSet ${set.metadata.name} failed`;
    const isTold = report.events.some(({ message }) => message.startsWith(`${text} error: `));
    return isTold && !tried.has(name) && !pods.some((pod) => pod.name === name) ? [`Warning FailedCreate ${text}`] : [];
  });
}

const reasons = /^(?:(?:Successful|Failed)(?:Create|Delete|Update)|ConflictingController|UnknownStrategy)$/;

export const tellsInKnownWords: Invariant = ({ report }) => {
  const odd = report.events.find(({ reason }) => !reasons.test(reason));
  return odd && `the event ${odd.reason} is none of the controller's`;
};
