import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, now } from './kit.ts';

describe('kubectl wait', () => {
  it('says at once what is met already', () => {
    expect(kubectl('wait --for=condition=Ready pod/web-0').stdout).toBe('pod/web-0 condition met\n');
    expect(kubectl('wait --for=condition=ready=False pod/web-2').stdout).toBe('pod/web-2 condition met\n');
    expect(kubectl('wait --for=jsonpath={.status.readyReplicas}=2 sts/web').stdout).toBe(
      'statefulset.apps/web condition met\n',
    );
    expect(kubectl('wait --for=create pod/web-0').stdout).toBe('pod/web-0 condition met\n');
  });

  it('goes on when the world has changed, and gives up after its timeout', () => {
    const cluster = clusterOf();
    const run = kubectl('wait --for=condition=Ready pods --all --timeout=5s', cluster);
    expect(run.stdout).toBe('pod/web-0 condition met\npod/web-1 condition met\n');
    expect(run.command.waitsUntilMs).toBe(cluster.at(now).nowMs + 5000);
    run.command.resume(cluster.at('2026-01-01T00:10:04Z'));
    expect(run.exit).toBeUndefined();
    run.command.resume(cluster.at('2026-01-01T00:10:05Z'));
    expect(run.stderr).toBe('error: timed out waiting for the condition on pods/web-2\n');
    expect(run.exit).toBe(1);
  });

  it('waits until a pod is gone', () => {
    const cluster = clusterOf();
    const run = kubectl('wait --for=delete pod/web-0', cluster);
    expect(run.exit).toBeUndefined();
    kubectl('delete pod web-0 --force --grace-period=0', cluster);
    run.command.resume(cluster.at('2026-01-01T00:10:04Z'));
    expect(run.stdout).toBe('pod/web-0 condition met\n');
    expect(kubectl('wait --for=delete pod/web-0', cluster).exit).toBe(0);
  });

  it('looks once when the timeout is zero', () => {
    expect(kubectl('wait --for=condition=Ready pod/web-2 --timeout=0').stderr).toBe(
      'error: condition not met for pods/web-2\n',
    );
  });

  it.each([
    ['wait pod/web-0', 'error: unrecognized condition: []\n'],
    ['wait pod/web-0 --for=foo', 'error: unrecognized condition: "foo"\n'],
    ['wait pods -l app=nope --for=condition=Ready', 'error: no matching resources found\n'],
    ['wait pod/nope --for=condition=Ready', 'Error from server (NotFound): pods "nope" not found\n'],
    [
      'wait pod/web-0 --for=jsonpath={.spec.containers}=1',
      'error: jsonpath leads to a nested object or list which is not supported\n',
    ],
  ])('refuses `%s`', (line, complaint) => {
    expect(kubectl(line).stderr).toBe(complaint);
  });
});
