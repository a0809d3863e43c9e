/** In which words the API server answers when a call is made to fail (apimachinery `pkg/api/errors`, client-go for 429). */
import { alreadyExists, type ApiError, conflict, generatedNameExists, notFound, withGroup } from './apiErrors.ts';
import type { WriteResource, WriteVerb } from './client.ts';
import type { Fault } from './faults.ts';

const methods: Readonly<Record<WriteVerb, string>> = {
  create: 'post',
  update: 'put',
  delete: 'delete',
  patch: 'patch',
};

/** The answer of a fault with a reason other than Forbidden. `message` takes the place of the part that differs from case to case. */
export function faultAnswer(
  { reason, message }: Fault,
  verb: WriteVerb,
  written: WriteResource,
  name: string,
): ApiError {
  const resource = written === 'statefulsets/status' ? 'statefulsets' : written;
  switch (reason) {
    case 'AlreadyExists':
      return resource === 'pods' ? generatedNameExists(resource, name, false) : alreadyExists(resource, name);
    case 'Conflict':
      return message === '' ? conflict(resource, name) : conflict(resource, name, message);
    case 'NotFound':
      return notFound(resource, name);
    case 'ServerTimeout':
      return {
        code: 500,
        reason,
        message: `The ${verb} operation against ${withGroup(resource)} could not be completed at this time, please try again.`,
      };
    case 'Timeout':
      return {
        code: 504,
        reason,
        message: `Timeout: ${message || 'request did not complete within requested timeout - context deadline exceeded'}`,
      };
    case 'InternalError':
      return {
        code: 500,
        reason,
        message: `Internal error occurred: ${message || 'failed calling webhook "admit.example.com": context deadline exceeded'}`,
      };
    case 'TooManyRequests':
      return { code: 429, reason, message: message || tooManyRequests(verb, resource, name) };
    default:
      throw new Error(`faultAnswer: wanted another reason than Forbidden, got ${reason}`);
  }
}

/** What client-go makes of the bare 429 of a server under load, once it has given up trying again. A POST names no object. */
function tooManyRequests(verb: WriteVerb, resource: string, name: string): string {
  const call = [methods[verb], withGroup(resource), ...(verb === 'create' ? [] : [name])].join(' ');
  return `the server has received too many requests and has asked us to try again later (${call})`;
}
