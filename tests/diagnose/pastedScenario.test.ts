import { describe, expect, it } from 'vitest';
import { acceptedWrites, diagnose, type Diagnosis } from '#diagnose/diagnose.ts';
import { pastedScenario } from '#diagnose/pastedScenario.ts';
import { parseTime } from '#engine/apiserver/time.ts';
import type { JsonObject } from '#engine/json.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { ExplainCase } from '../../scripts/conformance/explain.ts';
import { recordedRelease } from '../../scripts/conformance/recordedRelease.ts';
import { recordingsOf } from '../conformance/recordings.ts';
import { World } from '../engine/kit/world.ts';
import { diagnoseWorld, reportStatus, waitingFor } from './kit.ts';

/** What the controller writes in its first sync of a pasted cluster; nothing when something else has to happen before. */
function firstWrites(history: History, set: string): readonly string[] {
  const cause = history.steps.length > 0 ? history.frameAt(1).cause : undefined;
  return cause?.type === 'sync' && cause.report.set === set ? acceptedWrites(cause.report).map(told) : [];
}

function told({ verb, resource, name }: { verb?: unknown; resource?: unknown; name?: unknown }): string {
  return `${String(verb)} ${String(resource)} ${String(name)}`;
}

function historyOf(diagnosis: Diagnosis): History {
  const history = new History(pastedScenario(diagnosis, lateParts), lateParts);
  history.extend({ maxSteps: 60 });
  return history;
}

describe('A pasted cluster on the stage', () => {
  const cases = recordingsOf<ExplainCase>('explain');

  it('goes on with the writes that the real controller made', () => {
    const wrong: string[] = [];
    for (const [at, recorded] of cases.entries()) {
      const release = recordedRelease(recorded.kubernetesVersion, recorded.featureGates);
      if (release === undefined) throw new Error('There is no such release.');
      const items = recorded.objects['items'] as readonly JsonObject[];
      const [diagnosis] = diagnose(items, { release, nowMs: parseTime(recorded.now) }).diagnoses;
      if (diagnosis === undefined) throw new Error('There is no set.');
      const got = firstWrites(historyOf(diagnosis), diagnosis.set.metadata.name);
      const wanted = recorded.next.map(told);
      if (got.toSorted().join() !== wanted.toSorted().join())
        wrong.push(`case ${at + 1}: ${got.join(', ')} instead of ${wanted.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  });

  it('begins with what was pasted, and leaves a stuck pod alone', () => {
    const world = new World({ replicas: 3 }).settle();
    world.apply({ image: 'bad' });
    world.sync();
    world.move(2, 'terminated');
    world.sync();
    world.move(2, 'scheduled');
    reportStatus(world, 2, waitingFor('ImagePullBackOff'));
    world.sync();
    const history = historyOf(diagnoseWorld(world));
    const names = history.frameAt(0).cluster.stored.objects.pods.map(({ metadata }) => metadata.name);
    expect(names).toEqual(['web-0', 'web-1', 'web-2']);
    expect(history.tracks.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
    expect(history.steps).toEqual([]);
  });
});
