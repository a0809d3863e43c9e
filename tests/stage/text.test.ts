import { describe, expect, it } from 'vitest';
import { cut, cutMiddle, fitted, textWidth, wrap } from '#stage/text.ts';

const type = { size: 14, weight: 400 } as const;

describe('text', () => {
  it('is left alone where it fits', () => {
    expect(fitted('Ready', type, 100)).toEqual({ text: 'Ready', type });
    expect(fitted('', type, 0).text).toBe('');
  });

  it('gets smaller, then narrower, then shorter', () => {
    const width = textWidth('Terminating', { ...type, size: 18 });
    expect(fitted('Terminating', { ...type, size: 18 }, width * 0.9, 14).type.size).toBeLessThan(18);
    expect(fitted('Terminating', type, textWidth('Terminating', type) * 0.9).squeeze).toBeDefined();
    expect(fitted('Terminating', type, 40).text).toMatch(/…$/);
  });

  it('never grows wider than its room', () => {
    for (const width of [20, 40, 60, 80]) {
      expect(textWidth(cut('nginx-web-0 is Running', type, width), type)).toBeLessThanOrEqual(width);
      expect(textWidth(cutMiddle('cn-hangzhou.192.168.1.85', type, Math.max(60, width), 5), type)).toBeLessThanOrEqual(
        Math.max(60, width),
      );
    }
  });

  it('keeps the end of a name, which tells it from its neighbours', () => {
    expect(cutMiddle('www-storage-nginx-web-0', type, 110, 6)).toMatch(/…web-0$/);
  });

  it('breaks between words, and Chinese not before a comma', () => {
    expect(wrap('waits until web-1 is Ready', type, 120, 3)).toEqual(['waits until', 'web-1 is Ready']);
    for (const line of wrap('replicas 是 5，不含 5 号', type, 80, 4)) expect(line).not.toMatch(/^[，。：号]/);
  });
});
