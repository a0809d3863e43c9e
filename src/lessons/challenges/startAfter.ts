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

/** The start with other manifests than its own, told by their kind. */
function withManifests(start: Start, change: (manifest: JsonObject) => JsonObject): Start {
  const requests = start.scenario.requests.map((timed) =>
    timed.request.type === 'apply'
      ? { ...timed, request: { ...timed.request, manifest: change(timed.request.manifest) } }
      : timed,
  );
  return { ...start, scenario: { ...start.scenario, requests } };
}

/** The Service with other fields of its spec. */
export function withService(start: Start, spec: JsonObject): Start {
  return withManifests(start, (manifest) => (manifest['kind'] === 'Service' ? { ...manifest, spec } : manifest));
}

export function setImage(image: string, name = 'web'): Request {
  return { type: 'setImage', name, container: 'nginx', image };
}
