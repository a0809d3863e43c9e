/** How `create` makes an object from flags: what all of its commands have in common. */
import type { JsonObject } from '#engine/json.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { type ApiResource, findResource } from '../discovery.ts';
import { fail, type Failure, failUsage, isFailure, plainWords } from '../failures.ts';
import type { Flag } from '../flags.ts';
import { withLastApplied } from '../lastApplied.ts';
import { mapAt } from '../objectFields.ts';
import { dryRunOf, objectPrinter, printResult } from '../output.ts';
import { ask } from '../requests.ts';
import { dryRunFlag, fieldManagerFlag, printFlags, saveConfigFlag, validateFlag } from '../sharedFlags.ts';
import { fieldValidationOf } from '../validateFlag.ts';

/** What a command makes, without its name and namespace, which are the same for all. */
export interface Maker {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly use: string;
  readonly short: string;
  readonly flags: readonly Flag[];
  readonly resource: string;
  /** What precedes the server's refusal. */
  readonly refusal: string;
  make(call: Call, name: string): JsonObject | Failure;
}

/** The command that makes it. */
export function makerVerb({ name, aliases, use, short, flags, resource: word, refusal, make }: Maker): Verb {
  const { resource } = findResource(word) as { readonly resource: ApiResource };
  return {
    name,
    ...(aliases && { aliases }),
    use,
    short,
    flags: [...flags, ...printFlags, dryRunFlag, fieldManagerFlag('kubectl-create'), saveConfigFlag, validateFlag],
    run: (call) => createMade(call, resource, refusal, make),
  };
}

function createMade(call: Call, resource: ApiResource, refusal: string, make: Maker['make']): Outcome {
  const { args, argsBeforeDash, flags, namespace } = call;
  const names = args.slice(0, argsBeforeDash);
  const [name = ''] = names;
  if (names.length !== 1) return failUsage(`exactly one NAME is required, got ${names.length}`);
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const validation = fieldValidationOf(flags);
  if (isFailure(validation)) return validation;
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const made = make(call, name);
  if (isFailure(made)) return made;
  const explicit = resource.namespaced && flags.changed('namespace') ? { namespace } : {};
  const bare: JsonObject = { ...made, metadata: { ...mapAt(made, 'metadata'), name, ...explicit } };
  const manifest = flags.bool('save-config') ? withLastApplied(bare) : bare;
  if (dryRun === 'client') return printResult(call, printer, { resource, name, object: manifest }, 'created', dryRun);
  const placed: JsonObject = resource.namespaced
    ? { ...manifest, metadata: { ...mapAt(manifest, 'metadata'), namespace } }
    : manifest;
  const object = ask(call, { type: 'create', manifest: placed, fieldValidation: validation }, dryRun);
  if (isFailure(object)) {
    if (refusal === '' || object.failure !== 'api') return object;
    return fail(`${refusal}${object.error.message || plainWords(object, call.path)}`);
  }
  return printResult(call, printer, { resource, name, object }, 'created', dryRun);
}

/** `key=value`, each key once; `repeated` says so of one that comes again. */
export function literals(
  pairs: readonly string[],
  repeated = (key: string) => `cannot add key ${key}, another key by that name already exists`,
): Readonly<Record<string, string>> | Failure {
  const values: Record<string, string> = {};
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals <= 0) return fail(`invalid literal source ${pair}, expected key=value`);
    const key = pair.slice(0, equals);
    if (Object.hasOwn(values, key)) return fail(repeated(key));
    values[key] = pair.slice(equals + 1);
  }
  return values;
}
