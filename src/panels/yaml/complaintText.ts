import type { ManifestWords } from '#i18n/manifestWords.ts';
import type { Words } from '#i18n/words.ts';
import type { Complaint } from '#manifest/parseManifests.ts';

/** What is wrong with a text that cannot be read, in the reader's language; a mistake without a name of its own in the parser's words. */
export function complaintText(
  { code, syntax, detail = '' }: Complaint,
  { editor }: ManifestWords,
  yaml: Words['yaml'],
) {
  if (code !== 'syntax') return yaml.complaints[code];
  const known: Readonly<Record<string, string>> = editor.syntax;
  return (syntax && known[syntax]) ?? yaml.complaints.syntax(detail);
}
