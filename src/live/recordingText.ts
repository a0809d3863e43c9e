/**
 * A recording ↔ a text to keep: one watch event a line, in the order of time, as `conformance/watch` has them, with the moment of each. What
 * comes in by a file is as hostile as what comes from a cluster.
 */
import type { Json } from '#engine/json.ts';
import { isObject, readJson } from './answers.ts';
import { type TimedChange, Recording } from './recording.ts';
import { latestTimeIn } from './recordedTime.ts';
import { ObjectTaker } from './takeObject.ts';
import { isNamespaceName, type WatchedKind, watchedKinds } from './watchedKinds.ts';
import { World } from './world.ts';

/** More than half a day of a busy namespace. */
const maxRecordingLength = 64 * 1024 * 1024;

/** The text of a recording. Its secrets have been hidden when its objects were taken. */
export function recordingText(recording: Recording): string {
  const time = new Date(recording.startMs).toISOString();
  const lists = recording.start;
  const listed = watchedKinds.flatMap((resource) =>
    lists[resource].map((object) => JSON.stringify({ resource, type: 'ADDED', time, listed: true, object })),
  );
  const changed = recording.changes.map(({ resource, change, timeMs, object }) =>
    JSON.stringify({ resource, type: change, time: new Date(timeMs).toISOString(), object }),
  );
  return `${[...listed, ...changed].join('\n')}\n`;
}

export type ReadRecording =
  | { readonly recording: Recording; readonly namespace: string; readonly passedOver: number }
  /** `line` is the first line that is no watch event; 0 when the text is too long or says nothing of any set. */
  | { readonly wrong: 'tooLong' | 'notARecording' | 'noSet'; readonly line: number };

/** Whether a text begins as a recording does. */
export function looksLikeRecording(text: string): boolean {
  const end = text.indexOf('\n');
  return lineOf(end < 0 ? text : text.slice(0, end)) !== undefined;
}

/** The recording of the first namespace in it that has a set. Objects that have not the shape of their kind are passed over. */
export function readRecording(text: string): ReadRecording {
  if (text.length > maxRecordingLength) return { wrong: 'tooLong', line: 0 };
  const lines: Line[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const line = lineOf(raw);
    if (line === undefined) return { wrong: 'notARecording', line: at + 1 };
    lines.push(line);
  }
  const namespace = lines.map(namespaceOf).find((name) => name !== undefined);
  if (namespace === undefined) return { wrong: 'noSet', line: 0 };
  return recorded(lines, namespace);
}

function recorded(lines: readonly Line[], namespace: string): ReadRecording {
  const taker = new ObjectTaker(namespace);
  const world = new World();
  const changes: TimedChange[] = [];
  let timeMs = 0;
  let beganMs: number | undefined;
  let taken = 0;
  for (const { resource, type, object: given, time, listed } of lines) {
    const objectTime = isObject(given) ? latestTimeIn(given) : undefined;
    const object = taker.take(resource, given);
    if (object === undefined) continue;
    taken += 1;
    const known = time === undefined ? objectTime : Date.parse(time);
    if (known !== undefined && !Number.isNaN(known)) timeMs = Math.max(timeMs, known);
    beganMs ??= timeMs;
    const change: TimedChange = { resource, change: type, object, timeMs };
    if (listed && changes.length === 0) world.apply(change);
    else changes.push(change);
  }
  const recording = new Recording(world.lists(), beganMs ?? 0);
  // Lines are in their order already: versions of another cluster's objects would mix them up.
  for (const change of changes) recording.append([change]);
  return { recording, namespace, passedOver: lines.length - taken };
}

interface Line {
  readonly resource: WatchedKind;
  readonly type: TimedChange['change'];
  readonly object: Json | undefined;
  readonly time: string | undefined;
  readonly listed: boolean;
}

function lineOf(text: string): Line | undefined {
  const value = readJson(text);
  if (!isObject(value)) return undefined;
  const { resource, type, object, time, listed } = value;
  const isKnown = (watchedKinds as readonly unknown[]).includes(resource);
  if (!isKnown || (type !== 'ADDED' && type !== 'MODIFIED' && type !== 'DELETED')) return undefined;
  return {
    resource: resource as WatchedKind,
    type,
    object,
    time: typeof time === 'string' ? time.slice(0, 40) : undefined,
    listed: listed === true,
  };
}

/** Of a set; undefined of anything else. */
function namespaceOf({ resource, object }: Line): string | undefined {
  const metadata = isObject(object) ? object['metadata'] : undefined;
  const namespace = isObject(metadata) ? metadata['namespace'] : undefined;
  return resource === 'statefulsets' && isNamespaceName(namespace) ? namespace : undefined;
}
