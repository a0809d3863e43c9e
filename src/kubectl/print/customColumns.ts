/** `-o custom-columns=NAME:.metadata.name,…` (kubectl `CustomColumnsPrinter`). */
import { fail, type Failure, isFailure } from '../failures.ts';
import { findResults } from '../jsonpath/evaluateJsonPath.ts';
import { parseJsonPath, type PathList } from '../jsonpath/parseJsonPath.ts';
import { relaxedPath } from '../jsonpath/relaxedPath.ts';
import { goPrint } from './goValues.ts';

export interface CustomColumns {
  readonly header: readonly string[];
  rowOf(object: unknown): readonly string[] | Failure;
}

/** The columns of a specification, or the complaint about it. */
export function customColumns(specification: string): CustomColumns | Failure {
  if (specification === '') return fail('custom-columns format specified but no custom columns given');
  const header: string[] = [];
  const paths: PathList[] = [];
  for (const part of specification.split(',')) {
    const colon = part.indexOf(':');
    if (colon < 0) {
      return fail(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    }
    const path = relaxedPath(part.slice(colon + 1));
    if (isFailure(path)) return path;
    const root = parseJsonPath(path);
    if ('problem' in root) return fail(root.problem);
    header.push(part.slice(0, colon));
    paths.push(root);
  }
  return {
    header,
    rowOf: (object) => {
      const cells: string[] = [];
      for (const path of paths) {
        const results = findResults(path, object, true);
        if ('problem' in results) return fail(results.problem);
        const [first = []] = results;
        cells.push(first.length === 0 ? '<none>' : results.flat().map(goPrint).join(','));
      }
      return cells;
    },
  };
}
