/** Texts of several YAML documents as kubectl cuts them (apimachinery `YAMLReader`), and what it says of one that is no YAML. */
import { grammarProblem } from './grammar.ts';

/** Documents end at lines that begin with `---` and hold nothing else but a comment. */
export function splitDocuments(text: string): readonly string[] {
  const documents: string[] = [];
  let current = '';
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (/^---\s*(#.*)?$/.test(line) && current !== '') {
      documents.push(current);
      current = '';
    } else current += line;
  }
  return current === '' ? documents : [...documents, current];
}

/** As sigs.k8s.io/yaml says it: `error converting YAML to JSON: yaml: line 2: …` (semantics 9.6). Undefined for what is YAML. */
export function yamlProblem(text: string): string | undefined {
  const problem = grammarProblem(text);
  return problem === undefined ? undefined : `error converting YAML to JSON: yaml: ${problem}`;
}
