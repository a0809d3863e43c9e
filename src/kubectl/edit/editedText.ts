/** The text that an editor shows: the object, and above it what to do and what was wrong the last time. */
import type { Json } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import { readText } from '#manifest/readText.ts';
import { missingType } from '../manifestFiles.ts';
import { grammarProblem } from '../yaml/grammar.ts';

/** Something that makes the text come up again. */
export interface Reason {
  readonly head: string;
  readonly details: readonly string[];
}

const invitation = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`;

const invitationToNotes = `# Please edit the 'last-applied-configuration' annotations below.
# Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
#
`;

/** `ofNotes`: what is edited is what was applied last. */
export function headerOf(reasons: readonly Reason[], ofNotes: boolean): string {
  const told = reasons.map(({ head, details }) => {
    const lines = [
      `# ${hashed(head)}${details.length > 0 ? ':' : ''}`,
      ...details.map((each) => `# * ${hashed(each)}`),
    ];
    return `${lines.join('\n')}\n#\n`;
  });
  return (ofNotes ? invitationToNotes : invitation) + told.join('');
}

/** A line break in a comment begins another comment. */
function hashed(text: string): string {
  return text.replaceAll(/\n(?=[^#])/g, '\n# ');
}

/** Without the lines that are comments. */
export function withoutComments(text: string): string {
  const lines = text.split('\n');
  return lines
    .flatMap((line, at) => (/^\s*#(?!!)/.test(line) ? [] : at < lines.length - 1 ? [line, '\n'] : [line]))
    .join('');
}

/** Whether two texts say the same, whatever their comments are. */
export function saysTheSame(one: string, other: string): boolean {
  const [left, right] = [valueOf(one), valueOf(other)];
  if (left === undefined || right === undefined) return withoutComments(one) === withoutComments(other);
  return sameJson(left, right);
}

export function saysNothing(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(#|$)/.test(line));
}

/** The first document; null when there is none, undefined when it cannot be read. */
function valueOf(text: string): Json | undefined {
  const { documents, complaint } = readText(text);
  const [first] = documents;
  if (first !== undefined) return first.manifest;
  return complaint?.code === 'noDocument' ? null : undefined;
}

/** What is wrong with a text before anybody asks the server (kubectl `ValidateBytes`); undefined when it is an object with a kind. */
export function invalidity(text: string): string | undefined {
  const plain = withoutComments(text);
  const problem = grammarProblem(plain);
  if (problem !== undefined) return `yaml: ${problem}`;
  const { documents, complaint } = readText(plain);
  const manifest = documents[0]?.manifest;
  if (manifest === undefined) return complaint?.detail ?? 'invalid object to validate';
  return missingType(manifest);
}
