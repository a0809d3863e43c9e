import type { Call, Outcome, Verb } from '../command.ts';
import { describeObject } from '../describe/describeObject.ts';
import type { DescribeContext } from '../describe/describer.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { findObjects, type Found } from '../resourceArgs.ts';
import { allNamespacesFlag, filenameFlags, selectorFlag } from '../sharedFlags.ts';

export const describe: Verb = {
  name: 'describe',
  use: '(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)',
  short: 'Tell all about an object or several, with what has happened to them.',
  examples: ['kubectl describe sts web', 'kubectl describe pod web', 'kubectl describe pods -l app=nginx'],
  suggestFor: ['inspect'],
  flags: [
    ...filenameFlags,
    selectorFlag,
    allNamespacesFlag,
    { name: 'show-events', type: 'bool', initial: 'true', help: 'tell what has happened, too' },
    { name: 'chunk-size', type: 'int64', initial: '500', help: 'how many objects to ask for at once' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { args, flags, namespace, print, complain } = call;
  if (args.length === 0 && flags.list('filename').length === 0) {
    return fail(
      'You must specify the type of resource to describe. ' +
        'Use "kubectl api-resources" for a complete list of supported resources.\n',
    );
  }
  const found = findObjects(call, {
    args,
    namespace,
    allNamespaces: flags.bool('all-namespaces'),
    selector: flags.text('selector'),
    kindIsEnough: true,
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
  if (isFailure(found)) return found;
  const { failures } = found;
  const shown = found.found.flatMap(textOf(contextOf(call, found.found.length > 1 || failures.length > 0)));
  const [failure] = failures;
  if (args.length === 2 && failures.length === 1 && failure !== undefined && isNotFound(failure)) {
    return describeByPrefix(call, failure);
  }
  print(shown.join('\n\n'));
  if (shown.length === 0 && failures.length === 0) {
    complain(flags.bool('all-namespaces') ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`);
  }
  return failAll(failures);
}

/** Of several objects the events are told only when that was asked for. */
function contextOf({ flags, world }: Call, isSeveral: boolean): DescribeContext {
  const showEvents = flags.bool('show-events') && (flags.changed('show-events') || !isSeveral);
  return { world, showEvents };
}

function textOf(context: DescribeContext): (target: Found) => readonly string[] {
  return ({ resource, object }) => (object === undefined ? [] : [describeObject(resource, object, context)]);
}

function isNotFound(failure: Failure): boolean {
  return failure.failure === 'api' && failure.error.reason === 'NotFound';
}

/** There is no object of that name, so all whose names begin with it are meant; without any the name was wrong. */
function describeByPrefix(call: Call, missing: Failure): Outcome {
  const [kind = '', prefix = ''] = call.args;
  const all = findObjects(call, { args: [kind], namespace: call.namespace, kindIsEnough: true, singleKind: true });
  if (isFailure(all)) return all;
  if (all.failures.length > 0) return failAll(all.failures);
  const matching = all.found.filter(({ name }) => name.startsWith(prefix));
  if (matching.length === 0) return missing;
  for (const text of matching.flatMap(textOf(contextOf(call, true)))) call.print(`${text}\n`);
  return undefined;
}
