import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, lines, objects } from './kit.ts';

const tainted = [{ key: 'k', value: 'v', effect: 'NoSchedule' }];
const nodes = [{ ...objects.nodes[0]!, spec: { taints: tainted } }];
const budget = {
  metadata: {
    name: 'web',
    namespace: 'default',
    uid: 'pdb',
    resourceVersion: '1',
    generation: 1,
    creationTimestamp: '2026-01-01T00:00:00Z',
  },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'nginx' } } },
  status: { observedGeneration: 1, disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 3 },
};
const [, web0, web1] = objects.pods;
const [early, late] = [web0!, web1!];

describe('kubectl cordon and uncordon', () => {
  it('mark a node, and say so when it is marked already', () => {
    const cluster = clusterOf();
    expect(kubectl('cordon node-a', cluster).stdout).toBe('node/node-a cordoned\n');
    expect(kubectl('cordon node-a', cluster).stdout).toBe('node/node-a already cordoned\n');
    expect(kubectl('get nodes', cluster).stdout).toContain('SchedulingDisabled');
    expect(kubectl('uncordon node-a', cluster).stdout).toBe('node/node-a uncordoned\n');
    expect(kubectl('get nodes', cluster).stdout).not.toContain('SchedulingDisabled');
  });

  it('need a node, and do nothing in a dry run', () => {
    expect(kubectl('uncordon').stderr).toBe(
      "error: USAGE: uncordon NODE [flags]\nSee 'kubectl uncordon -h' for help and examples\n",
    );
    expect(kubectl('cordon nope').stderr).toBe('Error from server (NotFound): nodes "nope" not found\n');
    const cluster = clusterOf();
    expect(kubectl('cordon node-a --dry-run=server', cluster).stdout).toBe('node/node-a cordoned (server dry run)\n');
    expect(kubectl('get nodes', cluster).stdout).not.toContain('SchedulingDisabled');
  });
});

describe('kubectl drain', () => {
  it('evicts the pods, waits until they are gone, and asks again every five seconds where a budget refuses', () => {
    const cluster = clusterOf({ ...objects, pods: [early, late], poddisruptionbudgets: [budget] });
    const run = kubectl('drain node-a', cluster);
    expect(run.stdout).toBe(lines('node/node-a cordoned', 'evicting pod default/web-1', 'evicting pod default/web-0'));
    expect(run.stderr).toBe(
      'error when evicting pods/"web-0" -n "default" (will retry after 5s): ' +
        "Cannot evict pod as it would violate the pod's disruption budget.\n",
    );
    cluster.finishDeletions();
    run.command.resume(cluster.at('2026-01-01T00:10:02Z'));
    expect(run.stdout).toMatch(/pod\/web-1 evicted\n$/);
    cluster.submit({
      type: 'patch',
      resource: 'poddisruptionbudgets',
      name: 'web',
      patchType: 'merge',
      subresource: 'status',
      patch: { status: { disruptionsAllowed: 1 } },
    });
    expect(run.command.waitsUntilMs).toBe(Date.parse('2026-01-01T00:10:05Z'));
    run.command.resume(cluster.at('2026-01-01T00:10:05Z'));
    cluster.finishDeletions();
    run.command.resume(cluster.at('2026-01-01T00:10:07Z'));
    expect(run.stdout).toMatch(/evicting pod default\/web-0\npod\/web-0 evicted\nnode\/node-a drained\n$/);
    expect(run.exit).toBe(0);
  });

  it('will not lose what nobody would make again, unless it is told to', () => {
    const alone = { ...early.metadata, ownerReferences: undefined };
    const volumes = [{ name: 'tmp', emptyDir: {} }];
    const pods = [
      { ...early, metadata: alone },
      { ...late, spec: { ...late.spec, volumes } },
    ];
    const refused = kubectl('drain node-a', clusterOf({ ...objects, pods }));
    const [lone, local] = [
      'cannot delete Pods that declare no controller (use --force to override): default/web-0',
      'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/web-1',
    ];
    expect(refused.stderr).toBe(
      lines(
        `error: unable to drain node "node-a" due to error: [${lone}, ${local}], continuing command...`,
        'There are pending nodes to be drained:',
        ' node-a',
        lone,
        local,
      ),
    );
    expect(refused.exit).toBe(1);
    const forced = kubectl(
      'drain node-a --force --delete-emptydir-data --dry-run=client',
      clusterOf({ ...objects, pods }),
    );
    expect(forced.stderr).toBe('Warning: deleting Pods that declare no controller: default/web-0\n');
    expect(forced.stdout).toContain('evicting pod default/web-0 (dry run)\n');
  });

  it('gives up when its time is over, and names the pods that are left', () => {
    const none = { ...budget, status: { ...budget.status, disruptionsAllowed: 0 } };
    const cluster = clusterOf({ ...objects, pods: [early], poddisruptionbudgets: [none] });
    const run = kubectl('drain node-a --timeout=3s', cluster);
    run.command.resume(cluster.at('2026-01-01T00:10:03Z'));
    expect(run.exit).toBeUndefined();
    run.command.resume(cluster.at('2026-01-01T00:10:05Z'));
    expect(run.stderr).toContain('There are pending pods in node "node-a" when an error occurred');
    expect(run.stderr).toMatch(/error when evicting pods\/"web-0" -n "default": global timeout reached: 3s\n$/);
    expect(run.exit).toBe(1);
  });

  it('does not ask the budgets with --disable-eviction', () => {
    const none = { ...budget, status: { ...budget.status, disruptionsAllowed: 0 } };
    const cluster = clusterOf({ ...objects, pods: [early], poddisruptionbudgets: [none] });
    const run = kubectl('drain node-a --disable-eviction', cluster);
    cluster.finishDeletions();
    run.command.resume(cluster.at('2026-01-01T00:10:01Z'));
    expect(run.stdout).toBe(lines('node/node-a cordoned', 'pod/web-0 deleted', 'node/node-a drained'));
  });
});

describe('kubectl taint', () => {
  it('adds, changes and removes taints', () => {
    const cluster = clusterOf({ ...objects, nodes });
    const taints = () => kubectl('get node node-a -o jsonpath={.spec.taints}', cluster).stdout;
    expect(kubectl('taint node node-a gone=yes:NoExecute', cluster).stdout).toBe('node/node-a tainted\n');
    expect(taints()).toBe(
      '[{"effect":"NoExecute","key":"gone","value":"yes"},{"effect":"NoSchedule","key":"k","value":"v"}]',
    );
    expect(kubectl('taint nodes node-a k=w:NoSchedule --overwrite', cluster).stdout).toBe('node/node-a modified\n');
    expect(kubectl('taint node --all k- gone:NoExecute-', cluster).stdout).toBe('node/node-a untainted\n');
    expect(taints()).toBe('');
  });

  it('refuses what it cannot do', () => {
    const cluster = clusterOf({ ...objects, nodes });
    const refusal = (line: string) => kubectl(`taint ${line}`, cluster).stderr;
    expect(refusal('node node-a k=x:NoSchedule')).toBe(
      'error: node node-a already has k taint(s) with same effect(s) and --overwrite is false\n',
    );
    expect(refusal('node node-a other-')).toBe('error: taint "other" not found\n');
    expect(refusal('node node-a k=v:Never')).toMatch(/^error: invalid taint effect: Never, unsupported taint effect\n/);
    expect(refusal('pod web-0 a:NoSchedule')).toBe('error: invalid resource type pod, only node types are supported\n');
    expect(refusal('node node-a')).toBe('error: at least one taint update is required\n');
    expect(refusal('node a:NoSchedule')).toBe(
      "error: at least one resource name must be specified since 'all' parameter is not set\n",
    );
  });
});
