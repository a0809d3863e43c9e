import { fail, type Failure } from './failures.ts';
import type { FlagValues } from './flags.ts';

/** What `--validate` asks of the server (cmd/util `GetValidationDirective`). */
export function fieldValidationOf(flags: FlagValues): 'Strict' | 'Warn' | 'Ignore' | Failure {
  const value = flags.text('validate');
  switch (value) {
    case 'true':
    case 'strict':
      return 'Strict';
    case 'warn':
      return 'Warn';
    case 'false':
    case 'ignore':
      return 'Ignore';
    default:
      return fail(
        `invalid - validate option ${JSON.stringify(value)}; must be one of: strict (or true), warn, ignore (or false)`,
      );
  }
}
