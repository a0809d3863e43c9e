/** Given only the objects of a cluster, the controller's next writes must be the recorded ones. */
import { parseTime } from '../../src/engine/apiserver/time.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import { nextSync } from '../../src/engine/nextSync.ts';
import type { SyncReport } from '../../src/engine/statefulset/sync.ts';
import type { FeatureGates, Release } from '../../src/engine/versions.ts';
import { importObjects } from '../../src/share/importObjects.ts';
import { hasOnly, recordedRelease } from './recordedRelease.ts';
import type { ConformanceReport, Difference } from './report.ts';
import { sortedText } from './sortedText.ts';

export interface ExplainCase {
  readonly kubernetesVersion: string;
  readonly featureGates: Partial<FeatureGates>;
  readonly now: string;
  readonly objects: JsonObject;
  readonly next: readonly JsonObject[];
  readonly unordered?: boolean;
  readonly failed?: boolean;
}

const fields = ['kubernetesVersion', 'featureGates', 'now', 'objects', 'next', 'unordered', 'failed'];

/** A case of a release or with a field that is not known here counts as unsupported. */
export function checkExplain(cases: readonly ExplainCase[]): ConformanceReport {
  const differences: Difference[] = [];
  let unsupported = 0;
  for (const [at, recorded] of cases.entries()) {
    const release = recordedRelease(recorded.kubernetesVersion, recorded.featureGates);
    if (release === undefined || !hasOnly(recorded, fields)) unsupported += 1;
    else differences.push(...compare(recorded, release, `case ${at + 1}`));
  }
  const mismatches = differences.length;
  return {
    kind: 'explain',
    checked: cases.length,
    scenarios: cases.length,
    mismatches,
    scenariosWithMismatches: mismatches,
    unsupported,
    differences,
  };
}

function compare(recorded: ExplainCase, release: Release, scenario: string): readonly Difference[] {
  const { stored } = importObjects([recorded.objects]);
  const name = stored.objects.statefulsets[0]?.metadata.name ?? '';
  const report = nextSync(stored, release, name, parseTime(recorded.now));
  const expected = told(recorded.next, recorded.failed === true, recorded.unordered === true);
  const got = told(accepted(report), report.error !== undefined, recorded.unordered === true);
  return expected === got ? [] : [{ scenario, step: 'next', expected, got }];
}

/** The writes that the API server took; refused tries are left out. */
function accepted({ writes }: SyncReport): readonly JsonObject[] {
  return writes
    .filter(({ error }) => error === undefined)
    .map(({ verb, resource, name }) => ({ verb, resource, name }));
}

function told(next: readonly JsonObject[], failed: boolean, unordered: boolean): string {
  const lines = next.map((write) => sortedText(write));
  return sortedText({ failed, next: unordered ? lines.toSorted() : lines });
}
