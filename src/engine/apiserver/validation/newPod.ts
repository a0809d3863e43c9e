/**
 * What the API server has against a pod that a controller makes. Its template may never have been judged (1.33 does not judge that of
 * a StatefulSet), and the controller adds labels of its own: `<set>-<hash>` is too long for a set of more than 52 letters (semantics 6.1).
 */
import type { Release } from '../../versions.ts';
import { type ApiError, invalid } from '../apiErrors.ts';
import type { Draft } from '../apiServer.ts';
import { validateLabels } from './metadata.ts';
import { inWordsOf } from './wordsOfVersion.ts';

/** The refusal of a new pod for its labels, or undefined. */
export function refusalOfNewPod({ metadata }: Draft<'pods'>, release: Release): ApiError | undefined {
  const labels = metadata.labels ?? {};
  // Nearly every pod is fine: ask that first, and build the texts only for the other ones.
  if (Object.values(labels).every((value) => labelValue.test(value))) return undefined;
  const causes = inWordsOf(release, validateLabels(labels, 'metadata.labels'));
  return causes.length === 0 ? undefined : invalid('Pod', metadata.name, causes);
}

const labelValue = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
