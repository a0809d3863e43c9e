import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { findObjects, type FoundObjects } from '../resourceArgs.ts';
import {
  allNamespacesFlag,
  deletionFlags,
  dryRunFlag,
  fieldSelectorFlag,
  filenameFlags,
  selectorFlag,
} from '../sharedFlags.ts';
import { deletionOf, deletionTerms, waitUntilGone, warnOfForce } from './deletion.ts';

export const deleteVerb: Verb = {
  name: 'delete',
  use: '([-f FILENAME] | TYPE [(NAME | -l label | --all)])',
  short: 'Delete objects by file, by name or by their labels.',
  examples: [
    'kubectl delete pod web-1',
    'kubectl delete sts web --cascade=orphan',
    'kubectl delete pvc -l app=nginx --wait=false',
    'kubectl delete pod web-0 --grace-period=0 --force',
  ],
  suggestFor: ['rm'],
  flags: [
    ...filenameFlags,
    selectorFlag,
    fieldSelectorFlag,
    allNamespacesFlag,
    ...deletionFlags,
    dryRunFlag,
    { name: 'all', type: 'bool', help: 'all objects of the kinds, in the namespace' },
    { name: 'ignore-not-found', type: 'bool', help: 'what is not there is deleted already' },
    { name: 'now', type: 'bool', help: 'one second for the processes to end' },
    { name: 'wait', type: 'bool', initial: 'true', help: 'end only when the objects are gone' },
    { name: 'output', short: 'o', type: 'string', help: 'name: print kind/name only' },
    { name: 'interactive', short: 'i', type: 'bool', help: 'ask before anything is deleted', unsupported: true },
    { name: 'raw', type: 'string', help: 'a path of the API to delete', unsupported: true },
  ],
  run,
};

function run(call: Call): Outcome | Waiting {
  const { flags, args, namespace } = call;
  const terms = deletionTerms(call);
  if (isFailure(terms)) return terms;
  const found = findObjects(call, {
    args,
    namespace,
    allNamespaces: flags.bool('all-namespaces'),
    selector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    all: flags.bool('all'),
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace'),
    namesOnly: true,
  });
  if (isFailure(found)) return found;
  const refused = refuse(call) ?? warnOfForce(call, terms);
  if (refused !== undefined) return refused;
  warnOfScope(call, found);

  const isChosen = flags.bool('all') || flags.text('selector') !== '' || flags.text('field-selector') !== '';
  const ignoreMissing = flags.changed('ignore-not-found') ? flags.bool('ignore-not-found') : isChosen;
  const targets = found.found.map(({ file, ...target }) =>
    file === undefined ? target : { ...target, source: file.source },
  );
  const { waiting, failures } = deletionOf(call, targets, terms, { ignoreMissing });
  const all = [...failures, ...found.failures];
  if (all.length > 0) return failAll(all);
  if (targets.length === 0) call.print('No resources found\n');
  return flags.bool('wait') && waiting.length > 0 ? waitUntilGone(call, waiting, terms.timeoutMs) : undefined;
}

function refuse({ flags }: Call): Failure | undefined {
  const output = flags.text('output');
  if (output !== '' && output !== 'name') {
    return fail(`unexpected -o output mode: ${output}. We only support '-o name'`);
  }
  if (flags.bool('all') && flags.text('selector') !== '')
    return fail('cannot set --all and --selector at the same time');
  if (flags.bool('all') && flags.text('field-selector') !== '') {
    return fail('cannot set --all and --field-selector at the same time');
  }
  return undefined;
}

function warnOfScope({ flags, complain }: Call, { found }: FoundObjects): void {
  if (!flags.changed('namespace') || flags.bool('all-namespaces')) return;
  if (found.some(({ resource }) => !resource.namespaced)) {
    complain('Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n');
  }
}
