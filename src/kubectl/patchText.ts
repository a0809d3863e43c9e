/** What `--patch` says: JSON as it stands, or YAML made into JSON (apimachinery `yaml.ToJSON`). */
import { badRequest } from '#engine/apiserver/apiErrors.ts';
import type { Json } from '#engine/json.ts';
import { duplicateFields } from './jsonDuplicates.ts';
import { readValue } from '#manifest/readValue.ts';
import { fail, type Failure, failApi, unsupported } from './failures.ts';
import { grammarProblem } from './yaml/grammar.ts';

/** `Failure` inside `refused`: the server's, which comes only once the object has been found. */
/** `duplicates`: the paths of fields that stand twice in JSON; YAML has none left. */
export type ReadPatch =
  | { readonly patch: Json; readonly duplicates: readonly string[] }
  | { readonly refused: Failure };

/** A text that begins with a brace is JSON, and is left to the server to read. */
export function readPatch(text: string): ReadPatch | Failure {
  if (text.length > mostBytes || depthOf(text) > mostDepth) {
    return unsupported('the patch is larger or deeper than this page reads (64 KiB, 50 levels)');
  }
  return /^\s*\{/.test(text) ? readJson(text) : readYaml(text);
}

const mostBytes = 64 * 1024;
const mostDepth = 50;

function readJson(text: string): ReadPatch {
  try {
    return { patch: JSON.parse(text) as Json, duplicates: duplicateFields(text) };
  } catch {
    return { refused: failApi(badRequest('invalid JSON patch')) };
  }
}

function readYaml(text: string): ReadPatch | Failure {
  const problem = grammarProblem(text);
  if (problem !== undefined) return fail(`unable to parse ${JSON.stringify(text)}: yaml: ${problem}`);
  const read = readValue(text);
  return 'value' in read
    ? { patch: read.value, duplicates: [] }
    : unsupported(`unable to parse ${JSON.stringify(text)}: this page does not read such YAML (${read.code})`);
}

/** How deep brackets are, those in quotes not counted apart: more than there are does no harm. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
