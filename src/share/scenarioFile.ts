/**
 * A view ↔ a file to keep, for histories that no link holds. It says the same as a link, as JSON that can be read and compared: one request
 * after the other with its moment. What comes in by a file is as hostile as a link, and meets the same schema.
 */
import type { Json, JsonObject } from '#engine/json.ts';
import { textOf, viewOf } from './linkSchema.ts';
import type { LinkView } from './linkView.ts';
import { maxFileLength, scenarioFormat } from './openable.ts';

const version = 1;

export type FileProblem =
  | { readonly code: 'tooLong'; readonly most: number }
  /** It is no JSON, or no scenario of ours. */
  | { readonly code: 'noScenario' }
  | { readonly code: 'unknownVersion'; readonly version: string }
  /** It is a scenario with a mistake in it, at this place. */
  | { readonly code: 'invalid'; readonly place: string; readonly detail: string };

/** The text of the file. */
export function scenarioText(view: LinkView): string {
  const { at, after, requests, base, ...rest } = JSON.parse(textOf(view)) as JsonObject & Columns & { base?: Base };
  const file = {
    format: scenarioFormat,
    formatVersion: version,
    ...rest,
    requests: rowsOf({ at, after, requests }),
    ...(base && { base: { forkStep: base.forkStep, requests: rowsOf(base) } }),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** The view; or what is wrong with the text, and then nothing of it is taken. */
export function readScenario(text: string): { readonly view: LinkView } | { readonly problem: FileProblem } {
  if (text.length > maxFileLength) return { problem: { code: 'tooLong', most: maxFileLength } };
  const file = objectIn(text);
  if (file === undefined || file['format'] !== scenarioFormat) return { problem: { code: 'noScenario' } };
  const { format: _format, formatVersion, requests, base, ...rest } = file;
  if (formatVersion !== version)
    return { problem: { code: 'unknownVersion', version: String(formatVersion).slice(0, 20) } };
  const columns = columnsOf(requests);
  if ('place' in columns) return invalid(`requests${columns.place}`, 'not a request with its moment');
  const baseColumns = isObject(base) ? columnsOf(base['requests']) : undefined;
  if (baseColumns !== undefined && 'place' in baseColumns)
    return invalid(`base.requests${baseColumns.place}`, 'not a request with its moment');
  const read = viewOf(
    JSON.stringify({
      ...rest,
      ...columns,
      ...(isObject(base) && { base: { ...withoutRequests(base), ...baseColumns } }),
    }),
  );
  return 'view' in read ? read : invalid(rowPlace(read.place), read.detail);
}

interface Columns {
  readonly at: readonly Json[];
  readonly after: readonly Json[];
  readonly requests: readonly Json[];
}
type Base = Columns & { readonly forkStep: number };

/** Links write each moment as a step from the one before; a reader wants the moment itself. */
function rowsOf({ at, after, requests }: Columns): readonly JsonObject[] {
  let atMs = 0;
  let afterSteps = 0;
  return requests.map((request, index) => {
    atMs += Number(at[index]);
    const steps = after[index] ?? null;
    afterSteps += Number(steps);
    return steps === null ? { atMs, request } : { atMs, afterSteps, request };
  });
}

/** Only the shape is looked at here: the schema judges what stands in it. */
function columnsOf(rows: Json | undefined): Columns | { readonly place: string } {
  if (!Array.isArray(rows)) return { place: '' };
  let lastMs = 0;
  let lastSteps = 0;
  const columns = { at: [] as Json[], after: [] as Json[], requests: [] as Json[] };
  for (const [index, row] of (rows as readonly Json[]).entries()) {
    if (!isObject(row)) return { place: `.${index}` };
    const { atMs, afterSteps, request, ...others } = row;
    const isRow =
      typeof atMs === 'number' &&
      (afterSteps === undefined || typeof afterSteps === 'number') &&
      request !== undefined &&
      Object.keys(others).length === 0;
    if (!isRow) return { place: `.${index}` };
    columns.at.push(atMs - lastMs);
    lastMs = atMs;
    columns.after.push(afterSteps === undefined ? null : afterSteps - lastSteps);
    lastSteps = afterSteps ?? lastSteps;
    columns.requests.push(request);
  }
  return columns;
}

/** A place in the columns as the place in the file that it came from. */
function rowPlace(place: string): string {
  return place
    .replace(/^(base\.)?at\.(\d+)/, '$1requests.$2.atMs')
    .replace(/^(base\.)?after\.(\d+)/, '$1requests.$2.afterSteps')
    .replace(/^(base\.)?requests\.(\d+)(?!\.(?:atMs|afterSteps)$)/, '$1requests.$2.request');
}

function withoutRequests({ requests: _requests, ...rest }: JsonObject): JsonObject {
  return rest;
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(place: string, detail: string): { readonly problem: FileProblem } {
  return { problem: { code: 'invalid', place: place.slice(0, 200), detail: detail.slice(0, 200) } };
}
