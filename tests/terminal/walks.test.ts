import { afterEach, describe, expect, it } from 'vitest';
import type { NodeOptions } from '#engine/simulation/scenario.ts';
import { openCluster } from './page.ts';

/** The walks of the official tutorials on ZooKeeper, Cassandra and MySQL, as far as the set is concerned. */
let page: Awaited<ReturnType<typeof openCluster>>;

afterEach(() => page.close());

const examples = 'https://k8s.io/examples/application';

const nodes = ['a', 'b', 'c', 'd'].map(
  (letter, at): NodeOptions => ({
    name: `node-${letter}`,
    address: `10.0.0.${at + 1}`,
    podNetwork: `10.244.${at + 1}`,
    firstHost: 2,
  }),
);

function run(line: string): string {
  const { output, exit } = page.run(line);
  expect(exit, `${line}\n${output}`).toBe(0);
  return output;
}

const nodeOf = (pod: string) => run(`kubectl get pod ${pod} --template {{.spec.nodeName}}`);

describe('The ZooKeeper tutorial', () => {
  const drain = (pod: string) =>
    `kubectl drain $(kubectl get pod ${pod} --template {{.spec.nodeName}}) --ignore-daemonsets --force --delete-emptydir-data`;

  it('keeps a quorum through updates, deletion and drains', async () => {
    page = await openCluster({ world: { nodes } });
    run(`kubectl apply -f ${examples}/zookeeper/zookeeper.yaml`);
    page.settle();
    expect(run('kubectl get pods -l app=zk -o name')).toBe('pod/zk-0\npod/zk-1\npod/zk-2\n');
    expect(run('for i in 0 1 2; do kubectl exec zk-$i -- hostname; done')).toBe('zk-0\nzk-1\nzk-2\n');
    expect(run('for i in 0 1 2; do kubectl exec zk-$i -- hostname -f; done')).toBe(
      [0, 1, 2].map((ordinal) => `zk-${ordinal}.zk-hs.default.svc.cluster.local\n`).join(''),
    );
    expect(new Set([0, 1, 2].map((ordinal) => nodeOf(`zk-${ordinal}`))).size).toBe(3);

    run('kubectl delete statefulset zk');
    page.settle();
    expect(run(`kubectl apply -f ${examples}/zookeeper/zookeeper.yaml`)).toContain('statefulset.apps/zk created');
    page.settle();
    expect(run('kubectl get pvc -l app=zk').trimEnd().split('\n')).toHaveLength(4);
    expect(run('kubectl get sts zk -o yaml')).toContain('name: datadir');

    const cpu = `'[{"op": "replace", "path": "/spec/template/spec/containers/0/resources/requests/cpu", "value":"0.3"}]'`;
    expect(run(`kubectl patch sts zk --type='json' -p=${cpu}`)).toBe('statefulset.apps/zk patched\n');
    expect(run('kubectl rollout status sts/zk')).toMatch(/complete/);
    expect(run('kubectl rollout history sts/zk')).toMatch(
      /^statefulset.apps\/zk *\nREVISION +CHANGE-CAUSE\n1 +<none>\n2 +<none>\n/,
    );
    expect(run('kubectl rollout undo sts/zk')).toContain('statefulset.apps/zk rolled back\n');
    run('kubectl rollout status sts/zk');
    expect(run(`kubectl get sts zk -o jsonpath='{.spec.template.spec.containers[0].resources.requests.cpu}'`)).toBe(
      '500m',
    );
  });

  it('drains node after node, until affinity and budget say no', async () => {
    page = await openCluster({ world: { nodes } });
    run(`kubectl apply -f ${examples}/zookeeper/zookeeper.yaml`);
    page.settle();
    // The fourth node is kept out of it at first.
    const spare = run('kubectl get nodes -o name')
      .split('\n')
      .map((line) => line.replace('node/', ''));
    const used = [0, 1, 2].map((ordinal) => nodeOf(`zk-${ordinal}`));
    const free = spare.find((name) => name !== '' && !used.includes(name)) ?? '';
    run(`kubectl cordon ${free}`);
    expect(run('kubectl get pdb zk-pdb')).toMatch(/zk-pdb +N\/A +1 +1 /);

    expect(run(drain('zk-0'))).toContain(`node/${used[0]} drained`);
    page.settle();
    expect(run('kubectl get pod zk-0 --no-headers')).toMatch(/ Pending /);
    run(`kubectl uncordon ${free}`);
    page.settle();
    expect(nodeOf('zk-0')).toBe(free);

    // Another node less, and no node is left on which zk-1 may stand beside the others.
    expect(run(drain('zk-1'))).toContain('drained');
    page.settle();
    expect(run('kubectl get pod zk-1 --no-headers')).toMatch(/ Pending /);
    const refused = page.run(`timeout 20 ${drain('zk-2')}`);
    expect(refused.output).toContain("Cannot evict pod as it would violate the pod's disruption budget.");
    run(`kubectl uncordon ${used[0]}`);
    page.settle();
    expect(run('kubectl get pod zk-1 --no-headers')).toMatch(/ Running /);
  });
});

describe('The Cassandra tutorial', () => {
  it('makes a ring, grows it, and takes it away with its claims', async () => {
    page = await openCluster({ world: { nodes } });
    expect(run(`kubectl apply -f ${examples}/cassandra/cassandra-service.yaml`)).toBe('service/cassandra created\n');
    expect(run('kubectl get svc cassandra')).toMatch(/cassandra +ClusterIP +None +<none> +9042\/TCP/);
    run(`kubectl apply -f ${examples}/cassandra/cassandra-statefulset.yaml`);
    page.settle();
    expect(run('kubectl get statefulset cassandra')).toMatch(/cassandra +3\/3/);
    expect(run('kubectl get pods -l="app=cassandra" -o name').trimEnd().split('\n')).toHaveLength(3);
    run('kubectl scale statefulset cassandra --replicas=4');
    page.settle();
    expect(run('kubectl get statefulset cassandra')).toMatch(/cassandra +4\/4/);
    const cleanUp = `grace=$(kubectl get pod cassandra-0 -o=jsonpath='{.spec.terminationGracePeriodSeconds}') \\
      && kubectl delete statefulset -l app=cassandra \\
      && echo "Sleeping \${grace} seconds" 1>&2 \\
      && sleep $grace \\
      && kubectl delete persistentvolumeclaim -l app=cassandra`;
    const output = run(cleanUp);
    expect(output).toContain('Sleeping 500 seconds\n');
    expect(output.match(/persistentvolumeclaim "cassandra-data-cassandra-\d" deleted/g)).toHaveLength(4);
    expect(run('kubectl delete service -l app=cassandra')).toBe('service "cassandra" deleted from default namespace\n');
    expect(run('kubectl get pods')).toBe('No resources found in default namespace.\n');
  });
});

describe('The MySQL tutorial', () => {
  it('replicates, loses pods and nodes, and grows and shrinks', async () => {
    page = await openCluster({ world: { nodes } });
    expect(run(`kubectl apply -f ${examples}/mysql/mysql-configmap.yaml`)).toBe('configmap/mysql created\n');
    expect(run(`kubectl apply -f ${examples}/mysql/mysql-services.yaml`)).toBe(
      'service/mysql created\nservice/mysql-read created\n',
    );
    const watch = page.watch('kubectl get pods -l app=mysql --watch');
    expect(run(`kubectl apply -f ${examples}/mysql/mysql-statefulset.yaml`)).toBe('statefulset.apps/mysql created\n');
    page.settle();
    expect(watch.output).toMatch(/mysql-0 +0\/2 +Init:0\/2/);
    expect(watch.output).toMatch(/mysql-2 +2\/2 +Running/);
    page.stopWatching();

    run('kubectl delete pod mysql-2');
    page.settle();
    expect(run('kubectl get pod mysql-2 --no-headers')).toMatch(/2\/2 +Running/);
    const node = nodeOf('mysql-2');
    expect(run('kubectl get pod mysql-2 -o wide')).toContain(node);
    run(`kubectl drain ${node} --force --delete-emptydir-data --ignore-daemonsets`);
    page.settle();
    expect(run('kubectl get pod mysql-2 --no-headers')).toMatch(/2\/2 +Running/);
    expect(nodeOf('mysql-2')).not.toBe(node);
    run(`kubectl uncordon ${node}`);

    run('kubectl scale statefulset mysql --replicas=5');
    page.settle();
    expect(run('kubectl get pods -l app=mysql -o name').trimEnd().split('\n')).toHaveLength(5);
    run('kubectl scale statefulset mysql --replicas=3');
    page.settle();
    expect(run('kubectl get pvc -l app=mysql').trimEnd().split('\n')).toHaveLength(6);
    expect(run('kubectl delete pvc data-mysql-3 && kubectl delete pvc data-mysql-4')).toBe(
      [3, 4]
        .map((ordinal) => `persistentvolumeclaim "data-mysql-${ordinal}" deleted from default namespace\n`)
        .join(''),
    );
  });
});
