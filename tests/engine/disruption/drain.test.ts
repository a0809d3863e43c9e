import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { befalls, budget, cordon, deletePod, onNodes } from '../kit/nodes.ts';
import type { PodRun } from '../kit/podRun.ts';
import { mustBe } from '../kit/world.ts';

// web-0, web-1 and web-2 are ready on node-a, node-b and node-c before the first minute is over.

const drain = (name: string, more: JsonObject = {}): Request => ({ type: 'drain', name, ...more });
const minAvailable = (value: number | string) => budget({ minAvailable: value });
const imageB: Request = { type: 'setImage', name: 'web', container: 'nginx', image: 'nginx:B' };

function nodeOf(run: PodRun, pod: string): string | undefined {
  return run.pod(pod).spec.nodeName;
}

/** What the drain of a node was answered, try by try. */
function tries(run: PodRun, node = 'node-b') {
  return run
    .happened('drainTried')
    .filter(({ cause }) => cause.node === node)
    .map(({ seconds, cause: { evicted, refused } }) => ({ seconds, evicted, refused }));
}

/** The refusal of the last request, by its message. */
function refusal(run: PodRun): string | undefined {
  const last = run.happened('request').at(-1);
  return last?.cause.refusal?.message;
}

describe('A drain', () => {
  it('cordons the node, evicts its pod, and ends when the pod is gone; the set makes it elsewhere', () => {
    const run = onNodes([[60, drain('node-b')]]).until(120_000);
    expect(tries(run)).toEqual([{ seconds: 60, evicted: ['web-1'], refused: [] }]);
    expect(run.happened('drained').map(({ cause }) => cause.node)).toEqual(['node-b']);
    expect(run.objects.nodes.find(({ metadata }) => metadata.name === 'node-b')?.spec.unschedulable).toBe(true);
    expect(nodeOf(run, 'web-1')).not.toBe('node-b');
    expect(run.condition('Ready', 'web-1').status).toBe('True');
  });

  it('waits for a budget, and asks again every five seconds', () => {
    const run = onNodes([
      [50, minAvailable(2)],
      [60, drain('node-b')],
      [60.5, drain('node-c')],
    ]).until(120_000);
    const [first, second] = tries(run, 'node-c');
    expect(first).toEqual({ seconds: 60.5, evicted: [], refused: ['web-2'] });
    expect(second).toMatchObject({ evicted: ['web-2'], refused: [] });
    expect((mustBe(second).seconds - 60.5) % 5).toBe(0);
    expect(run.happened('drained')).toHaveLength(2);
  });

  it('never ends against a budget that allows nothing, until that is gone', () => {
    const run = onNodes([
      [50, minAvailable(3)],
      [60, drain('node-b')],
      [600, { type: 'delete', resource: 'poddisruptionbudgets', name: 'web' }],
    ]);
    expect(run.until(599_000).happened('drained')).toEqual([]);
    expect(nodeOf(run, 'web-1')).toBe('node-b');
    expect(run.until(660_000).happened('drained')).toHaveLength(1);
  });

  it('counts a share of what the set wants, rounded up', () => {
    // Half of three are two.
    const run = onNodes([
      [50, minAvailable('50%')],
      [60, drain('node-b')],
      [60.5, drain('node-c')],
    ]).until(63_000);
    expect(tries(run, 'node-b')[0]?.evicted).toEqual(['web-1']);
    expect(tries(run, 'node-c')[0]?.refused).toEqual(['web-2']);
  });

  it('that deletes instead of evicting asks no budget', () => {
    const run = onNodes([
      [50, minAvailable(3)],
      [60, drain('node-b', { disableEviction: true })],
    ]).until(120_000);
    expect(run.happened('drained')).toHaveLength(1);
    expect(nodeOf(run, 'web-1')).not.toBe('node-b');
  });

  it('that is interrupted leaves the node cordoned, and evicts nobody any more', () => {
    const run = onNodes([
      [50, minAvailable(3)],
      [60, drain('node-b')],
      [70, { type: 'stopDrain', name: 'node-b' }],
      [80, { type: 'delete', resource: 'poddisruptionbudgets', name: 'web' }],
    ]).until(300_000);
    expect(nodeOf(run, 'web-1')).toBe('node-b');
    expect(run.objects.nodes.find(({ metadata }) => metadata.name === 'node-b')?.spec.unschedulable).toBe(true);
  });

  it('refuses what would lose data, unless told that it may', () => {
    const podSpec = { volumes: [{ name: 'cache', emptyDir: {} }] };
    const refused = onNodes([[60, drain('node-b')]], { podSpec }).until(120_000);
    expect(refusal(refused)).toContain(
      'Pods with local storage (use --delete-emptydir-data to override): default/web-1',
    );
    expect(nodeOf(refused, 'web-1')).toBe('node-b');
    const allowed = onNodes([[60, drain('node-b', { deleteEmptyDirData: true })]], { podSpec }).until(120_000);
    expect(nodeOf(allowed, 'web-1')).not.toBe('node-b');
  });

  it('refuses pods that nobody would make again, unless forced', () => {
    const orphaned: Request = {
      type: 'delete',
      resource: 'statefulsets',
      name: 'web',
      options: { propagationPolicy: 'Orphan' },
    };
    const requests = (more: JsonObject): readonly [number, Request][] => [
      [50, orphaned],
      [60, drain('node-b', more)],
    ];
    const refused = onNodes(requests({})).until(120_000);
    expect(refusal(refused)).toContain('Pods that declare no controller (use --force to override): default/web-1');
    const forced = onNodes(requests({ force: true })).until(120_000);
    expect(forced.pods.map(({ metadata }) => metadata.name)).toEqual(['web-0', 'web-2']);
  });

  it('of a node that is off cannot end: nobody reports that the pod is gone', () => {
    const run = onNodes([
      [60, befalls('down')],
      [70, drain('node-b')],
    ]).until(1_000_000);
    expect(tries(run)[0]?.evicted).toEqual(['web-1']);
    expect(run.happened('drained')).toEqual([]);
  });
});

describe('A budget', () => {
  it('does not hold up a rolling update: the controller deletes, and does not evict', () => {
    const run = onNodes([
      [50, minAvailable(3)],
      [60, imageB],
    ]).until(200_000);
    expect(run.pods.map(({ spec }) => spec.containers[0]?.image)).toEqual(['nginx:B', 'nginx:B', 'nginx:B']);
  });

  it('does not keep anybody from deleting a pod', () => {
    const run = onNodes([
      [50, minAvailable(3)],
      [60, deletePod('web-1')],
    ]).until(61_000);
    expect(run.pod('web-1').metadata.deletionTimestamp).toBeDefined();
  });
});

describe('A cordoned node', () => {
  it('keeps its pods, and gets no new ones until it is uncordoned', () => {
    const run = onNodes([
      [60, cordon(true)],
      [100, deletePod('web-1')],
      [200, cordon(null)],
      [210, deletePod('web-1')],
    ]);
    expect(nodeOf(run.until(99_000), 'web-1')).toBe('node-b');
    expect(nodeOf(run.until(199_000), 'web-1')).not.toBe('node-b');
    expect(nodeOf(run.until(300_000), 'web-1')).toBe('node-b');
  });

  it('leaves a pod Pending when it is the only one', () => {
    const run = onNodes([
      [60, cordon(true, 'node-a')],
      [60, cordon(true, 'node-b')],
      [60, cordon(true, 'node-c')],
      [70, deletePod('web-2')],
    ]).until(300_000);
    expect(run.pod('web-2').status.phase).toBe('Pending');
    expect(run.events('web-2').join()).toContain('0/3 nodes are available: 3 node(s) were unschedulable.');
  });
});
