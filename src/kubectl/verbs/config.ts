import type { Call, Outcome, Verb } from '../command.ts';
import { fail, isFailure, unsupported } from '../failures.ts';
import { helpOf } from '../help.ts';
import { contextName, serverAddress } from '../kubeconfig.ts';
import { objectPrinter } from '../output.ts';
import { TableWriter } from '../print/table.ts';
import { toYaml } from '../print/yaml.ts';
import { printFlags } from '../sharedFlags.ts';
import { notHere } from './notHere.ts';

const only = `there is one context, ${contextName}`;
const noHeaders = { name: 'no-headers', type: 'bool', help: 'without the line of column names' } as const;

export const config: Verb = {
  name: 'config',
  use: 'SUBCOMMAND',
  short: 'Tell the context, and choose its namespace.',
  examples: ['kubectl config set-context --current --namespace=default', 'kubectl config current-context'],
  flags: [],
  verbs: [
    {
      name: 'current-context',
      use: '',
      short: 'Name the context.',
      flags: [],
      run: ({ print }) => {
        print(`${contextName}\n`);
        return undefined;
      },
    },
    notHere('delete-cluster', 'takes a cluster out of the kubeconfig', only),
    notHere('delete-context', 'takes a context out of the kubeconfig', only),
    notHere('delete-user', 'takes a user out of the kubeconfig', only),
    { name: 'get-clusters', use: '', short: 'Name the cluster.', flags: [], run: printNames },
    {
      name: 'get-contexts',
      use: '[(-o|--output=)name)]',
      short: 'Show the context.',
      flags: [noHeaders, { name: 'output', short: 'o', type: 'string', help: 'name' }],
      run: getContexts,
    },
    { name: 'get-users', use: '', short: 'Name the user.', flags: [], run: printNames },
    notHere('rename-context', 'gives a context another name', only),
    notHere(
      'set',
      'sets a value in the kubeconfig',
      '`kubectl config set-context --current --namespace=…` chooses the namespace',
    ),
    notHere('set-cluster', 'sets a cluster in the kubeconfig', only),
    {
      name: 'set-context',
      use: '[NAME | --current] [--namespace=namespace]',
      short: 'Choose the namespace of the context.',
      flags: [{ name: 'current', type: 'bool', help: 'the context in use' }],
      run: setContext,
    },
    notHere('set-credentials', 'sets a user in the kubeconfig', only),
    notHere(
      'unset',
      'takes a value out of the kubeconfig',
      '`kubectl config set-context --current --namespace=` takes the namespace out',
    ),
    { name: 'use-context', aliases: ['use'], use: 'CONTEXT_NAME', short: 'Use a context.', flags: [], run: useContext },
    {
      name: 'view',
      use: '[flags]',
      short: 'Show the kubeconfig.',
      flags: [
        ...printFlags,
        { name: 'minify', type: 'bool', help: 'only what the context uses' },
        { name: 'raw', type: 'bool', help: 'certificates and secrets, too' },
        { name: 'flatten', type: 'bool', help: 'with the contents of files in place of their names' },
        { name: 'merge', type: 'bool', initial: 'true', help: 'put several files together' },
      ],
      run: view,
    },
  ],
};

function printNames({ print }: Call): Outcome {
  print(`NAME\n${contextName}\n`);
  return undefined;
}

function getContexts({ args, flags, print, complain, world }: Call): Outcome {
  const output = flags.text('output');
  if (output !== '' && output !== 'name') return fail(`output must be one of '' or 'name': ${output}`);
  const isShown = args.length === 0 || args.includes(contextName);
  if (output === 'name') print(isShown ? `${contextName}\n` : '');
  else {
    const header = ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'];
    const row = ['*', contextName, contextName, contextName, world.kubeconfig?.namespace ?? ''];
    print(new TableWriter().lines([...(flags.bool('no-headers') ? [] : [header]), ...(isShown ? [row] : [])]));
  }
  const missing = args.filter((name) => name !== contextName);
  if (missing.length === 0) return undefined;
  complain(missing.map((name) => `error: context ${name} not found\n`).join(''));
  return { failure: 'exit', exit: 1 };
}

function setContext({ args, flags, world, print }: Call): Outcome {
  const current = flags.bool('current');
  if (args.length > 1) return fail(`Unexpected args: [${args.join(' ')}]`);
  if (args.length === 1 && current) return fail('you cannot specify both a context name and --current');
  if (args.length === 0 && !current) return fail('you must specify a non-empty context name or --current');
  if (args.length === 1 && args[0] !== contextName) return unsupported(`${only}, and no other can be made`);
  if (flags.changed('namespace') && world.kubeconfig !== undefined) {
    world.kubeconfig.namespace = flags.text('namespace');
  }
  print(`Context ${JSON.stringify(contextName)} modified.\n`);
  return undefined;
}

function useContext({ args, verb, path, print }: Call): Outcome {
  const [name] = args;
  if (name === undefined || args.length > 1) {
    print(helpOf(verb, path));
    return fail(`Unexpected args: [${args.join(' ')}]`);
  }
  if (name !== contextName) return fail(`no context exists with the name: ${JSON.stringify(name)}`);
  print(`Switched to context ${JSON.stringify(name)}.\n`);
  return undefined;
}

function view({ flags, world, print }: Call): Outcome {
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const namespace = world.kubeconfig?.namespace ?? '';
  const context = { cluster: contextName, ...(namespace !== '' && { namespace }), user: contextName };
  const object = {
    apiVersion: 'v1',
    clusters: [{ cluster: { server: serverAddress }, name: contextName }],
    contexts: [{ context, name: contextName }],
    'current-context': contextName,
    kind: 'Config',
    users: [{ name: contextName, user: {} }],
  };
  if (printer === undefined) {
    print(toYaml(object));
    return undefined;
  }
  const { text, failure } = printer(object);
  print(text);
  return failure;
}
