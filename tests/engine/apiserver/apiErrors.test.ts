import { describe, expect, it } from 'vitest';
import {
  alreadyExists,
  conflict,
  forbidden,
  generatedNameExists,
  invalid,
  notFound,
} from '#engine/apiserver/apiErrors.ts';
import { invalidValue, required } from '#engine/apiserver/fieldErrors.ts';

describe('A refusal', () => {
  it.each([
    [notFound('statefulsets', 'x'), 404, 'statefulsets.apps "x" not found'],
    [alreadyExists('pods', 'web-0'), 409, 'pods "web-0" already exists'],
    [forbidden('persistentvolumeclaims', 'x', 'no'), 403, 'persistentvolumeclaims "x" is forbidden: no'],
    [
      conflict('controllerrevisions', 'web-1'),
      409,
      'Operation cannot be fulfilled on controllerrevisions.apps "web-1": the object has been modified; please apply your changes to the latest version and try again',
    ],
    [
      generatedNameExists('pods', 'web-0', true),
      409,
      'object is being deleted: pods "web-0" already exists, the server was not able to generate a unique name for the object',
    ],
  ])('says %s', (error, code, message) => {
    expect(error).toMatchObject({ code, message });
  });
});

describe('An invalid object', () => {
  const name = required('metadata.name', 'name or generateName is required');
  const replicas = invalidValue('spec.replicas', -1, 'must be greater than or equal to 0');

  it('has one cause without brackets', () => {
    expect(invalid('StatefulSet', 'web', [replicas]).message).toBe(
      'StatefulSet.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    );
  });

  it('has several in brackets, each once', () => {
    expect(invalid('StatefulSet', '', [name, replicas, replicas])).toMatchObject({
      code: 422,
      message:
        'StatefulSet.apps "" is invalid: [metadata.name: Required value: name or generateName is required, spec.replicas: Invalid value: -1: must be greater than or equal to 0]',
      causes: [name, replicas, replicas],
    });
  });

  it('prints its values as Go does', () => {
    expect(invalidValue('f', 'a"\u0001é', '').message).toBe('Invalid value: "a\\"\\x01é"');
    expect(invalidValue('f', { a: '<' }, '').message).toBe('Invalid value: {"a":"\\u003c"}');
    expect(invalidValue('f', undefined, 'd').message).toBe('Invalid value: null: d');
  });
});
