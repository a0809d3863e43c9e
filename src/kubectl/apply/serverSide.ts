/** `kubectl apply --server-side`: the API server merges, and knows who manages which field. */
import type { Call } from '../command.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import type { FileObject } from '../manifestFiles.ts';
import { ask, heldResource } from '../requests.ts';
import type { Applied, ApplyContext } from './clientSide.ts';
import { refusalOfName } from './fileErrors.ts';

/** The manager that kubectl is without `--field-manager`. */
export const serverSideManager = 'kubectl';

/** Applies a file as a field manager. `force`: takes fields away from other managers. */
export function applyServerSide(
  call: Call,
  file: FileObject,
  { dryRun, fieldManager }: ApplyContext,
  force: boolean,
): Applied | Failure {
  const nameless = refusalOfName(file);
  if (nameless !== undefined) return nameless;
  const held = heldResource(file.resource);
  if (isFailure(held)) return held;
  // What kubectl applied on its own side before is from now on this manager's (`migrateToSSAIfNecessary`).
  const request = { type: 'serverSideApply', manifest: file.manifest, fieldManager, force, takesOver: true } as const;
  const object = ask(call, request, dryRun);
  if (isFailure(object)) return isConflict(object) ? withWaysOut(object) : object;
  if (object.metadata.deletionTimestamp !== undefined) {
    call.complain(`Warning: Detected changes to resource ${file.name} which is currently being deleted.\n`);
  }
  return { operation: 'serverside-applied', object };
}

function isConflict(failure: Failure): failure is Extract<Failure, { failure: 'api' }> {
  return failure.failure === 'api' && failure.error.reason === 'Conflict';
}

function withWaysOut({ error }: Extract<Failure, { failure: 'api' }>): Failure {
  return fail(
    `${error.message}\n` +
      'Please review the fields above--they currently have other managers. Here\n' +
      'are the ways you can resolve this warning:\n' +
      '* If you intend to manage all of these fields, please re-run the apply\n' +
      '  command with the `--force-conflicts` flag.\n' +
      '* If you do not intend to manage all of the fields, please edit your\n' +
      '  manifest to remove references to the fields that should keep their\n' +
      '  current managers.\n' +
      '* You may co-own fields by updating your manifest to match the existing\n' +
      "  value; in this case, you'll become the manager if the other manager(s)\n" +
      '  stop managing the field (remove it from their configuration).\n' +
      'See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts',
  );
}
