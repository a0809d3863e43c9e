/** Prints objects as tables: those of the kinds, or custom columns. Remembers widths and header while a watch goes on. */
import type { Call } from '../command.ts';
import type { ApiResource } from '../discovery.ts';
import { type Failure, isFailure } from '../failures.ts';
import type { Found } from '../resourceArgs.ts';
import type { KubectlWorld } from '../world.ts';
import { type CustomColumns, customColumns } from './customColumns.ts';
import { headerOf, rowOf } from './objectTable.ts';
import { cellText, TableWriter } from './table.ts';

export interface TableContext {
  readonly withKind: boolean;
  readonly groupOf: readonly number[];
  /** `--output-watch-events`: what happened to the objects, as the first column. */
  readonly event?: string;
}

export class TablePrinter {
  readonly #call: Call;
  readonly #custom: CustomColumns | undefined;
  #writer = new TableWriter();
  #headed: ApiResource | undefined;

  private constructor(call: Call, custom: CustomColumns | undefined) {
    this.#call = call;
    this.#custom = custom;
  }

  /** The printer that the flags ask for, or the complaint about custom columns. */
  static of(call: Call): TablePrinter | Failure {
    const output = call.flags.text('output');
    if (output !== 'custom-columns' && !output.startsWith('custom-columns=')) return new TablePrinter(call, undefined);
    const columns = customColumns(output.slice('custom-columns='.length));
    return isFailure(columns) ? columns : new TablePrinter(call, columns);
  }

  /** A table of objects of one kind, with a header when the kind is a new one. */
  table(found: readonly Found[], { withKind, groupOf, event }: TableContext): string {
    const [first] = found;
    if (first === undefined) return '';
    const { resource } = first;
    const { flags, world } = this.#call;
    const options = {
      isWide: flags.text('output') === 'wide',
      withNamespace: flags.bool('all-namespaces') && resource.namespaced,
      withKind: withKind || flags.bool('show-kind'),
      labelColumns: flags.list('label-columns'),
      showLabels: flags.bool('show-labels'),
      isPlain: !flags.bool('server-print'),
    };
    const rows = found.flatMap(({ object }) => (object === undefined ? [] : [rowOf(resource, object, options, world)]));
    const isNew = this.#headed !== resource;
    if (isNew) this.#writer = new TableWriter();
    this.#headed = resource;
    const header = isNew && !flags.bool('no-headers') ? headerOf(resource, options) : undefined;
    const body = arranged(world, rows, groupOf);
    if (event === undefined) return this.#writer.table(header, body);
    return this.#writer.table(
      header && ['EVENT', ...header],
      body.map((cells) => [event, ...cells]),
    );
  }

  /** A table of custom columns; its header stands above the first one. */
  customTable(found: readonly Found[], groupOf: readonly number[]): string | Failure {
    const { flags, world } = this.#call;
    const rows: (readonly string[])[] = [];
    for (const { object } of found) {
      const row = this.#custom?.rowOf(object) ?? [];
      if (isFailure(row)) return row;
      rows.push(row);
    }
    const isFirst = this.#headed === undefined;
    this.#headed ??= found[0]?.resource;
    const header = isFirst && !flags.bool('no-headers') ? [this.#custom?.header ?? []] : [];
    return this.#writer.lines([...header, ...arranged(world, rows, groupOf)]);
  }
}

function arranged(
  world: KubectlWorld,
  rows: readonly (readonly string[])[],
  groupOf: readonly number[],
): readonly (readonly string[])[] {
  const order = world.tolerance?.arrange(
    rows.map((row) => row.map(cellText)),
    groupOf,
  );
  return order === undefined ? rows : order.map((at) => rows[at] as readonly string[]);
}
