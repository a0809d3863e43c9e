import { describe, expect, it } from 'vitest';
import { podStates } from '#engine/node/podLifecycle.ts';
import type { Pod } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { en } from '#i18n/en.ts';
import { age } from '#panels/events/age.ts';
import { eventRows } from '#panels/events/eventRows.ts';
import { applicationFaults, commonFaults, faultRequest, whyNot } from '#panels/inspector/faults.ts';
import { laneFacts, laneOrdinals } from '#panels/inspector/laneFacts.ts';
import { whyLines } from '#panels/inspector/whyLines.ts';
import { setNamed } from '#panels/narration/story.ts';
import { framesOf, reportOf, runOf } from '../narration/samples.ts';

const patch = (spec: Extract<Request, { type: 'patchSet' }>['spec']): Request => ({
  type: 'patchSet',
  name: 'web',
  spec,
});

function whyAt(frame: Frame, ordinal: number): readonly string[] {
  const set = setNamed(frame, 'web');
  if (set === undefined) throw new Error('the run has no set web at this frame');
  return whyLines(laneFacts(frame, set, ordinal), { frame, report: frame.lastSyncs['web'] ?? reportOf(), words: en });
}

function podOf(livenessProbe?: object): Pod {
  const { cluster } = framesOf(runOf({})).at(-1) as Frame;
  const pod = cluster.stored.objects.pods[0] as Pod;
  const containers = pod.spec.containers.map((container) => ({
    ...container,
    ...(livenessProbe && { livenessProbe }),
  }));
  return { ...pod, spec: { ...pod.spec, containers } };
}

const faultNames = [...commonFaults, ...applicationFaults];

describe('the fault menu', () => {
  it('offers only what the lifecycle chart can do', () => {
    const always = ['delete', 'forceDelete'];
    const offered = (state: (typeof podStates)[number], livenessProbe?: object) =>
      faultNames.filter((fault) => whyNot(fault, podOf(livenessProbe), state, [], en) === undefined);
    expect(offered('running.ready')).toEqual([...always, 'unready', 'crash', 'fail', 'oom', 'hang', 'flap']);
    expect(offered('running.notReady')).toEqual([
      ...always,
      'ready',
      'crash',
      'fail',
      'oom',
      'hang',
      'flap',
      'slowStart',
    ]);
    expect(offered('running.ready', {})).toContain('livenessFail');
    expect(offered('init.running')).toEqual([...always, 'crash', 'fail', 'oom', 'hang', 'slowStart']);
    expect(offered('creating')).toEqual([...always, 'fail', 'slowStart']);
    expect(offered('unscheduled')).toEqual(always);
    expect(offered('terminating')).toEqual(['forceDelete']);
    expect(offered('gone')).toEqual([]);
  });

  it('offers to make a pod ready that is Ready for the moment, because something is wrong with it', () => {
    expect(whyNot('ready', podOf(), 'running.ready', [], en)).toBe(en.inspector.faults.isReady);
    expect(whyNot('ready', podOf(), 'running.ready', ['flaps'], en)).toBeUndefined();
  });

  it('says why not, wherever it offers nothing', () => {
    for (const state of podStates)
      for (const fault of faultNames) expect(whyNot(fault, podOf(), state, [], en) ?? 'possible').toMatch(/\w/);
    expect(whyNot('crash', undefined, undefined, [], en)).toBe(en.inspector.faults.noPod);
  });

  it('asks for a deletion without grace to force it', () => {
    expect(faultRequest('forceDelete', 'web-1')).toEqual({
      type: 'delete',
      resource: 'pods',
      name: 'web-1',
      options: { gracePeriodSeconds: 0 },
    });
  });
});

describe('why', () => {
  it('a pod is as it is: what the last sync decided about it', () => {
    const created = framesOf(runOf({})).find(
      ({ cause, cluster }) => cause?.type === 'sync' && cluster.stored.objects.pods.length === 1,
    );
    expect(whyAt(created as Frame, 0)[0]).toBe('The controller created web-0: the lowest slot comes first.');
    expect(whyAt(created as Frame, 2)).toEqual([]);
  });

  it('knows the lanes of the range, and those beyond it that hold a claim', () => {
    const run = runOf({ requests: [patch({ replicas: 2 })] });
    const last = run.frameAt(run.steps.length);
    expect(laneOrdinals(last, setNamed(last, 'web') as NonNullable<ReturnType<typeof setNamed>>)).toEqual([0, 1, 2]);
  });
});

describe('the events', () => {
  const run = runOf({});
  const { cluster } = run.frameAt(run.steps.length);

  it('come newest first, in the words of kubectl', () => {
    const rows = eventRows(cluster, 200);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map(({ object }) => object)).toContain('statefulset/web');
    expect(rows.at(-1)?.reason).toBe('SuccessfulCreate');
  });

  it('are at most as many as asked for', () => {
    expect(eventRows(cluster, 3)).toHaveLength(3);
  });

  it.each([
    [0, '0s'],
    [119_000, '119s'],
    [130_000, '2m10s'],
    [180_000, '3m'],
    [1_000_000, '16m'],
    [4 * 3_600_000 + 60_000, '4h1m'],
    [50 * 3_600_000, '2d'],
  ])('say how long ago %i ms is: %s', (ms, text) => expect(age(ms)).toBe(text));
});
