import type { Call, Verb, Waiting } from '../command.ts';
import { type Editable, editObjects } from '../edit/editLoop.ts';
import { noteEdited } from '../edit/editPatches.ts';
import { foundToEdit } from '../edit/foundToEdit.ts';
import { fail, failAll, isFailure } from '../failures.ts';
import { lastAppliedText } from '../lastApplied.ts';
import { type FileObject, readStream } from '../manifestFiles.ts';
import { objectPrinter } from '../output.ts';
import { fieldManagerFlag, filenameFlags, printFlags, recordFlag, validateFlag } from '../sharedFlags.ts';

export const editLastApplied: Verb = {
  name: 'edit-last-applied',
  use: '(RESOURCE/NAME | -f FILENAME)',
  short: 'Change in an editor what was applied last.',
  examples: ['kubectl apply edit-last-applied sts/web'],
  flags: [
    ...printFlags,
    ...filenameFlags,
    validateFlag,
    fieldManagerFlag('kubectl-client-side-apply'),
    recordFlag,
    { name: 'windows-line-endings', type: 'bool', help: 'line endings of Windows in the editor' },
  ],
  run,
};

function* run(call: Call): Waiting {
  const { flags, namespace } = call;
  const named = foundToEdit(call);
  if (isFailure(named)) return named;
  const { found, validation } = named;
  const texts = found.flatMap(({ object }) => lastAppliedText(object) ?? []);
  const noted = texts.flatMap((text) => readStream('edited-file', text, { namespace, enforceNamespace: false }));
  const failures = noted.filter(isFailure);
  if (failures.length > 0) return failAll(failures);
  const objects = noted
    .filter((each): each is FileObject => !isFailure(each))
    .map(({ resource, name, written }): Editable => ({ resource, name, object: written }));
  if (objects.length === 0) {
    return fail(
      'no last-applied-configuration annotation found on resources, to create the annotation, use command ' +
        '`kubectl apply set-last-applied --create-annotation`',
    );
  }
  const originals = objects.map(({ object }) => object);
  const printer = objectPrinter(flags);
  return yield* editObjects(call, {
    objects,
    ofNotes: true,
    validates: validation !== 'Ignore',
    deal: (edited) => (isFailure(printer) ? printer : noteEdited(call, edited, { originals, printer, validation })),
  });
}
