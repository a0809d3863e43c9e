import { describe, expect, it } from 'vitest';
import { kubectl } from './kit.ts';

const usage = (path: string) => `\nSee '${path} --help' for usage.\n`;

describe('Flags', () => {
  it.each([
    ['get pods -o name'],
    ['get pods -oname'],
    ['get pods -o=name'],
    ['get pods --output name'],
    ['get pods --output=name'],
    ['get -o name pods'],
    ['get pods -Ao name'],
    ['-n default get pods -o name'],
    ['--namespace default get pods -o name'],
    ['get --no-headers=true -o name -- pods'],
  ])('may be written as in `kubectl %s`', (line) => {
    expect(kubectl(line).stdout).toContain('pod/web-0\n');
  });

  it.each([
    ['get pods --nope', 'error: unknown flag: --nope'],
    ['get pods -x', "error: unknown shorthand flag: 'x' in -x"],
    ['get pods -Ax', "error: unknown shorthand flag: 'x' in -x"],
    ['get pods -o', "error: flag needs an argument: 'o' in -o"],
    ['get pods --output', 'error: flag needs an argument: --output'],
    ['get pods ---output', 'error: bad flag syntax: ---output'],
    [
      'get pods --watch=maybe',
      'error: invalid argument "maybe" for "-w, --watch" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
    ],
    [
      'get pods --chunk-size=1x',
      'error: invalid argument "1x" for "--chunk-size" flag: strconv.ParseInt: parsing "1x": invalid syntax',
    ],
    ['delete pods --timeout=5', 'error: invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"'],
  ])('that are wrong are told so: kubectl %s', (line, complaint) => {
    expect(kubectl(line)).toMatchObject({
      stdout: '',
      stderr: complaint + usage(`kubectl ${line.split(' ')[0]}`),
      exit: 1,
    });
  });

  it('that must be there are missed', () => {
    expect(kubectl('scale sts web').stderr).toBe('error: required flag(s) "replicas" not set\n');
  });

  it('of the real kubectl with nothing behind them here say so, and count as unsupported', () => {
    const { command, exit } = kubectl('get pods --as root');
    expect(command.unsupported).toContain('--as');
    expect(exit).toBe(1);
  });
});

describe('Commands', () => {
  it('that there are none of are told, with what is near', () => {
    expect(kubectl('dlete pod web-0').stderr).toBe(
      'error: unknown command "dlete" for "kubectl"\n\nDid you mean this?\n\tdelete\n',
    );
    expect(kubectl('xyzzy').stderr).toBe('error: unknown command "xyzzy" for "kubectl"\n');
  });

  it('that have nothing behind them here name themselves and a way out', () => {
    const { stderr, command } = kubectl('debug pod/web-0 --image=busybox');
    expect(stderr).toContain('kubectl debug is a real command');
    expect(command.unsupported).toBeDefined();
  });

  it.each(['--help', '-h', 'get --help', 'set image -h', 'create deployment --help'])('help with %s', (line) => {
    const { stdout, exit } = kubectl(line);
    expect(stdout).toMatch(/\nUsage:\n {2}kubectl/);
    expect(exit).toBe(0);
  });
});
