import type { Call, Outcome, Verb } from '../command.ts';
import { type ApiResource, apiResources as known, apiVersionOf, fullName } from '../discovery.ts';
import { fail, failUsage, unsupported } from '../failures.ts';
import { TableWriter } from '../print/table.ts';
import { toYaml } from '../print/yaml.ts';

export const apiResources: Verb = {
  name: 'api-resources',
  use: '[flags]',
  short: 'List the kinds that the server knows.',
  examples: ['kubectl api-resources', 'kubectl api-resources --api-group=apps -o wide'],
  flags: [
    { name: 'api-group', type: 'string', help: 'only those of this group' },
    { name: 'namespaced', type: 'bool', initial: 'true', help: 'only those with a namespace, or without one' },
    { name: 'verbs', type: 'strings', help: 'only those that have these verbs' },
    { name: 'categories', type: 'strings', help: 'only those of these categories' },
    { name: 'sort-by', type: 'string', help: 'name or kind' },
    { name: 'no-headers', type: 'bool', help: 'without the line of column names' },
    { name: 'output', short: 'o', type: 'string', help: 'wide, name, json or yaml' },
    { name: 'show-managed-fields', type: 'bool', help: 'keep metadata.managedFields' },
    { name: 'cached', type: 'bool', help: 'what was found before will do' },
  ],
  run,
};

function run({ args, flags, print }: Call): Outcome {
  if (args.length > 0) return failUsage(`unexpected arguments: [${args.join(' ')}]`);
  const output = flags.text('output');
  if (output === 'kyaml') return unsupported('a list of kinds as KYAML; -o yaml says the same');
  if (!['', 'wide', 'name', 'json', 'yaml'].includes(output)) {
    const allowed = 'allowed formats are: json,kyaml,name,wide,yaml';
    return fail(`unable to match a printer suitable for the output format ${JSON.stringify(output)}, ${allowed}`);
  }
  const sortBy = flags.text('sort-by');
  if (sortBy !== '' && sortBy !== 'name' && sortBy !== 'kind') {
    return fail('--sort-by accepts only name or kind');
  }
  const shown = known.filter(
    (resource) =>
      (!flags.changed('api-group') || resource.group === flags.text('api-group')) &&
      (!flags.changed('namespaced') || resource.namespaced === flags.bool('namespaced')) &&
      flags.list('verbs').every((verb) => verbsOf(resource).includes(verb)) &&
      flags.list('categories').every((category) => categoriesOf(resource).includes(category)),
  );
  const sorted = sortBy === '' ? shown : shown.toSorted((one, other) => (one[sortBy] < other[sortBy] ? -1 : 1));
  if (output === 'name') {
    print(sorted.map((resource) => `${fullName(resource)}\n`).join(''));
    return undefined;
  }
  if (output === 'json' || output === 'yaml') {
    const list = { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: '', resources: sorted.map(manifestOf) };
    // The real one writes JSON in the order of its own fields.
    print(output === 'yaml' ? toYaml(list) : `${JSON.stringify(list, undefined, 4)}\n`);
    return undefined;
  }
  const isWide = output === 'wide';
  const header = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(isWide ? ['VERBS', 'CATEGORIES'] : [])];
  const rows = sorted.map((resource) => rowOf(resource, isWide));
  print(new TableWriter().lines(flags.bool('no-headers') ? rows : [header, ...rows]));
  return undefined;
}

function rowOf(resource: ApiResource, isWide: boolean): readonly string[] {
  const { name, shortNames, namespaced, kind } = resource;
  const row = [name, shortNames.join(','), apiVersionOf(resource), String(namespaced), kind];
  return isWide ? [...row, verbsOf(resource).join(','), categoriesOf(resource).join(',')] : row;
}

function manifestOf(resource: ApiResource): object {
  const { name, kind, namespaced, group, version, shortNames } = resource;
  const categories = categoriesOf(resource);
  return {
    name,
    singularName: kind.toLowerCase(),
    namespaced,
    ...(group !== '' && { group }),
    version,
    kind,
    verbs: verbsOf(resource),
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
  };
}

const everything = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** What extends the API itself has a category of its own. */
const extending = new Set(['admissionregistration.k8s.io', 'apiextensions.k8s.io', 'apiregistration.k8s.io']);

function categoriesOf({ group, inAll }: ApiResource): readonly string[] {
  return extending.has(group) ? ['api-extensions'] : inAll ? ['all'] : [];
}

function verbsOf({ name, kind }: ApiResource): readonly string[] {
  if (name === 'bindings' || kind.endsWith('Review')) return ['create'];
  if (name === 'namespaces') return everything.filter((verb) => verb !== 'deletecollection');
  return name === 'componentstatuses' ? ['get', 'list'] : everything;
}
