import { describe, expect, it } from 'vitest';
import { lines, playOn } from '../kit/play.ts';
import { World } from '../kit/world.ts';

describe('minReadySeconds', () => {
  it('under 1.37 asks to be woken when the next pod becomes available', () => {
    const world = new World({ replicas: 2, minReadySeconds: 10 });
    world.sync();
    world.ready(0);
    world.recorded.advance(4000);
    expect(world.sync().requeueAfterMs).toBe(6000);
    expect(world.decisions('waitAvailable')[0]).toMatchObject({
      object: { name: 'web-0' },
      values: { minReadySeconds: 10, ready: true, availableAtMs: expect.any(Number) },
    });
  });

  it('under 1.33 asks for the whole time again, as long as not all are available', () => {
    const world = new World({ replicas: 2, minReadySeconds: 10 }, { version: '1.33' });
    world.sync();
    world.ready(0);
    world.recorded.advance(4000);
    expect(world.sync().requeueAfterMs).toBe(10_000);
  });

  it('asks for nothing once all are available', () => {
    const world = new World({ replicas: 1, minReadySeconds: 10 }).settle();
    expect(world.sync().requeueAfterMs).toBeUndefined();
  });

  it('does not hold back the completion of a rollout, which looks at Ready alone', () => {
    const world = new World({ replicas: 1, minReadySeconds: 10 });
    const script = `settled
     apply image=B
     sync: delete 0 (1/1/0/0 A→B)
     gone 0
     sync: create 0@B (0/0/0/0 A→B)
     ready 0
     sync: nothing (1/1/1/1 B)`;
    expect(playOn(world, script)).toBe(lines(script).join('\n'));
    expect(world.set.status.availableReplicas).toBe(0);
  });

  it('holds back the scale-down until the pods below are available', () => {
    const world = new World({ replicas: 2, minReadySeconds: 10 });
    const script = `settled
     unready 0
     ready 0
     apply replicas=1
     sync: nothing (2/2/2/2 A)
     pass 10s
     sync: delete 1 (2/2/2/2 A)`;
    expect(playOn(world, script)).toBe(lines(script).join('\n'));
  });
});
