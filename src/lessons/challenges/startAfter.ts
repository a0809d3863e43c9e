/** What has happened to a cluster before a challenge begins. */
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

export function setImage(image: string, name = 'web'): Request {
  return { type: 'setImage', name, container: 'nginx', image };
}
