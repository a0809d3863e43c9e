import { describe, expect, it } from 'vitest';
import type { Fault, FaultReason } from '#engine/apiserver/faults.ts';
import type { WriteResource, WriteVerb } from '#engine/apiserver/client.ts';
import type { Simulation } from '#engine/simulation/simulation.ts';
import type { TimedRequest } from '#engine/simulation/scenario.ts';
import { at, deedsOf, scenarioOf, syncsUntil, troubled } from '../kit/runs.ts';
import type { Wanted } from '../kit/setOf.ts';

const anyCreate: Fault = { verb: 'create', resource: 'pods', name: '*', message: '' };

/** A new set that meets a fault from its first sync on. */
function withFault(fault: Fault, wanted: Wanted = { replicas: 1 }, later: readonly TimedRequest[] = []): Simulation {
  const { requests, ...scenario } = scenarioOf(wanted);
  return troubled({ ...scenario, requests: [at(0, { type: 'apiFault', fault }), ...requests, ...later] });
}

function deedsUntil(simulation: Simulation, untilMs: number): readonly string[] {
  return syncsUntil(simulation, untilMs).flatMap(({ report }) => deedsOf(report));
}

/** What the controller is told when a call fails for this reason. */
function answered(reason: FaultReason, verb: WriteVerb, resource: WriteResource, name: string, message = ''): string {
  const simulation = withFault({ verb, resource, name, message, reason });
  const [sync] = syncsUntil(simulation, 20);
  return sync?.report.writes.find(({ error }) => error !== undefined)?.error?.message ?? '';
}

describe('A call that fails', () => {
  it.each<[FaultReason, string]>([
    ['AlreadyExists', 'pods "web-0" already exists, the server was not able to generate a unique name for the object'],
    ['Forbidden', 'pods "web-0" is forbidden: '],
    ['InternalError', 'Internal error occurred: failed calling webhook "admit.example.com": context deadline exceeded'],
    ['NotFound', 'pods "web-0" not found'],
    ['ServerTimeout', 'The create operation against pods could not be completed at this time, please try again.'],
    ['Timeout', 'Timeout: request did not complete within requested timeout - context deadline exceeded'],
    ['TooManyRequests', 'the server has received too many requests and has asked us to try again later (post pods)'],
  ])('because of %s says so in the server’s words', (reason, message) => {
    expect(answered(reason, 'create', 'pods', 'web-0')).toBe(message);
  });

  it('names the set with its group, and a PUT its object', () => {
    const status = ['update', 'statefulsets/status', 'web'] as const;
    expect(answered('Conflict', ...status)).toBe(
      'Operation cannot be fulfilled on statefulsets.apps "web": the object has been modified; please apply your changes to the latest version and try again',
    );
    expect(answered('ServerTimeout', ...status)).toContain('The update operation against statefulsets.apps');
    expect(answered('TooManyRequests', ...status)).toContain('(put statefulsets.apps web)');
  });

  it('takes words of its own where the server’s differ from case to case', () => {
    expect(answered('InternalError', 'create', 'pods', 'web-0', 'no leader')).toBe(
      'Internal error occurred: no leader',
    );
    expect(answered('Timeout', 'create', 'pods', 'web-0', 'etcd is slow')).toBe('Timeout: etcd is slow');
  });

  it('fails the sync, tells of it on the set, and brings the key back with back-off', () => {
    const simulation = withFault({ ...anyCreate, reason: 'InternalError', times: 3 });
    const times = syncsUntil(simulation, 100).map(({ atMs, report }) => `${atMs} ${report.error === undefined}`);
    // The status that the first sync wrote wakes the controller before the 5 ms are over; then it waits 10 ms, then 20 ms.
    expect(times.slice(0, 4)).toEqual(['10 false', '20 false', '40 false', '70 true']);
    expect([...simulation.api.list('events')].find(({ reason }) => reason === 'FailedCreate')).toMatchObject({
      type: 'Warning',
      count: 3,
      message:
        'Create Pod web-0 in StatefulSet web failed error: Internal error occurred: failed calling webhook "admit.example.com": context deadline exceeded',
    });
  });
});

describe('A fault', () => {
  it('is for one call unless it says otherwise', () => {
    const simulation = withFault({ ...anyCreate, reason: 'Timeout' });
    expect(deedsUntil(simulation, 1000)).toEqual(['create web-0: Timeout', 'create web-0']);
    expect(simulation.cluster().faults).toEqual([]);
  });

  it('counts the calls that are left', () => {
    const simulation = withFault({ ...anyCreate, reason: 'Timeout', times: 3 });
    syncsUntil(simulation, 11);
    expect(simulation.cluster().faults).toMatchObject([{ times: 2 }]);
  });

  it('can last for some time, however often the call is made', () => {
    const simulation = withFault({ ...anyCreate, reason: 'ServerTimeout', forMs: 1000 });
    const deeds = deedsUntil(simulation, 1000);
    expect(new Set(deeds)).toEqual(new Set(['create web-0: ServerTimeout']));
    expect(deeds.length).toBeGreaterThan(5);
    expect(deedsUntil(simulation, 2000)).toEqual(['create web-0']);
    expect(simulation.cluster().faults).toEqual([]);
  });

  it('ends with its calls or with its time, whichever comes first', () => {
    const few = withFault({ ...anyCreate, reason: 'ServerTimeout', forMs: 60_000, times: 2 });
    expect(deedsUntil(few, 1000)).toEqual([
      'create web-0: ServerTimeout',
      'create web-0: ServerTimeout',
      'create web-0',
    ]);
    const short = withFault({ ...anyCreate, reason: 'ServerTimeout', forMs: 15, times: 99 });
    expect(deedsUntil(short, 1000)).toEqual(['create web-0: ServerTimeout', 'create web-0']);
  });

  it('can mean every call: then a set does not come into being until it is over', () => {
    const outage: Fault = { verb: '*', resource: '*', name: '*', message: '', reason: 'TooManyRequests', forMs: 5000 };
    const simulation = withFault(outage, { replicas: 2 });
    expect(new Set(deedsUntil(simulation, 5000))).toEqual(
      new Set([expect.stringMatching(/^create controllerrevisions .*: TooManyRequests$/)]),
    );
    expect(simulation.api.get('statefulsets', 'web')?.status).toEqual({ replicas: 0, availableReplicas: 0 });
    expect(deedsUntil(simulation, 60_000)).toEqual(['create web-0', 'create web-1']);
  });

  it('that names the call comes before one that means many', () => {
    const exact: Fault = { verb: 'create', resource: 'pods', name: 'web-0', message: 'quota' };
    const { requests, ...scenario } = scenarioOf({ replicas: 1 });
    const wide: Fault = { verb: '*', resource: 'pods', name: '*', message: '', reason: 'Timeout' };
    const faults = [wide, exact].map((fault) => at(0, { type: 'apiFault', fault }));
    const simulation = troubled({ ...scenario, requests: [...faults, ...requests] });
    expect(deedsUntil(simulation, 1000)).toEqual(['create web-0: Forbidden', 'create web-0: Timeout', 'create web-0']);
  });
});

describe('A conflict', () => {
  const status: Fault = {
    verb: 'update',
    resource: 'statefulsets/status',
    name: 'web',
    message: '',
    reason: 'Conflict',
  };

  it('of the status is tried again within the sync, and nobody hears of it', () => {
    const [sync] = syncsUntil(withFault({ ...status, times: 4 }), 20);
    expect(deedsOf(sync!.report).filter((deed) => deed.endsWith('Conflict'))).toHaveLength(4);
    expect(sync?.report.error).toBeUndefined();
  });

  it('fails the sync when the fifth try conflicts as well', () => {
    const [sync] = syncsUntil(withFault({ ...status, times: 5 }), 20);
    expect(sync?.report.error).toContain('Operation cannot be fulfilled on statefulsets.apps "web"');
  });

  it('is the only refusal that is tried again', () => {
    const [sync] = syncsUntil(withFault({ ...status, reason: 'ServerTimeout', times: 4 }), 20);
    expect(deedsOf(sync!.report).filter((deed) => deed.endsWith('ServerTimeout'))).toHaveLength(1);
  });
});

describe('A call whose answer alone is lost', () => {
  it('was carried out: the controller finds its pod in the next sync, and makes no second one', () => {
    const simulation = withFault({ ...anyCreate, reason: 'Timeout', answerLost: true });
    expect(deedsUntil(simulation, 30_000)).toEqual(['create web-0: Timeout']);
    expect(simulation.api.get('pods', 'web-0')?.metadata.uid).toBe('Pod/web-0#1');
  });

  it('is not on the guard’s record, so under 1.37 a lagging cache lets the controller try again', () => {
    const lag = at(0, { type: 'cacheLag', resources: ['pods'], lag: 2000 } as const);
    const simulation = withFault({ ...anyCreate, reason: 'Timeout', answerLost: true }, { replicas: 1, claims: 0 }, [
      lag,
    ]);
    expect(deedsUntil(simulation, 500).slice(0, 2)).toEqual(['create web-0: Timeout', 'create web-0: AlreadyExists']);
  });
});

it('A revision whose name is said to be taken, and that is not there, fails the sync', () => {
  const taken: Fault = {
    verb: 'create',
    resource: 'controllerrevisions',
    name: '*',
    message: '',
    reason: 'AlreadyExists',
  };
  const [sync, next] = syncsUntil(withFault(taken), 100);
  expect(sync?.report.error).toMatch(/^controllerrevisions\.apps "web-[^"]+" not found$/);
  expect(next?.report.error).toBeUndefined();
});
