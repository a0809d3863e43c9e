import { describe, expect, it } from 'vitest';
import type { Frame } from '#engine/simulation/frames.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { TwinLayout } from '#stage/layoutTwin.ts';
import { LiveSlots, slotsOfRun } from '#stage/twinSlots.ts';
import { PodSlots } from '#store/compare/podSlots.ts';
import { shopScenario } from '../engine/kit/shop.ts';

const size = { width: 700, height: 210, chrome: 'side' } as const;
const history = { tracks: [], stepAtMs: () => 0 };

/** A Deployment of so many pods whose oldest pod is deleted, laid out at each moment. */
function laidOut(replicas: number) {
  const options = { ...size, history };
  let run = new History(shopScenario({ replicas }), lateParts);
  run.extend({});
  const end = run.steps.length;
  const { name } = run.frameAt(end).cluster.stored.objects.pods[0]!.metadata;
  run = run.fork(end, { type: 'delete', resource: 'pods', name });
  run.extend({});
  const slots = new PodSlots(run, 'shop');
  slots.tracks();
  const layout = new TwinLayout(() => slotsOfRun(slots));
  const sceneAt = (step: number) => layout.layout(run.frameAt(step), 'shop', options);
  return { sceneAt, deleted: name, end, last: run.steps.length, frameAt: (step: number): Frame => run.frameAt(step) };
}

describe('A Deployment on a stage of its own', () => {
  const { sceneAt, deleted, end, last } = laidOut(3);
  const names = (step: number) => sceneAt(step).cards.map(({ lane }) => lane.pod?.name);

  it('shows its pods by the part of the name that is their own, without a dot for DNS and without claims', () => {
    for (const { lane } of sceneAt(end).cards) {
      expect(lane.label).toMatch(/^[a-z0-9]{5}$/);
      expect(lane.name).toBe(`${lane.name.slice(0, -5)}${lane.label}`);
      expect([lane.endpoint, lane.claims]).toEqual(['none', []]);
    }
  });

  it('has a slot more while a pod goes and another one comes', () => {
    expect(names(end)).toHaveLength(3);
    expect(Math.max(...Array.from({ length: last - end }, (_, at) => names(end + at + 1).length))).toBe(4);
    expect(names(last)).not.toContain(deleted);
  });

  it('leaves the pods that stay where they stand', () => {
    const before = names(end);
    const after = names(last);
    for (const [slot, name] of before.entries()) if (name !== deleted) expect(after[slot]).toBe(name);
  });

  it('is empty before there is a Deployment', () => {
    expect(sceneAt(0).empty).toBe('noSet');
  });

  it('of a hundred pods is a strip with some cards under it', () => {
    const hundred = laidOut(100);
    const scene = hundred.sceneAt(hundred.end);
    expect(scene.geometry.tier).toBe('overview');
    expect(scene.overview?.codes.length).toBeGreaterThanOrEqual(100);
  });
});

describe('A Deployment under the set, seen frame by frame', () => {
  const { frameAt, end, last, deleted } = laidOut(3);
  const layout = () => {
    const slots = new LiveSlots();
    const made = new TwinLayout((frame, own) => slots.at(frame, own));
    return (step: number) =>
      made.layout(frameAt(step), 'shop', { ...size, history }).cards.map(({ lane }) => lane.pod?.name);
  };

  it('keeps each pod where it was seen first, and gives a new one the lowest free place', () => {
    const namesAt = layout();
    const before = namesAt(end);
    for (let step = end + 1; step < last; step++) namesAt(step);
    const after = namesAt(last);
    for (const [slot, name] of before.entries()) if (name !== deleted) expect(after[slot]).toBe(name);
    expect(after).not.toContain(deleted);
  });

  it('shows all pods wherever somebody goes first', () => {
    for (const step of [end, last]) {
      const names = layout()(step);
      expect(names).toHaveLength(3);
      expect(names).not.toContain(undefined);
    }
  });
});
