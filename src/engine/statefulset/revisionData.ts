/**
 * What a ControllerRevision keeps of a set, byte for byte, and how it is named (semantics 3.2 and 3.3, appendix A).
 * Objects never change, so every result is kept for as long as the object it was made from.
 */
import { canonical } from '../apiserver/decode.ts';
import { defaultPodTemplate } from '../apiserver/defaultPodTemplate.ts';
import type { JsonObject } from '../json.ts';
import type { ControllerRevision, PodTemplateSpec, StatefulSet, StatefulSetSpec } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { releaseOf, type KubernetesVersion } from '../versions.ts';
import { goJson } from './goJson.ts';
import { utf8 } from './utf8.ts';

/** The part of a set that a revision keeps. */
export interface Templated {
  readonly spec: Pick<StatefulSetSpec, 'template'>;
}

export type RevisionData = ControllerRevision['data'];

/** The bytes that are hashed, `{"spec":{"template":{"$patch":"replace",…}}}`. The template must be a stored one, defaulted. */
export function getPatch(set: Templated, version: KubernetesVersion): string {
  const { template } = set.spec;
  const known = patches[version].get(template);
  if (known !== undefined) return known;
  const bytes = goJson(patchOf(template, version));
  patches[version].set(template, bytes);
  return bytes;
}

/** The same as an object, as the API shows the revision's `data`. */
export function revisionData(set: Templated, version: KubernetesVersion): RevisionData {
  const { template } = set.spec;
  const known = decodedPatches[version].get(template);
  if (known !== undefined) return known;
  const data = patchOf(template, version);
  decodedPatches[version].set(template, data);
  revisionPatches.set(data, getPatch(set, version));
  // Then the set itself is the set at this revision, and no sync makes another one.
  if (sameJson(revisionTemplate(data), template)) revisionTemplates.set(data, template);
  return data;
}

/** The bytes of a stored revision. */
export function revisionBytes({ data }: Pick<ControllerRevision, 'data'>): string {
  const known = revisionPatches.get(data);
  if (known !== undefined) return known;
  const bytes = goJson(data);
  revisionPatches.set(data, bytes);
  return bytes;
}

/** The set with the template of a revision. As long as the set and the revision's data stay the same, so does the result. */
export function applyRevision(set: StatefulSet, { data }: Pick<ControllerRevision, 'data'>): StatefulSet {
  const template = revisionTemplate(data);
  if (template === set.spec.template) return set;
  const applied = appliedSets.get(data);
  if (applied?.from === set) return applied.set;
  const withTemplate = { ...set, spec: { ...set.spec, template } };
  appliedSets.set(data, { from: set, set: withTemplate });
  return withTemplate;
}

/**
 * Whether a revision means the set's template although its bytes differ: today's defaults put into the revision give the
 * set's own bytes (semantics 3.4c). So a new default of a newer release starts no rollout.
 */
export function semanticallyEqualPatch(
  set: Templated,
  revision: Pick<ControllerRevision, 'data'>,
  version: KubernetesVersion,
): boolean {
  const template = defaultedTemplate(revision.data, version);
  return getPatch({ spec: { template } }, version) === getPatch(set, version);
}

/** FNV-1 of the bytes and the collision count, in the letters that Kubernetes allows itself (semantics 3.3). */
export function hashControllerRevision(data: string, collisionCount: number): string {
  if (data === lastHashed.data && collisionCount === lastHashed.collisionCount) return lastHashed.hash;
  lastHashed = { data, collisionCount, hash: fnv(data, collisionCount) };
  return lastHashed.hash;
}

// The same template is asked for again and again: in every branch, every replay and every comparison.
let lastHashed = { data: '', collisionCount: -1, hash: '' };

function fnv(data: string, collisionCount: number): string {
  return safeEncode(String(fnv32(hashedBytes(data, collisionCount))));
}

/** What is hashed: the revision's bytes, and behind them the count in decimal, also when it is 0. */
export function hashedBytes(data: string, collisionCount: number): readonly number[] {
  return utf8(`${data}${collisionCount}`);
}

/** Where FNV in 32 bits starts. */
export const fnvBasis = 2166136261;
const fnvPrime = 16777619;

/** FNV-1 of some bytes; `from`: the state that they are added to. So a hash can be followed byte by byte. */
export function fnv32(bytes: readonly number[], from = fnvBasis): number {
  let hash = from;
  for (const byte of bytes) {
    // Multiply first and mix in after: the other order is FNV-1a.
    hash = Math.imul(hash, fnvPrime) ^ byte;
  }
  return hash >>> 0;
}

/** `<set>-<hash>`, with a set name too long for it cut short. */
export function revisionName(setName: string, hash: string): string {
  return `${setName.slice(0, 223)}-${hash}`;
}

type ByVersion<Value> = Readonly<Record<KubernetesVersion, WeakMap<object, Value>>>;

const patches: ByVersion<string> = { '1.33': new WeakMap(), '1.37': new WeakMap() };
const decodedPatches: ByVersion<RevisionData> = { '1.33': new WeakMap(), '1.37': new WeakMap() };
const defaultedTemplates: ByVersion<PodTemplateSpec> = { '1.33': new WeakMap(), '1.37': new WeakMap() };
const revisionPatches = new WeakMap<RevisionData, string>();
const revisionTemplates = new WeakMap<RevisionData, PodTemplateSpec>();
const appliedSets = new WeakMap<RevisionData, { readonly from: StatefulSet; readonly set: StatefulSet }>();

function patchOf(template: PodTemplateSpec, version: KubernetesVersion): RevisionData {
  const written = canonical('PodTemplateSpec', template as unknown as JsonObject, releaseOf(version));
  // The reader gives every field of the shape that the type tells of.
  return { spec: { template: { $patch: 'replace', ...written } } } as unknown as RevisionData;
}

function revisionTemplate(data: RevisionData): PodTemplateSpec {
  const known = revisionTemplates.get(data);
  if (known !== undefined) return known;
  const { $patch: _replace, ...template } = data.spec.template;
  revisionTemplates.set(data, template);
  return template;
}

function defaultedTemplate(data: RevisionData, version: KubernetesVersion): PodTemplateSpec {
  const known = defaultedTemplates[version].get(data);
  if (known !== undefined) return known;
  const template = defaultPodTemplate(revisionTemplate(data), releaseOf(version));
  defaultedTemplates[version].set(data, template);
  return template;
}

/** The letters of `rand.SafeEncodeString`: no vowels and nothing that reads as one, so that no hash is a word. */
export const safeLetters = 'bcdfghjklmnpqrstvwxz2456789';

/** SafeEncodeString: each character becomes the letter at its code's remainder. */
export function safeEncode(digits: string): string {
  return [...digits].map((digit) => safeLetters[digit.charCodeAt(0) % safeLetters.length]).join('');
}
