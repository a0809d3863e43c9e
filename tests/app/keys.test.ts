import { describe, expect, it } from 'vitest';
import { keyAction } from '#app/keys.ts';

const stroke = (key: string, held: Partial<Parameters<typeof keyAction>[0]> = {}) =>
  keyAction({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held });

describe('the keys', () => {
  it('play and step', () => {
    expect([' ', '.', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => stroke(key))).toEqual([
      'play',
      'play',
      'stepBack',
      'stepOn',
      'first',
      'last',
    ]);
  });

  it('go from mark to mark with Shift', () => {
    expect(stroke('ArrowLeft', { shiftKey: true })).toBe('previousMark');
    expect(stroke('ArrowRight', { shiftKey: true })).toBe('nextMark');
  });

  it('step with Alt too, because lanes take the bare arrows', () => {
    expect(stroke('ArrowRight', { altKey: true })).toBe('stepOn');
  });

  it('leave to the browser what is the browser’s', () => {
    expect(stroke('k', { ctrlKey: true })).toBeUndefined();
    expect(stroke('ArrowLeft', { metaKey: true })).toBeUndefined();
    expect(stroke('p', { altKey: true })).toBeUndefined();
    expect(stroke('Tab')).toBeUndefined();
  });
});
