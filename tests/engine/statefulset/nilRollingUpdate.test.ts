import { describe, expect, it } from 'vitest';
import { lines, play } from '../kit/play.ts';

describe('A strategy RollingUpdate without its block', () => {
  it('stays without it when the API server fills in defaults, so a low pod comes back old in mid-rollout', () => {
    const script = `settled
     apply image=B
     sync: delete 2 (3/3/2/0 A→B)
     gone 2
     sync: create 2@B (2/2/2/0 A→B)
     ready 2
     sync: delete 1 (3/3/1/1 A→B)
     gone 1
     kill 0
     gone 0
     sync: create 0@A (1/1/0/1 A→B)`;
    expect(play({ replicas: 3, rollingUpdate: 'nil' }, script)).toBe(lines(script).join('\n'));
  });

  it('counts the remaining old pods, so the pod above them comes back new', () => {
    const script = `settled
     apply image=B
     sync: delete 2 (3/3/2/0 A→B)
     gone 2
     sync: create 2@B (2/2/2/0 A→B)
     ready 2
     kill 1
     sync: nothing (3/3/1/1 A→B)
     gone 1
     sync: create 1@B (2/2/1/1 A→B)`;
    expect(play({ replicas: 3, rollingUpdate: 'nil' }, script)).toBe(lines(script).join('\n'));
  });

  it('with the block there, every pod that comes back is new, also the lowest', () => {
    const script = `settled
     apply image=B
     sync: delete 2 (3/3/2/0 A→B)
     gone 2
     sync: create 2@B (2/2/2/0 A→B)
     ready 2
     kill 0
     gone 0
     sync: create 0@B (2/2/1/1 A→B)`;
    expect(play({ replicas: 3 }, script)).toBe(lines(script).join('\n'));
  });
});
