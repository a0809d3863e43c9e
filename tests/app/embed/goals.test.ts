import { expect, it } from 'vitest';
import type { GoalReached } from '#app/embed/channel.ts';
import { onGoal } from '#app/embed/goals.ts';
import { beginStepAgain, openLesson } from '#store/lesson/lessonStore.ts';
import { loadTerminals } from '#store/terminals.ts';

it('A host is told of a step that is done, once, and of nothing after it has stopped listening', async () => {
  const terminals = await loadTerminals();
  const told: GoalReached[] = [];
  const stop = onGoal((goal) => told.push(goal));
  await openLesson('read-the-cluster', 'get-service');
  terminals.run('kubectl get pods');
  expect(told).toEqual([]);
  terminals.run('kubectl get service nginx');
  terminals.run('kubectl get service nginx');
  // The lessons are on their way to whoever tells of them.
  await expect.poll(() => told.length).toBe(1);
  expect(told).toEqual([{ type: 'goal', lesson: 'read-the-cluster/get-service', done: 1, steps: 6 }]);
  await openLesson('read-the-cluster', 'get-endpoints');
  terminals.run('kubectl get endpoints nginx');
  expect(told.at(-1)).toEqual({ type: 'goal', lesson: 'read-the-cluster/get-endpoints', done: 2, steps: 6 });
  stop();
  beginStepAgain();
  terminals.run('kubectl get endpoints nginx');
  expect(told).toHaveLength(2);
});
