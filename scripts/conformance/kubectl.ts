/** Replays a recorded session: snapshots of a cluster, and what kubectl printed of them. */
import { RecordedCluster, type RecordedObjects } from './recordedCluster.ts';
import type { ConformanceReport, Difference } from './report.ts';
import { type CommandAnswer, type RecordedCommand, runRecorded } from './runRecorded.ts';

/** A line of `kubectl/*.jsonl.gz`. Without `objects` the cluster is what it was after the line before. */
export interface KubectlEntry {
  readonly title: string;
  readonly objects?: RecordedObjects;
  readonly commands: readonly (RecordedCommand & { readonly mutates?: boolean })[];
}

const knownFields = new Set(['title', 'objects', 'commands']);
const knownCommandFields = new Set(['args', 'stdin', 'stdout', 'stderr', 'exit', 'now', 'mutates']);

export function checkKubectl(entries: readonly KubectlEntry[]): ConformanceReport {
  const differences: Difference[] = [];
  const count = { checked: 0, mismatches: 0, differing: 0, unsupported: 0 };
  let cluster: RecordedCluster | undefined = RecordedCluster.holding({});
  for (const entry of entries) {
    if (entry.objects !== undefined) cluster = RecordedCluster.holding(entry.objects);
    const isKnown = Object.keys(entry).every((field) => knownFields.has(field));
    let mismatches = 0;
    for (const command of entry.commands) {
      const isPlain = isKnown && Object.keys(command).every((field) => knownCommandFields.has(field));
      const answer =
        isPlain && cluster !== undefined ? runRecorded(cluster, command) : { unsupported: 'unknown fields' };
      const found = differencesOf(entry.title, command, answer);
      differences.push(...found);
      if ('unsupported' in answer) count.unsupported += 1;
      else {
        count.checked += 1;
        if (found.length > 0) mismatches += 1;
      }
    }
    count.mismatches += mismatches;
    if (mismatches > 0) count.differing += 1;
  }
  return {
    kind: 'kubectl',
    checked: count.checked,
    scenarios: entries.length,
    mismatches: count.mismatches,
    scenariosWithMismatches: count.differing,
    unsupported: count.unsupported,
    differences,
  };
}

/** What differs in an answer, or that there is none. */
export function differencesOf(
  scenario: string,
  command: Pick<RecordedCommand, 'args' | keyof CommandAnswer>,
  answer: CommandAnswer | { readonly unsupported: string },
  sameText: (expected: string, got: string) => boolean = (expected, got) => expected === got,
): Difference[] {
  const line = `kubectl ${command.args.join(' ')}`;
  if ('unsupported' in answer) {
    return [
      { scenario, step: line, expected: command.stdout || command.stderr, got: `not supported: ${answer.unsupported}` },
    ];
  }
  return (['stdout', 'stderr', 'exit'] as const)
    .filter((part) => !sameText(String(command[part]), String(answer[part])))
    .map((part) => ({
      scenario,
      step: `${line} (${part})`,
      expected: String(command[part]),
      got: String(answer[part]),
    }));
}
