import { describe, expect, it } from 'vitest';
import { alignTabs } from '../../src/kubectl/print/alignTabs.ts';
import { clusterOf, kubectl, lines, objects } from './kit.ts';

function event(
  name: string,
  about: { readonly kind: string; readonly name: string; readonly uid: string },
  more: object,
) {
  return {
    metadata: {
      name,
      namespace: 'default',
      uid: name,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:09:00Z',
    },
    type: 'Normal',
    reason: 'SuccessfulCreate',
    message: `about ${about.name}`,
    source: { component: 'statefulset-controller' },
    involvedObject: { namespace: 'default', ...about },
    ...more,
  };
}

const set = { kind: 'StatefulSet', name: 'web', uid: 'set' };

describe('kubectl describe', () => {
  it('tells of a set, its template and what has happened to it', () => {
    const happened = [
      event('b', set, { count: 3, firstTimestamp: '2026-01-01T00:08:00Z', lastTimestamp: '2026-01-01T00:09:50Z' }),
      event('a', set, { count: 1, firstTimestamp: '2026-01-01T00:09:40Z', lastTimestamp: '2026-01-01T00:09:40Z' }),
      event('c', { ...set, uid: 'an earlier one' }, { count: 1, lastTimestamp: '2026-01-01T00:09:59Z' }),
    ];
    const { stdout } = kubectl('describe sts web', clusterOf({ ...objects, events: happened }));
    expect(stdout).toContain(
      lines(
        'Replicas:               3 desired | 3 total',
        'Update Strategy:        RollingUpdate',
        '  Partition:            0',
        '  MaxUnavailable:       1',
        'Pods Status:            3 Running / 0 Waiting / 0 Succeeded / 0 Failed',
      ),
    );
    expect(stdout).toMatch(/^Volume Claims: +<none>$/m);
    expect(stdout.slice(stdout.indexOf('Events:'))).toBe(
      lines(
        'Events:',
        '  Type    Reason            Age               From                    Message',
        '  ----    ------            ----              ----                    -------',
        '  Normal  SuccessfulCreate  20s               statefulset-controller  about web',
        '  Normal  SuccessfulCreate  10s (x3 over 2m)  statefulset-controller  about web',
      ),
    );
  });

  it('takes a name that there is none of for the beginning of names, and leaves their events out', () => {
    const { stdout, exit } = kubectl('describe pod web');
    expect(stdout.match(/^Name: .*$/gm)).toEqual(['Name:         web-0', 'Name:         web-1', 'Name:         web-2']);
    expect(stdout).not.toContain('Events:');
    expect(exit).toBe(0);
    expect(kubectl('describe pod nope').stderr).toBe('Error from server (NotFound): pods "nope" not found\n');
  });

  it('separates objects by two empty lines', () => {
    expect(kubectl('describe pods web-0 web-1').stdout).toContain('\n\n\nName: ');
    expect(kubectl('describe pods -l app=none')).toMatchObject({
      stderr: 'No resources found in default namespace.\n',
      exit: 0,
    });
  });

  it('says how long a pod has been going', () => {
    const cluster = clusterOf();
    kubectl('delete pod web-0 --wait=false', cluster);
    expect(kubectl('describe pod web-0', cluster).stdout).toMatch(
      /Status: +Terminating \(lasts .*\)\nTermination Grace Period: +30s/,
    );
  });

  it('finds the pods that use a claim', () => {
    const [first, ...others] = objects.pods;
    const volumes = [{ name: 'www', persistentVolumeClaim: { claimName: 'www-web-0' } }];
    const pods = [{ ...first, spec: { ...first!.spec, volumes } }, ...others];
    expect(kubectl('describe pvc www-web-0', clusterOf({ ...objects, pods })).stdout).toContain(
      'Used By:       web-2\n',
    );
    expect(kubectl('describe pvc www-web-0').stdout).toContain('Used By:       <none>\n');
  });

  it('tells all fields of a kind that it has no words for', () => {
    const revision = {
      metadata: { name: 'web-1', namespace: 'default', uid: 'r', resourceVersion: '1', creationTimestamp: 'x' },
      revision: 2,
      data: { spec: { template: { spec: { dnsPolicy: 'ClusterFirst' } } } },
    };
    const { stdout } = kubectl('describe controllerrevision web-1', clusterOf({ controllerrevisions: [revision] }));
    expect(stdout).toContain('      Dns Policy:  ClusterFirst\n');
    expect(stdout).toContain('Revision:              2\n');
    expect(stdout).toContain('API Version:  apps/v1\n');
  });

  it('shows the length of secrets and not what they say', () => {
    const cluster = clusterOf({});
    kubectl('create secret generic s --from-literal=password=swordfish', cluster);
    const { stdout } = kubectl('describe secret s', cluster);
    expect(stdout).toContain('password:  9 bytes\n');
    expect(stdout).not.toContain('swordfish');
  });

  it('adds up what the pods of a node ask for', () => {
    const resources = { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } };
    const pods = objects.pods.map((pod) => ({
      ...pod,
      spec: { ...pod.spec, containers: [{ name: 'nginx', image: 'nginx:1.29', resources }] },
    }));
    const [node] = objects.nodes;
    const nodes = [{ ...node, status: { ...node!.status, allocatable: { cpu: '2', memory: '8Gi', pods: '110' } } }];
    const { stdout } = kubectl('describe node node-a', clusterOf({ ...objects, pods, nodes }));
    expect(stdout).toMatch(/cpu +1500m \(75%\) +0 \(0%\)\n/);
    expect(stdout).toMatch(/memory +3Gi \(37%\) +6Gi \(75%\)\n/);
    expect(stdout).toMatch(/default +web-0 +500m \(25%\) +0 \(0%\) +1Gi \(12%\) +2Gi \(25%\)/);
  });
});

describe('lines with tabs', () => {
  it('are aligned over neighbours that have the column, and the last cell belongs to none', () => {
    expect(alignTabs('a\tb\nlonger\tc\nx\nd\te\tf\n')).toBe('a       b\nlonger  c\nx\nd  e  f\n');
  });
});
