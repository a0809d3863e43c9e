import { describe, expect, it } from 'vitest';
import { shownMotion, shownTheme } from '#app/theme.ts';

const system =
  (...wishes: string[]) =>
  (query: string) =>
    wishes.some((wish) => query.includes(wish));

describe('the look', () => {
  it('follows the system until somebody chooses', () => {
    expect(shownTheme('auto', system())).toBe('light');
    expect(shownTheme('auto', system('dark'))).toBe('dark');
    expect(shownTheme('light', system('dark'))).toBe('light');
    expect(shownTheme('transparent', system('dark'))).toBe('dark');
  });

  it('puts the need for contrast above the taste for dark', () => {
    expect(shownTheme('auto', system('dark', 'contrast'))).toBe('contrast');
    expect(shownTheme('dark', system('contrast'))).toBe('dark');
  });

  it('stands still when either asks for it', () => {
    expect(shownMotion('auto', system())).toBe('auto');
    expect(shownMotion('auto', system('reduced-motion'))).toBe('none');
    expect(shownMotion('none', system())).toBe('none');
  });
});
