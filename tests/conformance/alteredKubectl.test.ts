import { describe, expect, it } from 'vitest';
import { checkAdmission, type AdmissionCase } from '../../scripts/conformance/admission.ts';
import { checkKubectl, type KubectlEntry } from '../../scripts/conformance/kubectl.ts';
import { kubectl, now, objects } from '../kubectl/kit.ts';

// A check that always passes is worth nothing: each of these recordings has been tampered with, and each must be found out.

interface Command {
  args: string[];
  stdout: string;
  stderr: string;
  exit: number;
  now: string;
  [field: string]: unknown;
}

/** A recording of what we print ourselves; it says nothing of what is right, only of what is compared. */
function recorded(line: string): { title: string; objects: object; commands: Command[] } {
  const { stdout, stderr, exit } = kubectl(line);
  return {
    title: line,
    objects: structuredClone(objects),
    commands: [{ args: line.split(' '), stdout, stderr, exit: exit ?? 0, now }],
  };
}

function check(...entries: readonly object[]) {
  return checkKubectl(entries as unknown as readonly KubectlEntry[]);
}

function altered(line: string, alter: (command: Command) => void) {
  const entry = recorded(line);
  for (const command of entry.commands) alter(command);
  expect(entry).not.toEqual(recorded(line));
  return check(entry);
}

const pods = 'get pods';

describe('A recorded command', () => {
  it('that nobody touched agrees', () => {
    expect(check(recorded(pods))).toMatchObject({ checked: 1, mismatches: 0, unsupported: 0 });
  });

  it.each<[string, string, (command: Command) => void]>([
    ['another status', pods, (command) => (command.stdout = command.stdout.replace('Running', 'Pending'))],
    ['a blank more', pods, (command) => (command.stdout = command.stdout.replace('READY ', 'READY  '))],
    ['a missing row', pods, (command) => (command.stdout = command.stdout.replace(/web-1.*\n/, ''))],
    [
      'rows in another order',
      pods,
      (command) => (command.stdout = command.stdout.replace(/(web-0.*\n)(web-1.*\n)/, '$2$1')),
    ],
    ['no newline at the end', pods, (command) => (command.stdout = command.stdout.trimEnd())],
    ['a warning', pods, (command) => (command.stderr = 'Warning: something\n')],
    ['another exit code', pods, (command) => (command.exit = 1)],
    ['an age that is two seconds off', pods, (command) => (command.stdout = command.stdout.replace(/5m$/m, '5m2s'))],
    ['a count that looks like an age', 'get sts', (command) => (command.stdout = command.stdout.replace('2/3', '2/4'))],
    ['another value', 'get sts web -o jsonpath={.spec.replicas}', (command) => (command.stdout = '4')],
    [
      'a date that is a second off',
      'get sts web -o yaml',
      (command) => (command.stdout = command.stdout.replace('00:00:00Z', '00:00:01Z')),
    ],
  ])('with %s does not (%s)', (_what, line, alter) => {
    expect(altered(line, alter)).toMatchObject({ mismatches: 1, unsupported: 0 });
  });

  it('may have an age that is a second off, the columns laid out for it', () => {
    const widened = altered(pods, (command) => {
      command.stdout = command.stdout.replace(/5m$/m, '5m1s').replace(/4m$/m, '3m59s');
    });
    expect(widened.mismatches).toBe(0);
    const wide = altered(
      'get sts -o wide',
      (command) =>
        (command.stdout = command.stdout
          .replace('10m   ', '9m59s ')
          .replace('AGE   ', 'AGE     ')
          .replace('9m59s ', '9m59s   ')),
    );
    expect(wide).toMatchObject({ mismatches: 0, unsupported: 0 });
  });

  it('may have rows that sort alike in any order, and no other ones', () => {
    const line = 'get pods --sort-by=.spec.nodeName';
    expect(
      altered(line, (command) => (command.stdout = command.stdout.replace(/(web-0.*\n)(web-1.*\n)/, '$2$1')))
        .mismatches,
    ).toBe(0);
    const byName = 'get pods --sort-by=.metadata.name';
    expect(
      altered(byName, (command) => (command.stdout = command.stdout.replace(/(web-0.*\n)(web-1.*\n)/, '$2$1')))
        .mismatches,
    ).toBe(1);
  });

  it('that we cannot run is not passed over in silence', () => {
    expect(altered(pods, (command) => (command.args = ['proxy']))).toMatchObject({ checked: 0, unsupported: 1 });
    expect(altered(pods, (command) => (command.args = ['get', 'pods', '-w']))).toMatchObject({
      checked: 0,
      unsupported: 1,
    });
    expect(altered(pods, (command) => (command['mood'] = 'good'))).toMatchObject({ checked: 0, unsupported: 1 });
    const unknownKind = recorded(pods);
    Object.assign(unknownKind.objects, { leases: [] });
    expect(check(unknownKind)).toMatchObject({ checked: 0, unsupported: 1 });
  });

  it('sees what the commands before it changed, until the next snapshot', () => {
    const scale = {
      title: '',
      commands: [{ ...command('scale sts web --replicas=7'), stdout: 'statefulset.apps/web scaled\n' }],
    };
    const look = { title: '', commands: [{ ...command('get sts web -o jsonpath={.spec.replicas}'), stdout: '7' }] };
    expect(check(recorded(pods), scale, look)).toMatchObject({ checked: 3, mismatches: 0 });
    expect(check(recorded(pods), scale, { ...look, objects }).mismatches).toBe(1);
  });
});

function command(line: string) {
  return { args: line.split(' '), stdout: '', stderr: '', exit: 0, now };
}

describe('A recorded refusal', () => {
  const raw: AdmissionCase = {
    kind: 'raw',
    title: 'unclosed',
    text: 'a: [1,\n b',
    args: ['create', '--dry-run=server', '-f', '-'],
    stdout: '',
    stderr:
      "error: error parsing STDIN: error converting YAML to JSON: yaml: line 2: did not find expected ',' or ']'\n",
    exit: 1,
  };

  it('of a text that is no YAML may be worded otherwise, and must name the same line', () => {
    const worded = { ...raw, stderr: raw.stderr.replace(/did not.*/, 'the list is not closed') };
    expect(checkAdmission([raw, worded])).toMatchObject({ checked: 2, mismatches: 0 });
    const elsewhere = { ...raw, stderr: raw.stderr.replace('line 2', 'line 1') };
    const nowhere = { ...raw, stderr: raw.stderr.replace('line 2: ', '') };
    expect(checkAdmission([elsewhere, nowhere])).toMatchObject({ checked: 2, mismatches: 2 });
  });

  it('that has another kind or field counts as unsupported', () => {
    const gossip = { ...raw, kind: 'gossip' } as unknown as AdmissionCase;
    const moody = { ...raw, mood: 'good' } as unknown as AdmissionCase;
    expect(checkAdmission([gossip, moody])).toMatchObject({ checked: 0, unsupported: 2 });
  });
});
