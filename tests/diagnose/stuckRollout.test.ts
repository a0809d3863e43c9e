import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';
import { World } from '../engine/kit/world.ts';
import { commandsOf, diagnoseWorld, reportStatus, told, waitingFor } from './kit.ts';

/** kubernetes/kubernetes#67250: a bad image, then the correction, and the set still does not move. */
describe.each(kubernetesVersions)('The stuck rollout under %s', (version) => {
  /** web-2 has been made anew with an image that nobody can pull. */
  function badRollout(policy: 'OrderedReady' | 'Parallel' = 'OrderedReady'): World {
    const world = new World({ replicas: 3, policy }, { version }).settle();
    world.apply({ image: 'bad' });
    world.sync();
    world.move(2, 'terminated');
    world.sync();
    world.move(2, 'scheduled');
    reportStatus(world, 2, waitingFor('ImagePullBackOff'));
    world.sync();
    return world;
  }

  it('is stuck at first for the template: back to the one before, and the pod deleted', () => {
    const diagnosis = diagnoseWorld(badRollout(), version);
    expect(diagnosis).toMatchObject({
      state: 'stuck',
      rule: 'waitRunning',
      object: { resource: 'pods', name: 'web-2' },
      next: [],
      hold: { turn: 'you', reasons: [{}, { name: 'imagePull', values: { pod: 'web-2', image: 'nginx:bad' } }] },
    });
    expect(commandsOf(diagnosis)).toEqual([
      'kubectl describe pod web-2 -n default',
      'kubectl rollout undo statefulset/web -n default',
      'kubectl delete pod web-2 -n default',
    ]);
  });

  it('stays stuck when the template is corrected, and says why', () => {
    const world = badRollout();
    world.apply({ image: 'good' });
    const diagnosis = diagnoseWorld(world, version);
    expect(diagnosis).toMatchObject({ state: 'stuck', rule: 'waitRunning', hold: { turn: 'you' } });
    expect(diagnosis.next.map(({ resource }) => resource)).toEqual(['controllerrevisions', 'statefulsets/status']);
    expect(told(diagnosis)).toContain('stops at it before it comes to updates');
    expect(told(diagnosis)).toContain('#67250');
  });

  it('stays stuck when the template goes back, too', () => {
    const world = badRollout();
    world.apply({ image: 'A' });
    world.sync();
    expect(diagnoseWorld(world, version)).toMatchObject({ state: 'stuck', next: [] });
  });

  it('is told what to type, and what the controller does then', () => {
    const world = badRollout();
    world.apply({ image: 'good' });
    world.sync();
    const diagnosis = diagnoseWorld(world, version);
    expect(commandsOf(diagnosis).at(-1)).toBe('kubectl delete pod web-2 -n default');
    expect(diagnosis.afterwards?.writes[0]).toMatchObject({ verb: 'create', resource: 'pods', name: 'web-2' });
    world.kill(2);
    world.move(2, 'terminated');
    const { next } = diagnoseWorld(world, version);
    expect(next[0]).toEqual({ verb: 'create', resource: 'pods', name: 'web-2' });
    world.sync();
    expect(world.pod(2)?.spec.containers[0]?.image).toBe('nginx:good');
    world.settle();
    expect(diagnoseWorld(world, version)).toMatchObject({ state: 'settled', hold: undefined });
  });

  it('heals under Parallel: the controller replaces the broken pod itself', () => {
    const world = badRollout('Parallel');
    expect(diagnoseWorld(world, version)).toMatchObject({
      state: 'stuck',
      hold: { reasons: [{}, { name: 'imagePull' }] },
    });
    world.apply({ image: 'good' });
    const diagnosis = diagnoseWorld(world, version);
    expect(diagnosis).toMatchObject({ state: 'acts', rule: 'outdatedPodDeleted', wayOut: [] });
    expect(diagnosis.next).toContainEqual({ verb: 'delete', resource: 'pods', name: 'web-2' });
    expect(told(diagnosis)).toContain('It deletes web-2');
  });

  it('asks Parallel for the template alone: no pod has to be deleted by hand', () => {
    expect(commandsOf(diagnoseWorld(badRollout('Parallel'), version))).toEqual([
      'kubectl describe pod web-2 -n default',
      'kubectl rollout undo statefulset/web -n default',
    ]);
  });
});
