/**
 * Links that people write by hand: `#replicas=3&partition=2&image=nginx:mainline&t=12s` is the lecture's set, made with these fields,
 * twelve seconds after its scenario began. The keys are those of a `set` message.
 */
import type { Json, JsonObject } from '#engine/json.ts';
import { lectureScenario, lectureService, lectureSet } from '#engine/simulation/lecture.ts';
import { type KubernetesVersion, kubernetesVersions } from '#engine/versions.ts';
import { mergePatch } from '#engine/mergePatch.ts';
import type { Decoded } from './link.ts';

/** A field as a patch of the set's spec. */
const fields: Readonly<Record<string, (value: Json) => JsonObject>> = {
  replicas: (replicas) => ({ replicas }),
  partition: (partition) => ({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } } }),
  image: (image) => ({ template: { spec: { containers: [{ ...lectureContainer(), image }] } } }),
  podManagementPolicy: (podManagementPolicy) => ({ podManagementPolicy }),
  updateStrategy: (type) => ({ updateStrategy: { type } }),
  maxUnavailable: (maxUnavailable) => ({
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable } },
  }),
  minReadySeconds: (minReadySeconds) => ({ minReadySeconds }),
  start: (start) => ({ ordinals: { start } }),
  revisionHistoryLimit: (revisionHistoryLimit) => ({ revisionHistoryLimit }),
  whenScaled: (whenScaled) => ({ persistentVolumeClaimRetentionPolicy: { whenScaled } }),
  whenDeleted: (whenDeleted) => ({ persistentVolumeClaimRetentionPolicy: { whenDeleted } }),
};

/** What says how the page is embedded and shown stands in the same hash, and is not ours to judge. */
const ofTheEmbed = new Set('embed view controls autoplay from to loop lang theme motion keys captions'.split(' '));

const known: readonly string[] = ['version', ...Object.keys(fields), 't'];
const maxValueLength = 253;

/** `parts`: `key=value`, as they stood between the ampersands. Undefined when none of them is about the scenario. */
export function decodeShortLink(parts: readonly string[]): Decoded | undefined {
  let spec = lectureSet['spec'] as JsonObject;
  let version: KubernetesVersion | undefined;
  let atMs: number | undefined;
  const pairs = parts.map(pairOf).filter(({ key }) => key !== '' && !ofTheEmbed.has(key));
  if (pairs.length === 0) return undefined;
  for (const { key, value } of pairs) {
    if (!known.includes(key)) return { problem: { code: 'unknownKey', key: key.slice(0, 40), known } };
    const badValue: Decoded = { problem: { code: 'badValue', key, value: value.slice(0, 40) } };
    if (value === '' || value.length > maxValueLength) return badValue;
    if (key === 'version') {
      version = kubernetesVersions.find((name) => name === value);
      if (version === undefined) return badValue;
    } else if (key === 't') {
      atMs = parseTimeSpan(value);
      if (atMs === undefined) return badValue;
    } else {
      spec = mergePatch(spec, (fields[key] as (value: Json) => JsonObject)(scalarOf(value))) as JsonObject;
    }
  }
  return { view: { scenario: scenarioOf(spec, version), ...(atMs !== undefined && { shown: { atMs } }) } };
}

function scenarioOf(spec: JsonObject, version = lectureScenario.kubernetesVersion) {
  return {
    ...lectureScenario,
    kubernetesVersion: version,
    requests: [
      { atMs: 0, request: { type: 'apply', manifest: lectureService } },
      { atMs: 1000, request: { type: 'apply', manifest: { ...lectureSet, spec } } },
    ],
  } as const;
}

/** The parts of a hash that say how the page is embedded and shown. */
export function embedParts(hash: string): readonly string[] {
  return hash.replace(/^#/, '').split('&').filter(isEmbedParameter);
}

/** Whether `key=value` says how the page is embedded or shown, and not what it shows. */
export function isEmbedParameter(part: string): boolean {
  return ofTheEmbed.has(pairOf(part).key);
}

/** Milliseconds of `12s`, `1m30s`, `1.5s`, `500ms`, and of `12`, which are seconds. Undefined when it is none of them. */
export function parseTimeSpan(text: string): number | undefined {
  const match = /^(?:(\d{1,6})m(?!s))?(?:(\d{1,9}(?:\.\d{1,3})?)(?:s|$))?(?:(\d{1,12})ms)?$/.exec(text);
  if (match === null || text === '') return undefined;
  const [, minutes = 0, seconds = 0, milliseconds = 0] = match;
  return Math.round(Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(milliseconds));
}

function pairOf(part: string): { readonly key: string; readonly value: string } {
  const at = part.indexOf('=');
  return at < 0
    ? { key: decoded(part), value: '' }
    : { key: decoded(part.slice(0, at)), value: decoded(part.slice(at + 1)) };
}

/** A `%` that begins no escape is one that somebody typed, as in `maxUnavailable=50%`. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function scalarOf(value: string): Json {
  return /^-?\d+$/.test(value) ? Number(value) : value;
}

function lectureContainer(): JsonObject {
  const { containers } = (lectureSet['spec'] as { template: { spec: { containers: readonly [JsonObject] } } }).template
    .spec;
  return containers[0];
}
