/** `get --watch`: prints what there is, then a row for every change, until it is interrupted. */
import type { Call, Outcome, Waiting } from '../command.ts';
import type { ApiResource } from '../discovery.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import { objectPrinter, type ObjectPrinter, tableFormats } from '../output.ts';
import { TablePrinter } from '../print/tablePrinter.ts';
import { findObjects, type FindOptions, type Found } from '../resourceArgs.ts';
import { selectObjects } from '../selectObjects.ts';
import type { ApiObject } from '../world.ts';

type WatchedType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** Prints objects of one kind as the flags ask for it. */
type Show = (objects: readonly ApiObject[], type: WatchedType) => Failure | undefined;

/** The objects that a line names, watched. Only one kind can be. */
export function watchObjects(call: Call, options: FindOptions): Outcome | Waiting {
  const found = findObjects(call, { ...options, singleKind: true, latest: true, stopAtFirst: true });
  if (isFailure(found)) return found;
  const [failure] = found.failures;
  if (failure !== undefined) return failure;
  const resources = new Set([...found.resources, ...found.found.map(({ resource }) => resource)]);
  const [resource] = resources;
  if (resource === undefined || resources.size > 1 || (found.isByName && found.found.length > 1)) {
    return fail(
      'watch is only supported on individual resources and resource collections - more than 1 resource was found',
    );
  }
  const show = showing(call, resource);
  if (isFailure(show)) return show;
  return watch(call, options, resource, found.found, found.isByName, show);
}

function* watch(
  call: Call,
  options: FindOptions,
  resource: ApiResource,
  found: readonly Found[],
  isByName: boolean,
  show: Show,
): Waiting {
  const namespace = resource.namespaced && options.allNamespaces !== true ? options.namespace : undefined;
  const [selector, fieldSelector] = isByName
    ? ['', `metadata.name=${found[0]?.name ?? ''}`]
    : [options.selector ?? '', options.fieldSelector ?? ''];
  let known = found.flatMap(({ object }) => (object === undefined ? [] : [object]));
  if (!call.flags.bool('watch-only') && known.length > 0) {
    const failure = show(known, 'ADDED');
    if (failure !== undefined) return failure;
  }
  for (;;) {
    yield {};
    const listed = selectObjects(call.world, resource, namespace, selector, fieldSelector);
    if (isFailure(listed)) return listed;
    for (const { type, object } of changes(known, listed)) {
      const failure = show([object], type);
      if (failure !== undefined) return failure;
    }
    known = [...listed];
  }
}

/** What happened from one moment to another: what went, then what came and changed in the order in which the server wrote it. */
function changes(
  before: readonly ApiObject[],
  after: readonly ApiObject[],
): readonly { readonly type: WatchedType; readonly object: ApiObject }[] {
  const known = new Map(before.map((object) => [object.metadata.uid, object]));
  const left = new Set(after.map(({ metadata }) => metadata.uid));
  const gone = before.filter(({ metadata }) => !left.has(metadata.uid));
  const written = after.filter(
    ({ metadata }) => known.get(metadata.uid)?.metadata.resourceVersion !== metadata.resourceVersion,
  );
  written.sort((one, other) => Number(one.metadata.resourceVersion) - Number(other.metadata.resourceVersion));
  return [
    ...gone.map((object) => ({ type: 'DELETED' as const, object })),
    ...written.map((object) => ({
      type: known.has(object.metadata.uid) ? ('MODIFIED' as const) : ('ADDED' as const),
      object,
    })),
  ];
}

function showing(call: Call, resource: ApiResource): Show | Failure {
  const printer = objectPrinter(call.flags, tableFormats);
  const isTable = printer === undefined || call.flags.text('output') === 'wide';
  if (isTable || call.flags.text('output').startsWith('custom-columns')) {
    const table = TablePrinter.of(call);
    return isFailure(table) ? table : showTable(call, resource, table);
  }
  return isFailure(printer) ? printer : showObjects(call, printer);
}

function showTable(call: Call, resource: ApiResource, table: TablePrinter): Show {
  const isCustom = call.flags.text('output').startsWith('custom-columns');
  return (objects, type) => {
    const found = objects.map((object) => ({
      resource,
      namespace: object.metadata.namespace,
      name: object.metadata.name,
      object,
    }));
    const groupOf = found.map((_, at) => at);
    const event = call.flags.bool('output-watch-events') ? { event: type } : {};
    const context = { withKind: false, groupOf, ...event };
    const text = isCustom ? table.customTable(found, groupOf) : table.table(found, context);
    if (isFailure(text)) return text;
    call.print(text);
    return undefined;
  };
}

function showObjects(call: Call, printer: ObjectPrinter): Show {
  return (objects, type) => {
    for (const object of objects) {
      const { text, failure } = printer(call.flags.bool('output-watch-events') ? { type, object } : object);
      call.print(text);
      if (failure !== undefined) return failure;
    }
    return undefined;
  };
}
