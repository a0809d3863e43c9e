/** `-o go-template=…` (cli-runtime `GoTemplatePrinter`). */
import { fail, type Failure } from '../failures.ts';
import { executeTemplate } from '../template/executeTemplate.ts';
import { printed } from '../template/functions.ts';
import { parseTemplate } from '../template/parseTemplate.ts';
import { goJson } from './goValues.ts';

export interface PrintedTemplate {
  readonly text: string;
  readonly failure?: Failure;
}

/** A printer for a template, or the complaint about the template. */
export function goTemplatePrinter(
  template: string,
  allowMissing: boolean,
): ((object: unknown) => PrintedTemplate) | Failure {
  const nodes = parseTemplate(template);
  if ('problem' in nodes) {
    return fail(`error parsing template ${template}, template: output:${nodes.line}: ${nodes.problem}\n`);
  }
  return (object) => {
    const { text, problem } = executeTemplate(nodes, object, { allowMissing });
    if (problem === undefined) return { text };
    const details = [
      `Error executing template: ${problem}. Printing more information for debugging the template:`,
      '\ttemplate was:',
      `\t\t${template}`,
      '\traw data was:',
      `\t\t${goJson(object)}`,
      '\tobject given to template engine was:',
      `\t\t${printed(object)}`,
      '\n',
    ];
    const failure = fail(`error executing template ${JSON.stringify(template)}: ${problem}`);
    return { text: text + details.join('\n'), failure };
  };
}
