import { fieldOf, type FieldPath, type FieldSchema, knownKinds } from '#manifest/fields.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { type ApiResource, apiVersionOf, findResource, fullName } from '../discovery.ts';
import { fieldList, indented, toldValues, typeText, valueText } from '../explain/fieldList.ts';
import { wrapped } from '../explain/wrapped.ts';
import { fail, type Failure, isFailure, unsupported } from '../failures.ts';

export const explain: Verb = {
  name: 'explain',
  use: 'TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group]',
  short: 'Tell what the fields of a kind are, and what they are for.',
  examples: ['kubectl explain sts.spec.updateStrategy', 'kubectl explain pod.spec.containers --recursive'],
  flags: [
    { name: 'recursive', short: 'R', type: 'bool', help: 'the fields of the fields, by name only' },
    { name: 'api-version', type: 'string', help: 'the version of the kind' },
    { name: 'max-depth', type: 'int', initial: '0', help: 'how deep to go with --recursive; zero goes to the end' },
    { name: 'output', short: 'o', type: 'string', initial: 'plaintext', help: 'plaintext' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { flags, print } = call;
  const refused = refuse(call);
  if (refused !== undefined) return refused;
  const target = targetOf(call, call.args[0] as string);
  if (isFailure(target)) return target;
  const { resource, path } = target;
  const { kind, group, version } = resource;
  if (!knownKinds.includes(kind)) {
    return unsupported(
      `the fields of ${fullName(resource)} are not described here; those of ${knownKinds.join(', ')} are`,
    );
  }
  print(`${group === '' ? '' : `GROUP:      ${group}\n`}KIND:       ${kind}\nVERSION:    ${version}\n\n`);
  const field = fieldOf(kind, path);
  // A key of a map is no field.
  if (path.length > 0 && (field === undefined || field.owner === '')) {
    return fail(`field ${JSON.stringify(path.at(-1))} does not exist`);
  }
  const textOf = (each: FieldSchema) => call.world.fieldTexts?.field(each.owner, each.name);
  const text = field === undefined ? call.world.fieldTexts?.kind(kind) : textOf(field);
  if (field !== undefined) print(`${fieldHead(field)}\n\n`);
  print(`DESCRIPTION:\n${indented(text === undefined ? '<empty>' : `${wrapped(text, 76)}\n`, '    ')}\n`);
  print(fieldList(kind, path, { isRecursive: flags.bool('recursive'), maxDepth: flags.int('max-depth'), textOf }));
  print('\n');
  return undefined;
}

function fieldHead(field: FieldSchema): string {
  const values = toldValues(field)
    .map((value) => `\n    ${valueText(value)}`)
    .join('');
  return `FIELD: ${field.name} <${typeText(field)}>\n${values === '' ? '' : `ENUM:${values}`}`;
}

function refuse({ args, flags }: Call): Failure | undefined {
  if (args.length === 0) {
    return fail(
      'You must specify the type of resource to explain. ' +
        'Use "kubectl api-resources" for a complete list of supported resources.\n',
    );
  }
  if (args.length > 1) return fail('We accept only this format: explain RESOURCE\n');
  if (flags.int('max-depth') > 0 && !flags.bool('recursive')) return fail('--max-depth requires --recursive');
  if (flags.int('max-depth') < 0) return fail('--max-depth must be non-negative');
  const output = flags.text('output');
  if (output === 'plaintext-openapiv2') {
    return unsupported('this server has no descriptions of the older form; without -o the newer one is explained');
  }
  return output === 'plaintext' ? undefined : fail(`unrecognized format: ${output}`);
}

/** The kind, and the way to a field below it: `sts.spec`, `statefulsets.apps.spec`. */
function targetOf(
  { flags, complain }: Call,
  text: string,
): { readonly resource: ApiResource; readonly path: FieldPath } | Failure {
  if (/\[|\.\./.test(text)) return fail('invalid jsonpath syntax, first node must be field node');
  const [word = '', ...rest] = text.split('.').filter((part) => part !== '');
  const found = findResource(word);
  if (found === undefined) {
    complain(`the server doesn't have a resource type ${JSON.stringify(word)}\n`);
    return { failure: 'exit', exit: 1 };
  }
  const { resource } = found;
  const full = fullName(resource);
  const version = flags.text('api-version');
  const hasGroup = version === '' && (text === full || text.startsWith(`${full}.`));
  const below = text.slice(full.length).split('.');
  const path = hasGroup ? below.filter((part) => part !== '') : rest;
  if (version === '' || version === apiVersionOf(resource)) return { resource, path };
  const [group = '', number] = version.includes('/') ? version.split('/') : ['', version];
  return fail(`couldn't find resource for "${group}/${number}, Resource=${resource.name}"`);
}
