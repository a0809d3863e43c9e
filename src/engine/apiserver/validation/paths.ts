import { invalidValue, type FieldError } from '../fieldErrors.ts';

/** A path below another one: relative, and without a way back. */
export function validateRelativePath(path: string, field: string): FieldError[] {
  const isAbsolute = path.startsWith('/');
  return [...(isAbsolute ? [invalidValue(field, path, 'must be a relative path')] : []), ...validateSteps(path, field)];
}

/** A relative path that is not one of the kubelet's own, which begin with two dots. */
export function validateReservedPath(path: string, field: string): FieldError[] {
  const isReserved = path.startsWith('..') && !path.startsWith('../');
  return [
    ...validateRelativePath(path, field),
    ...(isReserved ? [invalidValue(field, path, "must not start with '..'")] : []),
  ];
}

export function validateSteps(path: string, field: string): FieldError[] {
  return path.split('/').includes('..') ? [invalidValue(field, path, "must not contain '..'")] : [];
}
