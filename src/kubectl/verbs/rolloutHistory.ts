import type { Call, Outcome, Verb } from '../command.ts';
import { Description } from '../describe/description.ts';
import { describePodTemplate } from '../describe/podTemplate.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { objectPrinter, type ObjectPrinter, printResult } from '../output.ts';
import { alignTabs } from '../print/alignTabs.ts';
import { type RolloutRevision, revisionsOf } from '../rollout/revisions.ts';
import { noneFor, rolloutFlags, type RolloutTarget, rolloutTargets } from '../rollout/targets.ts';
import { printFlags } from '../sharedFlags.ts';

export const rolloutHistory: Verb = {
  name: 'history',
  use: '(TYPE NAME | TYPE/NAME) [flags]',
  short: 'Tell which revisions are kept, or what one of them says.',
  examples: ['kubectl rollout history sts/web', 'kubectl rollout history sts/web --revision=2'],
  flags: [
    ...rolloutFlags,
    ...printFlags,
    { name: 'revision', type: 'int64', initial: '0', help: 'show the pod template of this revision' },
  ],
  run,
};

function run(call: Call): Outcome {
  const found = rolloutTargets(call);
  if (isFailure(found)) return found;
  const number = call.flags.int('revision');
  if (number < 0) return fail(`revision must be a positive integer: ${number}`);
  const printer = objectPrinter(call.flags);
  if (isFailure(printer)) return printer;
  const failures: Failure[] = [...found.failures];
  for (const target of found.targets) {
    const failure = tell(call, target, number, printer);
    if (failure !== undefined) failures.push(failure);
  }
  return failAll(failures);
}

function tell(call: Call, target: RolloutTarget, number: number, printer: ObjectPrinter | undefined): Outcome {
  const { resource, object } = target;
  if (object.kind !== 'StatefulSet' && object.kind !== 'Deployment') {
    return noneFor(resource, 'retrieving history', 'history viewer');
  }
  const revisions = revisionsOf(call.world, object);
  const chosen = revisions.find((revision) => revision.number === number);
  if (number > 0 && chosen === undefined && (revisions.length > 0 || printer !== undefined)) {
    return fail('unable to find the specified revision');
  }
  if (printer !== undefined) return printRevisions(call, printer, chosen === undefined ? revisions : [chosen]);
  const text = chosen === undefined ? overview(revisions) : templateText(chosen);
  const which = number > 0 ? `with revision #${number}` : '';
  return printResult(call, undefined, target, `${which}\n${text}`, 'none');
}

function printRevisions(call: Call, printer: ObjectPrinter, revisions: readonly RolloutRevision[]): Outcome {
  for (const { object } of revisions) {
    const { text, failure } = printer(object);
    call.print(text);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function overview(revisions: readonly RolloutRevision[]): string {
  if (revisions.length === 0) return 'No rollout history found.';
  const rows = revisions.map(({ number, changeCause }) => `${number}\t${changeCause}\n`);
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`);
}

/** As `describe` has it, but for its tabs, which nobody aligns here. */
export function templateText({ template }: Pick<RolloutRevision, 'template'>): string {
  const description = new Description();
  describePodTemplate(description, template);
  return description.raw;
}
