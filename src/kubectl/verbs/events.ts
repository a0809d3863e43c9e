import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { eventAge, groupsOf } from '../describe/events.ts';
import { apiVersionOf, findResource, noSuchResource } from '../discovery.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import { isMap, textAt, valueAt } from '../objectFields.ts';
import { objectPrinter, type ObjectPrinter } from '../output.ts';
import { momentOf } from '../print/age.ts';
import { alignTabs, type TabWidths } from '../print/alignTabs.ts';
import { allNamespacesFlag, printFlags } from '../sharedFlags.ts';
import { type ApiObject, objectsIn } from '../world.ts';

export const events: Verb = {
  name: 'events',
  use: '[--for TYPE/NAME] [--watch] [--types=Normal,Warning]',
  short: 'Tell what has happened, the latest last.',
  examples: ['kubectl events --for pod/web-0 --watch', 'kubectl events --types=Warning'],
  flags: [
    ...printFlags,
    allNamespacesFlag,
    { name: 'watch', short: 'w', type: 'bool', help: 'go on and print what happens' },
    { name: 'for', type: 'string', help: 'only what happened to this object, such as pod/web-0' },
    { name: 'types', type: 'strings', help: 'only these types, Normal or Warning' },
    { name: 'no-headers', type: 'bool', help: 'without the line of column names' },
    { name: 'chunk-size', type: 'int64', initial: '500', help: 'how many objects to ask for at once' },
  ],
  run,
};

type Choice = (event: ApiObject) => boolean;

function run(call: Call): Outcome | Waiting {
  const { flags, namespace, complain, print } = call;
  const isAbout = choiceOf(call, flags.text('for'));
  if (isFailure(isAbout)) return isAbout;
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const types = flags.list('types').map((type) => type.toLowerCase());
  if (types.some((type) => type !== 'normal' && type !== 'warning')) {
    return fail('valid --types are Normal or Warning');
  }
  const isChosen: Choice = (event) =>
    isAbout(event) && (types.length === 0 || types.includes(textAt(event, 'type').toLowerCase()));
  const table = new EventTable(call);
  if (flags.bool('watch')) return watch(call, isChosen, table, printer);

  const found = listed(call).filter(isChosen);
  if (found.length === 0) {
    complain(flags.bool('all-namespaces') ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`);
    return undefined;
  }
  const sorted = found.toSorted((one, other) => timeOf(one) - timeOf(other));
  if (printer === undefined) {
    print(table.text(sorted));
    return undefined;
  }
  // The real one prints no list of names, and says nothing when it cannot print.
  if (flags.text('output') !== 'name') {
    print(printer({ apiVersion: 'v1', kind: 'EventList', metadata: {}, items: sorted }).text);
  }
  return undefined;
}

function listed({ world, flags, namespace }: Call): readonly ApiObject[] {
  return objectsIn(world, 'events', flags.bool('all-namespaces') ? undefined : namespace);
}

/** What `--for` means, or what is wrong with it. */
function choiceOf({ complain }: Call, target: string): Choice | Failure {
  if (target === '') return () => true;
  const [kind = '', name, ...more] = target.split('/');
  if (name === undefined) return fail('--for must be in resource/name form');
  if (more.length > 0) return fail('arguments in resource/name form may not have more than one slash');
  const found = findResource(kind.toLowerCase());
  if (found === undefined) {
    complain(`${noSuchResource(kind.toLowerCase())}\n`);
    return { failure: 'exit', exit: 1 };
  }
  const { resource } = found;
  return ({ involvedObject }) =>
    textAt(involvedObject, 'kind') === resource.kind &&
    textAt(involvedObject, 'name') === name &&
    textAt(involvedObject, 'apiVersion') === apiVersionOf(resource);
}

/** When it was last seen; without any time before all others. */
function timeOf(event: ApiObject): number {
  const series = valueAt(event, 'series');
  const time = isMap(series)
    ? series['lastObservedTime']
    : textAt(event, 'lastTimestamp') || valueAt(event, 'eventTime');
  const atMs = momentOf(time);
  return Number.isNaN(atMs) ? Number.MIN_SAFE_INTEGER : atMs;
}

/** kubectl `EventPrinter`. Remembers widths and header while a watch goes on. */
class EventTable {
  readonly #call: Call;
  readonly #widths: TabWidths = { padding: 3, least: 6, remembered: [] };
  #isHeaded = false;

  constructor(call: Call) {
    this.#call = call;
  }

  text(shown: readonly ApiObject[]): string {
    const { flags, world } = this.#call;
    const withNamespace = flags.bool('all-namespaces');
    const header = ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];
    const isNew = !this.#isHeaded && !flags.bool('no-headers');
    this.#isHeaded = true;
    const rows = shown.map((event) => [
      ...(withNamespace ? [event.metadata.namespace ?? ''] : []),
      eventAge(event, world),
      textAt(event, 'type'),
      textAt(event, 'reason'),
      `${textAt(event, 'involvedObject', 'kind')}/${textAt(event, 'involvedObject', 'name')}`,
      textAt(event, 'message').trim(),
    ]);
    const order = world.tolerance?.arrange(rows, groupsOf(shown.map(timeOf))) ?? rows.map((_, at) => at);
    const heading = withNamespace ? ['NAMESPACE', ...header] : header;
    const lines = [...(isNew ? [heading] : []), ...order.map((at) => rows[at] as readonly string[])];
    // A message of several lines ends the columns, as tabs in it begin new ones.
    return alignTabs(lines.map((cells) => `${cells.join('\t')}\n`).join(''), this.#widths);
  }
}

/** One by one, those that are there first; what the server forgets is not told. */
function* watch(call: Call, isChosen: Choice, table: EventTable, printer: ObjectPrinter | undefined): Waiting {
  const seen = new Map<string, string>();
  for (;;) {
    const news = listed(call).filter(({ metadata }) => seen.get(metadata.uid) !== metadata.resourceVersion);
    const inOrder = seen.size === 0 ? news : news.toSorted((one, other) => versionOf(one) - versionOf(other));
    for (const event of inOrder) {
      seen.set(event.metadata.uid, event.metadata.resourceVersion);
      if (!isChosen(event)) continue;
      call.print(printer === undefined ? table.text([event]) : printer(event).text);
    }
    yield {};
  }
}

function versionOf({ metadata }: ApiObject): number {
  return Number(metadata.resourceVersion);
}
