/** Random views: scenarios as they happen, with the requests of every type. */
import fc from 'fast-check';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Request, TimedRequest, WorldOptions } from '#engine/simulation/scenario.ts';
import { kubernetesVersions } from '#engine/versions.ts';
import type { LinkView } from '#share/linkView.ts';
import { anyScenario } from '../engine/invariants/scenarios.ts';

const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const small = fc.nat({ max: 1_000_000 });
const reserved = new Set(['__proto__', 'constructor', 'prototype']);
/** What JSON.stringify loses is no JSON, and what a link refuses is tried elsewhere. */
const json = fc
  .jsonValue({ maxDepth: 4 })
  .map((value) => JSON.parse(JSON.stringify(value, (key, inner) => (reserved.has(key) ? undefined : inner))) as Json);
const jsonObject = fc.dictionary(
  name.filter((key) => !reserved.has(key)),
  json,
) as fc.Arbitrary<JsonObject>;

const requests: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ type: fc.constant('apply' as const), manifest: jsonObject }),
  fc.record({ type: fc.constant('create' as const), manifest: jsonObject }),
  fc.record({
    type: fc.constant('scale' as const),
    resource: fc.constant('statefulsets' as const),
    name,
    replicas: small,
  }),
  fc.record({
    type: fc.constant('patch' as const),
    resource: fc.constantFrom('pods', 'nodes', 'statefulsets'),
    name,
    patchType: fc.constantFrom('json', 'merge', 'strategic'),
    patch: json,
  }),
  fc.record(
    { type: fc.constant('evict' as const), name, options: fc.record({ gracePeriodSeconds: small }) },
    { requiredKeys: ['type', 'name'] },
  ),
);

const timedRequests: fc.Arbitrary<readonly TimedRequest[]> = fc.array(
  fc.record({ atMs: small, afterSteps: small, request: requests }, { requiredKeys: ['atMs', 'request'] }),
  { maxLength: 8 },
);

const duration = fc.record({ leastMs: small, spreadMs: small });
const world: fc.Arbitrary<WorldOptions> = fc.record(
  {
    startTime: fc.constant('2026-11-23T10:00:00Z'),
    nodes: fc.array(fc.record({ name, address: name, podNetwork: name, firstHost: fc.nat({ max: 255 }) }), {
      maxLength: 3,
    }),
    storageClass: name,
    volumePrefix: name,
    durations: fc.record({ start: duration, stop: duration, imageRetry: duration }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const hash = fc.nat({ max: 0xffff_ffff }).map((value) => value.toString(16).padStart(16, '0'));

/** A view with a likely scenario, or with an unlikely one. */
export const anyView: fc.Arbitrary<LinkView> = fc
  .tuple(
    fc.constantFrom(...kubernetesVersions).chain((version) => anyScenario(version)),
    timedRequests,
    fc.boolean(),
    fc.option(world, { nil: undefined }),
    fc.record(
      {
        shown: fc.record({ step: small, atMs: small }),
        fingerprint: hash,
        panel: fc.constantFrom('controller', 'yaml', 'terminal'),
        selected: fc.nat({ max: 99 }),
        object: fc.record({
          resource: fc.constantFrom('controllerrevisions', 'persistentvolumeclaims', 'services'),
          name: fc.string({ maxLength: 253 }),
        }),
        base: fc.record({ forkStep: small, requests: timedRequests }),
      },
      { requiredKeys: ['shown', 'fingerprint'] },
    ),
  )
  .map(([likely, unlikely, isLikely, options, look]) => ({
    ...look,
    scenario: { ...likely, requests: isLikely ? likely.requests : unlikely, ...(options && { world: options }) },
  }));
