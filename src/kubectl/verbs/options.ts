import type { Verb } from '../command.ts';
import { globalFlags } from '../globalFlags.ts';
import { optionLines } from '../help.ts';

export const options: Verb = {
  name: 'options',
  use: '',
  short: 'List the options that every command has.',
  flags: [],
  run: ({ print }) => {
    const lines = globalFlags.filter(({ unsupported }) => unsupported !== true).flatMap(optionLines);
    print(`The following options can be passed to any command:\n\n${lines.join('\n')}\n`);
    return undefined;
  },
};
