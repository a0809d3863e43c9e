import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import { decodeLink } from '#share/link.ts';
import { parseTimeSpan } from '#share/shortLink.ts';

function viewOf(hash: string) {
  const decoded = decodeLink(hash);
  if (decoded === undefined || 'problem' in decoded) throw new Error(JSON.stringify(decoded));
  return decoded.view;
}

/** The set that the API server stores for a hand-written link. */
function storedSet(hash: string) {
  const simulation = new Simulation(viewOf(hash).scenario, undefined, lateParts);
  while (simulation.api.get('statefulsets', 'nginx-web') === undefined) if (simulation.step() === undefined) break;
  return simulation.api.get('statefulsets', 'nginx-web');
}

describe('A hand-written link', () => {
  it('is the lecture’s set with other fields, at a moment of its scenario', () => {
    const hash = '#replicas=5&partition=2&image=nginx:mainline&t=12s';
    expect(viewOf(hash).shown).toEqual({ atMs: 12_000 });
    expect(storedSet(hash)?.spec).toMatchObject({
      replicas: 5,
      serviceName: 'nginx',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
      template: { spec: { containers: [{ name: 'nginx', image: 'nginx:mainline', ports: [{ containerPort: 80 }] }] } },
    });
  });

  it('takes every field of a set message', () => {
    const hash =
      '#version=1.37&replicas=2&podManagementPolicy=Parallel&partition=1&maxUnavailable=50%25&minReadySeconds=7' +
      '&start=3&revisionHistoryLimit=4&whenScaled=Delete&whenDeleted=Retain';
    expect(viewOf(hash).scenario.kubernetesVersion).toBe('1.37');
    expect(storedSet(hash)?.spec).toMatchObject({
      replicas: 2,
      podManagementPolicy: 'Parallel',
      updateStrategy: { rollingUpdate: { partition: 1, maxUnavailable: '50%' } },
      minReadySeconds: 7,
      ordinals: { start: 3 },
      revisionHistoryLimit: 4,
      persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete', whenDeleted: 'Retain' },
    });
    expect(storedSet('#updateStrategy=OnDelete')?.spec.updateStrategy).toEqual({ type: 'OnDelete' });
  });

  it('with a time only is a moment of the lecture', () => {
    expect(viewOf('#t=3s')).toEqual({ scenario: lectureScenario, shown: { atMs: 3000 } });
  });

  it('without a time is shown at rest', () => {
    expect(viewOf('#replicas=2')).not.toHaveProperty('shown');
  });

  it('takes a percent sign as it is typed', () => {
    expect(storedSet('#version=1.37&maxUnavailable=50%')?.spec.updateStrategy.rollingUpdate?.maxUnavailable).toBe(
      '50%',
    );
  });

  it('leaves what is not of the API to the API server', () => {
    expect(storedSet('#replicas=many')).toBeUndefined();
    expect(storedSet('#replicas=-1')).toBeUndefined();
    expect(storedSet('#updateStrategy=OnDelete&partition=1')).toBeDefined();
  });

  it.each(['#replica=3', '#replicas=3&onload=alert(1)', '#__proto__=1', '#constructor=1', '#=3&foo=bar'])(
    'with a key that there is not is refused: %s',
    (hash) => {
      expect(decodeLink(hash)).toMatchObject({
        problem: { code: 'unknownKey', known: expect.arrayContaining(['replicas', 't']) },
      });
    },
  );

  it.each(['#replicas=', '#t=soon', '#t=-1s', '#version=1.34', `#image=${'x'.repeat(254)}`, '#replicas&t=1s'])(
    'with a value that cannot be read is refused: %s',
    (hash) => {
      expect(decodeLink(hash)).toMatchObject({ problem: { code: 'badValue' } });
    },
  );
});

describe('A time', () => {
  it.each([
    ['12s', 12_000],
    ['12', 12_000],
    ['1.5s', 1500],
    ['500ms', 500],
    ['1m30s', 90_000],
    ['2m', 120_000],
    ['0', 0],
  ])('%s is %i milliseconds', (text, ms) => {
    expect(parseTimeSpan(text)).toBe(ms);
  });

  it.each(['', 's', 'm', '1h', '12 s', '1e3', '-1', '12s1m', '٣s'])('"%s" is none', (text) => {
    expect(parseTimeSpan(text)).toBeUndefined();
  });
});
