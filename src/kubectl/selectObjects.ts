/** The objects of a kind that selectors choose, as the API server lists them. */
import { badRequest } from '#engine/apiserver/apiErrors.ts';
import type { ApiResource } from './discovery.ts';
import { fail, type Failure, failApi } from './failures.ts';
import { parseFieldSelector } from './fieldSelectors.ts';
import { parseLabelSelector } from './labelSelectors.ts';
import type { FileObject } from './manifestFiles.ts';
import { textsAt } from './objectFields.ts';
import { type ApiObject, objectsIn, type KubectlWorld } from './world.ts';

/** In name order; or the server's refusal of a selector, which names what was asked for. */
export function selectObjects(
  world: KubectlWorld,
  resource: ApiResource,
  namespace: string | undefined,
  selector: string,
  fieldSelector: string,
): readonly ApiObject[] | Failure {
  const hasLabels = parseLabelSelector(selector);
  const hasFields = parseFieldSelector(fieldSelector, resource);
  const problem = 'problem' in hasLabels ? hasLabels.problem : 'problem' in hasFields ? hasFields.problem : undefined;
  if ('problem' in hasLabels || 'problem' in hasFields) {
    const { group, version, name } = resource;
    const kind = JSON.stringify(`${group}/${version}, Resource=${name}`);
    const selectors = `label selector ${JSON.stringify(selector)}, field selector ${JSON.stringify(fieldSelector)}`;
    return failApi(badRequest(`Unable to find ${kind} that match ${selectors}: ${problem ?? ''}`));
  }
  return objectsIn(world, resource.name, namespace).filter(
    (object) => hasLabels(object.metadata.labels ?? {}) && hasFields(object),
  );
}

/** Those of a file whose labels fit; an empty selector takes all. */
export function selectedByLabels(objects: readonly FileObject[], selector: string): readonly FileObject[] | Failure {
  const hasLabels = parseLabelSelector(selector);
  if ('problem' in hasLabels) {
    return fail(`the provided selector ${JSON.stringify(selector)} is not valid: ${hasLabels.problem}`);
  }
  return objects.filter(({ manifest }) => hasLabels(textsAt(manifest, 'metadata', 'labels')));
}
