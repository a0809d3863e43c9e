/** What was explored, and what was found, in words. */
import type { Write } from '../../src/engine/apiserver/client.ts';
import type { Request } from '../../src/engine/simulation/scenario.ts';
import type { SyncReport } from '../../src/engine/statefulset/sync.ts';
import type { Exploration } from './explore.ts';
import type { Move } from './moves.ts';
import type { ExploreOptions } from './options.ts';
import type { Outcome } from './replay.ts';

export function tellOptions({ version, replicas, policy, strategy, edits, faults, stale }: ExploreOptions): string {
  const lag = stale === 0 ? 'caches up to date' : `caches up to ${stale} events behind`;
  return `Kubernetes ${version}, ${replicas} replicas, ${policy}, ${strategy}; ${edits} edits, ${faults} faults, ${lag}`;
}

export function tellFindings(found: Exploration, seconds: number, bytes: number): readonly string[] {
  const { states, worlds, objects, transitions, syncs, standstills, depth, isComplete } = found;
  return [
    `${states} distinct states (${worlds} clusters of ${objects} objects, each with what is left of edits and faults)`,
    `${transitions} transitions, ${syncs} syncs judged, depth ${depth}${isComplete ? '' : ', not complete'}`,
    ...(standstills === 0 ? [] : [`${standstills} clusters wait for a person, as the real controller would have it`]),
    `${Math.round(states / seconds)} states/s, ${seconds.toFixed(1)} s, ${Math.round(bytes / 1_000_000)} MB`,
  ];
}

/** A path, a line for each move, with what came of it. */
export function tellPath(path: readonly Move[], outcomes: readonly Outcome[]): readonly string[] {
  return path.map(
    (move, index) => `${String(index + 1).padStart(3)}. ${tellMove(move)}${tellOutcome(outcomes[index])}`,
  );
}

function tellOutcome(outcome: Outcome): string {
  if (outcome === undefined) return '';
  if ('pod' in outcome) return `, and is ${outcome.pod}`;
  return outcome.report === undefined ? '' : tellReport(outcome.report);
}

function tellMove(move: Move): string {
  switch (move.type) {
    case 'sync':
      return move.refused === undefined
        ? 'the controller syncs'
        : `the controller syncs, and ${move.refused.verb} ${move.refused.resource} ${move.refused.name} is refused`;
    case 'pod':
      return `${move.pod} goes on`;
    case 'podFault':
      return `${move.pod} ${move.fault === 'crash' ? 'crashes' : 'is evicted'}`;
    case 'deliver':
      return `the controller's cache of ${move.resource} catches up`;
    case 'edit':
      return `a user: ${tellRequest(move.request)}`;
  }
}

function tellRequest(request: Request): string {
  switch (request.type) {
    case 'patchSet':
      return `patch ${request.name} ${JSON.stringify(request.spec)}`;
    case 'setImage':
      return `set image of ${request.name} to ${request.image}`;
    case 'delete':
      return `delete ${request.resource} ${request.name}`;
    default:
      return request.type;
  }
}

function tellReport({ writes, error }: SyncReport): string {
  const told = writes.length === 0 ? 'writes nothing' : writes.map(tellWrite).join(', ');
  return `: ${told}${error === undefined ? '' : `; error: ${error}`}`;
}

function tellWrite({ verb, resource, name, error }: Write): string {
  return `${verb} ${resource} ${name}${error === undefined ? '' : ' (refused)'}`;
}
