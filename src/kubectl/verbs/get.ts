import type { Call, Outcome, Verb } from '../command.ts';
import { unsupported } from '../failures.ts';

export const get: Verb = {
  name: 'get',
  use: '(TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]',
  short: 'Show one or many objects.',
  suggestFor: ['list', 'ps'],
  flags: [],
  run,
};

function run(call: Call): Outcome {
  return unsupported(`${call.path} is not there yet`);
}
