/** What the API server knows beyond the first frame, as a simulation takes it. It arrives late. */
import './everyShape.ts';
import type { Admission, Answer, Validation } from './admission.ts';
import type { ApplyRequest, ObjectRequest } from './objectRequest.ts';
import type { Pod } from '../objects.ts';
import { applyObject } from './requests/applyObject.ts';
import { createObject } from './requests/createObject.ts';
import { evictPod } from './requests/evictPod.ts';
import { patchObject } from './requests/patchObject.ts';
import { scaleObject } from './requests/scaleObject.ts';
import { serverSideApply } from './requests/serverSideApply.ts';
import { replaceObject } from './requests/updateObject.ts';
import { refusalOfNewPod } from './validation/newPod.ts';
import { refusalOfPodUpdate } from './strategies/pods.ts';
import { validateStatefulSet, validateStatefulSetUpdate } from './validateStatefulSet.ts';

export const validation: Validation = {
  create: validateStatefulSet,
  update: validateStatefulSetUpdate,
  perform: performObjectRequest,
  judge: (stored, next) => (stored.kind === 'Pod' ? refusalOfPodUpdate(stored as Pod, next as Pod) : undefined),
  judgeNewPod: refusalOfNewPod,
};

/** Does what a request asks, or changes nothing and gives the refusal. */
function performObjectRequest(admission: Admission, request: ObjectRequest | ApplyRequest): Answer {
  switch (request.type) {
    case 'apply':
      return applyObject(admission, request.manifest);
    case 'create':
      return createObject(admission, request.manifest, request.fieldValidation);
    case 'replace':
      return replaceObject(admission, request.manifest, request.fieldValidation, request.fieldManager);
    case 'patch':
      return patchObject(admission, request);
    case 'scale':
      return scaleObject(admission, request.resource, request.name, request.replicas);
    case 'evict':
      return evictPod(admission, request.name, request.options);
    case 'serverSideApply':
      return serverSideApply(admission, request);
  }
}
