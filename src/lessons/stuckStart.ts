/** A cluster in which four sets wait, each for somebody else. */
import type { JsonObject } from '#engine/json.ts';
import { lectureService } from '#engine/simulation/lecture.ts';
import type { TimedRequest } from '#engine/simulation/scenario.ts';
import { type Start, web, webSet, webWorld } from './webStart.ts';

/**
 * `slow` has a pod that is not ready, `far` asks for a node that there is none of, `broken` for an image that there is none of, and
 * `capped` comes when the quota is used up.
 */
export function stuckSets(): Start {
  const named = (name: string, podSpec: JsonObject, image = 'nginx:alpine') => {
    const container = { name: 'nginx', image };
    const template = { metadata: { labels: { app: name } }, spec: { ...podSpec, containers: [container] } };
    return webSet(2, { template, volumeClaimTemplates: [] }, name, name);
  };
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'full' }, spec: { hard: { pods: '3' } } };
  const first = [
    named('slow', {}),
    named('far', { nodeSelector: { disk: 'fast' } }),
    named('broken', {}, 'nginx:nope'),
  ];
  const apply = (atMs: number, manifest: JsonObject): TimedRequest => ({ atMs, request: { type: 'apply', manifest } });
  return {
    ...web(),
    setName: 'slow',
    atMostMs: 90_000,
    scenario: {
      kubernetesVersion: '1.37',
      seed: 22,
      world: { ...webWorld, durations: { becomeReady: { leastMs: 3_600_000, spreadMs: 0 } } },
      requests: [
        apply(0, lectureService),
        ...first.map((manifest) => apply(1000, manifest)),
        apply(30_000, quota),
        apply(60_000, named('capped', {})),
      ],
    },
  };
}
