/** The lines that were typed into the terminal, kept where the browser lets us, so that ↑ brings them back another day. */
import { mayKeep } from './preferences.ts';

const key = 'ordinal.terminal';
const mostLines = 200;
const mostLength = 2000;

/** The kept lines, the oldest first; none where there is no storage, or where something else stands in it. */
export function loadLines(): string[] {
  if (!mayKeep()) return [];
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isLine).slice(-mostLines) : [];
  } catch {
    return [];
  }
}

/** Keeps the newest of the lines. A very long one is left out. */
export function saveLines(lines: readonly string[]): void {
  if (!mayKeep()) return;
  try {
    localStorage.setItem(key, JSON.stringify(lines.filter(isLine).slice(-mostLines)));
  } catch {
    // No storage here: the lines last as long as the page.
  }
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.length <= mostLength;
}
