/**
 * Which objects a line names (cli-runtime `resource.Builder`): `sts web`, `sts/web pod/web-0`, `pods,svc`, `all`, `-l`, `-f`.
 */
import { type ApiError, notFound } from '#engine/apiserver/apiErrors.ts';
import type { Call } from './command.ts';
import { type ApiResource, apiResources, findResource, fullName, noSuchResource } from './discovery.ts';
import { type Failure, fail, failAll, failApi, isFailure, withNearest } from './failures.ts';
import { type FileObject, readFiles } from './manifestFiles.ts';
import { selectObjects } from './selectObjects.ts';
import { type ApiObject, hasNamespace, objectNamed, objectsIn } from './world.ts';

export interface FindOptions {
  readonly args: readonly string[];
  readonly namespace: string;
  readonly allNamespaces?: boolean;
  readonly selector?: string;
  readonly fieldSelector?: string;
  /** `--all`. */
  readonly all?: boolean;
  /** A kind alone means all objects of it, as for `get`. */
  readonly kindIsEnough?: boolean;
  /** `-f`: files, known addresses, `-`. */
  readonly filenames?: readonly string[];
  readonly recursive?: boolean;
  /** The namespace was typed, so objects from files must not name another one. */
  readonly enforceNamespace?: boolean;
  /** More than one kind is an error. */
  readonly singleKind?: boolean;
  /** Names are not looked up: `delete --dry-run=client` does not ask whether there are such objects. */
  readonly namesOnly?: boolean;
  /** Objects from files are looked up on the server, too. */
  readonly latest?: boolean;
  /** The server is not asked: objects are what their files say. */
  readonly local?: boolean;
  /** Ends at the first name that there is none of, instead of going on with the others. */
  readonly stopAtFirst?: boolean;
}

/** An object that was named: it is there, or, of a file or with `namesOnly`, need not be. */
export interface Found {
  readonly resource: ApiResource;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly object: ApiObject | undefined;
  readonly file?: FileObject;
}

export interface FoundObjects {
  readonly found: readonly Found[];
  /** What could not be found or read; the others are to be dealt with all the same. */
  readonly failures: readonly Failure[];
  /** Both, in the order in which the line or the file names them. */
  readonly visits: readonly (Found | Failure)[];
  /** One object was asked for by its name, so that it is printed as itself and not as a list. */
  readonly isSingle: boolean;
  /** The kinds asked for, also those of which there is no object; none for files. */
  readonly resources: readonly ApiResource[];
  /** Objects were asked for by name, and not by what they are like. */
  readonly isByName: boolean;
}

/** The objects that a line names, or why it cannot be understood. Warnings of the server are printed. */
export function findObjects(call: Call, options: FindOptions): FoundObjects | Failure {
  const named = readArgs(options);
  if (isFailure(named)) return named;
  const { kinds, names, pairs } = named;
  const selector = options.all === true ? '' : options.selector || (named.isEverything ? '' : undefined);
  const fieldSelector = options.fieldSelector || undefined;
  const filenames = options.filenames ?? [];

  if (filenames.length > 0) return fromFiles(call, options, named);
  if (selector !== undefined || fieldSelector !== undefined) {
    if (names.length > 0) return fail('name cannot be provided when a selector is specified');
    if (pairs.length > 0) {
      return fail('selectors and the all flag cannot be used when passing resource/name arguments');
    }
    if (kinds.length === 0) return fail('at least one resource must be specified to use a selector');
    const resources = resolveKinds(call, kinds, options);
    return isFailure(resources) ? resources : bySelector(call, options, resources, selector ?? '', fieldSelector ?? '');
  }
  if (pairs.length > 0) return byPairs(call, options, pairs);
  if (names.length > 0) return byNames(call, options, kinds, names);
  if (kinds.length === 0) return fail(missingResource);
  const resources = resolveKinds(call, kinds, options);
  return isFailure(resources) ? resources : fail('resource(s) were provided, but no name was specified');
}

/** What kubectl says when a line names no object at all. */
export const missingResource = [
  'You must provide one or more resources by argument or filename.',
  'Example resource specifications include:',
  "   '-f rsrc.yaml'",
  "   '--filename=rsrc.json'",
  "   '<resource> <name>'",
  "   '<resource>'",
].join('\n');

interface NamedArgs {
  readonly kinds: readonly string[];
  readonly names: readonly string[];
  readonly pairs: readonly (readonly [kind: string, name: string])[];
  /** A kind stands alone, and that is enough. */
  readonly isEverything: boolean;
}

const mostNames = 300;

function readArgs({ args: given, kindIsEnough }: FindOptions): NamedArgs | Failure {
  const [first = ''] = given;
  const several = given.length >= 2 ? split(first) : [];
  if (given.length * Math.max(1, several.length) > mostNames) {
    return fail(`the line names more objects than this page looks up at once (${mostNames}): use a selector`);
  }
  const args = several.length > 1 ? several.flatMap((kind) => given.slice(1).map((name) => `${kind}/${name}`)) : given;
  const withSlash = args.filter((arg) => arg.includes('/')).length;
  if (withSlash > 0 && withSlash < args.length) return fail(mixedForms);
  if (withSlash > 0) {
    const pairs: (readonly [string, string])[] = [];
    for (const arg of args) {
      const [kind = '', name = '', ...more] = arg.split('/');
      if (more.length > 0) return fail('arguments in resource/name form may not have more than one slash');
      if (kind === '' || name === '' || kind.includes(',')) {
        return fail('arguments in resource/name form must have a single resource and name');
      }
      pairs.push([kind, name]);
    }
    return { kinds: [], names: [], pairs, isEverything: false };
  }
  const kinds = args.length === 0 ? [] : [...new Set(split(args[0] as string).flatMap(expandCategory))];
  return { kinds, names: args.slice(1), pairs: [], isEverything: kindIsEnough === true && args.length === 1 };
}

const mixedForms =
  'there is no need to specify a resource type as a separate argument when passing arguments in resource/name form ' +
  "(e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'";

function split(text: string): readonly string[] {
  return [...new Set(text.split(','))];
}

/** `all` stands for the kinds of that category. */
function expandCategory(kind: string): readonly string[] {
  return kind === 'all' ? apiResources.filter(({ inAll }) => inAll).map(fullName) : [kind];
}

/** The kind of each word, or the complaint about the first that is none. The same kind twice counts once. */
function resolveKinds(
  call: Call,
  kinds: readonly string[],
  { singleKind }: FindOptions,
): readonly ApiResource[] | Failure {
  if (singleKind === true && kinds.length > 1) return fail(multipleKinds);
  const resources: ApiResource[] = [];
  for (const kind of kinds) {
    const resource = resolveKind(call, kind);
    if (isFailure(resource)) return resource;
    if (!resources.includes(resource)) resources.push(resource);
  }
  return resources;
}

const multipleKinds = 'you may only specify a single resource type';

/** The kind that a word names. Warns when it could have meant another one. */
function resolveKind(call: Call, word: string): ApiResource | Failure {
  const found = findResource(word);
  if (found === undefined) {
    const known = apiResources.flatMap(({ name, kind, shortNames }) => [name, kind.toLowerCase(), ...shortNames]);
    return withNearest(fail(noSuchResource(word)), word, known);
  }
  if (found.warning !== undefined) call.complain(`Warning: ${found.warning}\n`);
  return found.resource;
}

function bySelector(
  call: Call,
  options: FindOptions,
  resources: readonly ApiResource[],
  selector: string,
  fieldSelector: string,
): FoundObjects {
  const visits: (Found | Failure)[] = [];
  for (const resource of resources) {
    const namespace = scopeOf(resource, options);
    warnOfDeprecation(call, resource);
    const chosen = selectObjects(call.world, resource, namespace, selector, fieldSelector);
    if (isFailure(chosen)) visits.push(chosen);
    else visits.push(...chosen.map((object) => foundObject(resource, object)));
  }
  return { ...sorted(visits), isSingle: false, resources, isByName: false };
}

function byPairs(call: Call, options: FindOptions, pairs: NamedArgs['pairs']): FoundObjects | Failure {
  const resources = new Map<string, ApiResource>();
  for (const [kind] of pairs) {
    if (resources.has(kind)) continue;
    const resource = resolveKind(call, kind);
    if (isFailure(resource)) return resource;
    resources.set(kind, resource);
  }
  const distinct = [...new Set(resources.values())];
  if (options.singleKind === true && distinct.length > 1) return fail(multipleKinds);
  const wanted = pairs.map(([kind, name]) => [resources.get(kind) as ApiResource, name] as const);
  return lookUp(call, options, wanted, distinct);
}

function byNames(
  call: Call,
  options: FindOptions,
  kinds: readonly string[],
  names: readonly string[],
): FoundObjects | Failure {
  if (kinds.length > 1) return fail('you must specify only one resource');
  const resources = resolveKinds(call, kinds, options);
  if (isFailure(resources)) return resources;
  const [resource] = resources as [ApiResource];
  return lookUp(
    call,
    options,
    names.map((name) => [resource, name] as const),
    resources,
  );
}

function lookUp(
  call: Call,
  options: FindOptions,
  wanted: readonly (readonly [ApiResource, string])[],
  resources: readonly ApiResource[],
): FoundObjects | Failure {
  const visits: (Found | Failure)[] = [];
  const perKind = new Map<ApiResource, ReadonlyMap<string, ApiObject>>();
  for (const [resource, name] of wanted) {
    const namespace = scopeOf(resource, options);
    if (resource.namespaced && namespace === undefined) {
      return fail('a resource cannot be retrieved by name across all namespaces');
    }
    if (options.namesOnly === true) {
      visits.push({ resource, namespace, name, object: undefined });
      continue;
    }
    warnOfDeprecation(call, resource);
    const table = perKind.get(resource) ?? byName(call, resource, namespace);
    perKind.set(resource, table);
    const object = table.get(name);
    if (object !== undefined) visits.push(foundObject(resource, object));
    else visits.push(failApi(missing(call, resource, namespace, name)));
    if (object === undefined && options.stopAtFirst === true) break;
  }
  return { ...sorted(visits), isSingle: wanted.length === 1, resources, isByName: true };
}

/** Where the namespace is not there either, the server says that. */
function missing({ world }: Call, resource: ApiResource, namespace: string | undefined, name: string): ApiError {
  const isLost = namespace !== undefined && !hasNamespace(world, namespace);
  return isLost ? notFound('namespaces', namespace) : notFound(fullName(resource), name);
}

function byName({ world }: Call, { name }: ApiResource, namespace: string | undefined): ReadonlyMap<string, ApiObject> {
  return new Map(objectsIn(world, name, namespace).map((object) => [object.metadata.name, object]));
}

function fromFiles(call: Call, options: FindOptions, { kinds, names, pairs }: NamedArgs): FoundObjects | Failure {
  if (kinds.length > 0 && names.length === 0) {
    return fail('when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well');
  }
  if (names.length > 0) return fail('name cannot be provided when a path is specified');
  if (pairs.length > 0) return fail('resource/name arguments cannot be provided when a path is specified');
  const read = readFiles(call, options.filenames ?? [], {
    namespace: options.namespace,
    enforceNamespace: options.enforceNamespace === true,
  });
  if (isFailure(read)) return read;
  const visits = read.visits.map((file): Found | Failure => {
    if (isFailure(file)) return file;
    const { resource, namespace, name } = file;
    if (options.local === true)
      return { resource, namespace, name, object: file.written as unknown as ApiObject, file };
    const object = objectNamed(call.world, resource.name, namespace, name);
    if (object === undefined && options.latest === true) return failApi(notFound(fullName(resource), name));
    return { resource, namespace, name, object, file };
  });
  const isSingle = options.filenames?.length === 1 && options.filenames[0] !== '-' && read.objects.length === 1;
  return { ...sorted(visits), isSingle, resources: [], isByName: true };
}

function sorted(visits: readonly (Found | Failure)[]): Pick<FoundObjects, 'found' | 'failures' | 'visits'> {
  return {
    visits,
    found: visits.filter((each): each is Found => !isFailure(each)),
    failures: visits.filter(isFailure),
  };
}

/** Does something with each object in its order, and goes on after a failure (`ContinueOnError`). */
export function visitEach({ visits }: FoundObjects, act: (found: Found) => Failure | undefined): Failure | undefined {
  return failAll(visits.flatMap((each) => (isFailure(each) ? each : (act(each) ?? []))));
}

function foundObject(resource: ApiResource, object: ApiObject): Found {
  const { name, namespace } = object.metadata;
  return { resource, namespace, name, object };
}

/** The namespace to look into; undefined for kinds without one, and for all of them. */
function scopeOf({ namespaced }: ApiResource, { namespace, allNamespaces }: FindOptions): string | undefined {
  return namespaced && allNamespaces !== true ? namespace : undefined;
}

/** What the server warns of whenever such objects are read. */
function warnOfDeprecation(call: Call, { name }: ApiResource): void {
  if (name === 'endpoints') call.warn('v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice');
  if (name === 'componentstatuses') call.warn('v1 ComponentStatus is deprecated in v1.19+');
}
