/** `--help`: what a command does here, in our words. Flags with nothing behind them are left out. */
import type { Verb } from './command.ts';
import type { Flag } from './flags.ts';

export function helpOf(verb: Verb, path: string): string {
  const { short, examples = [], verbs = [], flags, use } = verb;
  const blocks = [
    short,
    section(
      'Examples:',
      examples.map((example) => `  ${example}`),
    ),
    section('Available Commands:', inColumns(verbs.map((each) => [each.name, each.short]))),
    section('Options:', flags.filter(({ unsupported }) => unsupported !== true).flatMap(optionLines)),
    section('Usage:', [`  ${path} ${verbs.length > 0 ? '[command] [flags]' : use}`.trimEnd()]),
    'Use "kubectl options" for a list of global command-line options (applies to all commands).',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The lines that `kubectl options` and each help have for a flag. */
export function optionLines({ name, short, type, initial, help }: Flag): readonly string[] {
  const isText = type === 'string';
  const value =
    type === 'strings' || type === 'stringArray' ? '[]' : (initial ?? (type === 'bool' ? 'false' : isText ? '' : '0'));
  return [
    `    ${short === undefined ? '    ' : `-${short}, `}--${name}=${isText ? `'${value}'` : value}:`,
    `\t${help}`,
  ];
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}

function inColumns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}   ${text}`);
}
