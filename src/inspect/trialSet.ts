/** A set as it would be after an edit that nobody makes: read, defaulted and judged as the API server does with a real one. */
import '#engine/apiserver/everyShape.ts';
import { decodeManifest } from '#engine/apiserver/decode.ts';
import { asStatefulSet } from '#engine/apiserver/defaultStatefulSet.ts';
import { validateStatefulSetUpdate } from '#engine/apiserver/validateStatefulSet.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { releaseOf, type KubernetesVersion } from '#engine/versions.ts';
import { isObject, valueAt, withValueAt } from '#manifest/changes.ts';
import type { FieldPath } from '#manifest/fields.ts';
import { printManifest } from '#manifest/printManifests.ts';
import type { Complaint } from '#manifest/parseManifests.ts';
import { readText } from '#manifest/readText.ts';
import { storedForm } from '#manifest/serverForm.ts';

export type TrialField =
  | 'image'
  | 'env'
  | 'templateLabel'
  | 'gracePeriod'
  | 'replicas'
  | 'partition'
  | 'minReadySeconds'
  | 'setLabel';

interface FieldPlace {
  readonly path: FieldPath;
  readonly isNumber?: true;
}

/** What of the first container's environment, and which label, can be tried. */
export const trialEnv = 'MODE';
export const trialLabel = 'tier';

const container: FieldPath = ['spec', 'template', 'spec', 'containers', 0];

const places: Readonly<Record<Exclude<TrialField, 'env'>, FieldPlace>> = {
  image: { path: [...container, 'image'] },
  templateLabel: { path: ['spec', 'template', 'metadata', 'labels', trialLabel] },
  gracePeriod: { path: ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'], isNumber: true },
  replicas: { path: ['spec', 'replicas'], isNumber: true },
  partition: { path: ['spec', 'updateStrategy', 'rollingUpdate', 'partition'], isNumber: true },
  minReadySeconds: { path: ['spec', 'minReadySeconds'], isNumber: true },
  setLabel: { path: ['metadata', 'labels', trialLabel] },
};

/** In the order in which they are offered: those of the template, then those that are not in it. */
export const templateFields = ['image', 'env', 'templateLabel', 'gracePeriod'] as const satisfies readonly TrialField[];
export const otherFields = [
  'replicas',
  'partition',
  'minReadySeconds',
  'setLabel',
] as const satisfies readonly TrialField[];

/** The manifest that a trial begins with. */
export function manifestOf(set: StatefulSet): JsonObject {
  return storedForm(set);
}

/** A field of a manifest as text; '' where there is none. */
export function readTrialField(manifest: JsonObject, field: TrialField): string {
  const value = field === 'env' ? envOf(manifest)?.['value'] : valueAt(manifest, places[field].path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The manifest with a field set to a text, or without the field for an empty one. A number that is none stays text, for the server to refuse. */
export function writeTrialField(manifest: JsonObject, field: TrialField, text: string): JsonObject {
  if (field === 'env') return withEnv(manifest, text);
  const { path, isNumber } = places[field];
  const value = isNumber === true && /^-?\d+$/.test(text) ? Number(text) : text;
  return withValueAt(manifest, path, text === '' ? undefined : value) as JsonObject;
}

function envOf(manifest: JsonObject): JsonObject | undefined {
  return envList(manifest).find((each): each is JsonObject => isObject(each) && each['name'] === trialEnv);
}

function envList(manifest: JsonObject): readonly Json[] {
  const list = valueAt(manifest, [...container, 'env']);
  return Array.isArray(list) ? (list as readonly Json[]) : [];
}

function withEnv(manifest: JsonObject, text: string): JsonObject {
  const others = envList(manifest).filter((each) => !isObject(each) || each['name'] !== trialEnv);
  const list = text === '' ? others : [...others, { name: trialEnv, value: text }];
  return withValueAt(manifest, [...container, 'env'], list.length === 0 ? undefined : list) as JsonObject;
}

/** The template of a manifest as YAML. */
export function templateText(manifest: JsonObject): string {
  const template = valueAt(manifest, ['spec', 'template']);
  return isObject(template) ? printManifest(template) : '';
}

/** The manifest with another template, or why its text cannot be read. */
export function withTemplateText(
  manifest: JsonObject,
  text: string,
): { readonly manifest: JsonObject } | { readonly complaint: Complaint } {
  const { documents, complaint } = readText(text);
  if (complaint !== undefined) return { complaint };
  return { manifest: withValueAt(manifest, ['spec', 'template'], documents[0]?.manifest) as JsonObject };
}

/** The set that a manifest comes to, or the first thing that the API server says against it. */
export type Trial = { readonly set: StatefulSet } | { readonly refusal: string };

/** Reads a manifest of a set as the server would that holds `stored`. Nothing is stored. */
export function trySet(manifest: JsonObject, stored: StatefulSet, version: KubernetesVersion): Trial {
  const trial = readSet(manifest, stored, version);
  if ('refusal' in trial) return trial;
  const [error] = validateStatefulSetUpdate(trial.set, stored, releaseOf(version), manifest);
  return error === undefined ? trial : { refusal: `${error.field}: ${error.message}` };
}

/** The same without judging it: as any version would read it that had made the set itself. */
export function readSet(manifest: JsonObject, stored: StatefulSet, version: KubernetesVersion): Trial {
  const decoded = decodeManifest('StatefulSet', manifest, releaseOf(version));
  if ('error' in decoded) return { refusal: decoded.error.message };
  const read = asStatefulSet(decoded.object);
  return { set: { ...read, metadata: { ...stored.metadata, ...read.metadata }, status: stored.status } };
}
