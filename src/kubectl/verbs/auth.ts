/** `auth can-i` and `auth whoami`. In this cluster there is one person, who may do everything. */
import { formatTime } from '#engine/apiserver/time.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { findResource } from '../discovery.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import { objectPrinter } from '../output.ts';
import { TableWriter } from '../print/table.ts';
import { allNamespacesFlag, printFlags } from '../sharedFlags.ts';
import { notHere } from './notHere.ts';

export const auth: Verb = {
  name: 'auth',
  use: '[flags]',
  short: 'Ask who you are and what you may do.',
  flags: [],
  verbs: [
    {
      name: 'can-i',
      use: 'VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
      short: 'Ask whether you may do something.',
      examples: ['kubectl auth can-i delete pods', 'kubectl auth can-i --list'],
      flags: [
        allNamespacesFlag,
        { name: 'quiet', short: 'q', type: 'bool', help: 'say it by the exit code only' },
        { name: 'subresource', type: 'string', help: 'a part of the kind, such as log or scale' },
        { name: 'list', type: 'bool', help: 'all that you may do' },
        { name: 'no-headers', type: 'bool', help: 'without the line of column names' },
      ],
      run: canI,
    },
    notHere('reconcile', 'puts roles and bindings in order', 'here everybody may do everything'),
    { name: 'whoami', use: '[flags]', short: 'Tell who you are.', flags: printFlags, run: whoAmI },
  ],
};

function canI(call: Call): Outcome {
  const { args, flags, print } = call;
  if (flags.bool('list')) return listRights(call);
  const [verb, target] = args;
  if (args.length !== 2 || verb === undefined || target === undefined) {
    return fail(
      'you must specify two arguments: verb resource or verb resource/resourceName.\n' +
        "See 'kubectl auth can-i -h' for help and examples.",
    );
  }
  const refused = target.startsWith('/') ? refuseUrl(call, verb) : judgeResource(call, verb, target);
  if (refused !== undefined) return refused;
  if (flags.bool('no-headers')) return fail('--no-headers cannot be set without --list specified');
  if (!flags.bool('quiet')) print('yes\n');
  return undefined;
}

const knownVerbs = new Set(
  'get list watch create update patch delete deletecollection use bind impersonate * approve sign escalate attest'.split(
    ' ',
  ),
);
const urlVerbs = new Set(['get', 'put', 'post', 'head', 'options', 'delete', 'patch', '*']);

function refuseUrl({ flags, complain }: Call, verb: string): Failure | undefined {
  if (flags.text('subresource') !== '') return fail('--subresource can not be used with NonResourceURL');
  if (!urlVerbs.has(verb)) complain(`Warning: verb '${verb}' is not a known verb\n\n`);
  return undefined;
}

/** Warns of what is probably a mistake. */
function judgeResource({ flags, complain }: Call, verb: string, target: string): undefined {
  const [kind = ''] = target.split('/');
  const warn = (text: string) => complain(`Warning: ${text}\n\n`);
  const resource = kind === '*' ? undefined : findResource(kind.toLowerCase())?.resource;
  const [name = '', ...group] = kind.toLowerCase().split('.');
  const where = (groupName: string) => (groupName === '' ? '' : ` in group '${groupName}'`);
  if (resource === undefined && kind !== '*' && !withoutObjects.has(kind)) {
    warn(`the server doesn't have a resource type '${name}'${where(group.join('.'))}`);
  }
  if (flags.bool('all-namespaces')) return undefined;
  if (resource?.namespaced === false) {
    warn(`resource '${resource.name}' is not namespace scoped${where(resource.group)}`);
  }
  if (!knownVerbs.has(verb)) warn(`verb '${verb}' is not a known verb`);
  return undefined;
}

/** Known to authorization only. */
const withoutObjects = new Set(['users', 'groups']);

function listRights({ args, flags, print }: Call): Outcome {
  if (args.length > 0) return fail('list option must be specified with no arguments');
  if (flags.bool('quiet') || flags.bool('all-namespaces') || flags.text('subresource') !== '') {
    return fail("list option can't be specified with neither quiet, all-namespaces nor subresource options");
  }
  const header = ['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs'];
  const rows = [
    ['*.*', '[]', '[]', '[*]'],
    ['', '[*]', '[]', '[*]'],
  ];
  print(new TableWriter().lines(flags.bool('no-headers') ? rows : [header, ...rows]));
  return undefined;
}

function whoAmI({ args, flags, world, print }: Call): Outcome {
  if (args.length > 0) return fail(`unexpected arguments: [${args.join(' ')}]`);
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const groups = ['system:masters', 'system:authenticated'];
  if (printer === undefined) {
    const rows = [
      ['ATTRIBUTE', 'VALUE'],
      ['Username', userName],
      ['Groups', `[${groups.join(' ')}]`],
    ];
    print(new TableWriter().lines(rows));
    return undefined;
  }
  const { text, failure } = printer({
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'SelfSubjectReview',
    metadata: { creationTimestamp: formatTime(world.nowMs) },
    status: { userInfo: { groups, username: userName } },
  });
  print(text);
  return failure;
}

const userName = 'kubernetes-admin';
