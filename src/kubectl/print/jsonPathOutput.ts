/** `-o jsonpath=…` (cli-runtime `JSONPathPrinter`). */
import { fail, type Failure } from '../failures.ts';
import { findResults } from '../jsonpath/evaluateJsonPath.ts';
import { parseJsonPath } from '../jsonpath/parseJsonPath.ts';
import { goJson, goPrint, goSyntax } from './goValues.ts';

export interface JsonPathOptions {
  /** `-o jsonpath-as-json`: all results as one JSON list. */
  readonly asJson: boolean;
  readonly allowMissing: boolean;
}

/** A printer for a template, or the complaint about the template. */
export function jsonPathPrinter(
  template: string,
  options: JsonPathOptions,
): ((object: unknown) => string | Failure) | Failure {
  const root = parseJsonPath(template);
  if ('problem' in root) return fail(`error parsing jsonpath ${template}, ${root.problem}\n`);
  return (object) => {
    const results = findResults(root, object, options.allowMissing);
    if ('problem' in results) return fail(executionProblem(template, results.problem, object));
    if (options.asJson) return `${goJson(results.flat(), '    ')}\n`;
    return results.map((found) => found.map(resultText).join(' ')).join('');
  };
}

function resultText(value: unknown): string {
  if (typeof value === 'object' && value !== null) return goJson(value);
  return value === null ? 'null' : goPrint(value);
}

function executionProblem(template: string, problem: string, object: unknown): string {
  return [
    `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${problem}. ` +
      'Printing more information for debugging the template:',
    '\ttemplate was:',
    `\t\t${template}`,
    '\tobject given to jsonpath engine was:',
    `\t\t${goSyntax(object)}`,
    '',
    '',
    '',
  ].join('\n');
}
