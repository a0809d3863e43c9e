/** `edit`, `apply edit-last-applied` and `create --edit`: a text goes to an editor, again and again until it is good or given up. */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import { withCause } from '../changeCause.ts';
import type { Call, Outcome, Pause, Waiting } from '../command.ts';
import { type ApiResource, fullName } from '../discovery.ts';
import { fail, type Failure, isFailure, plainWords, unsupported } from '../failures.ts';
import { type FileObject, readStream } from '../manifestFiles.ts';
import { withoutManagedFields } from '../output.ts';
import { goJson } from '../print/goValues.ts';
import { toKyaml } from '../print/kyaml.ts';
import { toYaml } from '../print/yaml.ts';
import { headerOf, invalidity, type Reason, saysNothing, saysTheSame, withoutComments } from './editedText.ts';
import type { OpenText } from './textEditor.ts';

export interface EditJob {
  /** What is edited together, as one text. */
  readonly objects: readonly Editable[];
  /** What is edited is what was applied last. */
  readonly ofNotes: boolean;
  /** The text is looked at before anything is sent. */
  readonly validates: boolean;
  /** Does with the edited objects what the command is for. What the server has against one of them goes into `results`. */
  deal(edited: readonly FileObject[], results: EditResults): Outcome;
}

export interface Editable {
  readonly resource: ApiResource;
  readonly name: string;
  readonly object: object;
}

/** What the server had against edited objects. */
export class EditResults {
  readonly reasons: Reason[] = [];
  isRetryable = false;
  isNotFound = false;

  /** Gives the line that tells of it. */
  add({ reason, message, causes = [] }: ApiError, target: Omit<Editable, 'object'>): string {
    if (reason === 'Invalid') {
      return this.addInvalid(
        target,
        causes.map((cause) => `${cause.field}: ${cause.message}`),
      );
    }
    const about = aboutOf(target);
    this.isNotFound ||= reason === 'NotFound';
    this.isRetryable ||= reason !== 'NotFound';
    if (reason === 'NotFound') return `error: ${about} could not be found on the server`;
    return `error: ${about} could not be patched: ${message}`;
  }

  addInvalid(target: Omit<Editable, 'object'>, details: readonly string[]): string {
    const about = aboutOf(target);
    this.reasons.push({ head: `${about} was not valid`, details });
    return `error: ${about} is invalid`;
  }
}

function aboutOf({ resource, name }: Omit<Editable, 'object'>): string {
  return `${fullName(resource)} ${JSON.stringify(name)}`;
}

/** Objects as the text of one file, in the format that `-o` names, and its ending; or that there is no such format. */
function textOf(
  call: Call,
  objects: readonly Editable[],
): { readonly text: string; readonly ending: string } | Failure {
  const [first] = objects;
  const items = objects.map(({ object }) => withoutManagedFields(object));
  const value = objects.length === 1 && first !== undefined ? items[0] : listOf(items);
  const format = call.flags.text('output').toLowerCase();
  switch (format) {
    case '':
    case 'yaml':
      return { text: toYaml(value), ending: '.yaml' };
    case 'json':
      return { text: `${goJson(value, '    ')}\n`, ending: '.json' };
    case 'kyaml':
      return { text: toKyaml(value), ending: '.yaml' };
    default:
      return fail(
        `unable to match a printer suitable for the output format ${JSON.stringify(call.flags.text('output'))}, ` +
          'allowed formats are: json,kyaml,yaml',
      );
  }
}

function listOf(items: readonly object[]): object {
  return { apiVersion: 'v1', items, kind: 'List', metadata: {} };
}

/** Opens the editor, and again when something is wrong with what comes back. */
export function* editObjects(call: Call, job: EditJob): Waiting {
  const { editor } = call;
  const written = textOf(call, job.objects);
  if (isFailure(written)) return written;
  if (editor === undefined) {
    return unsupported(
      `${call.path} opens an editor, and there is none here; \`kubectl patch\` and \`kubectl apply -f\` change objects, ` +
        'and so does the YAML panel of the page',
    );
  }
  const original = (written.ending === '.json' ? '' : headerOf([], job.ofNotes)) + written.text;
  let shown = original;
  let before: OpenText | undefined;
  for (;;) {
    const file = editor.open(shown, written.ending);
    const edited = yield* editedIn(file);
    before?.remove();
    if (before !== undefined && saysTheSame(before.left ?? '', edited)) {
      return kept(call, file, fail('Edit cancelled, no valid changes were saved.'));
    }
    before = file;
    const judged = judge(call, job, original, file, edited);
    if ('outcome' in judged) return judged.outcome;
    shown = (written.ending === '.json' ? '' : headerOf(judged.reasons, job.ofNotes)) + withoutComments(edited);
  }
}

function* editedIn(file: OpenText): Generator<Pause, string, void> {
  try {
    for (;;) {
      const { left } = file;
      if (left !== undefined) return left;
      yield {};
    }
  } finally {
    // Who interrupts an editor leaves nothing behind.
    if (file.left === undefined) file.remove();
  }
}

/** What becomes of an edited text: the end of the command, or the reasons why it is shown again. */
function judge(
  call: Call,
  job: EditJob,
  original: string,
  file: OpenText,
  edited: string,
): { readonly outcome: Outcome } | { readonly reasons: readonly Reason[] } {
  const results = new EditResults();
  const problem = job.validates ? invalidity(edited) : undefined;
  const [first] = job.objects;
  if (problem !== undefined && first !== undefined) {
    const detail = `<nil>: Invalid value: "The edited file failed validation": ${problem}`;
    call.complain(`${results.addInvalid(first, [detail])}\n`);
    return results;
  }
  if (saysTheSame(original, edited)) return { outcome: cancelled(call, file, 'no changes made') };
  if (saysNothing(edited)) return { outcome: cancelled(call, file, 'saved file was empty') };
  const objects = placed(call, edited);
  if ('reason' in objects) return { reasons: [objects.reason] };
  const refused = 'failure' in objects ? objects.failure : job.deal(objects.files, results);
  if (refused !== undefined) return { outcome: kept(call, file, refused) };
  if (results.isRetryable) {
    call.complain(`You can run \`kubectl replace -f ${file.path}\` to try this update again.\n`);
    return { outcome: { failure: 'exit', exit: 1 } };
  }
  if (results.isNotFound) {
    call.complain(`The edits you made on deleted resources have been saved to ${JSON.stringify(file.path)}\n`);
    return { outcome: { failure: 'exit', exit: 1 } };
  }
  if (results.reasons.length > 0) return results;
  file.remove();
  return { outcome: undefined };
}

function cancelled(call: Call, file: OpenText, why: string): Outcome {
  file.remove();
  call.complain(`Edit cancelled, ${why}.\n`);
  return undefined;
}

/** The file stays, so that nothing of the work is lost. */
function kept(call: Call, { path }: OpenText, failure: Failure): Failure {
  call.complain(`A copy of your changes has been stored to ${JSON.stringify(path)}\n`);
  return failure;
}

/** The objects of an edited text, each in the namespace of the command. */
function placed(
  call: Call,
  text: string,
): { readonly files: readonly FileObject[] } | { readonly reason: Reason } | { readonly failure: Failure } {
  const { namespace } = call;
  const visits = readStream('edited-file', withoutComments(text), { namespace, enforceNamespace: false });
  const failures = visits.filter(isFailure);
  if (failures.length > 0) {
    const told = failures.map((each) => plainWords(each, call.path));
    const what = told.length === 1 ? told[0] : `[${told.join(', ')}]`;
    return { reason: { head: `The edited file had a syntax error: ${what}`, details: [] } };
  }
  const files = visits.flatMap((each) =>
    isFailure(each) ? [] : [{ ...each, manifest: withCause(call, each.manifest) }],
  );
  const stray = files.find((file) => file.namespace !== undefined && file.namespace !== namespace);
  if (stray === undefined) return { files };
  const given = stray.namespace ?? '';
  return {
    failure: fail(
      `the namespace from the provided object ${JSON.stringify(given)} does not match the namespace ` +
        `${JSON.stringify(namespace)}. You must pass '--namespace=${given}' to perform this operation.`,
    ),
  };
}
