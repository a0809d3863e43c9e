import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { nextPodState } from '#engine/node/lifecycleTable.ts';
import { podEventTypes, podStates } from '#engine/node/podLifecycle.ts';
import type { StepCause } from '#engine/simulation/frames.ts';
import { lectureSet } from '#engine/simulation/lecture.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import { en } from '#i18n/en.ts';
import type { Told } from '#i18n/told.ts';
import { zh } from '#i18n/zh.ts';
import { narrate } from '#panels/narration/narrate.ts';
import { tellCause } from '#panels/narration/tellCause.ts';
import { tellDecision } from '#panels/narration/tellDecision.ts';
import { gateOf } from '#diagnose/mainDecision.ts';
import { turnAt } from '#panels/narration/waitingFor.ts';
import { tellRequest } from '#panels/narration/tellRequest.ts';
import {
  framesOf,
  headlineWidth,
  longestHeadline,
  longestReason,
  reportOf,
  runOf,
  sampleDecisions,
} from '../panels/narration/samples.ts';

const languages = [
  ['en', en],
  ['zh', zh],
] as const;

const running = runOf({ spec: { replicas: 5 } });
const frame = running.frameAt(running.steps.length);
const rules = Object.keys(sampleDecisions) as Rule[];

describe.each(languages)('in %s', (language, words) => {
  const expectSpeakable = ({ headline, reason }: Told) => {
    for (const text of [headline, reason]) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(/undefined|NaN|null|\[object|\$\{/);
    }
    expect(headline).toMatch(language === 'en' ? /[.!?]$/ : /。$/);
  };
  const expectTold = (told: Told) => {
    expectSpeakable(told);
    expect(headlineWidth(told.headline, language), told.headline).toBeLessThanOrEqual(longestHeadline[language]);
    expect(headlineWidth(told.reason, language), told.reason).toBeLessThanOrEqual(longestReason[language]);
  };

  it.each(rules)('tells %s', (rule) => {
    const decision = sampleDecisions[rule];
    expectTold(tellDecision(decision, { frame, report: reportOf(decision), words }));
  });

  it.each(rules.filter((rule) => sampleDecisions[rule].object !== undefined && rule !== 'revisionReused'))(
    'names the object of %s',
    (rule) => {
      const decision = sampleDecisions[rule];
      const { name, resource } = decision.object ?? { name: '', resource: 'pods' };
      const shown = resource === 'pods' ? name : name.slice('web-'.length, 'web-'.length + 5);
      expect(tellDecision(decision, { frame, report: reportOf(decision), words }).headline).toContain(shown);
    },
  );

  it.each(causes)('tells a step that is $type', (cause) => expectTold(tellCause(cause, frame, words)));

  it.each(podStates)('tells a pod that becomes %s', (to) => {
    for (const from of podStates) expectTold(tellCause({ type: 'podMoved', pod: 'web-1', from, to }, frame, words));
  });

  it.each(containerEvents)('tells %s of one container, wherever its pod is and goes', (event) => {
    for (const from of podStates)
      for (const to of new Set([from, ...podEventTypes.flatMap((each) => nextPodState(from, each) ?? [])])) {
        const told = tellCause({ type: 'podMoved', pod: 'web-1', from, to, event, container: 'proxy' }, frame, words);
        expectTold(told);
        expect(told.headline).toContain('web-1');
      }
  });

  it.each(requests)('tells what you asked: %j', (request) => expectTold(tellRequest(request, words)));

  it.each([
    ['OrderedReady', /OrderedReady/],
    ['Parallel', /publishNotReadyAddresses/],
  ])('says why members that need a majority do not get ready under %s', (podManagementPolicy, why) => {
    const spec = { podManagementPolicy, template: quorumTemplate };
    const history = runOf({ spec, version: '1.33' });
    const last = history.frameAt(history.steps.length);
    const story = { frame: last, report: last.lastSyncs['web'] ?? reportOf(), words };
    const gate = gateOf(story.report);
    if (gate === undefined) throw new Error('The controller waits for nothing.');
    const told = tellDecision(gate, story);
    expectTold(told);
    expect(told.headline + told.reason).toMatch(why);
    expect(told.headline).toMatch(/peers|同伴/);
    expect(turnAt(gate, story)).toBe('you');
  });

  it('tells the empty cluster', () => expectTold(narrate({ ...frame, cause: undefined }, words)));

  it('never says undefined, whatever the values of a decision are', () => {
    const json = fc.oneof(fc.constant(null), fc.integer(), fc.double(), fc.string(), fc.boolean());
    const values = fc.dictionary(fc.constantFrom(...valueNames), json);
    fc.assert(
      fc.property(fc.constantFrom(...rules), values, fc.boolean(), (rule, given, named) => {
        const { stage, verdict, object } = sampleDecisions[rule];
        // A sample that is about no object is never about one.
        const decision: Decision = {
          stage,
          rule,
          verdict,
          values: given,
          ...(named && object !== undefined ? { object } : {}),
        };
        const texts = Object.values(tellDecision(decision, { frame, report: reportOf(decision), words }));
        for (const text of texts) expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object/);
      }),
    );
  });

  it.each(stories)('tells every frame of a run: $name', ({ told }) => {
    for (const each of framesOf(runOf(told))) {
      const { waitingFor, ...sentence } = narrate(each, words, 'web');
      expectTold(sentence);
      if (waitingFor !== undefined) expect(waitingFor.object.name).toMatch(/^web/);
    }
  });
});

it('says everything in both languages', () => {
  expect(shapeOf(zh.narration)).toEqual(shapeOf(en.narration));
});

const valueNames = [...new Set(rules.flatMap((rule) => Object.keys(sampleDecisions[rule].values)))];

function shapeOf(words: object): object {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'object' ? shapeOf(value as object) : typeof value,
    ]),
  );
}

const lectureTemplate = (lectureSet['spec'] as { template: JsonObject }).template;
const quorumTemplate = JSON.parse(
  JSON.stringify(lectureTemplate).replace(/nginx:[\w.]+/, 'nginx:quorum'),
) as JsonObject;

const containerEvents = [...podEventTypes, 'ended', 'startupSucceeded', 'startupFailed'] as const;

const causes: StepCause[] = [
  {
    type: 'podUnschedulable',
    pod: 'web-1',
    reason: '0/3 nodes are available: persistentvolumeclaim "www-web-1" not found.',
  },
  { type: 'syncStarted', set: 'web' },
  { type: 'watchDelivered', resource: 'pods', events: 1, behind: 0 },
  { type: 'watchDelivered', resource: 'persistentvolumeclaims', events: 3, behind: 12 },
  { type: 'sync', report: { ...reportOf(sampleDecisions.podsClaimed), crashed: true } },
  { type: 'podScheduled', pod: 'web-1', node: 'cn-hangzhou.192.168.1.85' },
  { type: 'claimBound', claim: 'www-web-1', volume: 'disk-1' },
  { type: 'podGone', pod: 'web-1' },
  { type: 'podGone', pod: 'web-9' },
  { type: 'podGone', pod: 'other-1' },
  { type: 'endpointsUpdated', service: 'nginx', ready: 1, total: 3 },
  { type: 'endpointsUpdated', service: 'lone', ready: 0, total: 0 },
  { type: 'garbageCollected', objects: ['pods/web-1'] },
  { type: 'garbageCollected', objects: ['pods/web-1', 'pods/web-2'] },
  { type: 'quotaCounted', quotas: ['small'] },
  { type: 'quotaCounted', quotas: ['small', 'large'] },
  { type: 'namesForgotten', names: ['web-9.nginx.default.svc.cluster.local'] },
  { type: 'claimReleased', claims: ['www-web-1'] },
  { type: 'claimReleased', claims: ['www-web-1', 'www-web-2'] },
  { type: 'sync', report: reportOf() },
  { type: 'sync', report: { ...reportOf(), error: 'the cache is behind' } },
  { type: 'sync', report: { ...reportOf(sampleDecisions.podsClaimed), error: 'web is gone' } },
  {
    type: 'request',
    request: { type: 'patchSet', name: 'web', spec: { podManagementPolicy: 'Parallel' } },
    refusal: immutable('spec.podManagementPolicy'),
  },
  {
    type: 'request',
    request: { type: 'patchSet', name: 'web', spec: { podManagementPolicy: 'Parallel' } },
    refusal: immutable('spec'),
  },
  {
    type: 'request',
    request: { type: 'setImage', name: 'no', container: 'c', image: 'i' },
    refusal: { code: 404, reason: 'NotFound', message: 'statefulsets.apps "no" not found' },
  },
];

function immutable(field: string): Extract<StepCause, { type: 'request' }>['refusal'] {
  const detail =
    field === 'spec' ? 'updates to statefulset spec for fields other than x are forbidden' : 'field is immutable';
  return {
    code: 422,
    reason: 'Invalid',
    message: detail,
    causes: [{ field, type: 'Invalid', detail, message: detail }],
  };
}

const requests: Request[] = [
  { type: 'apply', manifest: { kind: 'StatefulSet', metadata: { name: 'web' } } },
  { type: 'apply', manifest: { kind: 'Service', metadata: { name: 'nginx' } } },
  { type: 'apply', manifest: { kind: 'ConfigMap', metadata: { name: 'c' } } },
  { type: 'patchSet', name: 'web', spec: { replicas: 5 } },
  { type: 'patchSet', name: 'web', spec: { updateStrategy: { rollingUpdate: { partition: 2 } } } },
  { type: 'patchSet', name: 'web', spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: null } } },
  { type: 'patchSet', name: 'web', spec: { replicas: 5, minReadySeconds: 10 } },
  {
    type: 'patchSet',
    name: 'web',
    spec: { replicas: 5, minReadySeconds: 10, revisionHistoryLimit: 1, ordinals: { start: 2 } },
  },
  { type: 'patchSet', name: 'web', spec: { template: { metadata: { labels: { app: 'web' } } } } },
  { type: 'patchSet', name: 'web', spec: { minReadySeconds: null } },
  { type: 'patchSet', name: 'web', spec: { volumeClaimTemplates: [] } },
  { type: 'patchSet', name: 'web', spec: {} },
  { type: 'setImage', name: 'web', container: 'nginx', image: 'nginx:mainline' },
  { type: 'delete', resource: 'pods', name: 'web-1' },
  { type: 'delete', resource: 'pods', name: 'web-1', options: { gracePeriodSeconds: 0 } },
  { type: 'delete', resource: 'statefulsets', name: 'web' },
  { type: 'delete', resource: 'statefulsets', name: 'web', options: { propagationPolicy: 'Foreground' } },
  { type: 'delete', resource: 'statefulsets', name: 'web', options: { propagationPolicy: 'Orphan' } },
  { type: 'delete', resource: 'persistentvolumeclaims', name: 'www-web-1' },
  { type: 'delete', resource: 'services', name: 'nginx' },
  { type: 'recreateSet', name: 'web', keepPods: true, spec: {} },
  { type: 'recreateSet', name: 'web', keepPods: false, spec: {} },
  { type: 'podFault', name: 'web-1', fault: 'unready' },
  { type: 'podFault', name: 'web-1', fault: 'ready' },
  { type: 'podFault', name: 'web-1', fault: 'crash' },
  { type: 'podFault', name: 'web-1', fault: 'fail' },
  { type: 'podFault', name: 'web-1', fault: 'oom' },
  { type: 'podFault', name: 'web-1', fault: 'hang' },
  { type: 'podFault', name: 'web-1', fault: 'livenessFail' },
  { type: 'podFault', name: 'web-1', fault: 'flap', ms: 10_000 },
  { type: 'podFault', name: 'web-1', fault: 'slowStart', container: 'proxy' },
  { type: 'apiFault', fault: { verb: 'create', resource: 'pods', name: 'web-1', message: 'no' } },
  { type: 'apiFault', fault: { verb: 'update', resource: 'statefulsets/status', name: 'web', message: 'no' } },
  { type: 'apiFault', fault: { verb: 'create', resource: 'persistentvolumeclaims', name: 'www-web-1', message: 'no' } },
  {
    type: 'apiFault',
    fault: { verb: '*', resource: '*', name: '*', message: '', reason: 'TooManyRequests', forMs: 30_000 },
  },
  {
    type: 'apiFault',
    fault: { verb: 'delete', resource: 'pods', name: '*', message: '', reason: 'Timeout', times: 3 },
  },
  { type: 'writeFiles', pod: 'web-1', container: 'nginx', files: { '/usr/share/nginx/html/index.html': 'web-1' } },
  { type: 'lookUp', pod: 'web-1', questions: ['A web-9.nginx.default.svc.cluster.local'] },
  { type: 'hasten', name: 'web-1' },
  { type: 'cacheLag', lag: 5000 },
  { type: 'cacheLag', resources: ['persistentvolumeclaims'], lag: 1500 },
  { type: 'cacheLag', lag: 'frozen' },
  { type: 'cacheLag', resources: ['persistentvolumeclaims'], lag: 'frozen' },
  { type: 'cacheLag', lag: 0 },
  { type: 'cacheLag', resources: ['pods'], lag: 0 },
  { type: 'controllerDown' },
  { type: 'controllerUp' },
  { type: 'controllerCrash', afterWrites: 1 },
];

const image = (tag: string): Request => ({ type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` });
const patch = (spec: Extract<Request, { type: 'patchSet' }>['spec']): Request => ({
  type: 'patchSet',
  name: 'web',
  spec,
});

const stories: { name: string; told: Parameters<typeof runOf>[0] }[] = [
  {
    name: 'scaling, a rollout, a rollback',
    told: {
      requests: [
        patch({ replicas: 5 }),
        image('mainline'),
        patch({ replicas: 1 }),
        image('alpine'),
        patch({ replicas: 0 }),
      ],
    },
  },
  {
    name: 'a stuck rollout',
    told: {
      version: '1.33',
      requests: [image('typo'), image('mainline'), { type: 'delete', resource: 'pods', name: 'web-2' }],
    },
  },
  {
    name: 'Parallel with maxUnavailable',
    told: {
      spec: {
        podManagementPolicy: 'Parallel',
        replicas: 6,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } },
      },
      requests: [image('mainline'), image('typo'), image('alpine'), patch({ replicas: 2 })],
    },
  },
  {
    name: 'minReadySeconds, a partition from ordinals.start, OnDelete',
    told: {
      spec: { minReadySeconds: 10, ordinals: { start: 5 } },
      requests: [
        patch({ updateStrategy: { rollingUpdate: { partition: 2 } } }),
        image('mainline'),
        patch({ ordinals: { start: 0 } }),
        patch({ updateStrategy: { type: 'OnDelete', rollingUpdate: null } }),
        image('alpine'),
      ],
    },
  },
  {
    name: 'faults and a deletion',
    told: {
      requests: [
        { type: 'podFault', name: 'web-1', fault: 'unready' },
        { type: 'podFault', name: 'web-1', fault: 'ready' },
        { type: 'podFault', name: 'web-0', fault: 'crash' },
        { type: 'podFault', name: 'web-2', fault: 'fail' },
        { type: 'apiFault', fault: { verb: 'create', resource: 'pods', name: 'web-1', message: 'no' } },
        { type: 'delete', resource: 'pods', name: 'web-1' },
        patch({ persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete', whenDeleted: 'Delete' } }),
        patch({ replicas: 1 }),
        { type: 'delete', resource: 'statefulsets', name: 'web', options: { propagationPolicy: 'Foreground' } },
      ],
    },
  },
];
