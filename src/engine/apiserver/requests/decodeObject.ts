/** Reads an object of any kind as its strategy wants it: decoded, defaulted, in canonical form. */
import type { JsonObject } from '../../json.ts';
import type { Release } from '../../versions.ts';
import { type ApiError, badRequest } from '../apiErrors.ts';
import { firstProblem, unknownField } from '../decode.ts';
import type { FieldValidation } from '../objectRequest.ts';
import { noProblems, root } from '../readProblems.ts';
import type { ResourceInfo } from '../resources.ts';
import { strategies } from '../strategies/strategies.ts';
import { readStruct } from '../structReader.ts';

export interface DecodedObject {
  readonly object: JsonObject;
  readonly warnings: readonly string[];
}

/** The object that a manifest describes, or its BadRequest. */
export function decodeObject(
  info: ResourceInfo,
  manifest: JsonObject,
  release: Release,
  fieldValidation: FieldValidation,
): DecodedObject | { readonly error: ApiError } {
  const { kind } = info;
  const { object, problem, unknown } = readObject(info, manifest, release);
  const strict = fieldValidation === 'Strict' ? firstProblem({ unknown }) : undefined;
  const version = info.apiVersion.slice(info.apiVersion.indexOf('/') + 1);
  if (problem ?? strict)
    return {
      error: badRequest(`${kind} in version "${version}" cannot be handled as a ${kind}: ${problem ?? strict}`),
    };
  return { object, warnings: fieldValidation === 'Warn' ? unknown.map(unknownField) : [] };
}

interface ReadObject {
  readonly object: JsonObject;
  /** Why it cannot be read, unknown fields apart. */
  readonly problem: string | undefined;
  readonly unknown: string[];
}

/** What can be read of an object. A stored one reads as itself, with everything filled in that nobody has written down. */
export function readObject(
  { resource, apiVersion, kind }: ResourceInfo,
  given: JsonObject,
  release: Release,
): ReadObject {
  const strategy = strategies[resource];
  const problems = noProblems();
  const decoded = readStruct(kind, given, root, { release, withDefaults: true }, problems);
  const problem = firstProblem({ ...problems, unknown: [] }) ?? strategy.decodeProblem?.(decoded);
  const object = problem === undefined ? (strategy.setDefaults?.(decoded) ?? decoded) : decoded;
  return { object: { ...object, apiVersion, kind }, problem, unknown: problems.unknown };
}
