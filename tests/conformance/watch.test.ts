import { expect, test } from 'vitest';
import { checkWatch } from '../../scripts/conformance/watch.ts';
import { recordingsOf } from './recordings.ts';

type Event = Parameters<typeof checkWatch>[0][number];

const events = recordingsOf<Event>('watch');

test('a recorded watch stream is kept event by event, and our controller makes the pods that the real one made', () => {
  const { checked, differences } = checkWatch(events);
  expect(differences).toEqual([]);
  expect(checked).toBe(events.length);
});

test('a pod that the real controller would not have made is found out', () => {
  const at = events.findIndex(({ type, resource }) => type === 'ADDED' && resource === 'pods');
  const altered = JSON.parse(JSON.stringify(events).replaceAll('"nginx-web-0"', '"nginx-web-7"')) as Event[];
  const { differences } = checkWatch(altered);
  expect(differences[0]?.step).toBe(`event ${at + 1}: ADDED pods/nginx-web-7`);
});
