import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { controllerLoop, pathOf } from '#engine/statefulset/controllerLoop.ts';
import { stages } from '#engine/statefulset/decisions.ts';
import { playOn } from '../kit/play.ts';
import { World } from '../kit/world.ts';

function outcomes(world: World): Readonly<Record<string, string>> {
  return Object.fromEntries(pathOf(world.last).map(({ stage, outcome }) => [stage, outcome]));
}

describe('The controller’s loop', () => {
  it('has no state that cannot be reached', () => {
    const events = [
      'keyAdded',
      'keyTaken',
      'setGone',
      'stagePassed',
      'stageFailed',
      'queueDrained',
      'delayOver',
    ] as const;
    const paths = getShortestPaths(controllerLoop, { events: events.map((type) => ({ type })) });
    const reached = new Set(paths.map(({ state }) => JSON.stringify(state.value)));
    const syncing = stages.map((stage) => JSON.stringify({ syncing: stage }));
    expect([...reached].sort()).toEqual(['"idle"', '"queued"', '"done"', '"backingOff"', ...syncing].sort());
  });

  it('passes all stages when nothing is to be done', () => {
    const world = new World({ replicas: 1 }).settle();
    world.sync();
    expect(Object.values(outcomes(world))).toEqual(stages.map(() => 'passed'));
  });

  it('acts on the replicas, comes to no update, and writes the status', () => {
    const world = new World({ replicas: 2 });
    world.sync();
    expect(outcomes(world)).toMatchObject({
      revisions: 'acted',
      replicas: 'acted',
      condemned: 'notReached',
      update: 'notReached',
      status: 'acted',
      truncate: 'passed',
    });
  });

  it('waits at the pod that holds it up', () => {
    const world = new World({ replicas: 2 });
    playOn(world, 'sync\nsync');
    expect(outcomes(world)).toMatchObject({ replicas: 'waited', update: 'notReached', status: 'acted' });
  });

  it('stops by design at a partition and at OnDelete', () => {
    for (const wanted of [{ replicas: 2, partition: 2 }, { replicas: 2, strategy: 'OnDelete' } as const]) {
      const world = new World(wanted).settle();
      playOn(world, 'apply image=B\nsettled\nsync');
      expect(outcomes(world)).toMatchObject({ update: 'stopped' });
    }
  });

  it('fails where the API server refuses, and still writes the status', () => {
    const world = new World({ replicas: 1 });
    world.refuse('create', 'pods', 'web-0');
    world.sync();
    expect(outcomes(world)).toMatchObject({ replicas: 'failed', status: 'acted' });
  });
});
