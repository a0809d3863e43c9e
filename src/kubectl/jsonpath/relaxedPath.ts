import { fail, type Failure } from '../failures.ts';

/** `.metadata.name`, `metadata.name` and `{.metadata.name}` are the same path where only one is wanted (`RelaxedJSONPathExpression`). */
export function relaxedPath(text: string): string | Failure {
  if (text === '') return '';
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(text);
  if (match === null) {
    return fail(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    );
  }
  return `{.${match[1] ?? match[2] ?? ''}}`;
}
