/** `set image|env|resources`: changes of the containers of a pod template, sent as a strategic merge patch. */
import type { Verb } from '../command.ts';
import { setEnv } from './setEnv.ts';
import { setImage } from './setImage.ts';
import { setResources } from './setResources.ts';

export const set: Verb = {
  name: 'set',
  use: 'SUBCOMMAND',
  short: 'Change single fields of objects.',
  flags: [],
  verbs: [setEnv, setImage, setResources],
};
