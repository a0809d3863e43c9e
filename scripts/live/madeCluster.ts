/**
 * A large namespace in the middle of its work, for demonstrations and benchmarks: what a watch tells of it, made by the project's own engine.
 * The same number of pods gives the same events.
 */
import { resources } from '../../src/engine/apiserver/resources.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import { nginxSet } from '../../src/engine/simulation/lecture.ts';
import type { NodeOptions, Request, Scenario } from '../../src/engine/simulation/scenario.ts';
import { lateParts } from '../../src/engine/simulation/lateParts.ts';
import { Simulation } from '../../src/engine/simulation/simulation.ts';
import type { WatchEvent } from './apiReplica.ts';
import type { RecordedEvent } from './replay.ts';

/** What share of the pods each set has. */
const shares = { shop: 0.5, cache: 0.25, queue: 0.15, search: 0.1 } as const;
const podsOnANode = 100;
/** By then every pod is there and ready, however many there are. */
const atRestMs = 3_600_000;

/**
 * So many pods of four sets, all of them ready; then a new image for the largest of them, which goes well, and one for the second that
 * nobody can pull. At least four pods.
 */
export function madeCluster(pods: number): readonly RecordedEvent[] {
  const simulation = new Simulation(scenarioOf(pods), undefined, lateParts);
  const heard: RecordedEvent[] = [];
  while (simulation.nextAtMs !== undefined && simulation.nextAtMs < atRestMs) simulation.step();
  const { api } = simulation;
  const timed = (event: WatchEvent, isListed: boolean): RecordedEvent => ({ ...event, timeMs: api.nowMs, isListed });
  const listed = resources.flatMap((resource) =>
    [...api.list(resource)].map((object) => timed({ type: 'ADDED', resource, object: plain(object) }, true)),
  );
  const restMs = atRestMs - simulation.nowMs;
  const passOn = api.onWatchEvent;
  api.onWatchEvent = (event) => {
    heard.push(timed({ type: event.type, resource: event.resource, object: plain(event.object) }, false));
    passOn(event);
  };
  while (simulation.nextAtMs !== undefined && simulation.nextAtMs < 2 * atRestMs) simulation.step();
  return [...listed.map((event) => ({ ...event, timeMs: event.timeMs + restMs })), ...heard];
}

/** Objects are written as JSON and never changed. */
function plain(object: object): JsonObject {
  return object as JsonObject;
}

function scenarioOf(pods: number): Scenario {
  const objects = Object.entries(shares).flatMap(([name, share]) => [
    serviceOf(name),
    setOf(name, Math.max(1, Math.round(pods * share))),
  ]);
  const apply = (manifest: JsonObject): Request => ({ type: 'apply', manifest });
  return {
    kubernetesVersion: '1.37',
    seed: 22,
    world: { nodes: nodesFor(pods) },
    requests: [
      ...objects.map((manifest) => ({ atMs: 0, request: apply(manifest) })),
      { atMs: atRestMs, request: { type: 'setImage', name: 'shop', container: 'nginx', image: 'nginx:mainline' } },
      { atMs: atRestMs, request: { type: 'setImage', name: 'cache', container: 'nginx', image: 'nginx:no-such-tag' } },
    ],
  };
}

function serviceOf(name: string): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { ports: [{ port: 80, name: 'web' }], clusterIP: 'None', selector: { app: name } },
  };
}

function setOf(name: string, replicas: number): JsonObject {
  return nginxSet({
    name,
    replicas,
    app: name,
    volume: 'data',
    storage: '20Gi',
    changes: {
      serviceName: name,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '2%' } },
    },
  });
}

function nodesFor(pods: number): readonly NodeOptions[] {
  return Array.from({ length: Math.ceil(pods / podsOnANode) + 1 }, (_, at) => ({
    name: `node-${at + 1}`,
    address: `10.0.${Math.floor(at / 250)}.${(at % 250) + 2}`,
    podNetwork: `10.${1 + Math.floor(at / 250)}.${at % 250}`,
    firstHost: 2,
  }));
}
