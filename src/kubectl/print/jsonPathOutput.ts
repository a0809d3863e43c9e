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
    return textOf(results) ?? fail(`error executing jsonpath ${template}: it prints more than this page does (1 MiB)`);
  };
}

const mostText = 1024 * 1024;

/** Undefined when it becomes too long: a few signs may ask for the same list again and again. */
function textOf(results: readonly (readonly unknown[])[]): string | undefined {
  let text = '';
  for (const found of results) {
    for (const [at, value] of found.entries()) {
      text += (at === 0 ? '' : ' ') + resultText(value);
      if (text.length > mostText) return undefined;
    }
  }
  return text;
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
