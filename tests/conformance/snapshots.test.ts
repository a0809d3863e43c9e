import { describe, expect, it } from 'vitest';
import { checkSnapshots } from '../../scripts/conformance/snapshots.ts';
import { diagnose } from '#diagnose/diagnose.ts';
import { parseTime } from '#engine/apiserver/time.ts';
import type { JsonObject } from '#engine/json.ts';
import { releaseOf } from '#engine/versions.ts';
import type { ExplainCase } from '../../scripts/conformance/explain.ts';
import { recordedRelease } from '../../scripts/conformance/recordedRelease.ts';
import { recordingsOf } from './recordings.ts';

type Lines = Parameters<typeof checkSnapshots>[0];
const session = recordingsOf<Lines[number]>('snapshots');

/** The recorded session with every pod of a name taken for another one in the watch. */
function withOther(change: (line: Lines[number]) => readonly Lines[number][]): Lines {
  return session.flatMap(change);
}

describe('What explain says of every snapshot of a real session', () => {
  it('is what came next', () => {
    const report = checkSnapshots(session);
    expect(report.checked).toBe(22);
    expect(report).toMatchObject({ differences: [], unsupported: 0 });
  });

  it('would be found wrong, had a pod been created that it does not tell of', () => {
    const altered = withOther((line) => {
      const isSecondPod = 'resource' in line && line.resource === 'pods' && line.type === 'ADDED';
      if (!isSecondPod || (line.object['metadata'] as JsonObject)['name'] !== 'nginx-web-1') return [line];
      const stranger = { ...(line.object['metadata'] as JsonObject), name: 'nginx-web-7' };
      return [{ ...line, object: { ...line.object, metadata: stranger } }];
    });
    expect(checkSnapshots(altered).mismatches).toBeGreaterThan(0);
  });

  it('would be found wrong, had the pod that it waits for not got ready before', () => {
    const altered = withOther((line) => {
      if (!('resource' in line) || line.resource !== 'pods') return [line];
      const { status } = line.object as { status?: { conditions?: readonly { type: string }[] } };
      const conditions = status?.conditions?.filter(({ type }) => type !== 'Ready');
      return [{ ...line, object: { ...line.object, status: { ...status, conditions } } as unknown as JsonObject }];
    });
    expect(checkSnapshots(altered).mismatches).toBeGreaterThan(0);
  });

  it('cannot be checked without the watch', () => {
    expect(checkSnapshots(session.filter((line) => !('resource' in line)))).toMatchObject({ unsupported: 22 });
  });
});

describe('What explain says of the recorded cases', () => {
  const cases = recordingsOf<ExplainCase>('explain');

  it('is the writes that the real controller made', () => {
    for (const { kubernetesVersion, featureGates, now, objects, next, unordered } of cases) {
      const release = recordedRelease(kubernetesVersion, featureGates) ?? releaseOf('1.37');
      const items = objects['items'] as readonly JsonObject[];
      const [diagnosis] = diagnose(items, { release, nowMs: parseTime(now) }).diagnoses;
      const told = diagnosis?.next.map(textOf) ?? [];
      const recorded = next.map(textOf);
      if (unordered === true) expect([...told].sort()).toEqual([...recorded].sort());
      else expect(told).toEqual(recorded);
    }
    expect(cases.length).toBeGreaterThan(100);
  });
});

function textOf({ verb, resource, name }: { verb?: unknown; resource?: unknown; name?: unknown }): string {
  return `${String(verb)} ${String(resource)} ${String(name)}`;
}
