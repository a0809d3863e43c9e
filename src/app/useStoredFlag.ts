import { useState } from 'react';

/** A yes or no that outlives the page where the browser keeps anything; in a sandboxed frame it lasts as long as the page. */
export function useStoredFlag(key: string, initial: boolean): readonly [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => read(key) ?? initial);
  const change = (next: boolean) => {
    setValue(next);
    write(key, next);
  };
  return [value, change];
}

function read(key: string): boolean | undefined {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? undefined : stored === 'true';
  } catch {
    return undefined;
  }
}

function write(key: string, value: boolean): void {
  try {
    localStorage.setItem(key, String(value));
  } catch {
    // Storage is closed to this page: the choice is kept in memory.
  }
}
