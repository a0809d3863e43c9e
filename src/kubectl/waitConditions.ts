/** What `kubectl wait --for` can wait for (kubectl `conditionFuncsFor`). */
import { fail, type Failure, isFailure } from './failures.ts';
import { findResults } from './jsonpath/evaluateJsonPath.ts';
import { parseJsonPath, type PathList } from './jsonpath/parseJsonPath.ts';
import { relaxedPath } from './jsonpath/relaxedPath.ts';
import { listAt, numberAt, textAt, valueAt } from './objectFields.ts';
import { goPrint } from './print/goValues.ts';
import type { ApiObject } from './world.ts';

export type WaitCondition =
  | { readonly type: 'create' | 'delete' }
  /** `isMet` says whether an object is as it is to be, or why that cannot be said. */
  | { readonly type: 'state'; readonly isMet: (object: ApiObject) => boolean | Failure };

/** All that `--for` names, in its order, or the complaint about it. */
export function readConditions(texts: readonly string[]): readonly WaitCondition[] | Failure {
  const conditions: WaitCondition[] = [];
  for (const text of texts) {
    const condition = readCondition(text);
    if (isFailure(condition)) return condition;
    conditions.push(condition);
  }
  return conditions.length === 0 ? fail('unrecognized condition: []') : conditions;
}

function readCondition(text: string): WaitCondition | Failure {
  const lower = text.toLowerCase();
  if (lower === 'create' || lower === 'delete') return { type: lower };
  if (text.startsWith('condition=')) {
    const [name = '', ...value] = text.slice('condition='.length).split('=');
    const status = value.length === 0 ? 'true' : value.join('=');
    return { type: 'state', isMet: (object) => hasCondition(object, name, status) };
  }
  if (text.startsWith('jsonpath=')) return readPathCondition(text.slice('jsonpath='.length));
  return fail(`unrecognized condition: ${JSON.stringify(text)}`);
}

/** The first condition of that name counts, and only once the controller has seen the object as it is. Case does not matter. */
function hasCondition(object: ApiObject, name: string, status: string): boolean {
  const condition = listAt(object, 'status', 'conditions').find(
    (each) => textAt(each, 'type').toLowerCase() === name.toLowerCase() && textAt(each, 'status') !== '',
  );
  if (condition === undefined) return false;
  const observed = valueAt(condition, 'observedGeneration') ?? valueAt(object, 'status', 'observedGeneration');
  if (typeof observed === 'number' && observed < numberAt(object, 'metadata', 'generation')) return false;
  return textAt(condition, 'status').toLowerCase() === status.toLowerCase();
}

function readPathCondition(text: string): WaitCondition | Failure {
  const [path = '', value, ...more] = splitAtEquals(text);
  if (more.length > 0) {
    return fail(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    );
  }
  const relaxed = relaxedPath(path);
  if (isFailure(relaxed)) return relaxed;
  const wanted = value?.replace(/^['"]+|['"]+$/g, '');
  if (wanted === '') {
    return fail("jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3");
  }
  if (relaxed === '') return fail('jsonpath expression cannot be empty');
  const root = parseJsonPath(relaxed);
  if ('problem' in root) return fail(root.problem);
  return { type: 'state', isMet: (object) => hasValue(object, root, wanted) };
}

/** At single equals signs; a double one is part of the path. */
function splitAtEquals(text: string): readonly string[] {
  return text
    .replaceAll('==', '\0')
    .split('=')
    .map((part) => part.replaceAll('\0', '=='));
}

/** The path leads to one value, and that is the wanted one, if any is. */
function hasValue(object: ApiObject, root: PathList, wanted: string | undefined): boolean | Failure {
  const results = findResults(root, object, true);
  if ('problem' in results) return fail(results.problem);
  const [first] = results;
  if (first === undefined || first.length === 0) return false;
  if (results.length > 1) return fail('given jsonpath expression matches more than one list');
  if (first.length > 1) return fail('given jsonpath expression matches more than one value');
  if (wanted === undefined) return true;
  const [value] = first;
  if (typeof value === 'object' && value !== null) {
    return fail('jsonpath leads to a nested object or list which is not supported');
  }
  return goPrint(value).trim() === wanted.trim();
}
