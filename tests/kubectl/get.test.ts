import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, lines, objects } from './kit.ts';

describe('kubectl get', () => {
  it('prints pods in the order of their names, whatever order they are stored in', () => {
    expect(kubectl('get pods').stdout).toBe(
      lines(
        'NAME    READY   STATUS    RESTARTS   AGE',
        'web-0   1/1     Running   0          5m',
        'web-1   1/1     Running   0          4m',
        'web-2   0/1     Running   0          3m',
      ),
    );
  });

  it.each(['po', 'pod', 'pods', 'Pods', 'pods.v1.'])('knows pods as %s', (word) => {
    expect(kubectl(`get ${word} -o name`).stdout).toBe(lines('pod/web-0', 'pod/web-1', 'pod/web-2'));
  });

  it.each(['sts', 'statefulset', 'statefulsets.apps', 'statefulsets.v1.apps', 'StatefulSet'])(
    'knows sets as %s',
    (word) => {
      expect(kubectl(['get', word, '-o', 'name']).stdout).toBe(lines('statefulset.apps/web'));
    },
  );

  it('prints one table a kind, with the kind in the names, and a blank line between them', () => {
    expect(kubectl('get sts,svc').stdout).toBe(
      lines(
        'NAME                   READY   AGE',
        'statefulset.apps/web   2/3     10m',
        '',
        'NAME            TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE',
        'service/nginx   ClusterIP   None         <none>        80/TCP    10m',
      ),
    );
  });

  it('leaves kinds out that there is nothing of, when all is asked for', () => {
    const kinds = kubectl('get all -o name')
      .stdout.split('\n')
      .map((line) => line.split('/')[0]);
    expect([...new Set(kinds)]).toEqual(['pod', 'service', 'statefulset.apps', '']);
  });

  it('adds the columns of -L and --show-labels', () => {
    expect(kubectl('get pod web-0 -L apps.kubernetes.io/pod-index --show-labels').stdout).toBe(
      lines(
        'NAME    READY   STATUS    RESTARTS   AGE   POD-INDEX   LABELS',
        'web-0   1/1     Running   0          5m    0           app=nginx,apps.kubernetes.io/pod-index=0',
      ),
    );
  });

  it('knows of names and ages only when the server does not print', () => {
    expect(kubectl('get sts -o wide --server-print=false').stdout).toBe(lines('NAME   AGE', 'web    10m'));
  });

  it('names the group that a kind was looked for in, and takes a short name with any version', () => {
    expect(kubectl('get sts.nope').stderr).toBe(
      'error: the server doesn\'t have a resource type "sts" in group "nope"\n',
    );
    expect(kubectl('get statefulsets.v2.apps').stderr).toBe(
      'error: the server doesn\'t have a resource type "statefulsets" in group "v2.apps"\n',
    );
    expect(kubectl('get sts.v2.apps -o name').stdout).toBe('statefulset.apps/web\n');
    expect(kubectl('events --for foo.bar/x')).toMatchObject({
      stderr: 'the server doesn\'t have a resource type "foo" in group "bar"\n',
      exit: 1,
    });
  });

  it('puts the namespace first with -A, but not for nodes', () => {
    expect(kubectl('get svc -A').stdout.split('\n')[0]).toMatch(/^NAMESPACE {3}NAME {4}TYPE/);
    expect(kubectl('get nodes -A').stdout.split('\n')[0]).toMatch(/^NAME {5}STATUS/);
  });

  it('leaves the header out of the widths without it', () => {
    expect(kubectl('get sts --no-headers').stdout).toBe('web   2/3   10m\n');
  });

  it('says on stderr that there is nothing, and is content', () => {
    expect(kubectl('get deploy')).toMatchObject({
      stdout: '',
      stderr: 'No resources found in default namespace.\n',
      exit: 0,
    });
    expect(kubectl('get pv').stderr).toBe('No resources found\n');
  });

  it('names what it could not find, and prints the others', () => {
    const { stdout, stderr, exit } = kubectl('get pod web-0 web-9');
    expect(stdout).toContain('web-0');
    expect(stderr).toBe('Error from server (NotFound): pods "web-9" not found\n');
    expect(exit).toBe(1);
    expect(kubectl('get pod web-9 --ignore-not-found')).toMatchObject({ stdout: '', stderr: '', exit: 0 });
  });

  it('sorts by a path', () => {
    expect(kubectl('get pods --sort-by=.metadata.creationTimestamp -o name').stdout).toMatch(/web-0\n.*web-1\n.*web-2/);
  });

  it('chooses by labels and by fields', () => {
    expect(kubectl(['get', 'po', '-o', 'name', '-l', 'apps.kubernetes.io/pod-index in (0,2)']).stdout).toBe(
      lines('pod/web-0', 'pod/web-2'),
    );
    expect(kubectl('get po -o name --field-selector metadata.name!=web-0').stdout).toBe(
      lines('pod/web-1', 'pod/web-2'),
    );
    expect(kubectl('get sts --field-selector spec.replicas=3').stderr).toBe(
      'Error from server (BadRequest): Unable to find "apps/v1, Resource=statefulsets" that match label selector "", ' +
        'field selector "spec.replicas=3": "spec.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"\n',
    );
  });

  it('prints one object as itself and any other number as a List', () => {
    const one = JSON.parse(kubectl('get pod web-0 -o json').stdout) as { kind: string };
    const many = JSON.parse(kubectl('get pods -o json').stdout) as { kind: string; items: unknown[] };
    expect(one.kind).toBe('Pod');
    expect(many.kind).toBe('List');
    expect(many.items).toHaveLength(3);
  });

  it('keeps managedFields to itself', () => {
    const managed = structuredClone(objects);
    Object.assign(managed.services[0]!.metadata, { managedFields: [{ manager: 'kubectl' }] });
    expect(kubectl('get svc nginx -o yaml', clusterOf(managed)).stdout).not.toContain('managedFields');
    expect(kubectl('get svc nginx -o yaml --show-managed-fields', clusterOf(managed)).stdout).toContain(
      'managedFields',
    );
  });

  it('shows a terminating pod as such, and a crashing one by its reason', () => {
    const given = structuredClone(objects);
    Object.assign(given.pods[1]!.metadata, { deletionTimestamp: '2026-01-01T00:10:30Z' });
    Object.assign(given.pods[2]!.status.containerStatuses[0]!, {
      ready: false,
      restartCount: 2,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 1, finishedAt: '2026-01-01T00:09:25Z' } },
    });
    const { stdout } = kubectl('get pods', clusterOf(given));
    expect(stdout).toContain('web-0   1/1     Terminating        0             5m');
    expect(stdout).toContain('web-1   0/1     CrashLoopBackOff   2 (35s ago)   4m');
  });
});

describe('kubectl get -w', () => {
  it('prints a row for each change, with the widths of the first rows, until Ctrl-C', () => {
    const cluster = clusterOf();
    const { command } = kubectl('get pods -w', cluster);
    expect(command.exit).toBeUndefined();
    cluster.submit({ type: 'delete', resource: 'pods', name: 'web-2' });
    command.resume(cluster.at('2026-01-01T00:10:05Z'));
    expect(command.chunks.at(-1)?.text).toBe('web-2   0/1     Terminating   0          3m5s\n');
    expect(command.chunks.at(-1)?.atStep).toBeGreaterThan(command.chunks[0]!.atStep);
    command.resume(cluster.at('2026-01-01T00:10:06Z'));
    expect(command.chunks).toHaveLength(2);
    command.interrupt();
    expect(command.exit).toBe(130);
  });

  it('watches one kind only', () => {
    expect(kubectl('get sts,pods -w').stderr).toBe('error: you may only specify a single resource type\n');
  });
});
