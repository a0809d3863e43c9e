import { describe, expect, it } from 'vitest';
import { ConsistencyStore, type RecordedResource } from '#engine/statefulset/consistencyStore.ts';

const reading =
  (versions: Partial<Record<RecordedResource, number>>) =>
  (resource: RecordedResource): number =>
    versions[resource] ?? Number.POSITIVE_INFINITY;

describe('The record of a set’s writes', () => {
  it('is no hindrance to a set that has written nothing', () => {
    expect(new ConsistencyStore().ensureReady('web', reading({ pods: 0 }))).toBeUndefined();
  });

  it('names the cache that is behind, and the versions', () => {
    const store = new ConsistencyStore();
    store.wroteAt('web', 'StatefulSet/web#1', 'pods', 9);
    expect(store.ensureReady('web', reading({ pods: 8 }))).toEqual({ resource: 'pods', read: 8, written: 9 });
    expect(store.ensureReady('db', reading({ pods: 8 }))).toBeUndefined();
  });

  it('keeps the newest version of each resource', () => {
    const store = new ConsistencyStore();
    store.wroteAt('web', 'StatefulSet/web#1', 'pods', 9);
    store.wroteAt('web', 'StatefulSet/web#1', 'pods', 7);
    store.wroteAt('web', 'StatefulSet/web#1', 'statefulsets', 12);
    expect(store.ensureReady('web', reading({ pods: 8 }))?.written).toBe(9);
    expect(store.ensureReady('web', reading({ statefulsets: 11 }))?.resource).toBe('statefulsets');
  });

  it('is dropped once all caches have caught up', () => {
    const store = new ConsistencyStore();
    store.wroteAt('web', 'StatefulSet/web#1', 'pods', 9);
    expect(store.ensureReady('web', reading({ pods: 9 }))).toBeUndefined();
    expect(store.save()).toEqual({});
    expect(store.ensureReady('web', reading({ pods: 8 }))).toBeUndefined();
  });

  it('begins anew for a set of the same name and another UID', () => {
    const store = new ConsistencyStore();
    store.wroteAt('web', 'StatefulSet/web#1', 'pods', 9);
    store.wroteAt('web', 'StatefulSet/web#2', 'persistentvolumeclaims', 4);
    expect(store.ensureReady('web', reading({ pods: 0 }))).toBeUndefined();
  });

  it('is forgotten with the set', () => {
    const store = new ConsistencyStore();
    store.wroteAt('web', 'StatefulSet/web#1', 'pods', 9);
    store.clear('web');
    expect(store.ensureReady('web', reading({ pods: 0 }))).toBeUndefined();
  });

  it('goes on from what it saved', () => {
    const store = new ConsistencyStore();
    store.wroteAt('web', 'StatefulSet/web#1', 'pods', 9);
    const again = new ConsistencyStore(JSON.parse(JSON.stringify(store.save())));
    expect(again.ensureReady('web', reading({ pods: 8 }))?.written).toBe(9);
  });
});
