import { describe, expect, it } from 'vitest';
import { loopEdges, loopNodes } from '../../../src/panels/controller/loopLayout.ts';

describe('The chart of the controller’s loop', () => {
  it('has a place for every state of the machine', () => {
    expect(loopNodes.map(({ state }) => state)).toEqual(['idle', 'queued', 'syncing', 'done', 'backingOff']);
    for (const { x, width } of loopNodes) expect(x + width).toBeLessThanOrEqual(292);
  });

  it('has the machine’s transitions as its arrows, the way out of the last stage among them', () => {
    expect(loopEdges.map(({ from, to, events }) => `${from} ${events.join(',')} ${to}`)).toEqual([
      'idle keyAdded queued',
      'queued keyTaken syncing',
      'syncing setGone,stagePassed done',
      'syncing stageFailed backingOff',
      'done keyAdded queued',
      'done queueDrained idle',
      'backingOff delayOver,keyAdded queued',
    ]);
  });
});
