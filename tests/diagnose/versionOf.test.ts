import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { versionOf } from '#diagnose/versionOf.ts';

function revision(number: number, metadata: JsonObject): JsonObject {
  return { kind: 'ControllerRevision', revision: number, data: { spec: { template: { metadata } } } };
}

function node(kubeletVersion: string): JsonObject {
  return { kind: 'Node', status: { nodeInfo: { kubeletVersion } } };
}

describe('The release of a pasted cluster', () => {
  it('is told by the newest revision', () => {
    const old = revision(1, { creationTimestamp: null });
    expect(versionOf([old])).toBe('1.33');
    expect(versionOf([revision(2, {}), old])).toBe('1.37');
  });

  it('is told by the kubelets before all, the newest of them', () => {
    const old = revision(1, { creationTimestamp: null });
    expect(versionOf([old, node('v1.33.4'), node('v1.36.0+k3s1')])).toBe('1.37');
    expect(versionOf([revision(1, {}), node('v1.32.0')])).toBe('1.33');
  });

  it('is taken for the newest when nothing tells', () => {
    expect(versionOf([{ kind: 'Pod' }, node('unknown')])).toBe('1.37');
  });
});
