/** All commands, in the order in which kubectl's help and its suggestions name them. */
import type { Verb } from './command.ts';
import { get } from './verbs/get.ts';

export const rootVerb: Verb = {
  name: 'kubectl',
  use: '[command] [flags]',
  short: 'kubectl controls the Kubernetes cluster manager.',
  flags: [],
  verbs: [get],
};
