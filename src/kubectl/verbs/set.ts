/** `set image|env|resources`: changes of the containers of a pod template, sent as a strategic merge patch. */
import type { Verb } from '../command.ts';
import { notHere } from './notHere.ts';
import { setEnv } from './setEnv.ts';
import { setImage } from './setImage.ts';
import { setResources } from './setResources.ts';

export const set: Verb = {
  name: 'set',
  use: 'SUBCOMMAND',
  short: 'Change single fields of objects.',
  flags: [],
  verbs: [
    setEnv,
    setImage,
    setResources,
    notHere('selector', 'changes the selector of a Service', '`kubectl patch svc NAME -p` changes it'),
    notHere(
      'serviceaccount',
      'changes the service account of a pod template',
      '`kubectl patch` sets spec.template.spec.serviceAccountName',
    ),
    notHere('subject', 'changes who has a role', 'here everybody may do everything'),
  ],
};
