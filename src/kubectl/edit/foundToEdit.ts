/** What an editor is opened for, which `edit` and `apply edit-last-applied` find alike. */
import type { Call } from '../command.ts';
import { failAll, type Failure, isFailure } from '../failures.ts';
import { findObjects, type Found } from '../resourceArgs.ts';
import { fieldValidationOf } from '../validateFlag.ts';

export interface FoundToEdit {
  readonly found: readonly Found[];
  /** What `--validate` asks of the server. */
  readonly validation: 'Strict' | 'Warn' | 'Ignore';
}

/** All that the line or its files name, as the server has it. One that is missing is a failure: there is one text for all of them. */
export function foundToEdit(call: Call): FoundToEdit | Failure {
  const { flags, args, namespace } = call;
  const objects = findObjects(call, {
    args,
    namespace,
    kindIsEnough: true,
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
  if (isFailure(objects)) return objects;
  const validation = fieldValidationOf(flags);
  if (isFailure(validation)) return validation;
  return failAll(objects.failures) ?? { found: objects.found, validation };
}
