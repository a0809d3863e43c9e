import { describe, expect, it } from 'vitest';
import { startKubectl } from '../../src/kubectl/kubectl.ts';
import { clusterOf, kubectl, lines, now, objects } from './kit.ts';

const template = objects.statefulsets[0]!.spec.template;
const owner = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web', uid: 'set', controller: true };

function revision(number: number, image: string, more: object = {}) {
  return {
    metadata: {
      name: `web-${number}`,
      namespace: 'default',
      uid: `revision-${number}`,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { app: 'nginx' },
      ownerReferences: [owner],
      ...more,
    },
    revision: number,
    data: {
      spec: { template: { $patch: 'replace', ...template, spec: { containers: [{ name: 'nginx', image }] } } },
    },
  };
}

const withHistory = {
  ...objects,
  controllerrevisions: [
    revision(1, 'nginx:1.27'),
    revision(3, 'nginx:1.28', { annotations: { 'kubernetes.io/change-cause': 'a newer one' } }),
    revision(4, 'nginx:1.29'),
    { ...revision(9, 'nginx:1.9'), metadata: { ...revision(9, '').metadata, ownerReferences: [] } },
  ],
};

describe('kubectl rollout status', () => {
  it('says how far the set is with every change of it, and ends when it is done', () => {
    const cluster = clusterOf();
    const { command, ...run } = kubectl('rollout status sts/web', cluster);
    const at = (seconds: number) => cluster.at(`2026-01-01T00:10:0${seconds}Z`);
    command.resume(at(1));
    const ready = { status: { readyReplicas: 3, updatedReplicas: 2 } };
    const patch = {
      type: 'patch',
      resource: 'statefulsets',
      name: 'web',
      patchType: 'merge',
      subresource: 'status',
    } as const;
    cluster.submit({ ...patch, patch: ready });
    command.resume(at(2));
    cluster.submit({ ...patch, patch: { status: { updatedReplicas: 3 } } });
    command.resume(at(3));
    expect(command.chunks.map(({ text }) => text)).toEqual([
      'Waiting for 1 pods to be ready...\n',
      'Waiting for partitioned roll out to finish: 2 out of 3 new pods have been updated...\n',
      'partitioned roll out complete: 3 new pods have been updated...\n',
    ]);
    expect(run.exit ?? command.exit).toBe(0);
  });

  it('prints one line without a watch, and gives up at its timeout', () => {
    expect(kubectl('rollout status sts/web --watch=false')).toMatchObject({
      stdout: 'Waiting for 1 pods to be ready...\n',
      exit: 0,
    });
    const cluster = clusterOf();
    const run = kubectl('rollout status sts web --timeout=3s', cluster);
    expect(run.command.waitsUntilMs).toBe(cluster.at(now).nowMs + 3000);
    run.command.resume(cluster.at('2026-01-01T00:10:03Z'));
    expect(run.stderr).toBe('error: timed out waiting for the condition\n');
    expect(run.exit).toBe(1);
  });

  it('ends with an error when the set is deleted meanwhile', () => {
    const cluster = clusterOf();
    const run = kubectl('rollout status sts/web', cluster);
    kubectl('delete sts web --cascade=orphan --wait=false', cluster);
    cluster.finishDeletions();
    run.command.resume(cluster.at('2026-01-01T00:10:01Z'));
    expect(run.stderr).toBe('error: object has been deleted\n');
  });

  it('is only there for sets that roll', () => {
    const [set] = objects.statefulsets;
    const onDelete = { ...set, spec: { ...set!.spec, updateStrategy: { type: 'OnDelete' } } };
    expect(kubectl('rollout status sts/web', clusterOf({ ...objects, statefulsets: [onDelete] })).stderr).toBe(
      'error: rollout status is only available for RollingUpdate strategy type\n',
    );
    expect(kubectl('rollout status pod/web-0').stderr).toBe('error: no status viewer has been implemented for Pod\n');
  });
});

describe('kubectl rollout history', () => {
  it('lists the revisions that the set controls, in the order of their numbers', () => {
    expect(kubectl('rollout history sts/web', clusterOf(withHistory)).stdout).toBe(
      lines(
        'statefulset.apps/web ',
        'REVISION  CHANGE-CAUSE',
        '1         <none>',
        '3         a newer one',
        '4         <none>',
        '',
      ),
    );
  });

  it('shows the template of one, its tabs as they are', () => {
    const { stdout } = kubectl('rollout history sts web --revision=3', clusterOf(withHistory));
    expect(stdout).toContain('statefulset.apps/web with revision #3\nPod Template:\n  Labels:\tapp=nginx\n');
    expect(stdout).toContain('    Image:\tnginx:1.28\n');
    expect(kubectl('rollout history sts web --revision=2', clusterOf(withHistory)).stderr).toBe(
      'error: unable to find the specified revision\n',
    );
  });

  it('is not there for other kinds', () => {
    expect(kubectl('rollout history pod/web-0').stderr).toBe(
      'error: no history viewer has been implemented for "Pod"\n',
    );
    expect(kubectl('rollout history svc/nginx').stderr).toBe(
      'error: error retrieving history for "Service", no visitor method exists for { Service}\n',
    );
  });
});

describe('kubectl rollout undo', () => {
  it('puts the template of the revision before in the place of the set’s', () => {
    const cluster = clusterOf(withHistory);
    expect(kubectl('rollout undo sts/web', cluster).stdout).toBe('statefulset.apps/web rolled back\n');
    expect(kubectl('get sts -o wide', cluster).stdout).toContain('nginx:1.28');
  });

  it('goes back to the one that is named, unless there is none', () => {
    const cluster = clusterOf(withHistory);
    expect(kubectl('rollout undo sts/web --to-revision=1', cluster).stdout).toBe('statefulset.apps/web rolled back\n');
    expect(kubectl('get sts -o wide', cluster).stdout).toContain('nginx:1.27');
    expect(kubectl('rollout undo sts/web --to-revision=7', cluster).stderr).toBe(
      'error: unable to find specified revision 7 in history\n',
    );
    expect(kubectl('rollout undo sts/web').stderr).toBe('error: no last revision to roll back to\n');
  });

  it('changes nothing in a dry run, and tells the template to which it would go back', () => {
    const cluster = clusterOf(withHistory);
    const { stdout } = kubectl('rollout undo sts/web --dry-run=client', cluster);
    expect(stdout).toMatch(/^statefulset\.apps\/web will roll back to Pod Template:\n/);
    expect(stdout).toMatch(/ \(dry run\)\n$/);
    expect(kubectl('rollout undo sts/web --dry-run=server', cluster).stdout).toBe(
      'statefulset.apps/web rolled back (server dry run)\n',
    );
    expect(kubectl('get sts -o wide', cluster).stdout).toContain('nginx:1.29');
  });
});

describe('kubectl rollout restart', () => {
  it('notes the moment in the template, and refuses a second time within a second', () => {
    const cluster = clusterOf();
    expect(kubectl('rollout restart sts web', cluster).stdout).toBe('statefulset.apps/web restarted\n');
    expect(kubectl('get sts web -o jsonpath={.spec.template.metadata.annotations}', cluster).stdout).toBe(
      `{"kubectl.kubernetes.io/restartedAt":"${now}"}`,
    );
    expect(kubectl('rollout restart sts web', cluster).stderr).toBe(
      'error: failed to create patch for web: if restart has already been triggered within the past second, ' +
        'please wait before attempting to trigger another\n',
    );
  });

  it('writes the time of the person who asks', () => {
    const cluster = clusterOf();
    const world = { ...cluster.at(now), utcOffsetMinutes: 330 };
    startKubectl({ args: ['rollout', 'restart', 'sts/web'] }, world);
    expect(kubectl('get sts web -o yaml', cluster).stdout).toContain('2026-01-01T05:40:00+05:30');
  });

  it('is for sets and Deployments; sets are neither paused nor resumed', () => {
    expect(kubectl('rollout restart pod/web-0').stderr).toBe('error: pods "web-0" restarting is not supported\n');
    expect(kubectl('rollout pause sts/web').stderr).toBe('error: statefulsets.apps "web" pausing is not supported\n');
    expect(kubectl('rollout resume sts/web').stderr).toBe('error: statefulsets.apps "web" resuming is not supported\n');
  });

  it('holds a Deployment and lets it go on', () => {
    const cluster = clusterOf({});
    kubectl('create deployment d --image=nginx', cluster);
    expect(kubectl('rollout pause deploy/d', cluster).stdout).toBe('deployment.apps/d paused\n');
    expect(kubectl('rollout pause deploy/d', cluster).stderr).toBe('error: deployments.apps "d" is already paused\n');
    expect(kubectl('rollout resume deploy/d', cluster).stdout).toBe('deployment.apps/d resumed\n');
  });
});

describe('kubectl rollout', () => {
  it('without a command that it knows says so, and shows its help without any', () => {
    expect(kubectl('rollout histroy sts/web').stderr).toBe(
      'error: unknown command "histroy sts/web"\nSee \'kubectl rollout -h\' for help and examples\n',
    );
    expect(kubectl('rollout')).toMatchObject({ exit: 1, stderr: '' });
    expect(kubectl('rollout status').stderr).toBe('error: required resource not specified\n');
  });
});
