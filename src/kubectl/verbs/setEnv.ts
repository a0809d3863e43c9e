import type { JsonObject } from '#engine/json.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { singularName } from '../discovery.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { listAt, textAt, valueAt } from '../objectFields.ts';
import type { FoundObjects } from '../resourceArgs.ts';
import { changeTemplates, type Container, setFlags, splitPairs, targetsOf } from './setContainers.ts';

export const setEnv: Verb = {
  name: 'env',
  use: 'RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N',
  short: 'Change the environment of containers.',
  examples: ['kubectl set env sts/web MODE=fast', 'kubectl set env sts/web MODE-', 'kubectl set env sts/web --list'],
  flags: [
    ...setFlags,
    { name: 'containers', short: 'c', type: 'string', initial: '*', help: 'which containers; * stands for any text' },
    { name: 'env', short: 'e', type: 'stringArray', help: 'a variable, as KEY=VALUE' },
    { name: 'list', type: 'bool', help: 'print the environment' },
    { name: 'overwrite', type: 'bool', initial: 'true', help: 'change variables that are there already' },
    { name: 'from', type: 'string', help: 'a config map or secret with variables', unsupported: true },
    { name: 'keys', type: 'strings', help: 'which keys of it', unsupported: true },
    { name: 'prefix', type: 'string', help: 'what to put before them', unsupported: true },
    { name: 'resolve', type: 'bool', help: 'with --list: look up where values come from', unsupported: true },
  ],
  run,
};

interface Changes {
  readonly set: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

function run(call: Call): Outcome {
  const { args, flags } = call;
  const split = splitPairs(args, 'environment');
  if (isFailure(split)) return fail('all resources must be specified before environment changes: ' + strayOf(args));
  const changes = readChanges([...split.pairs, ...flags.list('env')]);
  if (isFailure(changes)) return changes;
  const isNothing = changes.set.size === 0 && changes.removed.length === 0;
  if (split.resources.length === 0 && flags.list('filename').length === 0) {
    return fail('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  if (isNothing && !flags.bool('list')) return fail('at least one environment variable must be provided');
  const targets = targetsOf(call, split.resources);
  if (isFailure(targets)) return targets;
  if (targets.failures.length > 0) return failAll(targets.failures);
  if (flags.bool('list')) return printEnvironments(call, targets);
  return changeTemplates(call, targets, {
    what: 'env',
    done: 'env updated',
    change: (containers, problems) => {
      const chosen = containers.filter(({ name }) => isChosen(name, flags.text('containers')));
      if (chosen.length === 0) problems.push(noContainers(targets, flags.text('containers')));
      const taken = flags.bool('overwrite') ? undefined : takenName(chosen, changes);
      if (taken !== undefined) problems.push(fail(`error: "${taken}" already has a value, and --overwrite is false`));
      return taken === undefined
        ? containers.map((container) => (chosen.includes(container) ? withEnvironment(container, changes) : container))
        : containers;
    },
  });
}

function strayOf(args: readonly string[]): string {
  const first = args.findIndex((arg) => arg.includes('='));
  return args.slice(first).find((arg) => !arg.includes('=') && !arg.endsWith('-')) ?? '';
}

function readChanges(pairs: readonly string[]): Changes | Failure {
  const set = new Map<string, string>();
  const removed: string[] = [];
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals > 0) set.set(pair.slice(0, equals), pair.slice(equals + 1));
    else if (equals < 0 && pair.endsWith('-')) removed.push(pair.slice(0, -1));
    else return fail(`environment variables must be of the form key=value and can only be listed once: ${pair}`);
  }
  const both = removed.find((name) => set.has(name));
  return both === undefined
    ? { set, removed }
    : fail(`can not both modify and remove an environment variable in the same command: ${both}`);
}

/** Changed variables stay where they are, new ones come last, removed ones go by a mark of the patch. */
function withEnvironment(container: Container, { set, removed }: Changes): Container {
  const env = listAt(container, 'env') as readonly JsonObject[];
  const kept = env
    .filter(({ name }) => !removed.includes(String(name)))
    .map((variable) =>
      set.has(String(variable['name']))
        ? { name: variable['name'], value: set.get(String(variable['name'])) }
        : variable,
    );
  const fresh = [...set].filter(([name]) => !env.some((variable) => variable['name'] === name));
  const gone = removed.filter((name) => env.some((variable) => variable['name'] === name));
  const marks = gone.map((name) => ({ $patch: 'delete', name }));
  const changed = [...marks, ...kept, ...fresh.map(([name, value]) => ({ name, value }))];
  return env.length === 0 && changed.length === 0 ? container : { ...container, env: changed };
}

function takenName(containers: readonly Container[], { set }: Changes): string | undefined {
  return [...set.keys()].find((name) =>
    containers.some((container) => listAt(container, 'env').some((variable) => textAt(variable, 'name') === name)),
  );
}

function isChosen(name: string, pattern: string): boolean {
  if (pattern === '*') return true;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

function noContainers({ found }: FoundObjects, pattern: string): Failure {
  const [first] = found;
  const object = first === undefined ? '' : `${singularName(first.resource)}/${first.name}`;
  return fail(`error: ${object} does not have any containers matching ${JSON.stringify(pattern)}`);
}

/** `--list`: the variables as a shell would take them. */
function printEnvironments(call: Call, { found }: FoundObjects): Outcome {
  for (const { resource, name, object } of found) {
    const path = resource.name === 'pods' ? ['spec'] : ['spec', 'template', 'spec'];
    for (const container of listAt(object, ...path, 'containers')) {
      const containerName = textAt(container, 'name');
      if (!isChosen(containerName, call.flags.text('containers'))) continue;
      call.print(`# ${resource.name}/${name}, container ${containerName}\n`);
      for (const variable of listAt(container, 'env')) {
        const from = valueAt(variable, 'valueFrom');
        const text = `${textAt(variable, 'name')}=${textAt(variable, 'value')}`;
        call.print(from === undefined ? `${text}\n` : `# ${textAt(variable, 'name')} from ${sourceOf(from)}\n`);
      }
    }
  }
  return undefined;
}

function sourceOf(from: unknown): string {
  const field = valueAt(from, 'fieldRef');
  if (field !== undefined) return `field path ${textAt(field, 'fieldPath')}`;
  const map = valueAt(from, 'configMapKeyRef');
  if (map !== undefined) return `configmap ${textAt(map, 'name')}, key ${textAt(map, 'key')}`;
  const secret = valueAt(from, 'secretKeyRef');
  return secret === undefined ? 'unknown' : `secret ${textAt(secret, 'name')}, key ${textAt(secret, 'key')}`;
}
