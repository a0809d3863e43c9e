/** A request in two or three words, for a flag, a bolt or a branch chip. */
import { requestObject } from '#engine/simulation/requestObject.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { Words } from '#i18n/words.ts';
import { specChanges } from '../narration/specChanges.ts';

export function markLabel(request: Request, words: Words): string {
  const { marks } = words.timeline;
  switch (request.type) {
    case 'apply':
    case 'serverSideApply':
      return marks.apply({ name: requestObject(request).name });
    case 'create':
    case 'replace':
    case 'patch':
    case 'evict':
      return marks[request.type]({ name: requestObject(request).name });
    case 'scale':
      return marks.field({ field: 'replicas', value: String(request.replicas) });
    case 'patchSet':
      return specChanges(request.spec)
        .map(({ field, value }) => {
          if (value === undefined) return field === 'template' ? marks.template : field;
          return value === null ? marks.fieldRemoved({ field }) : marks.field({ field, value });
        })
        .join(', ');
    case 'setImage':
      return marks.image({ image: shortImage(request.image) });
    case 'delete':
      return marks.delete({ name: request.name });
    case 'recreateSet':
      return marks.recreate({ name: request.name });
    case 'podFault':
      return marks[request.fault]({ name: request.name });
    case 'hasten':
      return marks.hasten({ name: request.name });
    case 'apiFault':
      return marks.apiFault({
        verb: request.fault.verb,
        name: request.fault.name === '*' ? request.fault.resource : request.fault.name,
      });
    case 'cacheLag':
      if (request.lag === 'frozen') return marks.cachesFrozen;
      return request.lag === 0 ? marks.cachesCaughtUp : marks.cacheLag({ seconds: request.lag / 1000 });
    case 'controllerDown':
      return marks.controllerDown;
    case 'controllerUp':
      return marks.controllerUp;
    case 'nodeFault':
      return marks.nodeFaults[request.fault]({ name: request.name });
    case 'drain':
      return marks.drain({ name: request.name });
    case 'stopDrain':
      return marks.stopDrain({ name: request.name });
    case 'writeFiles':
    case 'lookUp':
      return marks[request.type]({ pod: request.pod });
    case 'provisionerFault':
      return request.fault === 'down' ? marks.provisionerDown : marks.provisionerUp;
    case 'controllerCrash':
      return marks.controllerCrash({ writes: request.afterWrites });
  }
}

/** A bolt is what somebody did to the cluster, a flag what somebody asked of it. */
export function isFault(request: Request): boolean {
  return (
    request.type === 'podFault' ||
    request.type === 'apiFault' ||
    request.type === 'hasten' ||
    request.type === 'cacheLag' ||
    request.type === 'controllerDown' ||
    request.type === 'controllerCrash' ||
    request.type === 'evict' ||
    request.type === 'nodeFault' ||
    request.type === 'provisionerFault' ||
    (request.type === 'delete' && request.resource === 'pods')
  );
}

/** The tag says what changed; without one, the name does. */
function shortImage(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return name.slice(name.indexOf(':') + 1);
}
