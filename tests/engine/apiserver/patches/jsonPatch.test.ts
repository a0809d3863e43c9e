import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { jsonPatch } from '#engine/apiserver/patches/jsonPatch.ts';

const set = { spec: { replicas: 3, finalizers: ['a', 'b'], labels: { 'x/y': '1', 'p~q': '2' } } };

function patched(...operations: JsonObject[]) {
  return jsonPatch(set, operations) as typeof set | undefined;
}

describe('A JSON patch', () => {
  it('adds, replaces and removes fields', () => {
    expect(
      patched(
        { op: 'replace', path: '/spec/replicas', value: 5 },
        { op: 'add', path: '/spec/paused', value: true },
        { op: 'remove', path: '/spec/labels' },
      ),
    ).toEqual({ spec: { replicas: 5, paused: true, finalizers: ['a', 'b'] } });
  });

  it('puts a member before another one, at the end by -, and counts back from the end', () => {
    expect(patched({ op: 'add', path: '/spec/finalizers/1', value: 'c' })?.spec.finalizers).toEqual(['a', 'c', 'b']);
    expect(patched({ op: 'add', path: '/spec/finalizers/-', value: 'c' })?.spec.finalizers).toEqual(['a', 'b', 'c']);
    expect(patched({ op: 'remove', path: '/spec/finalizers/-1' })?.spec.finalizers).toEqual(['a']);
  });

  it('unescapes ~1 and ~0 in a path', () => {
    expect(
      patched({ op: 'remove', path: '/spec/labels/x~1y' }, { op: 'remove', path: '/spec/labels/p~0q' })?.spec.labels,
    ).toEqual({});
  });

  it('moves and copies', () => {
    expect(patched({ op: 'move', from: '/spec/replicas', path: '/spec/labels/r' })?.spec).toEqual({
      finalizers: ['a', 'b'],
      labels: { 'x/y': '1', 'p~q': '2', r: 3 },
    });
    expect(patched({ op: 'copy', from: '/spec/finalizers/0', path: '/spec/finalizers/-' })?.spec.finalizers).toEqual([
      'a',
      'b',
      'a',
    ]);
  });

  it('goes on after a test that holds, and has null for what is not there', () => {
    expect(
      patched({ op: 'test', path: '/spec/replicas', value: 3 }, { op: 'test', path: '/spec/none', value: null }),
    ).toBe(set);
  });

  it('replaces a field that was not there, as the API server does', () => {
    expect(patched({ op: 'replace', path: '/spec/paused', value: true })?.spec).toMatchObject({ paused: true });
  });

  it.each<[string, JsonObject]>([
    ['a test that fails', { op: 'test', path: '/spec/replicas', value: 9 }],
    ['a field to remove that is not there', { op: 'remove', path: '/spec/nope' }],
    ['a path through nothing', { op: 'add', path: '/spec/none/at/all', value: 1 }],
    ['a path through a scalar', { op: 'add', path: '/spec/replicas/x', value: 1 }],
    ['an index beyond the end', { op: 'add', path: '/spec/finalizers/3', value: 'c' }],
    ['a member that is no index', { op: 'replace', path: '/spec/finalizers/x', value: 'c' }],
    ['an operation that nobody knows', { op: 'increase', path: '/spec/replicas' }],
    ['an operation without a path', { op: 'remove' }],
    ['a path that is none', { op: 'replace', path: 'spec', value: {} }],
  ])('comes to nothing by %s', (_name, operation) => {
    expect(jsonPatch(set, [{ op: 'remove', path: '/spec/labels' }, operation])).toBeUndefined();
  });

  it('takes __proto__ as a name like any other', () => {
    const result = jsonPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: true } }]) as JsonObject;
    expect(Object.keys(result)).toEqual(['__proto__']);
    expect((result as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
