/** Convergence (semantics 12.21): what a healthy cluster comes to. */
import type { Scenario } from '#engine/simulation/scenario.ts';
import type { CheckedRun } from './checkedRun.ts';
import { podSeen } from './podSeen.ts';
import { keepsTemplateOf } from './templates.ts';

/** Pods come up in six seconds and go in three: so long may five of them take, one after the other, scaled and updated. */
const boundMs = 180_000;

/** What is not as the set wants it, or took too long; undefined when all is well. */
export function unfinished({ requests }: Scenario, { simulation, isOver }: CheckedRun): string | undefined {
  const { api, nowMs } = simulation;
  const set = api.get('statefulsets', 'web');
  if (set === undefined) return 'the set is gone';
  if (!isOver) return 'the cluster does not come to rest';
  const { replicas, ordinals } = set.spec;
  const pods = [...api.list('pods')].map(podSeen);
  const names = pods.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b);
  const wanted = Array.from({ length: replicas }, (_, index) => index + (ordinals?.start ?? 0));
  if (names.join() !== wanted.join()) return `there are the pods ${names.join()}, not ${wanted.join()}`;
  const update = [...api.list('controllerrevisions')].find((revision) => keepsTemplateOf(revision, set));
  const old = pods.find(({ revision, runningAndReady }) => revision !== update?.metadata.name || !runningAndReady);
  if (old !== undefined) return `${old.name} is not ready at the update revision`;
  const { status } = set;
  const counts = [
    status.replicas,
    status.readyReplicas ?? 0,
    status.availableReplicas,
    status.currentReplicas ?? 0,
    status.updatedReplicas ?? 0,
  ];
  if (counts.some((count) => count !== replicas)) return `the status is ${JSON.stringify(status)}`;
  if (status.currentRevision !== update?.metadata.name) return 'the rollout is not complete';
  const tookMs = nowMs - (requests.at(-1)?.atMs ?? 0);
  return tookMs < boundMs ? undefined : `it took ${tookMs} ms`;
}
