import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { singularName } from '../discovery.ts';
import { fail, failAll, failUsage, type Failure, isFailure } from '../failures.ts';
import { listOf, objectPrinter, tableFormats } from '../output.ts';
import { TablePrinter } from '../print/tablePrinter.ts';
import { relaxedPath } from '../jsonpath/relaxedPath.ts';
import { sortedBy, sortPath } from '../print/sortRows.ts';
import { findObjects, type FindOptions, type Found, type FoundObjects } from '../resourceArgs.ts';
import { allNamespacesFlag, fieldSelectorFlag, filenameFlags, printFlags, selectorFlag } from '../sharedFlags.ts';
import { watchObjects } from './watchObjects.ts';

export const get: Verb = {
  name: 'get',
  use: '(TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]',
  short: 'Show one or many objects.',
  examples: ['kubectl get pods -l app=nginx -w', 'kubectl get sts web -o yaml', 'kubectl get pods,pvc --show-labels'],
  suggestFor: ['list', 'ps'],
  flags: [
    ...printFlags,
    ...filenameFlags,
    selectorFlag,
    fieldSelectorFlag,
    allNamespacesFlag,
    { name: 'watch', short: 'w', type: 'bool', help: 'go on and print what changes' },
    { name: 'watch-only', type: 'bool', help: 'print only what changes' },
    { name: 'output-watch-events', type: 'bool', help: 'with a watch: print ADDED, MODIFIED or DELETED, too' },
    { name: 'label-columns', short: 'L', type: 'strings', help: 'labels that become columns' },
    { name: 'show-labels', type: 'bool', help: 'all labels as the last column' },
    { name: 'show-kind', type: 'bool', help: 'names with their kind' },
    { name: 'no-headers', type: 'bool', help: 'without the line of column names' },
    { name: 'sort-by', type: 'string', help: 'a path such as .metadata.creationTimestamp' },
    { name: 'ignore-not-found', type: 'bool', help: 'exit code 0 when there is no such object' },
    { name: 'chunk-size', type: 'int64', initial: '500', help: 'how many objects to ask for at once' },
    { name: 'server-print', type: 'bool', initial: 'true', help: 'tables as the server makes them' },
    { name: 'subresource', type: 'string', help: 'status or scale', unsupported: true },
    { name: 'raw', type: 'string', help: 'a path of the API', unsupported: true },
  ],
  run,
};

function run(call: Call): Outcome | Waiting {
  const { flags, args } = call;
  const isWatch = flags.bool('watch') || flags.bool('watch-only');
  const refused = refuse(call, isWatch);
  if (refused !== undefined) return refused;
  const options = findOptions(call);
  if (isWatch) return watchObjects(call, options);

  const found = findObjects(call, { ...options, args, latest: true });
  if (isFailure(found)) return found;
  const format = flags.text('output').split('=')[0];
  const isTable = (format === '' && flags.text('template') === '') || format === 'wide';
  if (isTable || format === 'custom-columns') {
    const printer = TablePrinter.of(call);
    if (isFailure(printer)) return printer;
    return isTable ? printTables(call, found, printer) : printCustomColumns(call, found, printer);
  }
  return printGeneric(call, found);
}

/** What `get` itself finds wrong, before it looks at the cluster. */
function refuse({ flags, args, complain }: Call, isWatch: boolean): Failure | undefined {
  if (isWatch && flags.changed('sort-by')) {
    complain('warning: --watch or --watch-only requested, --sort-by will be ignored\n');
  }
  if (!isWatch && args.length === 0 && flags.list('filename').length === 0) {
    complain(
      'You must specify the type of resource to get. ' +
        'Use "kubectl api-resources" for a complete list of supported resources.\n\n',
    );
    return failUsage(
      'Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource ' +
        '(e.g. kubectl explain pods).',
    );
  }
  const output = flags.text('output');
  if (flags.bool('show-labels') && output !== '' && output !== 'wide') {
    return fail(`--show-labels option cannot be used with ${output} printer`);
  }
  if (flags.bool('output-watch-events') && !isWatch) {
    return failUsage('--output-watch-events option can only be used with --watch or --watch-only');
  }
  return undefined;
}

function findOptions({ args, flags, namespace }: Call): FindOptions {
  return {
    args,
    namespace,
    allNamespaces: flags.bool('all-namespaces'),
    selector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    kindIsEnough: true,
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace') && !flags.bool('all-namespaces'),
  };
}

/** One table per kind, as often as the kind changes; a blank line between them. Each is sorted by itself. */
function printTables(call: Call, found: FoundObjects, printer: TablePrinter): Outcome {
  const failures = ignoring(call, found.failures);
  const kinds = new Set(found.isByName ? found.found.map(({ resource }) => resource) : found.resources);
  const unsortable = found.found.length > 0 || !found.isByName ? unsortableTables(call, found) : undefined;
  if (unsortable !== undefined) return unsortable;
  let written = false;
  for (const group of neighbours(found.found)) {
    const sorted = found.isByName || group.length < 2 ? unsorted(group) : sortFound(call, group);
    // A table that cannot be sorted is left out without a word.
    if (isFailure(sorted)) continue;
    const text = printer.table(sorted.items, { withKind: kinds.size > 1, groupOf: sorted.groupOf });
    call.print((written && !call.flags.bool('no-headers') ? '\n' : '') + text);
    written = true;
  }
  if (!written && failures.length === 0 && !call.flags.bool('ignore-not-found')) {
    const isNamespaced = !call.flags.bool('all-namespaces') && found.resources.every(({ namespaced }) => namespaced);
    call.complain(`No resources found${isNamespaced ? ` in ${call.namespace} namespace.` : ''}\n`);
  }
  return failAll(failures);
}

/** Runs of objects of one kind. */
function neighbours(found: readonly Found[]): readonly (readonly Found[])[] {
  const groups: Found[][] = [];
  for (const each of found) {
    const last = groups.at(-1);
    if (last?.[0]?.resource === each.resource) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

interface SortedObjects {
  readonly items: readonly Found[];
  readonly groupOf: readonly number[];
}

function unsorted(found: readonly Found[]): SortedObjects {
  return { items: found, groupOf: found.map((_, at) => at) };
}

/** In the order asked for, or that no object has the field (`SortObjects`). */
function sortFound(call: Call, found: readonly Found[]): SortedObjects | Failure {
  const text = call.flags.text('sort-by');
  if (text === '' || found.length === 0) return unsorted(found);
  const path = sortPath(text);
  if (isFailure(path)) return path;
  return sortedBy(found, path, ({ object }) => object) ?? noField(text);
}

function noField(path: string): Failure {
  const shown = relaxedPath(path);
  return fail(
    `couldn't find any field with path ${JSON.stringify(isFailure(shown) ? path : shown)} in the list of objects`,
  );
}

/** Of several tables, kubectl sorts the tables and not their rows: by what a table itself has (`RuntimeSorter`). */
function unsortableTables({ flags }: Call, { isByName, found, resources }: FoundObjects): Failure | undefined {
  const text = flags.text('sort-by');
  const tables = isByName ? found.length : resources.length;
  if (text === '' || tables < 2) return undefined;
  const path = sortPath(text);
  if (isFailure(path)) return path;
  const table = { kind: 'Table', apiVersion: 'meta.k8s.io/v1', metadata: { resourceVersion: '1' } };
  return sortedBy([table], path, (each) => each) === undefined ? noField(text) : undefined;
}

function printCustomColumns(call: Call, found: FoundObjects, printer: TablePrinter): Outcome {
  const failures = ignoring(call, found.failures);
  if (found.isSingle && failures.length > 0) return failAll(failures);
  const sorted = found.isSingle ? unsorted(found.found) : sortFound(call, found.found);
  if (isFailure(sorted)) return sorted;
  const text = printer.customTable(sorted.items, sorted.groupOf);
  if (isFailure(text)) return text;
  call.print(text);
  return failAll(failures);
}

/** One object as itself, any other number as a List. */
function printGeneric(call: Call, { found, failures: unfound, isSingle }: FoundObjects): Outcome {
  const failures = ignoring(call, unfound);
  if (isSingle && failures.length > 0) return failAll(failures);
  if (found.length === 0 && call.flags.bool('ignore-not-found')) return failAll(failures);
  const printer = objectPrinter(call.flags, tableFormats);
  if (printer === undefined || isFailure(printer)) return printer;
  const sorted = isSingle ? unsorted(found) : sortFound(call, found);
  if (isFailure(sorted)) return sorted;
  const objects = arrangedNames(call, sorted).flatMap(({ object }) => (object === undefined ? [] : [object]));
  const [only] = objects;
  const { text, failure } = printer(isSingle && only !== undefined && objects.length === 1 ? only : listOf(objects));
  call.print(text);
  return failAll(failure === undefined ? failures : [...failures, failure]);
}

/** Names that sort alike may stand in any order. */
function arrangedNames({ flags, world }: Call, { items, groupOf }: SortedObjects): readonly Found[] {
  if (flags.text('output') !== 'name' || flags.text('sort-by') === '') return items;
  const rows = items.map(({ resource, name }) => [`${singularName(resource)}/${name}`]);
  return world.tolerance?.arrange(rows, groupOf).flatMap((at) => items[at] ?? []) ?? items;
}

/** With `--ignore-not-found`, what is not there is no failure. */
function ignoring({ flags }: Call, failures: readonly Failure[]): readonly Failure[] {
  if (!flags.bool('ignore-not-found')) return failures;
  return failures.filter((each) => each.failure !== 'api' || each.error.reason !== 'NotFound');
}
