import { useEffect, useState } from 'react';

/** The value once it has stood for a while: what costs a frame's budget to show and nobody can follow at speed. */
export function useSettled<T>(value: T, calmMs: number): T {
  const [settled, setSettled] = useState(value);
  // A timer is not React's.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), calmMs);
    return () => clearTimeout(timer);
  }, [value, calmMs]);
  return settled;
}
