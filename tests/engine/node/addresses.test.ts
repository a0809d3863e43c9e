import { describe, expect, it } from 'vitest';
import { Addresses } from '#engine/node/addresses.ts';
import type { Pod } from '#engine/objects.ts';

const node = { name: 'n1', address: '10.0.0.1', podNetwork: '172.27.0', firstHost: 249 };

function podOn(nodeName: string | undefined, podIP?: string): Pod {
  return { spec: { containers: [], nodeName }, status: { podIP } } as unknown as Pod;
}

describe('An address', () => {
  it('is the next one of the pod’s node, and begins again after the last', () => {
    const addresses = new Addresses([node]);
    const given = Array.from({ length: 4 }, () => addresses.of(podOn('n1'))?.podIP);
    expect(given).toEqual(['172.27.0.249', '172.27.0.250', '172.27.0.1', '172.27.0.2']);
  });

  it('stays with a pod that has one', () => {
    expect(new Addresses([node]).of(podOn('n1', '172.27.0.9'))).toEqual({ hostIP: '10.0.0.1', podIP: '172.27.0.9' });
  });

  it('is not given to a pod without a node', () => {
    expect(new Addresses([node]).of(podOn(undefined))).toBeUndefined();
  });

  it('is not given twice by nodes that went on from a checkpoint', () => {
    const first = new Addresses([node]);
    first.of(podOn('n1'));
    expect(new Addresses([node], first.save()).of(podOn('n1'))?.podIP).toBe('172.27.0.250');
  });
});
