/** Reads a decision's values by their names. A value that is not there reads as empty, so that no sentence ever says `undefined`. */
import type { JsonObject } from '#engine/json.ts';

export function count(values: JsonObject, name: string): number {
  const value = values[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export function text(values: JsonObject, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}
