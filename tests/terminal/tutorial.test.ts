import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCluster } from './page.ts';

/** The official tutorial "StatefulSet Basics", from its first command to its last, in two terminals. */
let page: Awaited<ReturnType<typeof openCluster>>;

beforeAll(async () => {
  page = await openCluster();
});
afterAll(() => page.close());

const web = 'https://k8s.io/examples/application/web/web.yaml';
const image = (tag: string) =>
  `kubectl patch statefulset web --type='json' -p='[{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value":"registry.k8s.io/nginx-slim:${tag}"}]'`;
const partition = (ordinal: number) =>
  `kubectl patch statefulset web -p '{"spec":{"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":${ordinal}}}}}'`;
const template = `'{{range $i, $c := .spec.containers}}{{$c.image}}{{end}}'`;
const images = `for p in 0 1 2; do kubectl get pod "web-$p" --template ${template}; echo; done`;
const hostnames = `for i in 0 1; do kubectl exec "web-$i" -- sh -c 'hostname'; done`;
const pages = 'for i in 0 1; do kubectl exec -i -t "web-$i" -- curl http://localhost/; done';

/** A line that has to do what the tutorial says. */
function run(line: string): string {
  const { output, exit } = page.run(line);
  expect(exit, `${line}\n${output}`).toBe(0);
  return output;
}

/** What a watch has printed so far: name and status of each row, each once in a row. */
function rows(watch: { readonly output: string }): readonly string[] {
  return watch.output
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/))
    .map(([name, ready, status]) => `${name} ${status === 'Running' ? ready : status}`)
    .filter((row, at, all) => row !== all[at - 1]);
}

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

describe('StatefulSet Basics: creating', () => {
  it('starts the pods in order, each when the one before it is ready', () => {
    const watch = page.watch('kubectl get pods --watch -l app=nginx');
    expect(run(`kubectl apply -f ${web}`)).toBe(lines('service/nginx created', 'statefulset.apps/web created'));
    page.settle();
    const seen = rows(watch);
    expect(seen).toEqual([
      ...['Pending', 'ContainerCreating', '0/1', '1/1'].map((state) => `web-0 ${state}`),
      ...['Pending', 'ContainerCreating', '0/1', '1/1'].map((state) => `web-1 ${state}`),
    ]);
    page.stopWatching();
  });

  it('shows the Service and the set', () => {
    expect(run('kubectl get service nginx')).toMatch(
      /^NAME +TYPE +CLUSTER-IP +EXTERNAL-IP +PORT\(S\) +AGE\nnginx +ClusterIP +None +<none> +80\/TCP +\d+s\n$/,
    );
    expect(run('kubectl get statefulset web')).toMatch(/^NAME +READY +AGE\nweb +2\/2 +\d+s\n$/);
    expect(run('kubectl get pods -l app=nginx')).toMatch(
      /^NAME +READY +STATUS +RESTARTS +AGE\nweb-0 +1\/1 +Running +0 +\d+s\nweb-1 +1\/1 +Running +0 +\d+s\n$/,
    );
  });
});

describe('StatefulSet Basics: identity', () => {
  const addresses: string[] = [];

  it('gives each pod its hostname', () => {
    expect(run(hostnames)).toBe('web-0\nweb-1\n');
  });

  it('finds each pod by its name, from a pod of one’s own', () => {
    const entry = page.type('kubectl run -i --tty --image busybox:1.28 dns-test --restart=Never --rm');
    page.passUntilAsked();
    page.type('nslookup web-0.nginx');
    page.passUntilAsked();
    page.type('nslookup web-1.nginx');
    page.passUntilAsked();
    page.type('exit');
    page.finish();
    expect(entry.exit).toBe(0);
    const found = [...entry.output.matchAll(/Name: +(web-\d)\.nginx\nAddress 1: (\S+)/g)];
    expect(found.map(([, name]) => name)).toEqual(['web-0', 'web-1']);
    addresses.push(...found.map(([, , address]) => address ?? ''));
    expect(entry.output).toContain('Server:    10.');
    expect(run('kubectl get pods')).not.toContain('dns-test');
  });

  it('keeps names and not addresses when pods are deleted', () => {
    const watch = page.watch('kubectl get pod --watch -l app=nginx');
    expect(run('kubectl delete pod -l app=nginx')).toBe(
      lines('pod "web-0" deleted from default namespace', 'pod "web-1" deleted from default namespace'),
    );
    page.settle();
    const seen = rows(watch);
    expect(seen.filter((row) => row.endsWith('Terminating')).length).toBeGreaterThanOrEqual(2);
    expect(seen.slice(-4)).toEqual(['Pending', 'ContainerCreating', '0/1', '1/1'].map((state) => `web-1 ${state}`));
    expect(seen.indexOf('web-1 Pending')).toBeGreaterThan(seen.lastIndexOf('web-0 1/1'));
    page.stopWatching();
    expect(run(hostnames)).toBe('web-0\nweb-1\n');
    const now = run(`kubectl get pods -l app=nginx -o jsonpath='{.items[*].status.podIP}'`).split(' ');
    expect(now).toHaveLength(2);
    expect(addresses.filter((address) => now.includes(address))).toEqual([]);
  });
});

describe('StatefulSet Basics: storage', () => {
  it('has a claim for each pod', () => {
    const [header = '', ...claims] = run('kubectl get pvc -l app=nginx').trimEnd().split('\n');
    expect(header).toMatch(/^NAME +STATUS +VOLUME +CAPACITY +ACCESS MODES +STORAGECLASS/);
    expect(
      claims.map((line) =>
        line
          .split(/\s+/)
          .filter((_, at) => at !== 2)
          .slice(0, 4)
          .join(' '),
      ),
    ).toEqual(['www-web-0 Bound 1Gi RWO', 'www-web-1 Bound 1Gi RWO']);
  });

  it('keeps what was written, whatever pod mounts it', () => {
    const write = `for i in 0 1; do kubectl exec "web-$i" -- sh -c 'echo "$(hostname)" > /usr/share/nginx/html/index.html'; done`;
    expect(run(write)).toBe('');
    expect(run('for i in 0 1; do kubectl exec web-$i -- chmod 755 /usr/share/nginx/html; done')).toBe('');
    expect(run(pages)).toBe('web-0\nweb-1\n');
    run('kubectl delete pod -l app=nginx');
    page.settle();
    expect(run(pages)).toBe('web-0\nweb-1\n');
  });
});

describe('StatefulSet Basics: scaling', () => {
  it('goes up one by one', () => {
    const watch = page.watch('kubectl get pods --watch -l app=nginx');
    expect(run('kubectl scale sts web --replicas=5')).toBe('statefulset.apps/web scaled\n');
    page.settle();
    const ready = rows(watch).filter((row) => row.endsWith('1/1'));
    expect(ready.slice(-3)).toEqual(['web-2 1/1', 'web-3 1/1', 'web-4 1/1']);
    page.stopWatching();
  });

  it('goes down from the top, and keeps the claims', () => {
    const watch = page.watch('kubectl get pods --watch-only -l app=nginx');
    expect(run(`kubectl patch sts web -p '{"spec":{"replicas":3}}'`)).toBe('statefulset.apps/web patched\n');
    page.settle();
    const gone = rows(watch).filter((row) => row.endsWith('Terminating'));
    expect([...new Set(gone)]).toEqual(['web-4 Terminating', 'web-3 Terminating']);
    page.stopWatching();
    expect(run('kubectl get pvc -l app=nginx').trimEnd().split('\n')).toHaveLength(6);
  });
});

describe('StatefulSet Basics: rolling update', () => {
  it('goes from the highest ordinal down', () => {
    expect(run(image('0.24'))).toBe('statefulset.apps/web patched\n');
    const watch = page.watch('kubectl get pod -l app=nginx --watch');
    page.settle();
    const ready = rows(watch).filter((row) => row.endsWith('1/1'));
    expect(ready.slice(-3)).toEqual(['web-2 1/1', 'web-1 1/1', 'web-0 1/1']);
    page.stopWatching();
    expect(run(images)).toBe('registry.k8s.io/nginx-slim:0.24\n'.repeat(3));
    expect(run('kubectl rollout status sts/web')).toMatch(/roll ?out complete: 3 new pods have been updated\.\.\.\n$/);
  });

  it('leaves all alone below a partition of 3', () => {
    expect(run(partition(3))).toBe('statefulset.apps/web patched\n');
    expect(run(image('0.21'))).toBe('statefulset.apps/web patched\n');
    page.settle();
    expect(run(images)).toBe('registry.k8s.io/nginx-slim:0.24\n'.repeat(3));
    run('kubectl delete pod web-2');
    page.settle();
    expect(run(`kubectl get pod web-2 --template ${template}`)).toBe('registry.k8s.io/nginx-slim:0.24');
  });

  it('rolls out a canary at partition 2', () => {
    run(partition(2));
    page.settle();
    expect(run(`kubectl get pod web-2 --template ${template}`)).toBe('registry.k8s.io/nginx-slim:0.21');
    run('kubectl delete pod web-1');
    page.settle();
    expect(run(`kubectl get pod web-1 --template ${template}`)).toBe('registry.k8s.io/nginx-slim:0.24');
  });

  it('rolls out the rest at partition 0', () => {
    run(partition(0));
    page.settle();
    expect(run(images)).toBe('registry.k8s.io/nginx-slim:0.21\n'.repeat(3));
  });

  it('is refused as OnDelete while the partition stands, and taken without it', () => {
    const strategy = (rest: string) =>
      `kubectl patch statefulset web -p '{"spec":{"updateStrategy":{"type":"OnDelete"${rest}}}}'`;
    expect(page.run(strategy(''))).toEqual({
      exit: 1,
      output: expect.stringContaining("only allowed for updateStrategy 'RollingUpdate'") as string,
    });
    expect(run(strategy(',"rollingUpdate":null'))).toBe('statefulset.apps/web patched\n');
  });
});

describe('StatefulSet Basics: deleting', () => {
  it('without cascade leaves the pods, and nobody makes one anew', () => {
    expect(run('kubectl delete statefulset web --cascade=orphan')).toBe(
      'statefulset.apps "web" deleted from default namespace\n',
    );
    page.settle();
    expect(run('kubectl get pods -l app=nginx -o name')).toBe('pod/web-0\npod/web-1\npod/web-2\n');
    run('kubectl delete pod web-0');
    page.settle();
    expect(run('kubectl get pods -l app=nginx -o name')).toBe('pod/web-1\npod/web-2\n');
  });

  it('and made again adopts what fits and takes away what is too much', () => {
    const kept = run(`kubectl get pod web-1 -o jsonpath='{.metadata.uid}'`);
    expect(run(`kubectl apply -f ${web}`)).toBe(lines('service/nginx unchanged', 'statefulset.apps/web created'));
    page.settle();
    expect(run('kubectl get pods -l app=nginx -o name')).toBe('pod/web-0\npod/web-1\n');
    expect(run(`kubectl get pod web-1 -o jsonpath='{.metadata.uid}'`)).toBe(kept);
    expect(run(pages)).toBe('web-0\nweb-1\n');
  });

  it('with cascade takes both pods at once, and not the data', () => {
    const watch = page.watch('kubectl get pods --watch-only -l app=nginx');
    expect(run('kubectl delete statefulset web')).toBe('statefulset.apps "web" deleted from default namespace\n');
    page.settle();
    expect(new Set(rows(watch).slice(0, 2))).toEqual(new Set(['web-0 Terminating', 'web-1 Terminating']));
    page.stopWatching();
    expect(run('kubectl delete service nginx')).toBe('service "nginx" deleted from default namespace\n');
    run(`kubectl apply -f ${web}`);
    page.settle();
    expect(run(pages)).toBe('web-0\nweb-1\n');
    run('kubectl delete service nginx');
    run('kubectl delete statefulset web');
    page.settle();
  });
});

describe('StatefulSet Basics: in parallel', () => {
  it('starts pods together, and scales them together', () => {
    const watch = page.watch('kubectl get pods -l app=nginx --watch');
    expect(run('kubectl apply -f https://k8s.io/examples/application/web/web-parallel.yaml')).toBe(
      lines('service/nginx created', 'statefulset.apps/web created'),
    );
    page.settle();
    expect(run('kubectl scale statefulset/web --replicas=5')).toBe('statefulset.apps/web scaled\n');
    page.settle();
    const seen = rows(watch);
    expect(seen.indexOf('web-1 Pending')).toBeLessThan(seen.indexOf('web-0 1/1'));
    expect(seen.indexOf('web-4 Pending')).toBeLessThan(seen.indexOf('web-2 1/1'));
    page.stopWatching();
  });

  it('is cleaned up to the last claim', () => {
    run('kubectl delete sts web');
    page.settle();
    run('kubectl delete svc nginx');
    expect(run('kubectl get pvc').trimEnd().split('\n')).toHaveLength(6);
    expect(run('kubectl get pv')).toMatch(/^NAME +CAPACITY +ACCESS MODES +RECLAIM POLICY +STATUS +CLAIM +STORAGECLASS/);
    const claims = [0, 1, 2, 3, 4].map((ordinal) => `www-web-${ordinal}`);
    expect(run(`kubectl delete pvc ${claims.join(' ')}`)).toBe(
      lines(...claims.map((claim) => `persistentvolumeclaim "${claim}" deleted from default namespace`)),
    );
    expect(run('kubectl get pvc')).toBe('No resources found in default namespace.\n');
  });
});
