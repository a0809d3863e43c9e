import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, now } from './kit.ts';

const service =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: other\nspec:\n  clusterIP: None\n  ports:\n  - port: 80\n';

describe('kubectl create -f -', () => {
  it('creates each document, and goes on after one that is refused', () => {
    const cluster = clusterOf({});
    const bad = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Not_A_Name\n';
    const { stdout, stderr, exit } = kubectl('create -f -', cluster, `${bad}---\n${service}`);
    expect(stdout).toBe('service/other created\n');
    expect(stderr).toContain('The ConfigMap "Not_A_Name" is invalid: metadata.name: Invalid value');
    expect(exit).toBe(1);
    expect(kubectl('get svc -o name', cluster).stdout).toBe('service/other\n');
  });

  it('stores nothing in a dry run', () => {
    const cluster = clusterOf({});
    expect(kubectl('create -f - --dry-run=server', cluster, service).stdout).toBe(
      'service/other created (server dry run)\n',
    );
    expect(kubectl('create -f - --dry-run=client', cluster, service).stdout).toBe('service/other created (dry run)\n');
    expect(kubectl('get svc', cluster).stdout).toBe('');
  });

  it('will not take another namespace than the one that was typed', () => {
    const text = service.replace('name: other', 'name: other\n  namespace: here');
    expect(kubectl('create -f - -n there', clusterOf({}), text).stderr).toBe(
      'error: the namespace from the provided object "here" does not match the namespace "there". ' +
        "You must pass '--namespace=here' to perform this operation.\n",
    );
  });

  // The same texts were given to go-yaml v2, on which kubectl stands.
  it.each([
    ['a: [1,\n b', "line 2: did not find expected ',' or ']'"],
    ['a:\n  b: 1\n c: 2\n', 'line 2: did not find expected key'],
    ['a: b: c\n', 'mapping values are not allowed in this context'],
    ['a: 1\n b: 2\n', 'line 2: mapping values are not allowed in this context'],
    ['a:\n\tb: 1\n', 'line 2: found character that cannot start any token'],
    ['a: 1\n\tb: 2\n', 'line 2: found a tab character that violates indentation'],
    ['a: 1\nb\nc: 2\n', "line 3: could not find expected ':'"],
    ["a: 'b\n", 'line 2: found unexpected end of stream'],
    ['spec:\n  containers:\n  - name: a\n   image: b\n', 'line 3: did not find expected key'],
    ['a: *b\n', "unknown anchor 'b' referenced"],
  ])('says of %j where it is no YAML', (text, problem) => {
    expect(kubectl('create -f -', clusterOf({}), text).stderr).toBe(
      `error: error parsing STDIN: error converting YAML to JSON: yaml: ${problem}\n`,
    );
  });
});

describe('kubectl delete', () => {
  it('waits until the pod is gone', () => {
    const cluster = clusterOf();
    const { command } = kubectl('delete pod web-0', cluster);
    expect(command.chunks.map(({ text }) => text)).toEqual(['pod "web-0" deleted from default namespace\n']);
    expect(command.exit).toBeUndefined();
    command.resume(cluster.at('2026-01-01T00:10:01Z'));
    expect(command.exit).toBeUndefined();
    cluster.finishDeletions();
    command.resume(cluster.at('2026-01-01T00:10:02Z'));
    expect(command.exit).toBe(0);
  });

  it('gives up after its timeout', () => {
    const cluster = clusterOf();
    const run = kubectl('delete pod web-0 --timeout=2s', cluster);
    expect(run.command.waitsUntilMs).toBe(cluster.at(now).nowMs + 2000);
    run.command.resume(cluster.at('2026-01-01T00:10:02Z'));
    expect(run.stderr).toBe('error: timed out waiting for the condition on pods/web-0\n');
    expect(run.exit).toBe(1);
  });

  it('by force takes the pod off at once, with a warning', () => {
    const cluster = clusterOf();
    const run = kubectl('delete pod web-0 --force --grace-period=0', cluster);
    expect(run.stdout).toBe('pod "web-0" force deleted from default namespace\n');
    expect(run.stderr).toMatch(/^Warning: Immediate deletion does not wait/);
    expect(run.exit).toBe(0);
    expect(kubectl('get pods -o name', cluster).stdout).toBe('pod/web-1\npod/web-2\n');
  });

  it('with only a kind does nothing', () => {
    expect(kubectl('delete pods').stderr).toBe('error: resource(s) were provided, but no name was specified\n');
    expect(kubectl('delete pods --all web-0').stderr).toBe(
      'error: name cannot be provided when a selector is specified\n',
    );
  });

  it('ignores what a selector does not find, and misses what a name does not', () => {
    expect(kubectl('delete pods -l app=none')).toMatchObject({ stdout: 'No resources found\n', exit: 0 });
    expect(kubectl('delete pod web-9')).toMatchObject({
      stderr: 'Error from server (NotFound): pods "web-9" not found\n',
      exit: 1,
    });
  });
});

describe('kubectl scale and set', () => {
  it('scale the set that is named either way', () => {
    for (const line of ['scale sts web --replicas=5', 'scale sts/web --replicas 5']) {
      const cluster = clusterOf();
      expect(kubectl(line, cluster).stdout).toBe('statefulset.apps/web scaled\n');
      expect(kubectl('get sts', cluster).stdout).toContain('2/5');
    }
  });

  it('change the image of one container, or of all', () => {
    for (const pair of ['nginx=nginx:1.30', '*=nginx:1.30']) {
      const cluster = clusterOf();
      expect(kubectl(['set', 'image', 'sts/web', pair], cluster).stdout).toBe('statefulset.apps/web image updated\n');
      expect(kubectl('get sts -o wide', cluster).stdout).toContain('nginx:1.30');
    }
  });

  it('say nothing when nothing changes', () => {
    expect(kubectl('set image sts/web nginx=nginx:1.29')).toMatchObject({ stdout: '', stderr: '', exit: 0 });
  });

  it('change the environment and take it back', () => {
    const cluster = clusterOf();
    expect(kubectl('set env sts/web MODE=fast LEVEL=2', cluster).stdout).toBe('statefulset.apps/web env updated\n');
    expect(kubectl('set env sts/web --list', cluster).stdout).toBe(
      '# statefulsets/web, container nginx\nMODE=fast\nLEVEL=2\n',
    );
    expect(kubectl('set env sts/web MODE-', cluster).stdout).toBe('statefulset.apps/web env updated\n');
    expect(kubectl('set env sts/web --list', cluster).stdout).toBe('# statefulsets/web, container nginx\nLEVEL=2\n');
  });

  it('set limits', () => {
    const cluster = clusterOf();
    expect(kubectl('set resources sts web --limits=cpu=200m', cluster).stdout).toBe(
      'statefulset.apps/web resource requirements updated\n',
    );
    expect(kubectl('get sts web -o jsonpath={..limits.cpu}', cluster).stdout).toBe('200m');
  });
});
