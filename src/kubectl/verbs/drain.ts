import type { Call, Verb, Waiting } from '../command.ts';
import { deleteAll, type Draining, evictAll } from '../nodes/evictions.ts';
import { fail, isFailure } from '../failures.ts';
import { parseLabelSelector } from '../labelSelectors.ts';
import { nodeFlags, nodeTargets } from '../nodes/nodeTargets.ts';
import { type DryRun, dryRunOf, dryRunText } from '../output.ts';
import { type DrainRules, podsToDrain, podText } from '../nodes/podsToDrain.ts';
import { cordonAll } from './cordon.ts';

export const drain: Verb = {
  name: 'drain',
  use: 'NODE',
  short: 'Cordon a node and evict its pods, as far as their budgets allow.',
  examples: [
    'kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data',
    'kubectl drain node-1 --force --timeout=5m',
  ],
  flags: [
    ...nodeFlags,
    { name: 'force', type: 'bool', help: 'also the pods that nobody would make again' },
    { name: 'ignore-daemonsets', type: 'bool', help: 'leave the pods of DaemonSets where they are' },
    { name: 'delete-emptydir-data', type: 'bool', help: 'also the pods whose emptyDir would be lost' },
    { name: 'grace-period', type: 'int', initial: '-1', help: 'seconds that the processes have to end' },
    { name: 'timeout', type: 'duration', initial: '0s', help: 'how long to go on; zero never gives up' },
    { name: 'pod-selector', type: 'string', help: 'labels that the pods must have' },
    { name: 'disable-eviction', type: 'bool', help: 'delete the pods and do not ask the budgets' },
    {
      name: 'skip-wait-for-delete-timeout',
      type: 'int',
      initial: '0',
      help: 'do not wait for pods deleted so many seconds ago',
    },
    { name: 'chunk-size', type: 'int64', initial: '500', help: 'how many objects to ask for at once' },
  ],
  run,
};

function* run(call: Call): Waiting {
  const { flags } = call;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const isMeant = parseLabelSelector(flags.text('pod-selector'));
  if ('problem' in isMeant) return fail('--pod-selector=<pod_selector> must be a valid label selector');
  const nodes = nodeTargets(call);
  if (isFailure(nodes)) return nodes;
  const rules: DrainRules = {
    force: flags.bool('force'),
    ignoreDaemonSets: flags.bool('ignore-daemonsets'),
    deleteEmptyDirData: flags.bool('delete-emptydir-data'),
    skipWaitSeconds: flags.int('skip-wait-for-delete-timeout'),
    isMeant: ({ metadata }) => isMeant(metadata.labels ?? {}),
  };
  const uncordoned = cordonAll(call, nodes, true, dryRun);
  if (uncordoned !== undefined) return uncordoned;
  const pending: string[] = [];
  const failures: string[] = [];
  for (const { name } of nodes) {
    const problems = yield* drainNode(call, name, rules, dryRun);
    if (problems.length === 0) {
      call.print(`node/${name} drained${dryRunText(dryRun)}\n`);
      continue;
    }
    const text = together(problems);
    call.complain(`error: unable to drain node ${JSON.stringify(name)} due to error: ${text}, continuing command...\n`);
    pending.push(name);
    failures.push(...problems);
  }
  if (pending.length === 0) return undefined;
  call.complain(`There are pending nodes to be drained:\n${pending.map((name) => ` ${name}\n`).join('')}`);
  // The real one puts no `error: ` before these, be it one or several.
  call.complain([...new Set(failures)].map((problem) => `${problem}\n`).join(''));
  return { failure: 'exit', exit: 1 };
}

/** Several errors as one (apimachinery `Aggregate`): `[one, other]`, each once. */
function together(problems: readonly string[]): string {
  const distinct = [...new Set(problems)];
  return distinct.length === 1 ? (distinct[0] as string) : `[${distinct.join(', ')}]`;
}

/** Takes the pods off a node; what went wrong, or nothing. */
function* drainNode(call: Call, node: string, rules: DrainRules, dryRun: DryRun): Draining {
  const { pods, warnings, problems } = podsToDrain(call.world, node, rules);
  if (problems.length > 0) return problems;
  if (warnings.length > 0) call.complain(`Warning: ${warnings.join('; ')}\n`);
  if (dryRun === 'client') {
    for (const pod of pods) call.print(`evicting pod ${podText(pod)} (dry run)\n`);
    return [];
  }
  const isEviction = !call.flags.bool('disable-eviction');
  const failed = isEviction ? yield* evictAll(call, pods, dryRun) : yield* deleteAll(call, pods, dryRun);
  if (failed.length === 0) return [];
  const left = podsToDrain(call.world, node, rules);
  if (left.pods.length > 0) {
    const text = together(failed);
    call.complain(`There are pending pods in node ${JSON.stringify(node)} when an error occurred: ${text}\n`);
    for (const { metadata } of left.pods) call.complain(`pod/${metadata.name}\n`);
  }
  return failed;
}
