import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTime, parseTime } from '#engine/apiserver/time.ts';

// Years 1 to 9999, which is what RFC 3339 can write.
const moments = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 });

describe('API time', () => {
  it('is written as the calendar says, for any second', () => {
    fc.assert(
      fc.property(moments, (second) => {
        expect(formatTime(second * 1000)).toBe(new Date(second * 1000).toISOString().replace('.000Z', 'Z'));
      }),
    );
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(moments, (second) => {
        const text = formatTime(second * 1000);
        // The last time that was written is remembered; another one makes the reader read.
        formatTime(second * 1000 + 5000);
        expect(parseTime(text)).toBe(second * 1000);
      }),
    );
  });

  it('cuts the fraction of a second off, before 1970 too', () => {
    expect(formatTime(1999)).toBe('1970-01-01T00:00:01Z');
    expect(formatTime(-1)).toBe('1969-12-31T23:59:59Z');
    expect(parseTime('2026-01-01T00:00:00.987Z')).toBe(1_767_225_600_000);
  });

  it.each([undefined, '', '2026-01-01', '2026-01-01T00:00:00+08:00', 'soon'])('%s is no time', (text) => {
    expect(parseTime(text)).toBeNaN();
  });
});
