/** `-o`: which printer prints objects, and how (cli-runtime `PrintFlags`). */
import { type ApiResource, singularName } from './discovery.ts';
import { type Failure, fail, isFailure } from './failures.ts';
import type { FlagValues } from './flags.ts';
import { goTemplatePrinter } from './print/goTemplateOutput.ts';
import { goJson } from './print/goValues.ts';
import { jsonPathPrinter } from './print/jsonPathOutput.ts';
import { toKyaml } from './print/kyaml.ts';
import { toYaml } from './print/yaml.ts';
import type { Call } from './command.ts';
import { resourceOfKind } from './discovery.ts';
import type { ApiObject } from './world.ts';

/** An object, or a List of them, as what `-o` asks for. */
export type ObjectPrinter = (object: object) => Printed;

export interface Printed {
  readonly text: string;
  readonly failure?: Failure;
}

/** The printer for `-o`, `undefined` when nothing was asked for, or the complaint. Tables and custom columns are the caller's. */
export function objectPrinter(
  flags: FlagValues,
  formats: readonly string[] = plainFormats,
): ObjectPrinter | undefined | Failure {
  const output = flags.text('output');
  const template = flags.has('template') ? flags.text('template') : '';
  if (output === '' && template === '') return undefined;
  const equals = output.indexOf('=');
  const format = output === '' ? 'go-template' : equals < 0 ? output : output.slice(0, equals);
  const argument = equals < 0 ? template : output.slice(equals + 1);
  const printer = printerOf(format.toLowerCase(), argument, flags);
  if (printer !== undefined && formats.includes(format.toLowerCase())) return printer;
  const allowed = [...formats].sort().join(',');
  return fail(
    `unable to match a printer suitable for the output format ${JSON.stringify(output)}, allowed formats are: ${allowed}`,
  );
}

/** What all commands that print objects can print. */
const plainFormats: readonly string[] = [
  'json',
  'kyaml',
  'yaml',
  'name',
  'go-template',
  'go-template-file',
  'template',
  'templatefile',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
];

/** `get` prints tables, too. */
export const tableFormats: readonly string[] = [...plainFormats, 'custom-columns', 'custom-columns-file', 'wide'];

function printerOf(format: string, argument: string, flags: FlagValues): ObjectPrinter | Failure | undefined {
  const allowMissing = !flags.has('allow-missing-template-keys') || flags.bool('allow-missing-template-keys');
  const shown = (object: object) => (flags.bool('show-managed-fields') ? object : withoutManagedFields(object));
  switch (format) {
    case 'json':
      return (object) => ({ text: `${goJson(shown(object), '    ')}\n` });
    case 'yaml':
      return yamlPrinter(shown);
    case 'kyaml':
      return (object) => ({ text: toKyaml(shown(object)) });
    case 'name':
      return (object) => ({ text: namesOf(object) });
    case 'jsonpath':
    case 'jsonpath-as-json': {
      if (argument === '') return fail('template format specified but no template given');
      const printer = jsonPathPrinter(argument, { asJson: format === 'jsonpath-as-json', allowMissing });
      return isFailure(printer) ? printer : (object) => asPrinted(printer(shown(object)));
    }
    case 'go-template':
    case 'template': {
      if (argument === '') return fail('template format specified but no template given');
      const printer = goTemplatePrinter(argument, allowMissing);
      return isFailure(printer) ? printer : (object) => printer(shown(object));
    }
    default:
      return undefined;
  }
}

function asPrinted(answer: string | Failure): Printed {
  return isFailure(answer) ? { text: '', failure: answer } : { text: answer };
}

/** Several documents are separated by `---`. */
function yamlPrinter(shown: (object: object) => object): ObjectPrinter {
  let printed = 0;
  return (object) => {
    printed += 1;
    return { text: `${printed > 1 ? '---\n' : ''}${toYaml(shown(object))}` };
  };
}

function namesOf(object: object): string {
  const items = itemsOf(object);
  return (items ?? [object as ApiObject]).map((item) => `${namedAs(item)}\n`).join('');
}

/** `statefulset.apps/web`. */
function namedAs({ apiVersion, kind, metadata }: ApiObject): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  const resource = resourceOfKind(apiVersion, kind);
  return `${resource === undefined ? `${kind.toLowerCase()}${group}` : singularName(resource)}/${metadata.name}`;
}

/** Who set which field is kept to itself unless it is asked for. */
export function withoutManagedFields(object: object): object {
  const items = itemsOf(object);
  if (items !== undefined) return { ...object, items: items.map(withoutManagedFields) };
  const { metadata } = object as Partial<ApiObject>;
  if (metadata?.managedFields === undefined) return object;
  return { ...object, metadata: { ...metadata, managedFields: undefined } };
}

function itemsOf(object: object): readonly ApiObject[] | undefined {
  return 'items' in object && Array.isArray(object.items) ? (object.items as readonly ApiObject[]) : undefined;
}

/** Objects as the `List` that kubectl makes of several. */
export function listOf(objects: readonly object[]): object {
  return { apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items: objects };
}

export type DryRun = 'none' | 'client' | 'server';

/** What `--dry-run` means, or the complaint about it (cmd/util `GetDryRunStrategy`). */
export function dryRunOf(call: Call): DryRun | Failure {
  const value = call.flags.text('dry-run');
  switch (value) {
    case 'none':
    case 'client':
    case 'server':
      return value;
    case 'unchanged':
      call.complain('W: --dry-run is deprecated and can be replaced with --dry-run=client.\n');
      return 'client';
    default:
      return fail(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
  }
}

/**
 * Says what was done to an object: `statefulset.apps/web scaled`, with what a dry run adds; or prints the object when `-o` asks
 * for it. `printer` is one for the whole command, so that YAML documents are separated.
 */
export function printResult(
  call: Call,
  printer: ObjectPrinter | undefined,
  { resource, name, object }: { readonly resource: ApiResource; readonly name: string; readonly object: object },
  operation: string,
  dryRun: DryRun,
): Failure | undefined {
  if (printer === undefined) {
    call.print(`${singularName(resource)}/${name} ${operation}${dryRunText(dryRun)}\n`);
    return undefined;
  }
  if (call.flags.text('output') === 'name') {
    call.print(`${singularName(resource)}/${name}\n`);
    return undefined;
  }
  const { text, failure } = printer(object);
  call.print(text);
  return failure;
}

export function dryRunText(dryRun: DryRun): string {
  return dryRun === 'none' ? '' : dryRun === 'client' ? ' (dry run)' : ' (server dry run)';
}
