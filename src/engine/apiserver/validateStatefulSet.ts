/** What is wrong with a StatefulSet, in the API server's order and words (semantics 9.3 and 9.4). */
import type { JsonObject } from '../json.ts';
import type { StatefulSet } from '../objects.ts';
import type { Release } from '../versions.ts';
import type { FieldError } from './fieldErrors.ts';
import type { Unstored } from './manifests.ts';
import { validateAsBefore, validateImmutable } from './validation/immutable.ts';
import { validateMetadata, validateMetadataMaps } from './validation/metadata.ts';
import { specOf, validateSpec } from './validation/statefulSetSpec.ts';
import { inWordsOf } from './validation/wordsOfVersion.ts';

/**
 * What is wrong with a new set (upstream `ValidateStatefulSet`). `manifest` is the set as it was sent: only there an emptied
 * list or map can be told from none, which some messages do.
 */
export function validateStatefulSet(set: Unstored<StatefulSet>, release: Release, manifest?: JsonObject): FieldError[] {
  const allowsRecreate = release.gates.StatefulSetRecreateStrategy;
  const errors = [
    ...validateMetadata(set.metadata as unknown as JsonObject),
    ...validateSpec(specOf(set), { release, allowsRecreate, isNew: true, checksTemplate: true, manifest }),
  ];
  return inWordsOf(release, errors);
}

/**
 * What is wrong with a set that shall replace a stored one (upstream `ValidateStatefulSetUpdate`): the rules
 * of a new set, but for the name and the contents of what cannot change; then what has changed and must not.
 */
export function validateStatefulSetUpdate(
  set: Unstored<StatefulSet>,
  old: StatefulSet,
  release: Release,
  manifest?: JsonObject,
): FieldError[] {
  const isOld = release.version === '1.33';
  const allowsRecreate = release.gates.StatefulSetRecreateStrategy || old.spec.updateStrategy.type === 'Recreate';
  const options = { release, allowsRecreate, isNew: false, checksTemplate: true, manifest };
  const wasInvalid = validateSpec(specOf(old), options).length > 0;
  const errors = [
    ...validateMetadataMaps(set.metadata as unknown as JsonObject),
    ...validateSpec(specOf(set), { ...options, checksTemplate: !wasInvalid }),
    ...(isOld ? validateAsBefore(specOf(set), specOf(old)) : validateImmutable(specOf(set), specOf(old), manifest)),
  ];
  return inWordsOf(release, errors);
}
