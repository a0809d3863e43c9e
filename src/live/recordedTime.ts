/**
 * When something happened, told by the object that it happened to: a watch event carries no time. Nothing in an object is later than the
 * change that made it so, so the latest time in it is the best guess from below.
 */
import type { Json, JsonObject } from '#engine/json.ts';
import { isObject } from './answers.ts';

/** Milliseconds since 1970 of the latest thing that an object says has happened to it; undefined when it says nothing. */
export function latestTimeIn(object: JsonObject): number | undefined {
  const { metadata, status } = object;
  const times: number[] = [];
  const note = (time: Json | undefined, lessSeconds = 0) => {
    const ms = typeof time === 'string' ? Date.parse(time) : Number.NaN;
    if (!Number.isNaN(ms)) times.push(ms - lessSeconds * 1000);
  };
  if (isObject(metadata)) {
    note(metadata['creationTimestamp']);
    // The time at which it shall be gone: the grace period lies before it.
    note(metadata['deletionTimestamp'], Number(metadata['deletionGracePeriodSeconds'] ?? 0) || 0);
    for (const entry of listIn(metadata['managedFields'])) note(entry['time']);
  }
  if (isObject(status)) {
    note(status['startTime']);
    for (const condition of listIn(status['conditions'])) note(condition['lastTransitionTime']);
    for (const container of listIn(status['containerStatuses'])) noteContainer(container, note);
  }
  if (object['kind'] === 'Event') noteEvent(object, note);
  return times.length === 0 ? undefined : Math.max(...times);
}

function noteContainer({ state }: JsonObject, note: (time: Json | undefined) => void): void {
  const { running, terminated } = isObject(state) ? state : {};
  if (isObject(running)) note(running['startedAt']);
  if (isObject(terminated)) note(terminated['finishedAt']);
}

function noteEvent({ eventTime, lastTimestamp, series }: JsonObject, note: (time: Json | undefined) => void): void {
  note(eventTime);
  note(lastTimestamp);
  if (isObject(series)) note(series['lastObservedTime']);
}

function listIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}
