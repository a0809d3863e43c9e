import { describe, expect, it } from 'vitest';
import type { KubernetesVersion } from '#engine/versions.ts';
import { at, finished, scenarioOf } from '../kit/runs.ts';

/**
 * Found by the liveness property. A set of two with minReadySeconds moves its start while its pods come up. When the new pod 2 turns
 * Ready, the two old pods are available, and two is what `replicas` says: 1.33 then asks for no further wake-up. The one that Ready
 * itself asks for is dropped, because an earlier one is pending, which comes too early. So nothing is left to happen.
 */
function podsInTheEnd(kubernetesVersion: KubernetesVersion): readonly string[] {
  const moveStart = (start: number) => ({ type: 'patchSet', name: 'web', spec: { ordinals: { start } } }) as const;
  const requests = [at(10, moveStart(1)), at(2677, moveStart(2))];
  const { simulation } = finished(
    scenarioOf({ replicas: 2, minReadySeconds: 3 }, requests, { kubernetesVersion, seed: 5 }),
  );
  return [...simulation.api.list('pods')].map(({ metadata }) => metadata.name);
}

describe('A pod that becomes available by the clock alone', () => {
  it('can be slept through by 1.33, when condemned pods make the count right', () => {
    expect(podsInTheEnd('1.33')).toEqual(['web-0', 'web-1', 'web-2']);
  });

  it('is not slept through by 1.37, which asks for the moment of the next pod', () => {
    expect(podsInTheEnd('1.37')).toEqual(['web-2', 'web-3']);
  });
});
