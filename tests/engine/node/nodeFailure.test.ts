import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { kubernetesVersions } from '#engine/versions.ts';
import { befalls, deletePod, onNodes, taint } from '../kit/nodes.ts';
import type { PodRun } from '../kit/podRun.ts';
import { mustBe } from '../kit/world.ts';

// web-1 is on node-b, and all three pods are ready before the first minute is over.

const noExecute = 'NoExecute';
const outOfService = 'node.kubernetes.io/out-of-service';
const unreachable = 'node.kubernetes.io/unreachable';
const vouch: Request = taint(outOfService, noExecute, 'node-b', [
  { key: unreachable, effect: 'NoSchedule' },
  { key: unreachable, effect: noExecute },
]);
const deleteNode: Request = { type: 'delete', resource: 'nodes', name: 'node-b' };

function nodeReady(run: PodRun, name = 'node-b'): string | undefined {
  const node = run.objects.nodes.find(({ metadata }) => metadata.name === name);
  return node?.status.conditions.find(({ type }) => type === 'Ready')?.status;
}

/** When a sync made a pod, in seconds. */
function madeAt(run: PodRun, pod: string): readonly number[] {
  return run.happened('sync').flatMap(({ seconds, cause }) => {
    const { writes } = cause.report;
    const isMade = writes.some(
      ({ verb, resource, name, error }) =>
        verb === 'create' && resource === 'pods' && name === pod && error === undefined,
    );
    return isMade ? [seconds] : [];
  });
}

describe.each(kubernetesVersions)('Under %s a node whose machine is off', (version) => {
  it('is not missed at once: for most of a minute its pod still counts as Ready', () => {
    const run = onNodes([[60, befalls('down')]], { version }).until(95_000);
    expect(nodeReady(run)).toBe('True');
    expect(run.condition('Ready', 'web-1').status).toBe('True');
  });

  it('is Unknown after the grace period of its lease, and its pod is no longer Ready', () => {
    const run = onNodes([[60, befalls('down')]], { version }).until(120_000);
    const [lost] = run.happened('nodeLost');
    expect(mustBe(lost).seconds).toBeGreaterThanOrEqual(100);
    expect(mustBe(lost).seconds).toBeLessThanOrEqual(115);
    expect(nodeReady(run)).toBe('Unknown');
    expect(run.condition('Ready', 'web-1').status).toBe('False');
    expect(run.objects.statefulsets[0]?.status.readyReplicas).toBe(2);
  });

  it('loses its pod five minutes later, but the pod stays Terminating, and no other takes its name', () => {
    const run = onNodes([[60, befalls('down')]], { version }).until(3_600_000);
    const [evicted] = run.happened('podEvicted');
    expect(mustBe(evicted).cause).toMatchObject({ pod: 'web-1', waitedMs: 300_000 });
    expect(run.pod('web-1').metadata.deletionTimestamp).toBeDefined();
    expect(madeAt(run, 'web-1')).toHaveLength(1);
  });

  it('keeps the Terminating pod until it is back; then the set makes it again', () => {
    const run = onNodes(
      [
        [60, befalls('down')],
        [1000, befalls('up')],
      ],
      { version },
    ).until(1_100_000);
    const [, again] = madeAt(run, 'web-1');
    expect(again).toBeGreaterThan(1000);
    expect(run.condition('Ready', 'web-1').status).toBe('True');
    expect(nodeReady(run)).toBe('True');
  });

  it('that is back before its pod is evicted keeps the pod, whose container is restarted', () => {
    const run = onNodes(
      [
        [60, befalls('down')],
        [180, befalls('up')],
      ],
      { version },
    ).until(600_000);
    expect(run.happened('podEvicted')).toEqual([]);
    expect(madeAt(run, 'web-1')).toHaveLength(1);
    expect(run.condition('Ready', 'web-1').status).toBe('True');
    expect(run.pod('web-1').status.containerStatuses?.[0]?.restartCount).toBe(1);
  });

  it('frees the name when its Node is deleted: nobody can report on the pod any more', () => {
    const run = onNodes(
      [
        [60, befalls('down')],
        [100, deleteNode],
      ],
      { version },
    ).until(600_000);
    const [collected] = run.happened('podsCollected');
    expect(mustBe(collected)).toMatchObject({ cause: { pods: ['web-1'], why: 'nodeGone' } });
    // The quarantine of 40 s, and the pace of the collector.
    expect(mustBe(collected).seconds).toBeGreaterThanOrEqual(140);
    expect(mustBe(collected).seconds).toBeLessThanOrEqual(160);
    expect(run.pod('web-1').spec.nodeName).not.toBe('node-b');
  });

  it('gives up pod and disk at once when somebody vouches that it is out of service', () => {
    const run = onNodes(
      [
        [60, befalls('down')],
        [200, vouch],
      ],
      { version },
    ).until(300_000);
    expect(mustBe(run.happened('podsCollected')[0])).toMatchObject({ cause: { pods: ['web-1'], why: 'outOfService' } });
    expect(mustBe(run.happened('volumeDetached')[0]).cause.why).toBe('outOfService');
    expect(run.pod('web-1').spec.nodeName).not.toBe('node-b');
    expect(run.condition('Ready', 'web-1').status).toBe('True');
    expect(madeAt(run, 'web-1')[1]).toBeLessThan(230);
  });

  it('is not believed to be out of service while it is Ready: its pod is evicted as from any taint', () => {
    const run = onNodes([[60, taint(outOfService, noExecute)]], { version }).until(120_000);
    expect(run.happened('podsCollected')).toEqual([]);
    expect(run.happened('podEvicted')).toHaveLength(1);
    expect(run.pod('web-1').spec.nodeName).not.toBe('node-b');
  });

  it('holds the disk of a pod that is deleted by force for six more minutes', () => {
    const run = onNodes(
      [
        [60, befalls('down')],
        [200, deletePod('web-1', 0)],
      ],
      { version },
    );
    expect(madeAt(run.until(300_000), 'web-1')).toHaveLength(2);
    expect(run.pod('web-1').status.phase).toBe('Pending');
    expect(mustBe(run.happened('attachRefused')[0]).cause).toMatchObject({ pod: 'web-1', heldBy: 'node-b' });
    const words = version === '1.33' ? 'Multi-Attach error for volume' : 'Waiting for detach for volume';
    expect(run.events('web-1').join()).toContain(`FailedAttachVolume: ${words}`);
    run.until(600_000);
    expect(mustBe(run.happened('volumeDetached')[0])).toMatchObject({ seconds: 560, cause: { why: 'timeout' } });
    expect(run.condition('Ready', 'web-1').status).toBe('True');
  });
});

describe('A node that is cut off', () => {
  const cutOff = befalls('cutOff');

  it('has its pod evicted too, and runs the container on: nobody else gets its name', () => {
    const run = onNodes([[60, cutOff]]).until(3_600_000);
    expect(run.pod('web-1').metadata.deletionTimestamp).toBeDefined();
    expect(madeAt(run, 'web-1')).toHaveLength(1);
    expect(run.simulation.cluster().infrastructure?.strayContainers).toBeUndefined();
  });

  it('runs a second container of one identity when its pod is deleted by force', () => {
    const run = onNodes(
      [
        [60, cutOff],
        [200, deletePod('web-1', 0)],
      ],
      { wanted: { claims: 0 } },
    ).until(230_000);
    expect(run.pod('web-1').spec.nodeName).not.toBe('node-b');
    expect(run.condition('Ready', 'web-1').status).toBe('True');
    expect(run.simulation.cluster().infrastructure?.strayContainers).toMatchObject([{ pod: 'web-1', node: 'node-b' }]);
  });

  it('ends that container when it is back, and lets go of its disk only then', () => {
    const run = onNodes([
      [60, cutOff],
      [200, deletePod('web-1', 0)],
      [300, befalls('up')],
    ]).until(400_000);
    const [stopped] = run.happened('straysStopped');
    const [detached] = run.happened('volumeDetached');
    expect(mustBe(stopped).cause).toMatchObject({ node: 'node-b', pods: ['web-1'] });
    expect(mustBe(detached).cause.why).toBe('unmounted');
    expect(mustBe(detached).seconds).toBeGreaterThan(mustBe(stopped).seconds);
    expect(run.condition('Ready', 'web-1').status).toBe('True');
  });
});

describe('A node that shuts down in good order', () => {
  it('ends its pod as Failed, which the set replaces on another node', () => {
    const run = onNodes([[60, befalls('shutdown')]]).until(300_000);
    expect(mustBe(run.happened('podShutDown')[0]).cause.pod).toBe('web-1');
    expect(mustBe(run.happened('nodeOff')[0]).cause.node).toBe('node-b');
    expect(run.pod('web-1').spec.nodeName).not.toBe('node-b');
    expect(run.condition('Ready', 'web-1').status).toBe('True');
  });

  it('does not start the Failed pod again when it is back before anybody has replaced it', () => {
    const run = onNodes([
      [59, { type: 'controllerDown' }],
      [60, befalls('shutdown')],
      [100, befalls('up')],
      [200, { type: 'controllerUp' }],
    ]).until(190_000);
    expect(nodeReady(run)).toBe('True');
    expect(run.pod('web-1').status).toMatchObject({ phase: 'Failed', reason: 'Terminated' });
    expect(run.until(300_000).condition('Ready', 'web-1').status).toBe('True');
  });
});

describe('A pod that was ended while it initialized', () => {
  it('stays Failed, although its init container would have been done a moment later', () => {
    const initContainers = [{ name: 'init', image: 'nginx:A' }];
    const run = onNodes(
      [
        [1.2, { type: 'controllerDown' }],
        [1.5, befalls('shutdown', 'node-a')],
      ],
      { podSpec: { initContainers } },
    ).until(4400);
    expect(run.happened('podShutDown').map(({ seconds, cause }) => `${seconds} ${cause.pod}`)).toEqual(['3.5 web-0']);
    expect(run.happened('nodeOff')).toEqual([]);
    expect(run.pod('web-0').status).toMatchObject({ phase: 'Failed', reason: 'Terminated' });
  });
});

describe('How long a pod stays on a node that is lost', () => {
  const lostPod = (tolerations: readonly JsonObject[]) =>
    onNodes([[60, befalls('down')]], { podSpec: { tolerations } }).until(1_000_000);

  it('is for its tolerations to say', () => {
    const run = lostPod([{ key: unreachable, operator: 'Exists', effect: noExecute, tolerationSeconds: 10 }]);
    expect(mustBe(run.happened('podEvicted')[0]).cause.waitedMs).toBe(10_000);
  });

  it('is for ever when it tolerates that without end', () => {
    const run = lostPod([{ key: unreachable, operator: 'Exists', effect: noExecute }]);
    expect(run.happened('podEvicted')).toEqual([]);
    expect(run.pod('web-1').metadata.deletionTimestamp).toBeUndefined();
  });

  it('is for ever when all nodes are lost: that is more likely the fault of who watches them', () => {
    const run = onNodes([
      [60, befalls('down', 'node-a')],
      [60, befalls('down', 'node-b')],
      [60, befalls('down', 'node-c')],
    ]).until(3_600_000);
    expect(run.happened('nodeLost')).toHaveLength(3);
    expect(run.happened('podEvicted')).toEqual([]);
  });
});
