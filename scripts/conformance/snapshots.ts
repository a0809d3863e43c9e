/**
 * What `explain` says of each snapshot of a session happens next must be what the session's watch shows happened next. Takes the recordings
 * of both: lines with `commands` (kubectl) and lines with `resource` (watch).
 */
import { resourceInfos } from '../../src/engine/apiserver/resources.ts';
import { parseTime } from '../../src/engine/apiserver/time.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import type { KubeObject, Pod, Resource } from '../../src/engine/objects.ts';
import { releaseOf } from '../../src/engine/versions.ts';
import { acceptedWrites, diagnose, type Diagnosis, type NextWrite } from '../../src/diagnose/diagnose.ts';
import type { RecordedObjects } from './recordedCluster.ts';
import { type Deed, deedsOf, isSettled, versionOf, type WatchLine } from './recordedHistory.ts';
import type { ConformanceReport, Difference } from './report.ts';

interface KubectlLine {
  readonly title: string;
  readonly objects?: RecordedObjects;
  readonly commands: readonly { readonly args: readonly string[]; readonly now: string; readonly mutates?: boolean }[];
}

/** The session was recorded from this one. */
const release = releaseOf('1.37');

/** Every snapshot with a StatefulSet is checked. Without the session's watch nothing can be said, which counts as unsupported. */
export function checkSnapshots(lines: readonly (KubectlLine | WatchLine)[]): ConformanceReport {
  const session = lines.filter((line): line is KubectlLine => 'commands' in line);
  const deeds = deedsOf(lines.filter((line): line is WatchLine => 'resource' in line));
  const differences: Difference[] = [];
  let checked = 0;
  for (const [at, line] of session.entries()) {
    const items = itemsOf(line.objects ?? {});
    const version = Math.max(...items.map(({ object }) => versionOf(object)));
    const nowMs = parseTime(line.commands[0]?.now);
    const { diagnoses } = diagnose(
      items.map(({ object }) => object as unknown as JsonObject),
      { release, nowMs },
    );
    const followed = deeds.filter((deed) => deed.version > version);
    for (const diagnosis of diagnoses) {
      checked += 1;
      if (deeds.length === 0) continue;
      const truth = upToPerson(followed, nextCommand(session, at));
      const difference = contradiction(diagnosis, truth);
      if (difference !== undefined) differences.push({ scenario: line.title, step: `snapshot ${at}`, ...difference });
    }
  }
  const unsupported = deeds.length === 0 || checked === 0 ? Math.max(checked, 1) : 0;
  const mismatches = differences.length;
  return {
    kind: 'snapshots',
    checked,
    scenarios: session.length,
    mismatches,
    scenariosWithMismatches: mismatches,
    unsupported,
    differences,
  };
}

/** The lists of a recording leave kind and version to their resource. */
function itemsOf(objects: RecordedObjects): readonly { readonly object: KubeObject }[] {
  return Object.entries(objects).flatMap(([resource, list]) => {
    const { apiVersion, kind } = resourceInfos[resource as Resource];
    return list.map((object) => ({ object: { ...object, apiVersion, kind } as unknown as KubeObject }));
  });
}

/** The next command after a snapshot that changes the cluster. */
function nextCommand(session: readonly KubectlLine[], at: number): readonly string[] {
  const next = session.slice(at + 1).find(({ commands }) => commands.some(({ mutates }) => mutates === true));
  return next?.commands.find(({ mutates }) => mutates === true)?.args ?? [];
}

/** What happened by itself: up to the first thing that the next command did. */
function upToPerson(followed: readonly Deed[], [verb, kind, name]: readonly string[]): readonly Deed[] {
  const deleted = verb === 'delete' && kind === 'pod' ? `delete pods ${name}` : '';
  const end = followed.findIndex(({ by, told }) => by === 'person' || told === deleted);
  return end < 0 ? followed : followed.slice(0, end);
}

type Contradiction = Pick<Difference, 'expected' | 'got'> | undefined;

/** The writes of the next sync come first; what is waited for comes before the writes that follow on it; and no others come. */
function contradiction(diagnosis: Diagnosis, truth: readonly Deed[]): Contradiction {
  const { next, afterwards, state, hold } = diagnosis;
  const quiet = untilNode(truth).map(({ told }) => told);
  const now = next.map(toldOf);
  if (quiet.join() !== now.join()) return { expected: quiet.join(', '), got: `now: ${now.join(', ')}` };
  const later = truth.slice(quiet.length);
  const writes = later.filter(isWork).map(({ told }) => told);
  if (state === 'settled' || state === 'held' || state === 'stuck')
    return writes.length === 0 ? undefined : { expected: writes.join(', '), got: `${state}: nothing` };
  if (afterwards === undefined) return undefined;
  const wanted = acceptedWrites(afterwards).map(toldOf).filter(isWorkTold);
  const got = writes.slice(0, wanted.length);
  if (got.join() !== wanted.join()) return { expected: got.join(', '), got: `afterwards: ${wanted.join(', ')}` };
  const ended = later.findIndex((deed) => endsWait(deed, hold?.reasons[1]?.reading.object.name ?? ''));
  const first = later.findIndex(isWork);
  if (first < 0 || (ended >= 0 && ended < first)) return undefined;
  return { expected: `${later[first]?.told} before the wait was over`, got: `waits: ${hold?.reasons[1]?.name}` };
}

/** Up to the first thing that a node or the scheduler did to a pod. */
function untilNode(truth: readonly Deed[]): readonly Deed[] {
  const end = truth.findIndex(({ by }) => by === 'node');
  return end < 0 ? truth : truth.slice(0, end);
}

/** The pod that is waited for is settled, or gone. */
function endsWait({ by, told, object }: Deed, pod: string): boolean {
  if (by !== 'node' || object.metadata.name !== pod) return false;
  return told.startsWith('gone ') || isSettled(object as Pod);
}

function toldOf({ verb, resource, name }: NextWrite): string {
  return `${verb} ${resource} ${name}`;
}

function isWork({ by, told }: Deed): boolean {
  return by === 'write' && isWorkTold(told);
}

/** The status follows the pods, sometimes a moment later. */
function isWorkTold(told: string): boolean {
  return !told.startsWith('update statefulsets/status');
}
