/** Carries out the requests for any kind of object, and judges those for a set. It arrives after the first frame. */
import type { Admission, Answer, Validation } from './admission.ts';
import { methodNotAllowed } from './apiErrors.ts';
import type { ObjectRequest } from './objectRequest.ts';
import { validateStatefulSet, validateStatefulSetUpdate } from './validateStatefulSet.ts';

/** All that the API server knows, as a simulation takes it. */
export const validation: Validation = {
  create: validateStatefulSet,
  update: validateStatefulSetUpdate,
  perform: performObjectRequest,
};

/** Does what a request asks, or changes nothing and gives the refusal. */
function performObjectRequest(_admission: Admission, _request: ObjectRequest): Answer {
  return methodNotAllowed();
}
