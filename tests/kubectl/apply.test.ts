import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, lines } from './kit.ts';

const set = (replicas: string, image = 'nginx:1.29', more = '') =>
  lines(
    'apiVersion: apps/v1',
    'kind: StatefulSet',
    'metadata:',
    '  name: web',
    'spec:',
    ...(replicas === '' ? [] : [`  replicas: ${replicas}`]),
    '  serviceName: nginx',
    '  selector:',
    '    matchLabels: {app: nginx}',
    '  template:',
    '    metadata:',
    '      labels: {app: nginx}',
    '    spec:',
    '      containers:',
    '      - name: nginx',
    `        image: ${image}`,
    ...(more === '' ? [] : [more]),
  );

type Cluster = ReturnType<typeof clusterOf>;
const apply = (cluster: Cluster, text: string, ...flags: readonly string[]) =>
  kubectl(['apply', '-f', '-', ...flags], cluster, text);
const field = (cluster: Cluster, path: string) =>
  kubectl(['get', 'sts', 'web', '-o', `jsonpath={${path}}`], cluster).stdout;

describe('kubectl apply', () => {
  it('creates, leaves alone and changes', () => {
    const cluster = clusterOf({});
    expect(apply(cluster, set('3')).stdout).toBe('statefulset.apps/web created\n');
    expect(apply(cluster, set('3')).stdout).toBe('statefulset.apps/web unchanged\n');
    expect(apply(cluster, set('5')).stdout).toBe('statefulset.apps/web configured\n');
    expect(field(cluster, '.spec.replicas')).toBe('5');
  });

  it('leaves what others have set, and ends what the file has no more', () => {
    const cluster = clusterOf({});
    apply(cluster, set('', 'nginx:1.29', '        env: [{name: A, value: "1"}, {name: B, value: "2"}]'));
    kubectl('scale sts web --replicas=4', cluster);
    kubectl(['set', 'env', 'sts/web', 'C=3'], cluster);
    apply(cluster, set('', 'nginx:1.29', '        env: [{name: B, value: "2"}]'));
    expect(field(cluster, '.spec.replicas')).toBe('4');
    expect(field(cluster, '.spec.template.spec.containers[0].env[*].name')).toBe('B C');
  });

  it('sets back what others have changed of what the file says', () => {
    const cluster = clusterOf({});
    apply(cluster, set('3'));
    kubectl('scale sts web --replicas=4', cluster);
    expect(apply(cluster, set('3')).stdout).toBe('statefulset.apps/web configured\n');
    expect(field(cluster, '.spec.replicas')).toBe('3');
  });

  it('warns of an object that nobody has applied before', () => {
    const { stdout, stderr } = apply(clusterOf(), set('3'));
    expect(stdout).toBe('statefulset.apps/web configured\n');
    expect(stderr).toMatch(/^Warning: resource statefulsets\/web is missing the kubectl.kubernetes.io\/last-applied/);
  });

  it('goes on with the other documents after a refusal', () => {
    const cluster = clusterOf({});
    apply(cluster, set('3'));
    const other = set('2').replace('name: web', 'name: other');
    const refused = set('3').replace('serviceName: nginx', 'serviceName: x');
    const { stdout, stderr, exit } = apply(cluster, `${refused}---\n${other}`);
    expect(stdout).toBe('statefulset.apps/other created\n');
    expect(stderr).toBe('The StatefulSet "web" is invalid: spec.serviceName: Invalid value: "x": field is immutable\n');
    expect(exit).toBe(1);
  });

  it('makes anew by force what cannot be changed', () => {
    const cluster = clusterOf({});
    apply(cluster, set('3'));
    const other = set('3').replace('serviceName: nginx', 'serviceName: x');
    expect(apply(cluster, other, '--force').stdout).toBe('statefulset.apps/web configured\n');
    expect(field(cluster, '.spec.serviceName')).toBe('x');
  });

  it('says with a patch what the server did not take', () => {
    const cluster = clusterOf({});
    apply(cluster, set('3'));
    const { stderr } = apply(cluster, set('"x"'), '--validate=false');
    expect(stderr).toContain('The request is invalid: patch: Invalid value: ');
    expect(stderr).toContain('unrecognized type: int32');
  });

  it('stores nothing in a dry run', () => {
    const cluster = clusterOf({});
    expect(apply(cluster, set('3'), '--dry-run=client').stdout).toBe('statefulset.apps/web created (dry run)\n');
    expect(apply(cluster, set('3'), '--dry-run=server').stdout).toBe('statefulset.apps/web created (server dry run)\n');
    expect(kubectl('get sts', cluster).stdout).toBe('');
  });

  it.each([
    ['apply', 'error: must specify one of -f and -k\n'],
    ['apply x', "error: Unexpected args: [x]\nSee 'kubectl apply -h' for help and examples\n"],
    ['apply -f -', 'error: no objects passed to apply\n'],
    ['apply -f - --force-conflicts', 'error: --force-conflicts only works with --server-side\n'],
    ['apply -f - --server-side --force', 'error: --force cannot be used with --server-side\n'],
  ])('refuses `%s`', (line, complaint) => {
    expect(kubectl(line, clusterOf({}), '').stderr).toBe(complaint);
  });

  it('says of --prune that it is not here, and what is', () => {
    const { command, stderr } = kubectl('apply -f - --prune -l app=nginx', clusterOf({}), '');
    expect(command.unsupported).toBeDefined();
    expect(stderr).toContain('kubectl delete -l');
  });
});

describe('kubectl apply --server-side', () => {
  it('meets another manager, tells the ways out, and by force takes the field', () => {
    const cluster = clusterOf({});
    apply(cluster, set('3'), '--server-side');
    kubectl('scale sts web --replicas=4', cluster);
    const { stderr, exit } = apply(cluster, set('3'), '--server-side');
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      'error: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
      'Please review the fields above--they currently have other managers. Here',
    ]);
    expect(exit).toBe(1);
    expect(apply(cluster, set('3'), '--server-side', '--force-conflicts').stdout).toBe(
      'statefulset.apps/web serverside-applied\n',
    );
    expect(field(cluster, '.spec.replicas')).toBe('3');
  });

  it('goes on from apply without it', () => {
    const cluster = clusterOf({});
    apply(cluster, set('3'));
    expect(apply(cluster, set('5'), '--server-side').stdout).toBe('statefulset.apps/web serverside-applied\n');
    expect(field(cluster, '.spec.replicas')).toBe('5');
    expect(kubectl('apply view-last-applied sts/web', cluster).stdout).toContain('replicas: 5\n');
  });
});

describe('What was applied last', () => {
  it('is shown as YAML or JSON', () => {
    const cluster = clusterOf({});
    apply(cluster, set('3'));
    expect(kubectl('apply view-last-applied sts/web', cluster).stdout).toMatch(
      /^apiVersion: apps\/v1\nkind: StatefulSet\nmetadata:\n {2}annotations: \{\}\n {2}name: web\n/,
    );
    expect(JSON.parse(kubectl('apply view-last-applied sts web -o json', cluster).stdout)).toMatchObject({
      spec: { replicas: 3 },
    });
  });

  it('can be set without changing anything else', () => {
    const cluster = clusterOf();
    expect(kubectl('apply set-last-applied -f -', cluster, set('9')).stderr).toBe(
      'error: no last-applied-configuration annotation found on resource: web, to create the annotation, ' +
        'run the command with --create-annotation\n',
    );
    const line = 'apply set-last-applied -f - --create-annotation';
    expect(kubectl(line, cluster, set('9')).stdout).toBe('statefulset.apps/web configured\n');
    expect(kubectl(line, cluster, set('9')).stdout).toBe('set-last-applied web: no changes required.\n');
    expect(field(cluster, '.spec.replicas')).toBe('3');
  });
});
