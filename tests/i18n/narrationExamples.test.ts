import { describe, expect, it } from 'vitest';
import type { Request } from '#engine/simulation/scenario.ts';
import type { Rule } from '#engine/statefulset/decisions.ts';
import { en } from '#i18n/en.ts';
import { zh } from '#i18n/zh.ts';
import { narrate } from '#panels/narration/narrate.ts';
import { tellDecision } from '#panels/narration/tellDecision.ts';
import { framesOf, reportOf, runOf, sampleDecisions } from '../panels/narration/samples.ts';

const image = (tag: string): Request => ({ type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` });
const patch = (spec: Extract<Request, { type: 'patchSet' }>['spec']): Request => ({
  type: 'patchSet',
  name: 'web',
  spec,
});

/** All that the captions of a run said, headline and reason, once each. */
function captions(told: Parameters<typeof runOf>[0], words = en): string[] {
  const said = framesOf(runOf(told)).map((frame) => narrate(frame, words, 'web'));
  return [...new Set(said.flatMap(({ headline, reason }) => [headline, reason]))];
}

/** The sentences that the visual language promises (section 10), each with who did it. */
const promised: readonly (readonly [Rule, string, string])[] = [
  [
    'waitReady',
    'web-1 is Running but not Ready: OrderedReady stops here.',
    'web-1 在运行但还没 Ready：OrderedReady 停在这里。',
  ],
  [
    'waitTerminating',
    'web-3 is shutting down, so the controller touches nothing else.',
    'web-3 正在退出，控制器先不动别的 Pod。',
  ],
  [
    'outdatedPodDeleted',
    'The controller deleted web-4 first: updates start at the highest ordinal.',
    '先删 web-4：更新从最大序号开始。',
  ],
  ['partitionHolds', 'web-0 and web-1 stay old: the partition is 2.', 'partition 为 2，web-0、web-1 保持旧版本。'],
  [
    'revisionReused',
    'Same template as revision 1: it becomes revision 3, same hash.',
    '模板与版本 1 相同：编号变成 3，hash 不变。',
  ],
];

describe('the promised sentences', () => {
  const five = runOf({ spec: { replicas: 5 } });
  const frame = five.frameAt(five.steps.length);

  it.each(promised)('%s', (rule, english, chinese) => {
    const decision = sampleDecisions[rule];
    const report = reportOf(decision);
    expect(tellDecision(decision, { frame, report, words: en }).headline).toBe(english);
    expect(tellDecision(decision, { frame, report, words: zh }).headline).toBe(chinese);
  });

  it('says that web-2 comes because those below it are Ready', () => {
    expect(captions({})).toContain('The controller created web-2 because web-0 and web-1 are Ready.');
    expect(captions({}, zh)).toContain('web-0、web-1 都已 Ready，控制器创建了 web-2。');
  });

  it('says that the claim of a pod that was scaled away is kept', () => {
    const shrunk = {
      spec: { template: unmounted, volumeClaimTemplates: claims('www') },
      requests: [patch({ replicas: 2 })],
    };
    expect(captions(shrunk)).toContain('web-2 is gone, its claim www-web-2 is kept: whenScaled is Retain.');
    expect(captions(shrunk, zh)).toContain('web-2 已删除，www-web-2 保留：whenScaled 是 Retain。');
  });

  it('says how much longer a Ready pod has to stay so', () => {
    expect(captions({ spec: { minReadySeconds: 7 } })).toContain(
      'web-2 is Ready, but must stay so for 7 more seconds to be available.',
    );
  });

  it('says which field the API refused, also where the API itself names none', () => {
    const refused = 'The API refused the edit: podManagementPolicy is immutable. No sync ran.';
    for (const version of ['1.33', '1.37'] as const) {
      expect(captions({ version, requests: [patch({ podManagementPolicy: 'Parallel' })] })).toContain(refused);
    }
  });
});

describe('what the captions teach', () => {
  it('says that a corrected template does not reach a broken pod, and how it gets there', () => {
    const said = captions({ requests: [image('typo'), image('mainline')] });
    expect(said).toContain('web-2 cannot pull its image: OrderedReady stops here.');
    expect(said).toContain('web-2 is broken, so the corrected template never reaches it.');
    expect(said).toContain('OrderedReady stops here before any update. The way out: kubectl delete pod web-2');
  });

  it('does not promise a new template to a pod below the partition', () => {
    const said = captions({
      spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
      requests: [image('mainline'), { type: 'podFault', name: 'web-0', fault: 'unready' }],
    });
    expect(said).toContain('web-0 is Running but not Ready: OrderedReady stops here.');
    expect(said.filter((text) => text.includes('kubectl delete pod web-0'))).toEqual([]);
  });

  it('says that the partition counts slots from ordinals.start', () => {
    const said = captions({
      spec: { ordinals: { start: 5 }, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
      requests: [image('mainline')],
    });
    expect(said).toContain('web-5 and web-6 stay old: the partition is 2.');
    expect(said).toContain('The partition counts slots from ordinals.start: 5 + 2 = 7 is the first that is replaced.');
  });

  it('says that Parallel creates at once but updates one by one', () => {
    const said = captions({
      version: '1.33',
      spec: { podManagementPolicy: 'Parallel' },
      requests: [image('mainline')],
    });
    expect(said).toContain('Parallel does not wait: the controller created 3 pods at once.');
    expect(said).toContain('web-2 is shutting down: the update waits until it is back.');
  });

  it('says that a pod recreated below the partition comes back old', () => {
    const said = captions({
      spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 3 } } },
      requests: [image('mainline'), { type: 'delete', resource: 'pods', name: 'web-0' }],
    });
    expect(said.some((text) => text.startsWith('The controller created web-0 at the old revision'))).toBe(true);
  });

  it('ends with a set at rest, and says that the controller sleeps', () => {
    const run = runOf({ version: '1.33', name: 'nginx-web' });
    const last = narrate(run.frameAt(run.steps.length), en, 'nginx-web');
    expect(last.headline).toBe('All 3 pods are Ready at revision 67775: the controller has nothing to do.');
    expect(last.waitingFor).toBeUndefined();
  });

  it('says whose turn it is while the controller waits', () => {
    const turns = framesOf(runOf({})).flatMap((frame) => narrate(frame, en, 'web').waitingFor ?? []);
    expect(new Set(turns.map(({ turn }) => turn))).toEqual(new Set(['controller', 'scheduler', 'kubelet']));
  });
});

/** The lecture's template without its mount. */
const unmounted = {
  metadata: { labels: { app: 'nginx' } },
  spec: { containers: [{ name: 'nginx', image: 'nginx:alpine' }] },
};

function claims(name: string) {
  return [
    { metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
  ];
}
