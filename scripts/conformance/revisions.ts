/** Compares ControllerRevision bytes and names with those of the real controllers. */
import '#engine/apiserver/everyShape.ts';
import { defaultStatefulSet } from '#engine/apiserver/defaultStatefulSet.ts';
import type { JsonObject } from '#engine/json.ts';
import { getPatch, hashControllerRevision, revisionName } from '#engine/statefulset/revisionData.ts';
import type { Release } from '#engine/versions.ts';
import { hasOnly, recordedRelease } from './recordedRelease.ts';
import type { ConformanceReport, Difference } from './report.ts';

/** A line of `revisions/*.jsonl.gz`: the manifest before defaulting, and what the controller made of it. */
export interface RevisionCase {
  readonly kubernetesVersion?: string;
  readonly scenario?: string;
  readonly manifest: JsonObject;
  readonly collisionCount: number;
  readonly data: string;
  readonly name: string;
}

const fields = ['kubernetesVersion', 'scenario', 'manifest', 'collisionCount', 'data', 'name'];

/** Every case must agree in the bytes that are hashed and in the name. One of an unknown release or with an unknown field counts as unsupported. */
export function checkRevisions(cases: readonly RevisionCase[]): ConformanceReport {
  const releases = cases.map((line) => (hasOnly(line, fields) ? recordedRelease(versionOf(line)) : undefined));
  const perCase = cases.map((line, index) => differencesOf(line, index, releases[index]));
  const differing = perCase.filter((differences) => differences.length > 0).length;
  return {
    kind: 'revisions',
    checked: cases.length,
    scenarios: cases.length,
    mismatches: differing,
    scenariosWithMismatches: differing,
    unsupported: releases.filter((release) => release === undefined).length,
    differences: perCase.flat(),
  };
}

function differencesOf(recorded: RevisionCase, index: number, release: Release | undefined): Difference[] {
  if (release === undefined) return [];
  const { version } = release;
  const set = defaultStatefulSet(recorded.manifest, release);
  const data = getPatch(set, version);
  const name = revisionName(set.metadata.name ?? '', hashControllerRevision(data, recorded.collisionCount));
  const scenario = recorded.scenario ?? `${version} line ${index + 1}`;
  return [
    { scenario, step: 'data', expected: recorded.data, got: data },
    { scenario, step: 'name', expected: recorded.name, got: name },
  ].filter(({ expected, got }) => expected !== got);
}

/** Where a line does not name its version: only the older one writes `"creationTimestamp":null` into the template. */
function versionOf({ kubernetesVersion, data }: RevisionCase): string {
  if (kubernetesVersion !== undefined) return kubernetesVersion;
  const { spec } = JSON.parse(data) as { spec: { template: { metadata?: { creationTimestamp?: null } } } };
  return spec.template.metadata?.creationTimestamp === null ? '1.33' : '1.37';
}
