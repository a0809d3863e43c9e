/** What a line of the terminal read, in the words in which lessons ask for it. */
import { findResource } from '#kubectl/discovery.ts';
import { isFailure } from '#kubectl/failures.ts';
import { findVerb } from '#kubectl/findVerb.ts';
import { readFlags } from '#kubectl/flags.ts';
import { globalFlags } from '#kubectl/globalFlags.ts';
import { rootVerb } from '#kubectl/verbs.ts';
import type { Read } from '#lessons/trail.ts';
import { parseScript } from '#shell/parseScript.ts';
import type { Command, Word } from '#shell/syntax.ts';

/** The kubectl commands of a line, each with all that the line printed. Lines that are none, or whose words are computed, give nothing. */
export function readsOf(line: string, output: string, step: number): readonly Read[] {
  const parsed = parseScript(line);
  if (!('script' in parsed)) return [];
  const commands = parsed.script.lists.flatMap(({ first, rest }) => [
    ...first.commands,
    ...rest.flatMap(({ pipeline }) => pipeline.commands),
  ]);
  return commands.flatMap((command) => readOf(command, output, step) ?? []);
}

function readOf(command: Command, output: string, step: number): Read | undefined {
  const [program, ...words] = wordsOf(command) ?? [];
  if (program !== 'kubectl' && program !== 'k') return undefined;
  const found = findVerb(rootVerb, globalFlags, words);
  if (isFailure(found)) return undefined;
  const declared = [...found.verb.flags, ...globalFlags];
  const read = readFlags(declared, found.words, found.verb.flagsFirst === true);
  if (!('values' in read)) return undefined;
  const { values, args } = read;
  return {
    verb: found.path.replace(/^kubectl /, ''),
    ...objectsOf(args),
    flags: Object.fromEntries([...values.typed].map((name) => [name, values.text(name)])),
    output,
    step,
  };
}

/** `sts nginx-web`, `pods,pvc` or `pod/web-0`. */
function objectsOf(args: readonly string[]): Pick<Read, 'resources' | 'names'> {
  const [first = '', ...rest] = args;
  const pairs = args.filter((arg) => arg.includes('/')).map((arg) => arg.split('/') as [string, string]);
  const kinds = pairs.length > 0 ? pairs.map(([kind]) => kind) : first.split(',');
  const resources = kinds.flatMap((kind) => findResource(kind)?.resource.name ?? []);
  return { resources: [...new Set(resources)], names: pairs.length > 0 ? pairs.map(([, name]) => name) : rest };
}

function wordsOf(command: Command): readonly string[] | undefined {
  if (command.type !== 'simple') return undefined;
  const words = command.words.map(textOf);
  return words.every((word) => word !== undefined) ? words : undefined;
}

function textOf({ parts }: Word): string | undefined {
  const texts = parts.map((part) => (part.type === 'text' ? part.text : undefined));
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}
