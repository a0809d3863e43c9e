/** Compares what is refused, and in which words, with the real API server and kubectl. */
import { parseAllDocuments } from 'yaml';
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import { invalid } from '#engine/apiserver/apiErrors.ts';
import { decodeManifest, manifestKinds, type ManifestKind } from '#engine/apiserver/decode.ts';
import { asStatefulSet } from '#engine/apiserver/defaultStatefulSet.ts';
import { validateStatefulSet, validateStatefulSetUpdate } from '#engine/apiserver/validateStatefulSet.ts';
import { statefulSetWarnings } from '#engine/apiserver/warnings.ts';
import type { JsonObject } from '#engine/json.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { releaseOf } from '#engine/versions.ts';
import type { ConformanceReport, Difference } from './report.ts';

/** A line of `admission/*.jsonl.gz`. `cli` lines belong to kubectl and are not replayed here yet. */
export interface AdmissionCase {
  readonly kind: 'create' | 'update' | 'raw' | 'cli';
  readonly title?: string;
  readonly change?: readonly (readonly [path: string, value: unknown, removed: boolean])[];
  readonly manifest?: JsonObject;
  readonly text?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

const release = releaseOf('1.37');

export function checkAdmission(cases: readonly AdmissionCase[]): ConformanceReport {
  const stored = storedSet(cases);
  const perCase = cases.map((line, index) => compare(line, index, stored));
  const compared = perCase.filter((differences) => differences !== undefined);
  const differing = compared.filter((differences) => differences.length > 0).length;
  return {
    kind: 'admission',
    checked: compared.length,
    scenarios: cases.length,
    mismatches: differing,
    scenariosWithMismatches: differing,
    unsupported: cases.length - compared.length,
    differences: compared.flat(),
  };
}

/** The differences of a case, or undefined when it cannot be replayed. */
function compare(line: AdmissionCase, index: number, stored: StatefulSet | undefined): Difference[] | undefined {
  const got = answer(line, stored);
  if (got === undefined) return undefined;
  const scenario = `${line.kind} line ${index + 1} ${JSON.stringify(line.change ?? line.title ?? '')}`;
  return (['stdout', 'stderr', 'exit'] as const)
    .filter((part) => got[part] !== line[part])
    .map((part) => ({ scenario, step: part, expected: String(line[part]), got: String(got[part]) }));
}

function answer(line: AdmissionCase, stored: StatefulSet | undefined): Answer | undefined {
  if (line.kind === 'create' && line.manifest) return create(line.manifest);
  if (line.kind === 'update' && line.manifest && stored) return replace(line.manifest, stored);
  return line.kind === 'raw' && line.text !== undefined ? createFromText(line.text) : undefined;
}

/** An update replaces the set of the case that only changes replicas to 5, with 3 of them. */
function storedSet(cases: readonly AdmissionCase[]): StatefulSet | undefined {
  const wanted = JSON.stringify([['spec/replicas', 5, false]]);
  const line = cases.find(({ kind, change }) => kind === 'update' && JSON.stringify(change) === wanted);
  if (line?.manifest === undefined) return undefined;
  const decoded = decodeManifest('StatefulSet', line.manifest, release);
  if ('error' in decoded) return undefined;
  const set = asStatefulSet(decoded.object);
  return { ...set, spec: { ...set.spec, replicas: 3 } } as StatefulSet;
}

function create(manifest: JsonObject): Answer {
  const kind = kindOf(manifest);
  if (typeof kind !== 'string') return kind;
  const decoded = decodeManifest(kind, manifest, release);
  if ('error' in decoded) return refused(decoded.error, 'creating', manifest);
  const name = nameOf(manifest);
  if (kind !== 'StatefulSet') return accepted(`${resources[kind]}/${name} created`, []);
  const set = asStatefulSet(decoded.object);
  const causes = validateStatefulSet(set, release);
  if (causes.length > 0) return refused(invalid(kind, name, causes), 'creating', manifest);
  return accepted(`statefulset.apps/${name} created`, statefulSetWarnings(set));
}

function replace(manifest: JsonObject, stored: StatefulSet): Answer {
  const kind = kindOf(manifest);
  if (typeof kind !== 'string') return kind;
  const decoded = decodeManifest('StatefulSet', manifest, release);
  if ('error' in decoded) return refused(decoded.error, 'replacing', manifest);
  const set = asStatefulSet(decoded.object);
  const causes = validateStatefulSetUpdate(set, stored, release, manifest);
  if (causes.length > 0) return refused(invalid('StatefulSet', nameOf(manifest), causes), 'replacing', manifest);
  return accepted(`statefulset.apps/${nameOf(manifest)} replaced`, statefulSetWarnings(set));
}

/** Documents are sent one by one. Texts that are no YAML are for the layer that reads YAML. */
function createFromText(text: string): Answer | undefined {
  const documents = parseAllDocuments(text, { uniqueKeys: false });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const answers = documents.map((document) => {
    const value: unknown = document.toJS();
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? create(value as JsonObject) : notValid('invalid object to validate');
  });
  return {
    stdout: answers.map(({ stdout }) => stdout).join(''),
    stderr: answers.map(({ stderr }) => stderr).join(''),
    exit: Math.max(...answers.map(({ exit }) => exit)),
  };
}

const resources: Readonly<Record<ManifestKind, string>> = {
  Deployment: 'deployment.apps',
  PersistentVolumeClaim: 'persistentvolumeclaim',
  Pod: 'pod',
  ReplicaSet: 'replicaset.apps',
  Service: 'service',
  StatefulSet: 'statefulset.apps',
};

function kindOf(manifest: JsonObject): ManifestKind | Answer {
  const { apiVersion, kind } = manifest;
  if (!apiVersion) return notValid('apiVersion not set');
  if (!kind) return notValid('kind not set');
  const known = manifestKinds.find((name) => name === kind);
  const group = known !== undefined && resources[known].includes('.') ? 'apps/v1' : 'v1';
  if (known !== undefined && apiVersion === group) return known;
  const what = `no matches for kind "${String(kind)}" in version "${String(apiVersion)}"`;
  const where = `resource mapping not found for name: "${nameOf(manifest)}" namespace: "" from "STDIN"`;
  return failed(`error: ${where}: ${what}\nensure CRDs are installed first`);
}

function notValid(problem: string): Answer {
  const wayOut = 'if you choose to ignore these errors, turn validation off with --validate=false';
  return failed(`error: error validating "STDIN": error validating data: ${problem}; ${wayOut}`);
}

function nameOf(manifest: JsonObject): string {
  const { name } = (manifest['metadata'] ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : '';
}

function refused(error: ApiError, doing: string, manifest: JsonObject): Answer {
  if (error.reason !== 'Invalid')
    return failed(`Error from server (${error.reason}): error when ${doing} "STDIN": ${error.message}`);
  const causes = [...new Set((error.causes ?? []).map(({ field, message }) => `${field}: ${message}`))];
  const about = `The StatefulSet "${nameOf(manifest)}" is invalid: `;
  return failed(about + (causes.length === 1 ? causes[0] : causes.map((cause) => `\n* ${cause}`).join('')));
}

function accepted(what: string, warnings: readonly string[]): Answer {
  const stderr = warnings.map((warning) => `Warning: ${warning}\n`).join('');
  return { stdout: `${what} (server dry run)\n`, stderr, exit: 0 };
}

function failed(message: string): Answer {
  return { stdout: '', stderr: `${message}\n`, exit: 1 };
}
