import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tellDiagnosis } from '../../src/diagnose/tell.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import { releaseOf } from '../../src/engine/versions.ts';
import { diagnosisWordsFor } from '../../src/i18n/diagnosisWords.ts';
import { en } from '../../src/i18n/en.ts';
import { tracksOfSet } from '../../src/engine/simulation/tracks.ts';
import { madeCluster } from '../../scripts/live/madeCluster.ts';
import { watchedKinds } from '../../src/live/watchedKinds.ts';
import { RecordedHistory } from '../../src/live/recordedHistory.ts';
import { readRecording, recordingText } from '../../src/live/recordingText.ts';
import { narrate } from '../../src/panels/narration/narrate.ts';

const text = gunzipSync(readFileSync('tests/conformance/data/watch/lecture.jsonl.gz')).toString('utf8');
const release = releaseOf('1.37');

function isWatchedKind(line: string): boolean {
  return (watchedKinds as readonly string[]).includes((JSON.parse(line) as { resource: string }).resource);
}

function lecture() {
  const read = readRecording(text);
  if ('wrong' in read) throw new Error(read.wrong);
  return { ...read, history: new RecordedHistory(read.recording, release) };
}

const { history, recording } = lecture();
const setIn = (step: number) => history.frameAt(step).cluster.stored.objects.statefulsets[0];

describe('a recorded session as a history', () => {
  test('has a step for each change, and its times never run backwards', () => {
    expect(history.steps).toHaveLength(recording.changes.length);
    const times = history.steps.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('says of each step what it was and about whom', () => {
    const gone = history.steps.filter(({ type }) => type === 'podGone').map(({ subject }) => subject);
    expect(gone).toContain('nginx-web-2');
    expect(history.steps.filter(({ type, subject }) => !type || !subject)).toEqual([]);
    expect(new Set(history.steps.map(({ quiet }) => quiet))).toEqual(new Set([true, false]));
  });

  test('shows the same cluster at a step, whichever way one came there', () => {
    const straight = lecture().history.frameAt(300).cluster;
    history.frameAt(500);
    history.frameAt(10);
    const back = history.frameAt(300).cluster;
    expect(back.stored.objects).toEqual(straight.stored.objects);
    expect(back.stored.incarnations).toEqual(straight.stored.incarnations);
  });

  test('marks what somebody asked of the set', () => {
    const edits = history.marks.map(({ request }) =>
      request.type === 'patchSet'
        ? JSON.stringify(request.spec)
        : request.type === 'setImage'
          ? request.image
          : request.type,
    );
    const [created] = history.marks;
    const manifest = created?.request.type === 'apply' ? created.request.manifest : {};
    expect(Object.keys(manifest)).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(manifest['metadata']).not.toHaveProperty('uid');
    expect(edits.slice(0, 6)).toEqual([
      'apply',
      'nginx:mainline',
      '{"replicas":5}',
      '{"updateStrategy":{"rollingUpdate":{"partition":3}}}',
      'nginx:1.29',
      expect.any(String),
    ]);
  });

  test('tells the pods that the controller was about to create as its sync, with the reason', () => {
    const step = recording.changes.findIndex(
      ({ change, object }) => change === 'ADDED' && object.metadata.name === 'nginx-web-1' && object.kind === 'Pod',
    );
    const { cause } = history.frameAt(step + 1);
    expect(cause?.type).toBe('sync');
    expect(narrate(history.frameAt(step + 1), en, 'nginx-web').headline).toContain('nginx-web-1');
  });

  test('ends with nothing left, as it was recorded', () => {
    const { pods, statefulsets } = history.frameAt(history.steps.length).cluster.stored.objects;
    expect([pods.length, statefulsets.length]).toEqual([0, 0]);
  });

  test('has a track for each ordinal', () => {
    expect(history.tracks.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4]);
    expect(history.tracks.every(({ changes }) => changes.at(-1)?.level === 'none')).toBe(true);
  });

  test('of two sets has tracks for each, whichever ordinals they share', () => {
    const lines = madeCluster(40).map(({ resource, type, object, timeMs, isListed }) =>
      JSON.stringify({ resource, type, object, time: new Date(timeMs).toISOString(), listed: isListed }),
    );
    const read = readRecording(lines.filter((line) => isWatchedKind(line)).join('\n'));
    if ('wrong' in read) throw new Error(read.wrong);
    const { tracks } = new RecordedHistory(read.recording, release);
    const [shop, cache] = ['shop', 'cache'].map((set) => tracksOfSet(tracks, set));
    expect(shop?.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 20 }, (_, ordinal) => ordinal));
    expect(cache?.filter(({ changes }) => changes.length > 1).map(({ ordinal }) => ordinal)).toEqual([9]);
    expect(cache?.[9]?.changes.at(-1)?.level).toBe('fault');
  });

  test('counts the endpoints of a Service in all of its slices', () => {
    const slice = (name: string, ready: readonly boolean[]) => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name, namespace: 'default', uid: name, labels: { 'kubernetes.io/service-name': 'nginx' } },
      addressType: 'IPv4',
      endpoints: ready.map((isReady, at) => ({ addresses: [`10.0.0.${at + 1}`], conditions: { ready: isReady } })),
    });
    const set = recording.changes.find(({ resource }) => resource === 'statefulsets')?.object;
    const lines = [
      { resource: 'statefulsets', type: 'ADDED', object: set },
      { resource: 'endpointslices', type: 'ADDED', object: slice('nginx-a', [true, true, true]) },
      { resource: 'endpointslices', type: 'ADDED', object: slice('nginx-b', [true]) },
      { resource: 'endpointslices', type: 'MODIFIED', object: slice('nginx-b', [true, false]) },
    ];
    const read = readRecording(lines.map((line) => JSON.stringify(line)).join('\n'));
    if ('wrong' in read) throw new Error(read.wrong);
    const counted = { type: 'endpointsUpdated', service: 'nginx', ready: 4, total: 5 };
    expect(new RecordedHistory(read.recording, release).frameAt(4).cause).toEqual(counted);
  });

  test('refuses whatever is asked of it', () => {
    expect(history.refusalOf()).toMatchObject({ code: 403, reason: 'Forbidden' });
  });
});

describe('a set that is stuck in a recording', () => {
  /** The update to an image that cannot be pulled. */
  const stuckAt = () => {
    for (let step = history.steps.length; step > 0; step--) {
      const image = setIn(step)?.spec.template.spec.containers[0]?.image;
      if (image === 'nginx:nosuch' && (setIn(step)?.status.updatedReplicas ?? 0) > 0) return step;
    }
    throw new Error('nothing is stuck');
  };

  test('says by the controller’s own rule what it waits for', () => {
    const frame = history.frameAt(stuckAt());
    expect(narrate(frame, en, 'nginx-web').waitingFor).toMatchObject({
      rule: 'waitRunning',
      object: { resource: 'pods', name: 'nginx-web-1' },
    });
  });

  test('is diagnosed as a pasted cluster is', () => {
    const { stored, wallClockMs } = history.frameAt(stuckAt()).cluster;
    const objects = Object.values(stored.objects).flat() as unknown as readonly JsonObject[];
    const [diagnosis] = diagnose(objects, { release, nowMs: wallClockMs }).diagnoses;
    if (diagnosis === undefined) throw new Error('there is no set');
    expect(tellDiagnosis(diagnosis, diagnosisWordsFor('en')).title).toContain('default/nginx-web');
    expect(['stuck', 'waits']).toContain(diagnosis.state);
  });
});

describe('a recording as a file', () => {
  test('is the same again when it is read', () => {
    const again = readRecording(recordingText(recording));
    if ('wrong' in again) throw new Error(again.wrong);
    expect(again.recording.changes).toEqual(recording.changes);
    expect(again.recording.startMs).toBe(recording.startMs);
    expect(recordingText(again.recording)).toBe(recordingText(recording));
  });

  test('is refused when a line is no watch event, and nothing of it is taken', () => {
    expect(readRecording(`${text.split('\n')[3]}\nhello`)).toEqual({ wrong: 'notARecording', line: 2 });
    expect(readRecording('{"resource":"secrets","type":"ADDED","object":{}}')).toMatchObject({
      wrong: 'notARecording',
    });
    expect(readRecording('')).toEqual({ wrong: 'noSet', line: 0 });
    expect(readRecording(' '.repeat(65 * 1024 * 1024))).toEqual({ wrong: 'tooLong', line: 0 });
  });

  test('passes over objects that have not the shape of their kind', () => {
    const [set] = text.split('\n').filter((line) => line.includes('"resource":"statefulsets"'));
    const pod = '{"resource":"pods","type":"ADDED","object":{"metadata":{"name":"<img>"},"status":7}}';
    expect(readRecording(`${set}\n${pod}`)).toMatchObject({ passedOver: 1, namespace: 'default' });
  });
});
