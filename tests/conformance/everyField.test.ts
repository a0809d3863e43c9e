import { describe, expect, it } from 'vitest';
import { checkAdmission, type AdmissionCase } from '../../scripts/conformance/admission.ts';
import { checkExplain, type ExplainCase } from '../../scripts/conformance/explain.ts';
import { checkKubectl, type KubectlEntry } from '../../scripts/conformance/kubectl.ts';
import { checkRevisions, type RevisionCase } from '../../scripts/conformance/revisions.ts';
import type { ConformanceReport } from '../../scripts/conformance/report.ts';
import { checkSync, type Scenario } from '../../scripts/conformance/sync.ts';
import { kubectl, now, objects } from '../kubectl/kit.ts';
import { type Alteration, alterationsOf, oneOfEach } from './alterations.ts';
import { recordingsOf } from './recordings.ts';

// Whatever a recording says is compared. So of everything that one says, something else is said, and each time the check has to notice.

/** An altered recording that the check has nothing against, by what was altered. */
function unnoticed<T>(
  cases: readonly (readonly [Alteration, T])[],
  check: (line: T) => ConformanceReport,
): readonly string[] {
  return cases.flatMap(([{ what }, line]) => {
    const { mismatches, unsupported, differences } = check(line);
    const isReported = mismatches + unsupported > 0 && (unsupported > 0 || differences.length > 0);
    return isReported ? [] : [what];
  });
}

describe('Of a recorded scenario', () => {
  const scenarios = recordingsOf<Scenario>('sync', 'named').toSorted((a, b) => a.steps.length - b.steps.length);
  const cases = [...alteredSyncs(scenarios)];
  const chosen = oneOfEach(cases);

  it('all that a sync did, and the world at the end, is compared', { timeout: 120_000 }, () => {
    expect(chosen.length).toBeGreaterThan(150);
    expect(
      unnoticed(
        chosen.map((one) => [one, one.scenario]),
        (scenario) => checkSync([scenario]),
      ),
    ).toEqual([]);
  });
});

/** Every scenario with one thing altered that a sync is said to have done, or that is said to be there at the end. */
function* alteredSyncs(scenarios: readonly Scenario[]): Generator<Alteration & { readonly scenario: Scenario }> {
  for (const scenario of scenarios) {
    for (const [at, step] of scenario.steps.entries()) {
      if (step.op !== 'sync') continue;
      for (const { shape, what, alter } of alterationsOf(step, 'sync')) {
        if (isFree(shape, step['unordered'] === true)) continue;
        // Altered only when it is one of those that are chosen.
        const altered = () => ({ ...scenario, steps: scenario.steps.with(at, alter(step) as typeof step) });
        yield withScenario({ shape, what: `${scenario.scenario} step ${at}: ${what}`, alter }, altered);
      }
    }
    for (const { shape, what, alter } of alterationsOf(scenario.final, 'final')) {
      if (/^final\.\w+ swapped$/.test(shape)) continue;
      const altered = () => ({ ...scenario, final: alter(scenario.final) as typeof scenario.final });
      yield withScenario({ shape, what: `${scenario.scenario}: ${what}`, alter }, altered);
    }
  }
}

function withScenario(alteration: Alteration, make: () => Scenario): Alteration & { readonly scenario: Scenario } {
  return {
    ...alteration,
    get scenario() {
      return make();
    },
  };
}

/** What the recordings themselves leave open: the order where the real controller has none. */
function isFree(shape: string, isUnordered: boolean): boolean {
  if (shape.startsWith('sync.unordered')) return true;
  return isUnordered && (shape === 'sync.actions swapped' || shape === 'sync.events swapped');
}

describe('Of a recorded revision', () => {
  const recorded = recordingsOf<RevisionCase>('revisions', 'revisions-1.37').toSorted(
    (a, b) => a.data.length - b.data.length,
  );

  it('bytes and name are compared', () => {
    const line = recorded[0]!;
    const { data, name } = line;
    const altered: readonly (readonly [string, RevisionCase])[] = [
      ['another name', { ...line, name: `${name}x` }],
      ['no name', { ...line, name: '' }],
      ['another collision count', { ...line, collisionCount: line.collisionCount + 1 }],
      ...Array.from({ length: data.length }, (_, at) => {
        const character = data[at] === 'a' ? 'b' : 'a';
        return [`byte ${at}`, { ...line, data: data.slice(0, at) + character + data.slice(at + 1) }] as const;
      }),
      ['a byte more', { ...line, data: `${data} ` }],
    ];
    // A version that is not told is read from the bytes, which have to be JSON for that.
    const told = altered.map(([what, one]) => [what, { ...one, kubernetesVersion: '1.37' }] as const);
    expect(checkRevisions([{ ...line, kubernetesVersion: '1.37' }]).mismatches).toBe(0);
    expect(told.filter(([, one]) => checkRevisions([one]).mismatches !== 1).map(([what]) => what)).toEqual([]);
  });
});

describe('Of a recorded next sync', () => {
  const cases = recordingsOf<ExplainCase>('explain');

  it('every write and its place is compared, and whether it fails', () => {
    const altered = cases.flatMap((line) => [
      ...alterationsOf(line.next, 'next').flatMap(({ shape, what, alter }) =>
        line.unordered === true && shape === 'next swapped'
          ? []
          : [
              [
                { shape, what, alter },
                { ...line, next: alter(line.next) as ExplainCase['next'] },
              ] as const,
            ],
      ),
      [
        { shape: 'failed', what: 'failed', alter: (failed: unknown) => !failed },
        { ...line, failed: line.failed !== true },
      ] as const,
      [
        { shape: 'an extra write', what: 'an extra write', alter: () => undefined },
        { ...line, next: [...line.next, { verb: 'update', resource: 'statefulsets/status', name: 'other' }] },
      ] as const,
    ]);
    expect(altered.length).toBeGreaterThan(200);
    expect(unnoticed(altered, (line) => checkExplain([line]))).toEqual([]);
  });
});

describe('Of a recorded command', () => {
  const lines = ['get pods', 'get pods,sts,pvc', 'get sts -o wide', 'get sts web -o json', 'get pods nobody'];

  it.each(lines)('every line of what it prints is compared: kubectl %s', (line) => {
    const { stdout, stderr, exit } = kubectl(line);
    const command = { args: line.split(' '), stdout, stderr, exit: exit ?? 0, now };
    const check = (altered: object) =>
      checkKubectl([{ title: line, objects, commands: [altered] }] as unknown as readonly KubectlEntry[]);
    expect(check(command)).toMatchObject({ mismatches: 0, unsupported: 0 });
    const altered = (['stdout', 'stderr', 'exit'] as const).flatMap((field) =>
      (field === 'exit' ? alterationsOf(command.exit, field) : ofLines(command[field], field)).map(
        (alteration) => [alteration, { ...command, [field]: alteration.alter(command[field]) }] as const,
      ),
    );
    expect(altered.length).toBeGreaterThan(4);
    expect(unnoticed(altered, check)).toEqual([]);
  });
});

describe('Of a recorded admission', () => {
  const set = (replicas: number) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: {
      replicas,
      serviceName: 'nginx',
      selector: { matchLabels: { app: 'nginx' } },
      template: { metadata: { labels: { app: 'nginx' } }, spec: { containers: [{ name: 'nginx', image: 'nginx' }] } },
    },
  });
  // Semantics 9.3 and 9.5.
  const refused =
    'The StatefulSet "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n';
  const args = ['create', '--dry-run=server', '-f', '-'];
  const replace = ['replace', '--dry-run=server', '-f', '-'];
  const accepted = { stderr: '', exit: 0 };
  const valid: AdmissionCase = {
    kind: 'update',
    change: [['spec/replicas', 5, false]],
    manifest: set(5),
    args: replace,
    stdout: 'statefulset.apps/web replaced (server dry run)\n',
    ...accepted,
  };
  const cases: Readonly<Record<string, AdmissionCase>> = {
    create: { kind: 'create', manifest: set(-1), args, stdout: '', stderr: refused, exit: 1 },
    update: { kind: 'update', manifest: set(-1), args: replace, stdout: '', stderr: refused, exit: 1 },
    cli: {
      kind: 'cli',
      objects: {},
      now,
      args: ['get', 'pods', 'web-9'],
      stdout: '',
      stderr: 'Error from server (NotFound): pods "web-9" not found\n',
      exit: 1,
    },
    'create that is accepted': {
      kind: 'create',
      manifest: set(1),
      args,
      stdout: 'statefulset.apps/web created (server dry run)\n',
      ...accepted,
    },
  };

  it.each(Object.keys(cases))('every word is compared: %s', (name) => {
    const line = cases[name]!;
    const check = (altered: AdmissionCase) => checkAdmission([valid, altered]);
    expect(check(line)).toMatchObject({ checked: 2, mismatches: 0 });
    const altered = (['stdout', 'stderr', 'exit'] as const).flatMap((field) =>
      (field === 'exit' ? alterationsOf(line.exit, field) : ofWords(line[field], field)).map(
        (alteration) => [alteration, { ...line, [field]: alteration.alter(line[field]) }] as const,
      ),
    );
    expect(altered.length).toBeGreaterThan(4);
    expect(unnoticed(altered, check)).toEqual([]);
  });
});

/** Each line left out, told twice, swapped with the next, and with a letter that it has not; and one line more. */
function ofLines(text: string, shape: string): readonly Alteration[] {
  return ofParts(text, shape, '\n');
}

function ofWords(text: string, shape: string): readonly Alteration[] {
  return ofParts(text, shape, ' ');
}

function ofParts(text: string, shape: string, between: string): readonly Alteration[] {
  const parts = text === '' ? [] : text.split(between);
  const inside = alterationsOf(parts, shape).map(({ alter, ...rest }) => ({
    ...rest,
    alter: () => (alter(parts) as readonly string[]).join(between),
  }));
  const changes = inside.filter(({ alter }) => alter() !== text);
  return [...changes, { shape: `${shape} more`, what: `${shape} more`, alter: () => `${text}more${between}` }];
}
