import { resourceOfKind } from '../apiserver/resources.ts';
import type { JsonObject } from '../json.ts';
import type { Request } from './scenario.ts';

/** The object that a request is about, as far as the request says: `''` for a kind that the cluster does not hold, and for no name or no object. */
export function requestObject(request: Request): { readonly resource: string; readonly name: string } {
  switch (request.type) {
    case 'apply':
    case 'create':
    case 'replace':
    case 'serverSideApply':
      return manifestObject(request.manifest);
    case 'patchSet':
    case 'setImage':
    case 'recreateSet':
      return { resource: 'statefulsets', name: request.name };
    case 'podFault':
    case 'hasten':
    case 'evict':
      return { resource: 'pods', name: request.name };
    case 'apiFault':
      return request.fault;
    case 'nodeFault':
    case 'drain':
    case 'stopDrain':
      return { resource: 'nodes', name: request.name };
    case 'writeFiles':
    case 'lookUp':
      return { resource: 'pods', name: request.pod };
    case 'provisionerFault':
      return { resource: '', name: request.name };
    case 'cacheLag':
    case 'controllerDown':
    case 'controllerUp':
    case 'controllerCrash':
      return { resource: '', name: '' };
    default:
      return request;
  }
}

function manifestObject({ kind, metadata }: JsonObject): { readonly resource: string; readonly name: string } {
  const { name } = (metadata ?? {}) as JsonObject;
  return {
    resource: resourceOfKind(String(kind))?.resource ?? '',
    name: typeof name === 'string' ? name : '',
  };
}
