import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario, TimedRequest } from '#engine/simulation/scenario.ts';
import { diagnosis as words } from '#i18n/en/diagnosis.ts';
import { momentOf } from '#diagnose/whyNot/moment.ts';
import { tellAnswer } from '#diagnose/whyNot/tellAnswer.ts';
import type { Subject } from '#diagnose/whyNot/subjects.ts';
import { type Answer, whyNot } from '#diagnose/whyNot/whyNot.ts';
import { at, scenarioOf } from '../engine/kit/runs.ts';

interface Asked {
  readonly answer: Answer;
  readonly names: readonly string[];
  readonly told: string;
  readonly history: History;
  readonly step: number;
}

/** The answer to a question at a time of a run, in milliseconds. */
function ask(scenario: Scenario, ms: number, subject: Subject): Asked {
  const history = new History(scenario, lateParts);
  history.extend({ maxSteps: 4000 });
  const step = history.stepAt(ms);
  const frame = history.frameAt(step);
  const set = frame.cluster.stored.objects.statefulsets[0];
  const answer = set && whyNot(frame, set, subject);
  if (answer === undefined) throw new Error('There is nothing to ask about.');
  const { sentences, turn } = tellAnswer(answer, words);
  const names = answer.reasons.map(({ name }) => name);
  return { answer, names, told: [...sentences, turn].join(' '), history, step };
}

const rollTo = (tag: string, ms = 60_000): TimedRequest =>
  at(ms, { type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` });
const specAt = (ms: number, spec: JsonObject): TimedRequest => at(ms, { type: 'patchSet', name: 'web', spec });
const ghost = (ordinal: number): Subject => ({ type: 'ghost', ordinal });

/** By the groups of confusions that people come with. */
describe('Where is web-1? (creation and ordering)', () => {
  it('is not made before web-0 is Ready, and the kubelet has to see to that', () => {
    const { names, told } = ask(scenarioOf({ replicas: 3, image: 'broken' }), 20_000, ghost(1));
    expect(names).toEqual(['walkStops', 'probe']);
    expect(told).toContain('stops at web-0');
    expect(told).toContain('the readiness probe of nginx has not succeeded');
    expect(told).toContain('the kubelet’s turn');
  });

  it('never comes while web-0 needs its peers to be Ready, and somebody has to let them find each other', () => {
    const { answer, names, told } = ask(scenarioOf({ replicas: 3, image: 'quorum' }), 20_000, ghost(1));
    expect(names).toEqual(['walkStops', 'noPeers']);
    expect(told).toContain('OrderedReady makes them only after it');
    expect(told).toContain('your turn');
    expect(answer.wayOut.map(({ command }) => command)).toEqual([
      `kubectl patch service nginx --type=merge -p '{"spec":{"publishNotReadyAddresses":true}}' -n default`,
      'kubectl delete statefulset web --cascade=orphan -n default',
    ]);
  });

  it('comes with the next sync when web-0 has just got Ready', () => {
    const scenario = scenarioOf({ replicas: 3 });
    const history = new History(scenario, lateParts);
    history.extend({});
    const ready = history.steps.findIndex(({ type, subject }, step) => {
      if (type !== 'podMoved' || subject !== 'web-0') return false;
      return history
        .frameAt(step + 1)
        .cluster.stored.objects.pods[0]?.status.conditions?.some(
          (condition) => condition.type === 'Ready' && condition.status === 'True',
        );
    });
    const frame = history.frameAt(ready + 1);
    const [set] = frame.cluster.stored.objects.statefulsets;
    expect(set && whyNot(frame, set, ghost(1))?.reasons[0]?.name).toBe('nextSync');
  });

  it('tells the step at which that which it waited for came about, and the one at which it came itself', () => {
    const { answer, history, step } = ask(scenarioOf({ replicas: 3 }), 2000, ghost(1));
    const frame = history.frameAt(step);
    const set = frame.cluster.stored.objects.statefulsets[0];
    if (set === undefined) throw new Error('There is no set.');
    const frames = { length: history.steps.length, frameAt: (at: number) => history.frameAt(at) };
    const { endedAt = 0, cameAt = 0 } = momentOf(answer, set, frames, step);
    expect(history.steps[endedAt - 1]).toMatchObject({ type: 'podMoved', subject: 'web-0' });
    expect(history.steps[cameAt - 1]).toMatchObject({ type: 'sync' });
    expect(cameAt).toBeGreaterThan(endedAt);
  });
});

describe('I fixed the image and nothing happens (updates)', () => {
  it('is the stuck rollout: the way out is to delete the pod', () => {
    const story = scenarioOf({ replicas: 3 }, [rollTo('no-such-tag'), rollTo('B', 120_000)]);
    const { names, answer } = ask(story, 150_000, { type: 'oldPod', pod: 'web-2' });
    expect(names).toEqual(['stuckRollout', 'imagePull']);
    expect(answer).toMatchObject({ turn: 'you', isStuck: true });
    expect(answer.wayOut.at(-1)?.command).toBe('kubectl delete pod web-2 -n default');
  });

  it('waits behind the same pod for the others', () => {
    const story = scenarioOf({ replicas: 3 }, [rollTo('no-such-tag'), rollTo('B', 120_000)]);
    expect(ask(story, 150_000, { type: 'oldPod', pod: 'web-0' }).told).toContain('#67250');
  });
});

describe('Why is it still old, and why does currentRevision lag? (partition and status)', () => {
  const story = scenarioOf({ replicas: 3, partition: 2 }, [rollTo('B')]);

  it('is kept by the partition', () => {
    const { names, answer } = ask(story, 120_000, { type: 'oldPod', pod: 'web-1' });
    expect(names).toEqual(['belowPartition']);
    expect(answer.reasons[0]?.reading).toMatchObject({
      object: { resource: 'statefulsets', name: 'web' },
      field: 'spec.updateStrategy.rollingUpdate.partition',
      value: 2,
    });
  });

  it('is behind because not all are updated, and not all because of the partition', () => {
    const { names, told } = ask(story, 120_000, { type: 'currentRevision' });
    expect(names).toEqual(['notAllUpdated', 'belowPartition']);
    expect(told).toContain('all 3 pods are updated, and 1 is');
  });

  it('never moves under OnDelete in 1.33', () => {
    const onDelete = scenarioOf({ replicas: 1, strategy: 'OnDelete' }, [rollTo('B')], { kubernetesVersion: '1.33' });
    expect(ask(onDelete, 90_000, { type: 'currentRevision' }).names).toEqual(['neverPromoted']);
  });
});

describe('It does not scale (scaling)', () => {
  it('waits for an unhealthy pod that is to stay', () => {
    const story = scenarioOf({ replicas: 2 }, [
      at(60_000, { type: 'podFault', name: 'web-0', fault: 'unready' }),
      specAt(61_000, { replicas: 4 }),
    ]);
    expect(ask(story, 90_000, ghost(3)).names).toEqual(['walkStops', 'sickApp']);
  });

  it('is refused by a quota, and tried again', () => {
    const manifest = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'q' },
      spec: { hard: { pods: '1' } },
    };
    const { answer, told } = ask(scenarioOf({ replicas: 2 }, [at(0, { type: 'create', manifest })]), 60_000, ghost(1));
    expect(answer.turn).toBe('quota');
    expect(told).toContain('exceeded quota');
  });
});

describe('The claim is still there (storage)', () => {
  it('is kept by whenScaled: Retain', () => {
    const story = scenarioOf({ replicas: 2 }, [specAt(60_000, { replicas: 1 })]);
    expect(ask(story, 120_000, { type: 'claim', claim: 'www-web-1' }).names).toEqual(['keptByRetain']);
  });

  it('is held by pvc-protection as long as a pod uses it', () => {
    const story = scenarioOf({ replicas: 2 }, [
      at(60_000, { type: 'delete', resource: 'persistentvolumeclaims', name: 'www-web-1' }),
    ]);
    const { names, told } = ask(story, 90_000, { type: 'claim', claim: 'www-web-1' });
    expect(names).toEqual(['protectedByPod']);
    expect(told).toContain('as long as web-1 names it');
  });
});

describe('The name does not resolve (identity and DNS)', () => {
  const dnsName = (ordinal: number): Subject => ({ type: 'dnsName', ordinal });
  const service = (spec: JsonObject): TimedRequest =>
    at(60_000, {
      type: 'apply',
      manifest: {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'nginx' },
        spec: { ports: [{ port: 80 }], ...spec },
      },
    });

  it('tells no pod that is not Ready', () => {
    expect(ask(scenarioOf({ replicas: 1, image: 'broken' }), 30_000, dnsName(0)).names).toEqual(['withheld', 'probe']);
  });

  it('has nothing to tell where there is no pod', () => {
    expect(ask(scenarioOf({ replicas: 2, image: 'broken' }), 30_000, dnsName(1)).names).toEqual([
      'noPod',
      'walkStops',
      'probe',
    ]);
  });

  it('is asked of a Service that selects others, or that there is not', () => {
    const others = service({ clusterIP: 'None', selector: { app: 'other' } });
    const story = scenarioOf({ replicas: 1 }, [
      others,
      at(61_000, { type: 'delete', resource: 'pods', name: 'web-0' }),
    ]);
    expect(ask(story, 120_000, dnsName(0)).names).toEqual(['notSelected']);
    const without = scenarioOf({ replicas: 1 }).requests.filter(({ request }) => {
      return request.type !== 'apply' || request.manifest['kind'] !== 'Service';
    });
    expect(ask({ ...scenarioOf({}), requests: without }, 60_000, dnsName(0)).names).toEqual(['noService']);
  });
});

describe('The pod says Terminating for ever (nodes, deletion)', () => {
  it('is on a node that nobody hears of: only its kubelet could say that it stopped', () => {
    const story = scenarioOf({ replicas: 3 }, [
      at(60_000, { type: 'nodeFault', name: 'cn-hangzhou.192.168.1.85', fault: 'down' }),
    ]);
    const history = new History(story, lateParts);
    history.extend({ untilMs: 900_000 });
    const frame = history.frameAt(history.steps.length);
    const leaving = frame.cluster.stored.objects.pods.find(({ metadata }) => metadata.deletionTimestamp !== undefined);
    const name = leaving?.metadata.name ?? '';
    const { names, answer } = ask(story, 900_000, { type: 'leavingPod', pod: name });
    expect(names).toEqual(['lostWhileLeaving']);
    expect(answer.turn).toBe('you');
  });
});
