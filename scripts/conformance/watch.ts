/**
 * A recorded watch stream, as the live page reads it: after each event the history has exactly that object in that version, or has it no
 * more; and every pod that the real controller made for a set is one that our controller makes next on the objects of the moment before.
 */
import type { JsonObject } from '../../src/engine/json.ts';
import { releaseOf } from '../../src/engine/versions.ts';
import { RecordedHistory } from '../../src/live/recordedHistory.ts';
import { readRecording } from '../../src/live/recordingText.ts';
import type { WatchEvent } from '../live/apiReplica.ts';
import type { ConformanceReport, Difference } from './report.ts';

/** One recording: the lines are its events in order. The streams are of the newest release. */
export function checkWatch(events: readonly WatchEvent[]): ConformanceReport {
  const differences = differencesIn(events);
  return {
    kind: 'watch',
    checked: events.length,
    scenarios: 1,
    mismatches: differences.length,
    scenariosWithMismatches: Math.min(1, differences.length),
    unsupported: 0,
    differences,
  };
}

function differencesIn(events: readonly WatchEvent[]): readonly Difference[] {
  const read = readRecording(events.map((event) => JSON.stringify(event)).join('\n'));
  if ('wrong' in read) return [difference('the stream', 'a recording', `${read.wrong} at line ${read.line}`)];
  const history = new RecordedHistory(read.recording, releaseOf('1.37'));
  if (read.passedOver > 0 || history.steps.length !== events.length)
    return [difference('the stream', `${events.length} events`, `${history.steps.length} taken`)];
  return events.flatMap((event, at) => differencesAt(history, event, at + 1));
}

function differencesAt(
  history: RecordedHistory,
  { type, resource, object }: WatchEvent,
  step: number,
): readonly Difference[] {
  const { name, resourceVersion, ownerReferences } = object['metadata'] as Metadata;
  const where = `event ${step}: ${type} ${resource}/${name}`;
  const { cluster, cause } = history.frameAt(step);
  const found = cluster.stored.objects[resource].find(({ metadata }) => metadata.name === name);
  const expected = type === 'DELETED' ? 'none' : resourceVersion;
  const got = found?.metadata.resourceVersion ?? 'none';
  const isItsDeed =
    type === 'ADDED' && resource === 'pods' && ownerReferences?.some(({ kind }) => kind === 'StatefulSet');
  return [
    ...(got === expected ? [] : [difference(where, expected, got)]),
    ...(isItsDeed !== true || cause?.type === 'sync'
      ? []
      : [difference(where, `a sync that creates ${name}`, cause?.type ?? 'nothing')]),
  ];
}

interface Metadata extends JsonObject {
  readonly name: string;
  readonly resourceVersion: string;
  readonly ownerReferences?: readonly { readonly kind: string }[];
}

function difference(step: string, expected: string, got: string): Difference {
  return { scenario: 'watch', step, expected, got };
}
