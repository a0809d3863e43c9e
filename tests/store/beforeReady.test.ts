import { expect, it } from 'vitest';
import { scaleTo, shownSet, store } from './visit.ts';

// The only tests of a store that has not loaded what an edit needs: a file has a store of its own, and they run in this order.

it('The first frame needs nothing to be loaded', () => {
  expect(shownSet()?.status).toMatchObject({ readyReplicas: 3, currentRevision: 'nginx-web-677759c9b8' });
  store().goToStep(3);
  expect(store().frame.step).toBe(3);
  store().toLast();
});

it('An edit that comes too early is done as soon as what judges it is there', async () => {
  const { step } = store().frame;
  expect(store().submit(scaleTo(5))).toBeUndefined();
  expect(store().frame.step).toBe(step);
  await store().prepare();
  expect(shownSet()?.spec.replicas).toBe(5);
  expect(store().playing).toBe(true);
  store().pause();
});
