import { describe, expect, it } from 'vitest';
import { World } from '../kit/world.ts';

function messages(world: World): readonly string[] {
  return world.last.events.map(({ type, reason, message }) => `${type} ${reason}: ${message}`);
}

describe('The events of a set', () => {
  it('begin with a capital under 1.37', () => {
    const world = new World({ replicas: 1 });
    world.sync();
    expect(messages(world)).toEqual([
      'Normal SuccessfulCreate: Create Claim www-web-0 Pod web-0 in StatefulSet web success',
      'Normal SuccessfulCreate: Create Pod web-0 in StatefulSet web successful',
    ]);
  });

  it('are in lower case under 1.33', () => {
    const world = new World({ replicas: 1 }, { version: '1.33' });
    world.sync();
    expect(messages(world)[1]).toBe('Normal SuccessfulCreate: create Pod web-0 in StatefulSet web successful');
  });

  it('of a claim that is refused are two: the claim’s, then the pod’s', () => {
    const world = new World({ replicas: 1 });
    world.refuse('create', 'persistentvolumeclaims', 'www-web-0');
    expect(world.sync().error).toBe(
      'failed to create PVC www-web-0: persistentvolumeclaims "www-web-0" is forbidden: quota',
    );
    expect(messages(world)).toEqual([
      'Warning FailedCreate: Create Claim www-web-0 for Pod web-0 in StatefulSet web failed error: persistentvolumeclaims "www-web-0" is forbidden: quota',
      'Warning FailedCreate: Create Pod web-0 in StatefulSet web failed error: failed to create PVC www-web-0: persistentvolumeclaims "www-web-0" is forbidden: quota',
    ]);
    expect(world.pod(0)).toBeUndefined();
  });

  it('gather the refusals of several claims in one error', () => {
    const world = new World({ replicas: 1, claims: 2 });
    world.refuse('create', 'persistentvolumeclaims', 'www-web-0');
    world.refuse('create', 'persistentvolumeclaims', 'logs-web-0');
    expect(world.sync().error).toMatch(/^\[failed to create PVC www-web-0: .*, failed to create PVC logs-web-0: .*\]$/);
  });

  it('of a delete that found nothing tell of success under 1.37, of failure under 1.33', () => {
    for (const [version, reason] of [
      ['1.37', 'SuccessfulDelete'],
      ['1.33', 'FailedDelete'],
    ] as const) {
      const world = new World({ replicas: 2 }, { version }).settle();
      world.apply({ replicas: 1 });
      // The caches hold the pod, the API server does not any more.
      const { api } = world.recorded;
      const update = api.delete.bind(api);
      api.onWatchEvent = () => {};
      update('pods', 'web-1', { gracePeriodSeconds: 0 });
      world.sync();
      expect(world.last.writes.map(({ verb, name }) => `${verb} ${name}`)).toContain('delete web-1');
      expect(world.last.events.map((event) => event.reason)).toEqual([reason]);
    }
  });
});
