/** How long ago something was, as kubectl says it (apimachinery `duration.HumanDuration`; semantics 10.4). */
import { parseTime } from '#engine/apiserver/time.ts';
import type { KubectlWorld } from '../world.ts';

const [minute, hour, day, year] = [60, 3600, 86_400, 365 * 86_400] as const;

/** The age of a time of an object, such as `5m30s`; `<unknown>` without a time. */
export function ageOf(world: KubectlWorld, time: unknown): string {
  const atMs = momentOf(time);
  return Number.isNaN(atMs) ? '<unknown>' : ageText(world, Math.floor((world.nowMs - atMs) / 1000));
}

/** A span of seconds as an age. All ages that are printed pass here, so that a replay can compare them with its tolerance. */
function ageText(world: KubectlWorld, seconds: number): string {
  return world.tolerance?.age(seconds) ?? humanDuration(seconds);
}

/** Milliseconds since 1970, fractions of a second included; NaN for what is no time. */
export function momentOf(time: unknown): number {
  if (typeof time !== 'string') return Number.NaN;
  const fraction = /\.(\d+)Z$/.exec(time)?.[1];
  return parseTime(time) + (fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000);
}

export function humanDuration(seconds: number): string {
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 2 * minute) return `${seconds}s`;
  const minutes = Math.floor(seconds / minute);
  if (minutes < 10) return withRest(minutes, 'm', seconds % minute, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(seconds / hour);
  if (hours < 8) return withRest(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(seconds / day);
  if (days < 8) return withRest(days, 'd', hours % 24, 'h');
  if (seconds < 2 * year) return `${days}d`;
  const years = Math.floor(seconds / year);
  return years < 8 ? withRest(years, 'y', days % 365, 'd') : `${years}y`;
}

function withRest(whole: number, unit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${whole}${unit}` : `${whole}${unit}${rest}${restUnit}`;
}
