/** Objects of one kind as a table: columns of the kind, namespaces, labels (cli-runtime `TablePrinter`). */
import { type ApiResource, singularName } from '../discovery.ts';
import type { ApiObject, KubectlWorld } from '../world.ts';
import { anyObjects, budgets, configMaps, events, namesAndAges, namespaces } from './tables/cluster.ts';
import { nodes, quotas, secrets, serviceAccounts } from './tables/cluster.ts';
import { endpoints, endpointSlices, services } from './tables/network.ts';
import { pods } from './tables/pods.ts';
import { claims, storageClasses, volumes } from './tables/storage.ts';
import { labelText, type TableKind } from './tables/tableKind.ts';
import { controllerRevisions, deployments, replicaSets, statefulSets } from './tables/workloads.ts';

const kinds: Readonly<Record<string, TableKind>> = {
  configmaps: configMaps,
  controllerrevisions: controllerRevisions,
  deployments,
  endpoints,
  endpointslices: endpointSlices,
  events,
  namespaces,
  nodes,
  persistentvolumeclaims: claims,
  persistentvolumes: volumes,
  poddisruptionbudgets: budgets,
  pods,
  replicasets: replicaSets,
  resourcequotas: quotas,
  secrets,
  serviceaccounts: serviceAccounts,
  services,
  statefulsets: statefulSets,
  storageclasses: storageClasses,
};

export interface TableOptions {
  readonly isWide: boolean;
  readonly withNamespace: boolean;
  /** Names as `pod/web-0`. */
  readonly withKind: boolean;
  /** `-L`. */
  readonly labelColumns: readonly string[];
  readonly showLabels: boolean;
  /** Without `--server-print`, kubectl knows of names and ages only. */
  readonly isPlain: boolean;
}

/** The header of a kind's table. */
export function headerOf(resource: ApiResource, options: TableOptions): readonly string[] {
  const labels = options.labelColumns.map((label) => label.split('/').at(-1) ?? '');
  return [
    ...(options.withNamespace ? ['Namespace'] : []),
    ...columnsOf(kindOf(resource, options), options.isWide),
    ...labels,
    ...(options.showLabels ? ['Labels'] : []),
  ].map((name) => name.toUpperCase());
}

/** The row of an object, its cells in full. */
export function rowOf(
  resource: ApiResource,
  object: ApiObject,
  options: TableOptions,
  world: KubectlWorld,
): readonly string[] {
  const kind = kindOf(resource, options);
  const all = allColumns(kind);
  const shown = columnsOf(kind, options.isWide);
  const cells = kind.cells(object, world);
  const nameColumn = kind.nameColumn ?? kind.columns[0];
  const own = shown.map((column) => {
    const text = cells[all.indexOf(column)] ?? '';
    return column === nameColumn && options.withKind ? `${singularName(resource)}/${text}` : text;
  });
  const { namespace = '', labels } = object.metadata;
  return [
    ...(options.withNamespace ? [namespace] : []),
    ...own,
    ...options.labelColumns.map((label) =>
      labels !== undefined && Object.hasOwn(labels, label) ? labels[label]! : '',
    ),
    ...(options.showLabels ? [labelText(labels)] : []),
  ];
}

function kindOf({ name }: ApiResource, { isPlain }: TableOptions): TableKind {
  return isPlain ? namesAndAges : (kinds[name] ?? anyObjects);
}

function allColumns({ places, columns, wide = [] }: TableKind): readonly string[] {
  return places ?? [...columns, ...wide];
}

function columnsOf(kind: TableKind, isWide: boolean): readonly string[] {
  return isWide ? allColumns(kind) : kind.columns;
}
