/** PUT of the scale subresource: it sets `spec.replicas` and nothing else (upstream `ScaleREST.Update`). */
import type { Admission, Answer } from '../admission.ts';
import { invalid, notFound } from '../apiErrors.ts';
import { invalidValue } from '../fieldErrors.ts';
import type { ScalableResource } from '../objectRequest.ts';
import { resourceInfos } from '../resources.ts';
import { specOf, withSpec } from '../strategies/strategy.ts';
import { notNegative } from '../validation/intOrPercent.ts';
import { asObject } from './createObject.ts';
import { readObject } from './decodeObject.ts';
import { updateObject } from './updateObject.ts';

/** Scales a stored object, or says why not. */
export function scaleObject(admission: Admission, resource: ScalableResource, name: string, replicas: number): Answer {
  const info = resourceInfos[resource];
  const stored = admission.api.get(resource, name);
  if (stored === undefined) return notFound(resource, name);
  if (!Number.isInteger(replicas) || replicas < 0)
    return invalid('Scale', name, [invalidValue('spec.replicas', replicas, notNegative)]);
  const { object } = readObject(info, asObject(stored), admission.release);
  const scaled = withSpec(object, { ...specOf(object), replicas });
  return updateObject(admission, info, stored, scaled, { manifest: scaled, warnings: [], subresource: 'scale' });
}
