import { afterEach, expect, test } from 'vitest';
import { readRecordedEvents, Replay, type RecordedEvent } from '../../scripts/live/replay.ts';
import { readOptions } from '../../scripts/live/options.ts';
import { ApiReplica } from '../../scripts/live/apiReplica.ts';
import { madeCluster } from '../../scripts/live/madeCluster.ts';
import { watchedKinds } from '../../src/live/watchedKinds.ts';
import { TestCluster, until, watch, type Watching } from './kit.ts';

const file = 'tests/conformance/data/watch/lecture.jsonl.gz';
let cluster: TestCluster | undefined;
let watching: Watching | undefined;

afterEach(async () => {
  watching?.session.stop();
  await cluster?.stop();
});

/** What there is after the first events, as `resource name version`, without what a page forgets. */
function expectedAfter(events: readonly RecordedEvent[]): readonly string[] {
  const objects = new Map<string, string>();
  for (const { type, resource, object } of events) {
    const { name, resourceVersion } = object['metadata'] as { name: string; resourceVersion: string };
    if (resource === 'events') continue;
    if (type === 'DELETED') objects.delete(`${resource} ${name}`);
    else objects.set(`${resource} ${name}`, `${resource} ${name} ${resourceVersion}`);
  }
  return [...objects.values()].sort();
}

function knownTo({ known }: Watching): readonly string[] {
  const lists = known();
  return watchedKinds
    .filter((resource) => resource !== 'events')
    .flatMap((resource) =>
      lists[resource].map(({ metadata }) => `${resource} ${metadata.name} ${metadata.resourceVersion}`),
    )
    .sort();
}

test('a recorded session is followed from its first event to its last', async () => {
  const events = readRecordedEvents(file);
  if ('wrong' in events) throw new Error(events.wrong);
  cluster = await new TestCluster().start();
  const replay = new Replay(cluster.replica, events, { speed: 0, longestPauseMs: 0 });
  watching = watch(cluster);
  await until(() => watching?.connection?.state === 'live');
  for (const step of [60, 100, 200, 100, events.length]) {
    replay.advance(step);
    const expected = expectedAfter(events.slice(0, replay.progress.told));
    await until(() => JSON.stringify(knownTo(watching as Watching)) === JSON.stringify(expected));
  }
  expect(replay.progress).toEqual({ told: events.length, events: events.length });
  const pods = watching.changes.filter(({ resource }) => resource === 'pods');
  expect(pods).toHaveLength(events.filter(({ resource }) => resource === 'pods').length);
  expect(watching.connection?.passedOver).toBe(0);
});

test('the times of a recording never run backwards', () => {
  const events = readRecordedEvents(file);
  if ('wrong' in events) throw new Error(events.wrong);
  const times = events.map(({ timeMs }) => timeMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect((times.at(-1) as number) - (times[1] as number)).toBeGreaterThan(60_000);
});

test('the clock of a recording is that of its events', () => {
  const events = readRecordedEvents(file);
  if ('wrong' in events) throw new Error(events.wrong);
  const replay = new Replay(new ApiReplica(), events, { speed: 0, longestPauseMs: 0 });
  replay.advance(100);
  expect(replay.nowMs).toBe(events[99]?.timeMs);
});

test('a made cluster has so many ready pods, one rollout that goes on, and one that is stuck', () => {
  const events = madeCluster(40);
  const pods = events.filter(({ resource, isListed }) => resource === 'pods' && isListed);
  expect(pods).toHaveLength(40);
  expect(pods.every(({ object }) => JSON.stringify(object['status']).includes('"ready":true'))).toBe(true);
  const [shop, cache] = ['shop', 'cache'].map((name) => statusAtTheEnd(events, name));
  expect(shop).toMatchObject({ replicas: 20, updatedReplicas: 20, readyReplicas: 20 });
  expect(cache).toMatchObject({ replicas: 10, readyReplicas: 9 });
  expect(madeCluster(40)).toEqual(events);
});

function statusAtTheEnd(events: readonly RecordedEvent[], set: string): unknown {
  const told = events.filter(
    ({ resource, object }) => resource === 'statefulsets' && (object['metadata'] as { name: string }).name === set,
  );
  return told.at(-1)?.object['status'];
}

test('npm run live says what is wrong with its options', () => {
  expect(readOptions(['--replay', 'a.jsonl', '--speed', '4'])).toMatchObject({
    replay: 'a.jsonl',
    speed: 4,
    port: 8001,
  });
  expect(readOptions(['--pods', '2000'])).toMatchObject({ pods: 2000 });
  expect(readOptions(['--pods', '3'])).toHaveProperty('wrong');
  expect(readOptions(['--pods', '2000', '--replay', 'a.jsonl'])).toHaveProperty('wrong');
  expect(readOptions([])).toEqual({ wrong: '--replay names the recording.' });
  expect(readOptions(['--replay', 'a', '--speed', 'fast'])).toHaveProperty('wrong');
  expect(readOptions(['--replay', 'a', '--port', '70000'])).toHaveProperty('wrong');
  expect(readOptions(['--play', 'a'])).toHaveProperty('wrong');
});
