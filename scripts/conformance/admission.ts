/** Compares what is refused, and in which words, with the real API server and kubectl. */
import type { JsonObject } from '#engine/json.ts';
import { differencesOf } from './kubectl.ts';
import { RecordedCluster, type RecordedObjects } from './recordedCluster.ts';
import type { ConformanceReport, Difference } from './report.ts';
import { type CommandAnswer, runRecorded } from './runRecorded.ts';

/** A line of `admission/*.jsonl.gz`: a manifest or a text on standard input, or a command line on objects of its own. */
export interface AdmissionCase {
  readonly kind: 'create' | 'update' | 'raw' | 'cli';
  readonly title?: string;
  readonly change?: readonly (readonly [path: string, value: unknown, removed: boolean])[];
  readonly manifest?: JsonObject;
  readonly text?: string;
  readonly objects?: RecordedObjects;
  readonly now?: string;
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

const knownFields: Readonly<Record<string, readonly string[]>> = {
  create: ['manifest', 'change'],
  update: ['manifest', 'change'],
  raw: ['text', 'title'],
  cli: ['objects', 'now', 'stdin', 'title'],
};
const commonFields = new Set(['kind', 'args', 'stdout', 'stderr', 'exit']);

/** Manifests come without a time of their own. */
const anyTime = '2026-01-01T00:00:00Z';

export function checkAdmission(cases: readonly AdmissionCase[]): ConformanceReport {
  const valid = validManifest(cases);
  const differences: Difference[] = [];
  let [checked, mismatches] = [0, 0];
  for (const [index, line] of cases.entries()) {
    const answer = answerTo(line, valid);
    const scenario = `${line.kind} line ${index + 1} ${JSON.stringify(line.change ?? line.title ?? '')}`;
    const found = differencesOf(scenario, line, answer, isSameText);
    differences.push(...found);
    if ('unsupported' in answer) continue;
    checked += 1;
    if (found.length > 0) mismatches += 1;
  }
  return {
    kind: 'admission',
    checked,
    scenarios: cases.length,
    mismatches,
    scenariosWithMismatches: mismatches,
    unsupported: cases.length - checked,
    differences,
  };
}

function answerTo(
  line: AdmissionCase,
  valid: JsonObject | undefined,
): CommandAnswer | { readonly unsupported: string } {
  const { kind, manifest, text, objects, args, stdout, stderr, exit, now = anyTime } = line;
  const known = knownFields[kind];
  if (known === undefined || !Object.keys(line).every((field) => commonFields.has(field) || known.includes(field))) {
    return { unsupported: 'unknown fields' };
  }
  const stdin = manifest === undefined ? (text ?? line.stdin) : JSON.stringify(manifest);
  const cluster = kind === 'update' ? holdingSet(valid) : RecordedCluster.holding(objects ?? {});
  if (cluster === undefined) return { unsupported: 'objects of an unknown kind' };
  return runRecorded(cluster, { args, ...(stdin !== undefined && { stdin }), stdout, stderr, exit, now });
}

/** An update replaces the set of the case that only changes replicas to 5, with 3 of them. */
function validManifest(cases: readonly AdmissionCase[]): JsonObject | undefined {
  const wanted = JSON.stringify([['spec/replicas', 5, false]]);
  const line = cases.find(({ kind, change }) => kind === 'update' && JSON.stringify(change) === wanted);
  if (line?.manifest === undefined) return undefined;
  return { ...line.manifest, spec: { ...(line.manifest['spec'] as JsonObject), replicas: 3 } };
}

function holdingSet(manifest: JsonObject | undefined): RecordedCluster | undefined {
  const cluster = RecordedCluster.holding({});
  if (manifest === undefined || cluster === undefined) return undefined;
  cluster.at(anyTime);
  const answer = cluster.submit({ type: 'create', manifest });
  return 'object' in answer ? cluster : undefined;
}

/** Only a YAML parser's own message may be worded otherwise; the line that it names must be the same. */
function isSameText(expected: string, got: string): boolean {
  return expected === got || withoutParserWords(expected) === withoutParserWords(got);
}

function withoutParserWords(text: string): string {
  return text.replace(/(error converting YAML to JSON: yaml: (?:line \d+: )?)[^\n]+/g, '$1');
}
