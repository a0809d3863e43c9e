import { describe, expect, it } from 'vitest';
import { checkSync, type Scenario } from '../../scripts/conformance/sync.ts';
import { recordingsOf } from './recordings.ts';

describe('The StatefulSet controller', () => {
  it.each(['named-1.33', 'named-1.37', 'random-1.33', 'random-1.37'])('does what the real one did in %s', (file) => {
    const { checked, differences, unsupported } = checkSync(recordingsOf<Scenario>('sync', file));
    expect(differences.slice(0, 3)).toEqual([]);
    expect(unsupported).toBe(0);
    expect(checked).toBeGreaterThan(100);
  });
});
