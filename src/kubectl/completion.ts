/** What Tab completes behind `kubectl`: commands, flags and their values, kinds, and the names of what there is. */
import { resourceInfos } from '#engine/apiserver/resources.ts';
import type { Verb } from './command.ts';
import { findResource } from './discovery.ts';
import { bareValue, type Flag } from './flags.ts';
import { globalFlags } from './globalFlags.ts';
import { listAt, textAt, textsAt } from './objectFields.ts';
import { rootVerb } from './verbs.ts';
import { type ApiObject, type KubectlWorld, objectsIn } from './world.ts';

/** What may stand instead of the word that is being typed. */
export interface Proposals {
  readonly words: readonly string[];
  /** A file may stand there as well. */
  readonly files?: boolean;
}

/** Proposals for the last of the words behind `kubectl`, which may be empty. They begin as it does. */
export function completeKubectl(words: readonly string[], world: KubectlWorld): Proposals {
  const typed = words.at(-1) ?? '';
  const place = placeOf(words.slice(0, -1));
  const equals = typed.startsWith('--') ? typed.indexOf('=') : -1;
  const flagName = equals < 0 ? undefined : typed.slice(2, equals);
  if (flagName !== undefined && equals >= 0) {
    const proposed = flagValues(flagName, place, world);
    return {
      ...proposed,
      words: beginningWith(
        typed,
        proposed.words.map((value) => `--${flagName}=${value}`),
      ),
    };
  }
  if (place.awaiting !== undefined) return begun(typed, flagValues(place.awaiting.name, place, world));
  if (typed.startsWith('-') && !place.isBehindDash) return { words: beginningWith(typed, flagWords(place.verb)) };
  if (place.isBehindDash) return { words: [], files: true };
  if (place.verb.verbs !== undefined && place.args.length === 0) {
    return { words: beginningWith(typed, place.verb.verbs.map(({ name }) => name).sort()) };
  }
  return begun(typed, argumentsOf(place, typed, world));
}

/** Where in the line the word stands. */
interface Place {
  readonly verb: Verb;
  /** `rollout status`, without `kubectl`. */
  readonly path: string;
  readonly args: readonly string[];
  /** The flag before the word, which wants it as its value. */
  readonly awaiting: Flag | undefined;
  readonly isBehindDash: boolean;
  /** The values of flags as far as they were typed. */
  readonly values: ReadonlyMap<string, string>;
}

function placeOf(words: readonly string[]): Place {
  let verb = rootVerb;
  const path: string[] = [];
  const args: string[] = [];
  const values = new Map<string, string>();
  let awaiting: Flag | undefined;
  let isBehindDash = false;
  for (const word of words) {
    if (awaiting !== undefined) {
      values.set(awaiting.name, word);
      awaiting = undefined;
    } else if (isBehindDash) continue;
    else if (word === '--') isBehindDash = true;
    else if (word.startsWith('-') && word.length > 1) awaiting = readFlag(word, verb, values);
    else {
      const next = args.length > 0 ? undefined : verb.verbs?.find((each) => isCalled(each, word));
      if (next === undefined) args.push(word);
      else {
        verb = next;
        path.push(next.name);
      }
    }
  }
  return { verb, path: path.join(' '), args, awaiting, isBehindDash, values };
}

function isCalled({ name, aliases }: Verb, word: string): boolean {
  return name === word || aliases?.includes(word) === true;
}

/** Notes the value of a flag; gives the flag when the next word is its value. */
function readFlag(word: string, verb: Verb, values: Map<string, string>): Flag | undefined {
  const flags = flagsOf(verb);
  if (word.startsWith('--')) {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
    if (equals >= 0) values.set(name, word.slice(equals + 1));
    const flag = flags.find((each) => each.name === name);
    return equals >= 0 || flag === undefined || bareValue(flag) !== undefined ? undefined : flag;
  }
  const flag = flags.find(({ short }) => short === word.slice(1, 2));
  if (flag === undefined || bareValue(flag) !== undefined) return undefined;
  if (word.length > 2) values.set(flag.name, word.slice(2));
  return word.length > 2 ? undefined : flag;
}

function flagsOf(verb: Verb): readonly Flag[] {
  return [...verb.flags, ...globalFlags].filter(({ unsupported }) => unsupported !== true);
}

/** A flag that wants a value is proposed with its `=`. */
function flagWords(verb: Verb): readonly string[] {
  return flagsOf(verb)
    .map((flag) => `--${flag.name}${bareValue(flag) === undefined ? '=' : ''}`)
    .sort();
}

function begun(typed: string, { words, files }: Proposals): Proposals {
  return { words: beginningWith(typed, words), ...(files === true && { files }) };
}

function beginningWith(typed: string, words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word.startsWith(typed));
}

const scalable = ['statefulsets', 'deployments', 'replicasets'];
const rolledOut = ['statefulsets', 'deployments'];

/** Which kinds a command is for, when it takes a kind and names; all of them for `undefined`. */
const kindsOf: Readonly<Record<string, readonly string[] | undefined>> = {
  get: undefined,
  describe: undefined,
  delete: undefined,
  edit: undefined,
  patch: undefined,
  label: undefined,
  annotate: undefined,
  wait: undefined,
  explain: undefined,
  expose: ['pods', 'services', 'deployments', 'replicasets'],
  scale: scalable,
  autoscale: scalable,
  taint: ['nodes'],
  'rollout status': rolledOut,
  'rollout history': rolledOut,
  'rollout undo': rolledOut,
  'rollout restart': rolledOut,
  'set image': [...scalable, 'pods'],
  'set env': [...scalable, 'pods'],
  'set resources': scalable,
};

/** Commands whose arguments are names of one kind. */
const namesOf: Readonly<Record<string, string>> = {
  exec: 'pods',
  logs: 'pods',
  attach: 'pods',
  'port-forward': 'pods',
  'top pods': 'pods',
  'top nodes': 'nodes',
  cordon: 'nodes',
  uncordon: 'nodes',
  drain: 'nodes',
};

function argumentsOf({ path, args, values }: Place, typed: string, world: KubectlWorld): Proposals {
  const single = Object.hasOwn(namesOf, path) ? namesOf[path] : undefined;
  if (single !== undefined) {
    const slashed = typed.includes('/') ? slashedNames(typed, world, values) : [];
    return { words: [...namesIn(world, single, values).filter((name) => !args.includes(name)), ...slashed] };
  }
  if (path === 'cp') return { words: namesIn(world, 'pods', values).map((name) => `${name}:`), files: true };
  if (!Object.hasOwn(kindsOf, path)) return { words: [], files: path === '' };
  const [kind] = args;
  if (kind === undefined)
    return { words: typed.includes('/') ? slashedNames(typed, world, values) : kindWords(path, typed) };
  if (path === 'set image' && (kind.includes('/') || args.length > 1)) return { words: imageWords(args, world) };
  if (kind.includes('/'))
    return { words: slashedNames(typed.includes('/') ? typed : `${kind.split('/')[0]}/`, world, values) };
  const resource = findResource(kind.split(',')[0] ?? '')?.resource.name;
  const names = resource === undefined ? [] : namesIn(world, resource, values);
  return { words: names.filter((name) => !args.includes(name)) };
}

/** The kinds that the cluster holds, by the name that is nearest to what was typed; the last one of several. */
function kindWords(path: string, typed: string): readonly string[] {
  const allowed = kindsOf[path];
  const before = typed.slice(0, typed.lastIndexOf(',') + 1);
  const last = typed.slice(before.length);
  const kinds = Object.values(resourceInfos).filter(({ resource }) => allowed?.includes(resource) ?? true);
  const plurals = [...kinds.map(({ resource }) => resource as string), ...(path === 'get' ? ['all', 'endpoints'] : [])];
  const singular = kinds.map((kind) => kind.singular);
  const short = kinds.flatMap(({ shortNames }) => shortNames);
  const words = [plurals, singular, short].find((each) => each.some((word) => word.startsWith(last))) ?? [];
  return words.map((word) => before + word).sort();
}

function slashedNames(typed: string, world: KubectlWorld, values: ReadonlyMap<string, string>): readonly string[] {
  const kind = typed.slice(0, typed.indexOf('/'));
  const resource = findResource(kind)?.resource.name;
  return resource === undefined ? [] : namesIn(world, resource, values).map((name) => `${kind}/${name}`);
}

/** In the order in which people count: web-2 before web-10. */
function namesIn(world: KubectlWorld, resource: string, values: ReadonlyMap<string, string>): readonly string[] {
  const isNamespaced = findResource(resource)?.resource.namespaced === true;
  const namespace = isNamespaced ? (values.get('namespace') ?? 'default') : undefined;
  return objectsIn(world, resource, namespace)
    .map(({ metadata }) => metadata.name)
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

/** `nginx=` for each container of the object that was named. */
function imageWords(args: readonly string[], world: KubectlWorld): readonly string[] {
  return containersOf(named(args, world)).map((name) => `${name}=`);
}

function named([first = '', second]: readonly string[], world: KubectlWorld): ApiObject | undefined {
  const [kind = '', name = second] = first.split('/');
  const resource = findResource(kind)?.resource.name;
  return resource === undefined ? undefined : world.list(resource).find(({ metadata }) => metadata.name === name);
}

function containersOf(object: ApiObject | undefined): readonly string[] {
  if (object === undefined) return [];
  const own = listAt(object, 'spec', 'containers');
  const containers = own.length > 0 ? own : listAt(object, 'spec', 'template', 'spec', 'containers');
  return containers.map((container) => textAt(container, 'name'));
}

const fixedValues: Readonly<Record<string, readonly string[]>> = {
  output: ['json', 'yaml', 'wide', 'name', 'jsonpath=', 'custom-columns=', 'go-template='],
  cascade: ['background', 'foreground', 'orphan'],
  'dry-run': ['none', 'client', 'server'],
  type: ['strategic', 'merge', 'json'],
  for: ['condition=Ready', 'delete', 'create', 'jsonpath='],
  restart: ['Never', 'OnFailure', 'Always'],
  validate: ['strict', 'warn', 'ignore'],
  'sort-by': ['.metadata.name', '.metadata.creationTimestamp', '.lastTimestamp'],
  'field-selector': ['metadata.name=', 'status.phase=', 'spec.nodeName='],
};

function flagValues(flag: string, place: Place, world: KubectlWorld): Proposals {
  switch (flag) {
    case 'filename':
      return { words: [], files: true };
    case 'namespace':
      return { words: namesIn(world, 'namespaces', place.values) };
    case 'container': {
      const [first = ''] = place.args;
      return { words: containersOf(named(first.includes('/') ? [first] : ['pods', first], world)) };
    }
    case 'selector':
      return { words: labelsOf(place, world) };
    case 'revision':
    case 'to-revision':
      return { words: revisionsOf(place, world) };
  }
  return { words: Object.hasOwn(fixedValues, flag) ? (fixedValues[flag] ?? []) : [] };
}

/** The labels that the objects of the kind have, those of all pods without one. */
function labelsOf({ path, args }: Place, world: KubectlWorld): readonly string[] {
  const kind = (Object.hasOwn(namesOf, path) ? namesOf[path] : args[0]?.split(',')[0]) ?? 'pods';
  const resource = findResource(kind)?.resource.name ?? 'pods';
  const labels = world.list(resource).flatMap((object) => Object.entries(textsAt(object, 'metadata', 'labels')));
  return [...new Set(labels.map(([name, value]) => `${name}=${value}`))].sort();
}

function revisionsOf({ args }: Place, world: KubectlWorld): readonly string[] {
  const set = named(args, world);
  return world
    .list('controllerrevisions')
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === set?.metadata.uid))
    .map((revision) => String(revision['revision']))
    .sort((one, other) => Number(one) - Number(other));
}
