import type { Call, Verb, Waiting } from '../command.ts';
import { editObjects } from '../edit/editLoop.ts';
import { patchEdited } from '../edit/editPatches.ts';
import { foundToEdit } from '../edit/foundToEdit.ts';
import { fail, isFailure, unsupported } from '../failures.ts';
import { objectPrinter } from '../output.ts';
import {
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  recordFlag,
  saveConfigFlag,
  validateFlag,
} from '../sharedFlags.ts';
import { missingSubresource } from './patchSubresource.ts';

export const edit: Verb = {
  name: 'edit',
  use: '(RESOURCE/NAME | -f FILENAME)',
  short: 'Change objects in an editor.',
  examples: ['kubectl edit sts/web', 'kubectl edit sts web -o json', 'kubectl edit sts web --output-patch'],
  flags: [
    ...printFlags,
    ...filenameFlags,
    validateFlag,
    fieldManagerFlag('kubectl-edit'),
    saveConfigFlag,
    recordFlag,
    { name: 'output-patch', type: 'bool', help: 'print the patch that is sent' },
    { name: 'windows-line-endings', type: 'bool', help: 'line endings of Windows in the editor' },
    { name: 'subresource', type: 'string', help: 'status: change this part of the object' },
  ],
  run,
};

function* run(call: Call): Waiting {
  const { flags } = call;
  const named = foundToEdit(call);
  if (isFailure(named)) return named;
  const { found, validation } = named;
  const subresource = flags.text('subresource');
  if (subresource === 'scale')
    return unsupported(`${call.path} --subresource=scale is not here; use \`kubectl scale\``);
  const objects = found.flatMap(({ resource, name, object }) => (object ? [{ resource, name, object }] : []));
  for (const { resource } of objects) {
    const missing = missingSubresource(resource, subresource);
    if (missing !== undefined) return missing;
  }
  if (objects.length === 0) return fail('edit cancelled, no objects found');
  const printer = objectPrinter(flags);
  const originals = objects.map(({ object }) => object);
  return yield* editObjects(call, {
    objects,
    ofNotes: false,
    validates: validation !== 'Ignore',
    deal: (edited, results) =>
      isFailure(printer) ? printer : patchEdited(call, edited, results, { originals, printer, validation }),
  });
}
