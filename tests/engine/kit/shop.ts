import type { JsonObject } from '#engine/json.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Request, Scenario, TimedRequest } from '#engine/simulation/scenario.ts';
import { Simulation } from '#engine/simulation/simulation.ts';

/** What a test says of its Deployment; all else is as the API server fills it in: 25 % surge, 25 % unavailable. */
export interface Shop {
  readonly replicas?: number;
  readonly image?: string;
  readonly strategy?: JsonObject;
  readonly more?: JsonObject;
  readonly claim?: string;
}

/** The manifest of the Deployment `shop`. */
export function shopOf({ replicas = 3, image = 'A', strategy, more = {}, claim }: Shop = {}): JsonObject {
  const volumes = claim === undefined ? [] : [{ name: 'data', persistentVolumeClaim: { claimName: claim } }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'shop' } },
      ...(strategy !== undefined && { strategy }),
      ...more,
      template: {
        metadata: { labels: { app: 'shop' } },
        spec: { containers: [{ name: 'shop', image: `shop:${image}` }], ...(claim !== undefined && { volumes }) },
      },
    },
  };
}

export function shopScenario(
  shop: Shop,
  requests: readonly TimedRequest[] = [],
  more: Partial<Scenario> = {},
): Scenario {
  const apply = { atMs: 0, request: { type: 'apply', manifest: shopOf(shop) } } as const;
  return { kubernetesVersion: '1.37', seed: 7, requests: [apply, ...requests], ...more };
}

/** A change of the Deployment as `kubectl patch` makes it. */
export function patchShop(spec: JsonObject): Request {
  return { type: 'patch', resource: 'deployments', name: 'shop', patchType: 'strategic', patch: { spec } };
}

export function imageOf(image: string): Request {
  return patchShop({ template: { spec: { containers: [{ name: 'shop', image: `shop:${image}` }] } } });
}

/** A cluster with the Deployment in it, watched step by step. */
export class ShopRun {
  readonly simulation: Simulation;
  /** What the two controllers did, one line a sync that did something but report. */
  readonly deeds: string[] = [];
  /** After each step: how many pods there are that are not going, and how many of them are ready. */
  readonly counts: { readonly pods: number; readonly ready: number }[] = [];

  constructor(scenario: Scenario) {
    this.simulation = new Simulation(scenario, undefined, lateParts);
  }

  until(ms: number): this {
    const { simulation } = this;
    while ((simulation.nextAtMs ?? Number.POSITIVE_INFINITY) < ms) if (!this.#step()) break;
    return this;
  }

  /** To where nothing is left to happen. */
  toRest(): this {
    return this.until(Number.POSITIVE_INFINITY);
  }

  get deployment() {
    return this.simulation.api.get('deployments', 'shop')!;
  }

  get replicaSets() {
    return [...this.simulation.api.list('replicasets')];
  }

  get pods() {
    return [...this.simulation.api.list('pods')];
  }

  #step(): boolean {
    const step = this.simulation.step();
    if (step === undefined) return false;
    if (step.cause.type === 'workloadSynced') {
      const { report } = step.cause;
      const did = report.decisions.filter(({ rule }) => rule !== 'statusWritten');
      for (const { rule, values, verdict } of did)
        if (verdict !== 'pass') this.deeds.push(`${rule} ${told(values)}`.trim());
    }
    const pods = this.pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    const ready = pods.filter(({ status }) =>
      status.conditions?.some((each) => each.type === 'Ready' && each.status === 'True'),
    );
    this.counts.push({ pods: pods.length, ready: ready.length });
    return true;
  }
}

/** The numbers among the values, and how many names a list has. */
function told(values: JsonObject): string {
  return Object.entries(values)
    .flatMap(([key, value]) => {
      if (typeof value === 'number') return [`${key}=${value}`];
      return Array.isArray(value) ? [`${key}=${value.length}`] : [];
    })
    .join(' ');
}
