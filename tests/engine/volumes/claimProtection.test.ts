import { describe, expect, it } from 'vitest';
import { releaseProtectedClaims } from '#engine/volumes/claimProtection.ts';
import { mustBe, World } from '../kit/world.ts';

function claims(world: World): readonly string[] {
  return [...world.recorded.api.list('persistentvolumeclaims')].map(({ metadata }) => metadata.name);
}

describe('A claim that is deleted', () => {
  it('stays as long as a pod uses it', () => {
    const world = new World({ replicas: 1 }).settle();
    const { api } = world.recorded;
    mustBe(api.delete('persistentvolumeclaims', 'www-web-0'));
    expect(releaseProtectedClaims(api)).toEqual([]);
    expect(api.get('persistentvolumeclaims', 'www-web-0')?.metadata.deletionTimestamp).toBeDefined();
  });

  it('goes when its pod has failed, though the pod is still there', () => {
    const world = new World({ replicas: 1 }).settle();
    world.recorded.deleteClaim('www-web-0');
    world.move(0, 'failed');
    expect(claims(world)).toEqual([]);
    expect(world.pod(0)).toBeDefined();
  });

  it('goes at once when no pod uses it', () => {
    const world = new World({ replicas: 2 }).settle();
    world.apply({ replicas: 1 });
    world.settle();
    world.recorded.deleteClaim('www-web-1');
    expect(claims(world)).toEqual(['www-web-0']);
  });
});
