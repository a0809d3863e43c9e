import { describe, expect, it } from 'vitest';
import type { PodState } from '#engine/node/podLifecycle.ts';
import { allPodStates, PodStateBook, settledStates, stateOfPod } from '#engine/node/podStates.ts';

const names = Array.from({ length: 200 }, (_, at) => `Pod/web-${at}#1`);

function bookOf(state: PodState): PodStateBook {
  return new PodStateBook(settledStates(new Map(names.map((uid) => [uid, state]))));
}

describe('The states of pods', () => {
  it('stay as they were written, whatever pods do later', () => {
    const book = bookOf('creating');
    const before = book.written;
    const copy = structuredClone(before);
    for (const uid of names) book.set(uid, 'running.notReady');
    expect(before).toEqual(copy);
    expect(stateOfPod(book.written, names[7]!)).toBe('running.notReady');
  });

  it('share all but what moved with those before', () => {
    const book = bookOf('creating');
    const before = book.written;
    book.set(names[3]!, 'running.notReady');
    expect(book.written.settled).toBe(before.settled);
    expect(book.written.recent.uids).toEqual([names[3]]);
  });

  it('are the same value while no pod moves', () => {
    const book = bookOf('creating');
    const before = book.written;
    book.set(names[3]!, 'creating');
    book.delete('Pod/nobody#1');
    expect(book.written).toBe(before);
  });

  it('know nothing of a pod that is gone, also of one that came and went', () => {
    const book = bookOf('terminating');
    book.delete(names[0]!);
    book.set('Pod/web-0#2', 'unscheduled');
    book.delete('Pod/web-0#2');
    for (const uid of [names[0]!, 'Pod/web-0#2']) expect(stateOfPod(book.written, uid)).toBeUndefined();
    expect([...allPodStates(book.written).keys()]).toEqual(names.slice(1));
  });

  it('are in the order in which the pods came, however much has moved', () => {
    const book = bookOf('creating');
    const plain = new Map<string, PodState>(names.map((uid) => [uid, 'creating']));
    for (const [at, uid] of names.entries()) {
      if (at % 3 === 0) plain.delete(uid);
      else plain.set(uid, 'failed');
      if (at % 3 === 0) book.delete(uid);
      else book.set(uid, 'failed');
      plain.set(`${uid}b`, 'unscheduled');
      book.set(`${uid}b`, 'unscheduled');
      expect([...allPodStates(book.written)]).toEqual([...plain]);
    }
    expect([...allPodStates(new PodStateBook(book.written).written)]).toEqual([...plain]);
  });
});
