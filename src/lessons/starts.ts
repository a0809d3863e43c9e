/** The clusters that lessons begin with (plan 1.1). */
import type { JsonObject } from '#engine/json.ts';
import { lectureScenario, lectureService, lectureSet } from '#engine/simulation/lecture.ts';
import type { TimedRequest } from '#engine/simulation/scenario.ts';
import { shop } from './shop.ts';
import { stuckSets } from './stuckStart.ts';
import { type Start, web, webSet } from './webStart.ts';

/** What each pod of the lecture's set has written on its disk: its own name. */
const notes: readonly TimedRequest[] = [0, 1, 2].map((ordinal) => ({
  atMs: 60_000,
  request: {
    type: 'writeFiles',
    pod: `nginx-web-${ordinal}`,
    container: 'nginx',
    files: { '/usr/share/nginx/html/id': `nginx-web-${ordinal}\n` },
  },
}));

/** The requests with no word of a grace period. */
function literal(requests: readonly TimedRequest[]): readonly TimedRequest[] {
  const text = JSON.stringify(requests).replaceAll('"terminationGracePeriodSeconds":10,', '');
  return JSON.parse(text) as readonly TimedRequest[];
}

/** A pod to ask DNS from, as the official tutorial has one. */
const dnsClient: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'dns-test' },
  spec: {
    terminationGracePeriodSeconds: 0,
    containers: [{ name: 'dns-test', image: 'busybox:1.28', command: ['sleep', '1d'] }],
  },
};

const tourFiles: Start['files'] = {
  'tiny.yaml': [webSet(3, {}, 'tiny', 'tiny')],
  'bare.yaml': [webSet(3, { updateStrategy: { type: 'RollingUpdate' } }, 'bare', 'bare')],
  'two-claims.yaml': [
    webSet(
      2,
      {
        volumeClaimTemplates: ['www', 'scratch'].map((name) => ({
          metadata: { name },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        })),
      },
      'roomy',
      'roomy',
    ),
  ],
};

/** Without its set, which is left to the learner to apply. */
function emptied(start: Start): Start {
  return { ...start, scenario: { ...start.scenario, requests: start.scenario.requests.slice(0, 1) } };
}

const lectureFiles = { 'service.yaml': [lectureService], 'statefulset.yaml': [lectureSet] };

export const starts = {
  lecture: {
    setName: 'nginx-web',
    scenario: { ...lectureScenario, requests: [] },
    atRest: false,
    files: lectureFiles,
  },
  'lecture-running': { setName: 'nginx-web', scenario: lectureScenario, atRest: true, files: lectureFiles },
  'lecture-modern': {
    setName: 'nginx-web',
    scenario: { ...lectureScenario, kubernetesVersion: '1.37' },
    atRest: true,
    files: lectureFiles,
  },
  /** As the slide has it to the letter, so that the grace period is what the API server fills in. */
  'lecture-literal': {
    setName: 'nginx-web',
    scenario: { ...lectureScenario, requests: literal(lectureScenario.requests) },
    atRest: true,
    files: lectureFiles,
  },
  /** Somebody has set an image that there is none of. */
  'lecture-broken': {
    setName: 'nginx-web',
    scenario: {
      ...lectureScenario,
      requests: [
        ...lectureScenario.requests,
        { atMs: 60_000, request: { type: 'setImage', name: 'nginx-web', container: 'nginx', image: 'nginx:nope' } },
      ],
    },
    atRest: true,
    atMostMs: 120_000,
    files: lectureFiles,
  },
  'lecture-with-notes': {
    setName: 'nginx-web',
    scenario: { ...lectureScenario, requests: [...lectureScenario.requests, ...notes] },
    atRest: true,
    files: lectureFiles,
  },
  web: web(),
  'web-vintage': web({ kubernetesVersion: '1.33' }),
  'web-one': web({ replicas: 1 }),
  /** One pod, and pods take twenty seconds from Running to Ready. */
  'web-slow': web({ replicas: 1, durations: { becomeReady: { leastMs: 20_000, spreadMs: 0 } } }),
  /** No pods yet: `web` is OrderedReady, `fast` is Parallel. */
  'two-policies': web({
    replicas: 0,
    others: [webSet(0, { podManagementPolicy: 'Parallel' }, 'fast', 'fast')],
  }),
  /** Beside the set a pod to ask DNS from. */
  'web-and-client': web({ others: [dnsClient] }),
  /** The same, but the Service that the set names is called otherwise. */
  'web-misnamed': web({ others: [dnsClient], serviceName: 'web-svc' }),
  /** Only the Service; the set lies in the terminal's folder. */
  'web-empty': emptied(web()),
  /** Three pods each: `web` is OrderedReady, `fast` is Parallel. */
  'two-threes': web({ others: [webSet(3, { podManagementPolicy: 'Parallel' }, 'fast', 'fast')] }),
  /** Four sets that do not get on, each for another reason. */
  stuck: stuckSets(),
  /** Manifests of other sets lie in the terminal's folder. */
  tour: web({ files: tourFiles }),
  /** Two pods; in the terminal's folder lies a bigger claim with the name that a third one would use. */
  'web-two': web({
    replicas: 2,
    files: {
      'claim.yaml': [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'www-web-2' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '5Gi' } } },
        },
      ],
    },
  }),
  /** `web` leaves the update strategy out; `bare` says only that its type is RollingUpdate. */
  'two-strategies': web({ others: [webSet(3, { updateStrategy: { type: 'RollingUpdate' } }, 'bare', 'bare')] }),
  /** Five pods each: `web` is OrderedReady, `fast` is Parallel. */
  'two-fives': web({ replicas: 5, others: [webSet(5, { podManagementPolicy: 'Parallel' }, 'fast', 'fast')] }),
  /** Parallel, and no pods yet. */
  'parallel-zero': web({
    replicas: 0,
    spec: { podManagementPolicy: 'Parallel' },
    files: {
      'quota.yaml': [
        { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'four-pods' }, spec: { hard: { pods: '4' } } },
      ],
    },
  }),
  /** `web` beside the Deployment `shop` in one cluster. */
  twin: web({ others: shop, files: { 'shop.yaml': shop } }),
} satisfies Readonly<Record<string, Start>>;

export type StartName = keyof typeof starts;
