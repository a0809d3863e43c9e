import { describe, expect, it } from 'vitest';
import { Simulation } from '#engine/simulation/simulation.ts';
import type { JsonObject } from '#engine/json.ts';
import { at, headlessService, runUntil, scenarioOf } from '../kit/runs.ts';
import { setOf } from '../kit/setOf.ts';
import { mustBe } from '../kit/world.ts';

const standard = ['not-ready', 'unreachable'].map((trouble) => ({
  key: `node.kubernetes.io/${trouble}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

/** The tolerations of web-0, when its template has these. */
function admitted(tolerations: JsonObject[]): unknown {
  const set = setOf({ replicas: 1 }) as { spec: { template: { spec: { tolerations?: readonly JsonObject[] } } } };
  set.spec.template.spec.tolerations = tolerations;
  const requests = [
    at(0, { type: 'apply', manifest: headlessService }),
    at(0, { type: 'apply', manifest: set as unknown as JsonObject }),
  ];
  const simulation = new Simulation({ kubernetesVersion: '1.37', seed: 7, requests });
  runUntil(simulation, ({ type }) => type === 'sync');
  return mustBe(simulation.api.get('pods', 'web-0')).spec.tolerations;
}

describe('A new pod', () => {
  it('tolerates a lost node, and one that is not ready, for five minutes', () => {
    const simulation = new Simulation(scenarioOf({ replicas: 1 }));
    runUntil(simulation, ({ type }) => type === 'sync');
    expect(mustBe(simulation.api.get('pods', 'web-0')).spec.tolerations).toEqual(standard);
  });

  it('keeps what its template says of a lost node', () => {
    const [notReady] = standard;
    const short = { key: 'node.kubernetes.io/unreachable', operator: 'Exists', tolerationSeconds: 10 };
    expect(admitted([short])).toEqual([short, notReady]);
  });

  it('gets nothing when it tolerates every taint', () => {
    expect(admitted([{ operator: 'Exists' }])).toEqual([{ operator: 'Exists' }]);
  });
});

describe('A new claim that names no class', () => {
  it('gets the default one', () => {
    const simulation = new Simulation(scenarioOf({ replicas: 1 }));
    runUntil(simulation, ({ type }) => type === 'sync');
    expect(mustBe(simulation.api.get('persistentvolumeclaims', 'www-web-0')).spec.storageClassName).toBe(
      'alicloud-storage',
    );
  });
});
