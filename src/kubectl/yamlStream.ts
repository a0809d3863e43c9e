/** Texts of several YAML documents as kubectl cuts them (apimachinery `YAMLReader`), and what it says of one that is no YAML. */
import type { Complaint } from '#manifest/parseManifests.ts';

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

/** As sigs.k8s.io/yaml says it: `error converting YAML to JSON: yaml: line 2: …` (semantics 9.6). */
export function yamlProblem(text: string, complaint: Complaint | undefined): string {
  if (complaint?.code !== 'syntax') return `this page does not read such texts (${complaint?.code ?? 'unknown'})`;
  const { line = 1, detail = '' } = complaint;
  void text;
  return `error converting YAML to JSON: yaml: line ${line}: ${detail}`;
}
