import { describe, expect, it } from 'vitest';
import { Workqueue } from '#engine/statefulset/workqueue.ts';

describe('The workqueue', () => {
  it('holds a key once, however often it is added', () => {
    const queue = new Workqueue();
    expect([queue.add('web'), queue.add('db'), queue.add('web')]).toEqual([true, true, false]);
    expect([queue.take(), queue.take(), queue.take()]).toEqual(['web', 'db', undefined]);
  });

  it('keeps a key that is added while a worker has it until that worker is done', () => {
    const queue = new Workqueue();
    queue.add('web');
    queue.take();
    expect(queue.add('web')).toBe(false);
    expect(queue.take()).toBeUndefined();
    expect(queue.save()).toMatchObject({ processing: ['web'], dirty: ['web'] });
    queue.done('web');
    expect(queue.take()).toBe('web');
  });

  it('forgets a key that was not added again when its worker is done', () => {
    const queue = new Workqueue();
    queue.add('web');
    queue.take();
    queue.done('web');
    expect(queue.take()).toBeUndefined();
    expect(queue.add('web')).toBe(true);
  });

  it('adds a key that becomes due while a worker has it as any other', () => {
    const queue = new Workqueue();
    queue.add('web');
    queue.addAfter('web', 5, 'backOff');
    queue.take();
    expect(queue.due('web', 5)).toBe(false);
    queue.done('web');
    expect(queue.take()).toBe('web');
  });

  it('doubles the delay with every failure, from 5 ms up to 1000 s', () => {
    const queue = new Workqueue();
    const delays = Array.from({ length: 20 }, () => queue.failed('web', 0));
    expect(delays.slice(0, 5)).toEqual([5, 10, 20, 40, 80]);
    expect(delays.at(-1)).toBe(1_000_000);
  });

  it('begins anew after a success, and for every key by itself', () => {
    const queue = new Workqueue();
    queue.failed('web', 0);
    queue.failed('web', 0);
    expect(queue.failed('db', 0)).toBe(5);
    queue.forget('web');
    expect(queue.failed('web', 0)).toBe(5);
  });

  it('lets 100 failures pass at once, then ten a second, whichever keys they are of', () => {
    const queue = new Workqueue();
    const delays = Array.from({ length: 102 }, (_, at) => queue.failed(`set-${at}`, 0));
    expect(delays.slice(0, 100).every((delay) => delay === 5)).toBe(true);
    expect(delays.slice(100)).toEqual([100, 200]);
    expect(queue.failed('late', 10_000)).toBe(5);
  });

  it('keeps the earliest of several delays for a key', () => {
    const queue = new Workqueue();
    expect(queue.addAfter('web', 500, 'available')).toBe(true);
    expect(queue.addAfter('web', 900, 'backOff')).toBe(false);
    expect(queue.addAfter('web', 100, 'backOff')).toBe(true);
    expect(queue.due('web', 100)).toBe(true);
    expect(queue.due('web', 500)).toBe(false);
    expect([queue.take(), queue.take()]).toEqual(['web', undefined]);
  });

  it('goes on from what it saved', () => {
    const queue = new Workqueue();
    queue.add('web');
    queue.failed('db', 7);
    queue.addAfter('db', 12, 'backOff');
    queue.add('cache');
    queue.take();
    queue.add('web');
    const again = new Workqueue(JSON.parse(JSON.stringify(queue.save())));
    expect(again.save()).toEqual(queue.save());
    expect(again.failed('db', 8)).toBe(10);
  });
});
