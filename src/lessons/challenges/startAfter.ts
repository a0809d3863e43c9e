/** What has happened to a cluster before a challenge begins. */
import type { JsonObject } from '#engine/json.ts';
import type { Request, TimedRequest } from '#engine/simulation/scenario.ts';
import type { Start } from '../webStart.ts';

interface Later {
  /** Of a cluster that never comes to rest: opened so long after its beginning, in simulated time. */
  readonly atMostMs?: number;
  /** In the terminal's folder, beside what lies there. */
  readonly files?: Start['files'];
}

/** The start with more requests, each with its second since the beginning. */
export function after(
  start: Start,
  later: readonly (readonly [atSeconds: number, request: Request])[],
  { atMostMs, files }: Later = {},
): Start {
  const requests = later.map(([atSeconds, request]): TimedRequest => ({ atMs: atSeconds * 1000, request }));
  return {
    ...start,
    scenario: { ...start.scenario, requests: [...start.scenario.requests, ...requests] },
    files: { ...start.files, ...files },
    ...(atMostMs !== undefined && { atMostMs }),
  };
}

/** The start with other manifests than its own, in the cluster and in the terminal's folder. */
function withManifests(start: Start, change: (manifest: JsonObject) => JsonObject): Start {
  const requests = start.scenario.requests.map((timed) =>
    timed.request.type === 'apply'
      ? { ...timed, request: { ...timed.request, manifest: change(timed.request.manifest) } }
      : timed,
  );
  const files = Object.entries(start.files).map(([name, manifests]) => [name, manifests.map(change)] as const);
  return { ...start, scenario: { ...start.scenario, requests }, files: Object.fromEntries(files) };
}

/** The Service with other fields of its spec. */
export function withService(start: Start, spec: JsonObject): Start {
  return withManifests(start, (manifest) => (manifest['kind'] === 'Service' ? { ...manifest, spec } : manifest));
}

/** The set with another image than the lecture's. */
export function withImage(start: Start, image: string): Start {
  return withManifests(
    start,
    (manifest) => JSON.parse(JSON.stringify(manifest).replaceAll('nginx:alpine', image)) as JsonObject,
  );
}

export function setImage(image: string, name = 'web'): Request {
  return { type: 'setImage', name, container: 'nginx', image };
}
