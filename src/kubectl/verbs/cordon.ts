import { isApiError } from '#engine/apiserver/apiErrors.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { type Failure, isFailure } from '../failures.ts';
import { nodeFlags, nodeTargets } from '../nodes/nodeTargets.ts';
import { valueAt } from '../objectFields.ts';
import { type DryRun, dryRunOf, printResult } from '../output.ts';
import type { Found } from '../resourceArgs.ts';
import { objectNamed } from '../world.ts';

export const cordon = verbOf('cordon', 'Let no more pods be scheduled to a node.', true);
export const uncordon = verbOf('uncordon', 'Let pods be scheduled to a node again.', false);

function verbOf(name: string, short: string, desired: boolean): Verb {
  return {
    name,
    use: 'NODE',
    short,
    examples: [`kubectl ${name} node-1`],
    flags: nodeFlags,
    run: (call) => run(call, desired),
  };
}

function run(call: Call, desired: boolean): Outcome {
  const nodes = nodeTargets(call);
  if (isFailure(nodes)) return nodes;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  return cordonAll(call, nodes, desired, dryRun);
}

/** Marks each node and says so. A refusal is told, and the others are marked all the same (kubectl `RunCordonOrUncordon`). */
export function cordonAll(call: Call, nodes: readonly Found[], desired: boolean, dryRun: DryRun): Failure | undefined {
  const done = desired ? 'cordoned' : 'uncordoned';
  for (const node of nodes) {
    const { name, resource, object } = node;
    const isAlready = (valueAt(object, 'spec', 'unschedulable') === true) === desired;
    const problem = isAlready || dryRun === 'client' ? undefined : mark(call, name, desired, dryRun);
    if (problem !== undefined) {
      call.complain(`error: unable to ${desired ? 'cordon' : 'uncordon'} node ${JSON.stringify(name)}: ${problem}\n`);
      continue;
    }
    const operation = isAlready ? `already ${done}` : done;
    const failure = printResult(call, undefined, { resource, name, object: object ?? {} }, operation, dryRun);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Undefined when it is done; the refusal otherwise. */
function mark({ world }: Call, name: string, desired: boolean, dryRun: DryRun): string | undefined {
  if (objectNamed(world, 'nodes', undefined, name) === undefined) return `nodes ${JSON.stringify(name)} not found`;
  const patch = { spec: { unschedulable: desired ? true : null } };
  const answer = world.submit(
    { type: 'patch', resource: 'nodes', name, patchType: 'strategic', patch, fieldManager: 'kubectl' },
    { dryRun: dryRun === 'server' },
  );
  return isApiError(answer) ? answer.message : undefined;
}
