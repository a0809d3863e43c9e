import { describe, expect, it } from 'vitest';
import { asTyped } from '#panels/controls/asTyped.ts';
import { specPatch } from '#panels/controls/specPatch.ts';

describe('what is typed', () => {
  it.each([
    ['3', 3],
    [' 3 ', 3],
    ['-1', -1],
    ['1.5', 1.5],
    ['10001', 10001],
    ['0', 0],
    ['three', 'three'],
    ['50%', '50%'],
    ['', ''],
    ['007', '007'],
    ['1e3', '1e3'],
    ['+3', '+3'],
    ['Infinity', 'Infinity'],
    ['true', 'true'],
  ])('%j reaches the API server as %j', (text, value) => {
    expect(asTyped(text)).toBe(value);
  });
});

describe('an edit of the spec', () => {
  it('names only its own field', () => {
    expect(specPatch('replicas', 5)).toEqual({ replicas: 5 });
    expect(specPatch('whenScaled', 'Delete')).toEqual({
      persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' },
    });
    expect(specPatch('partition', 2)).toEqual({ updateStrategy: { rollingUpdate: { partition: 2 } } });
  });

  it('takes rollingUpdate away from the strategies that may not have it', () => {
    expect(specPatch('updateStrategy', 'OnDelete')).toEqual({
      updateStrategy: { type: 'OnDelete', rollingUpdate: null },
    });
    expect(specPatch('updateStrategy', 'RollingUpdate')).toEqual({ updateStrategy: { type: 'RollingUpdate' } });
  });
});
