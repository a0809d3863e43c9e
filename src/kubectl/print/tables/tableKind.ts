import type { ApiObject, KubectlWorld } from '../../world.ts';

/** What the server sends of a kind as a table: its columns, and a cell for each of them. */
export interface TableKind {
  /** In order; those of `wide` only are printed with `-o wide`. */
  readonly columns: readonly string[];
  readonly wide?: readonly string[];
  /** Which column holds the name, the first if it is not said. */
  readonly nameColumn?: string;
  /** The cells of `columns`, then those of `wide`; of `places` when the wide ones stand among the others. */
  cells(object: ApiObject, world: KubectlWorld): readonly string[];
  /** The order of all columns, where the wide ones do not come last. */
  readonly places?: readonly string[];
}

export const none = '<none>';
export const unset = '<unset>';

/** `app=nginx,tier=web`, sorted; `<none>` without. */
export function labelText(labels: Readonly<Record<string, unknown>> | undefined): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${String(value)}`);
  return pairs.length === 0 ? none : pairs.sort().join(',');
}
