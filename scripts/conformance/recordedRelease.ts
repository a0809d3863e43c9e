import { type KubernetesVersion, kubernetesVersions, type Release, releaseOf } from '../../src/engine/versions.ts';

/** The release that a recording was made with; undefined when its version or one of its feature gates is not known here. */
export function recordedRelease(version: string, gates: Readonly<Record<string, unknown>> = {}): Release | undefined {
  const known = kubernetesVersions.find((each) => each === version);
  if (known === undefined || !Object.entries(gates).every(([name, value]) => isGate(known, name, value)))
    return undefined;
  return releaseOf(known, gates);
}

function isGate(version: KubernetesVersion, name: string, value: unknown): boolean {
  return Object.hasOwn(releaseOf(version).gates, name) && typeof value === 'boolean';
}

/** Whether a line has only fields that its checker reads. */
export function hasOnly(line: object, fields: readonly string[]): boolean {
  return Object.keys(line).every((field) => fields.includes(field));
}
