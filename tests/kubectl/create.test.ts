import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, lines } from './kit.ts';

describe('kubectl create quota', () => {
  it('makes a quota of its bounds, in the form in which the server keeps them', () => {
    const cluster = clusterOf();
    const made = kubectl('create quota q --hard=pods=3,requests.storage=1024Mi', cluster);
    expect(made.stdout).toBe('resourcequota/q created\n');
    expect(kubectl('get quota q -o jsonpath={.spec}', cluster).stdout).toBe(
      '{"hard":{"pods":"3","requests.storage":"1Gi"}}',
    );
  });

  it.each([
    ['create quota q --hard=pods', 'error: Invalid argument syntax pods, expected <resource>=<value>\n'],
    ['create quota', 'error: exactly one NAME is required, got 0\n'],
  ])('refuses `%s`', (line, complaint) => {
    expect(kubectl(line).stderr).toContain(complaint);
  });
});

describe('kubectl create service', () => {
  it('makes one of each type', () => {
    const cluster = clusterOf();
    kubectl('create service clusterip a --tcp=80:web', cluster);
    kubectl('create service nodeport b --tcp=80 --node-port=30080', cluster);
    kubectl('create service externalname c --external-name=example.com', cluster);
    const path =
      '{range .items[*]}{.metadata.name} {.spec.type} {.spec.ports[*].targetPort} {.spec.externalName}{"\\n"}{end}';
    expect(kubectl(['get', 'svc', 'a', 'b', 'c', '-o', `jsonpath=${path}`], cluster).stdout).toBe(
      lines('a ClusterIP web ', 'b NodePort 80 ', 'c ExternalName  example.com'),
    );
  });

  it.each([
    ['create service clusterip a', 'error: at least one tcp port specifier must be provided\n'],
    ['create service clusterip a --tcp=x', 'error: strconv.ParseUint: parsing "x": invalid syntax\n'],
    ['create service clusterip a --tcp=80:99999', 'error: must be between 1 and 65535, inclusive\n'],
    ['create service externalname a --external-name=Bad_x', 'error: invalid service external name Bad_x\n'],
  ])('refuses `%s`', (line, complaint) => {
    expect(kubectl(line).stderr).toBe(complaint);
  });
});

describe('kubectl create configmap', () => {
  it('takes no key twice, and no file that is not there', () => {
    expect(kubectl('create cm c --from-literal=a=b --from-literal=a=c').stderr).toBe(
      'error: cannot add key "a", another key by that name already exists in Data for ConfigMap "c"\n',
    );
    expect(kubectl('create cm c --from-file=nofile').stderr).toBe(
      'error: error reading nofile: no such file or directory\n',
    );
  });
});

describe('kubectl autoscale', () => {
  it('shows what it would make, and says that nobody here would act on it', () => {
    const shown = kubectl('autoscale sts web --min=2 --max=5 --cpu=80% --dry-run=client -o jsonpath={.spec}').stdout;
    expect(JSON.parse(shown)).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
    });
    const { stderr, command } = kubectl('autoscale sts web --max=5');
    expect(stderr).toContain('`kubectl scale` says how many pods there are');
    expect(command.unsupported).toBeDefined();
  });

  it.each([
    [
      'autoscale sts web --max=2 --min=3',
      'error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: 2, min: 3\n',
    ],
    ['autoscale sts web --max=5 --cpu=x', 'error: invalid resource cpu value: x\n'],
    ['autoscale sts nope --max=2', 'Error from server (NotFound): statefulsets.apps "nope" not found\n'],
  ])('refuses `%s`', (line, complaint) => {
    expect(kubectl(line).stderr).toBe(complaint);
  });
});

describe('A command that is not here', () => {
  it('says what it is and what leads on', () => {
    const { stderr, command } = kubectl('create job j --image=busybox');
    expect(stderr).toContain('kubectl create job is a real command');
    expect(stderr).toContain('kubectl run NAME');
    expect(command.unsupported).toBeDefined();
  });

  it.each([
    ['rollout histroy sts/web', 'history'],
    ['get pods --lables=a', '--label-columns'],
    ['scale sts web --replica=3', '--replicas'],
    ['get statefulsetz', 'statefulsets'],
    ['create confgmap x', 'configmap'],
  ])('`%s` was probably meant to be %s', (line, nearest) => {
    expect(kubectl(line).command.nearest).toBe(nearest);
  });

  it('is not explained by a word that is far away', () => {
    expect(kubectl('get pods --zzz').command.nearest).toBeUndefined();
    expect(kubectl('get qqq').command.nearest).toBeUndefined();
  });
});
