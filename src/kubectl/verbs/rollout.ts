import type { Verb } from '../command.ts';
import { rolloutHistory } from './rolloutHistory.ts';
import { rolloutPause, rolloutRestart, rolloutResume } from './rolloutRestart.ts';
import { rolloutStatus } from './rolloutStatus.ts';
import { rolloutUndo } from './rolloutUndo.ts';

export const rollout: Verb = {
  name: 'rollout',
  use: 'SUBCOMMAND',
  short: 'Follow, tell, undo and repeat the rollout of a set or Deployment.',
  examples: ['kubectl rollout status sts/web', 'kubectl rollout undo sts/web --to-revision=1'],
  flags: [],
  helpsOnStdout: true,
  verbs: [rolloutHistory, rolloutPause, rolloutResume, rolloutUndo, rolloutStatus, rolloutRestart],
};
