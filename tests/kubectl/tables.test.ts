import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, lines, objects } from './kit.ts';

const meta = (name: string) => ({ ...objects.pods[0]?.metadata, name, uid: name, ownerReferences: [] });

function event(name: string, message: string, lastTimestamp = '2026-01-01T00:09:00Z') {
  return {
    metadata: meta(name),
    type: 'Normal',
    reason: 'Told',
    message,
    count: 1,
    firstTimestamp: lastTimestamp,
    lastTimestamp,
    source: { component: 'x' },
    involvedObject: { kind: 'Pod', name: 'p' },
  };
}

describe('A column', () => {
  it('is as wide as its whole cells, also where only their first line is shown', () => {
    const cluster = clusterOf({ events: [event('a', 'one\nand two'), event('b', 'short')] });
    const [header, first] = kubectl('get events -o wide', cluster).stdout.split('\n');
    expect(header).toMatch(/MESSAGE {7}FIRST SEEN/);
    expect(first).toMatch(/one\.\.\. {8}60s/);
  });

  it('is as wide as its cells have bytes', () => {
    const cluster = clusterOf({ events: [event('a', '三个字')] });
    expect(kubectl('get events -o wide', cluster).stdout).toMatch(/MESSAGE {5}FIRST SEEN.*\n.*三个字 {9}60s/);
    expect(kubectl('get events -o wide --no-headers', cluster).stdout).toMatch(/三个字 {3}60s/);
  });

  it('of `kubectl events` begins anew behind a message of several lines, and never narrower', () => {
    const early = '2026-01-01T00:08:30Z';
    const cluster = clusterOf({
      events: [event('a', 'one\ntwo', early), { ...event('b', 'x'), reason: 'LongReason' }],
    });
    expect(kubectl('events', cluster).stdout).toBe(
      lines(
        'LAST SEEN   TYPE     REASON   OBJECT   MESSAGE',
        '90s         Normal   Told     Pod/p    one',
        'two',
        '60s         Normal   LongReason   Pod/p    x',
      ),
    );
  });
});

describe('--sort-by', () => {
  const named = (...names: readonly string[]) =>
    clusterOf({ pods: names.map((name) => ({ ...objects.pods[0], metadata: meta(name) })) });

  it('compares texts byte by byte, so that web-10 stands before web-2', () => {
    const cluster = named('web-2', 'web-10', 'web-1');
    expect(kubectl('get pods --sort-by=.metadata.name -o name', cluster).stdout).toBe(
      lines('pod/web-1', 'pod/web-10', 'pod/web-2'),
    );
  });

  it('compares quantities by their size', () => {
    const claim = (name: string, storage: string) => ({
      metadata: meta(name),
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
      status: { phase: 'Pending' },
    });
    const cluster = clusterOf({
      persistentvolumeclaims: [claim('a', '10Gi'), claim('b', '9Gi'), claim('c', '512Mi')],
    });
    const { stdout } = kubectl('get pvc --sort-by=.spec.resources.requests.storage -o name', cluster);
    expect(stdout.match(/\w$/gm)?.join('')).toBe('cba');
  });
});

describe('A field that nobody has', () => {
  const line = 'get pods --sort-by=.spec.nope';

  it('leaves a table of several rows out without a word, and one of a single row as it is', () => {
    const { stdout, stderr, exit } = kubectl(line);
    expect([stdout, stderr, exit]).toEqual(['', 'No resources found in default namespace.\n', 0]);
    expect(kubectl('get pods web-0 --sort-by=.spec.nope').stdout).toContain('web-0');
  });

  it('is an error where objects are sorted, and where several tables are', () => {
    const complaint = (path: string) => `error: couldn't find any field with path "{${path}}" in the list of objects\n`;
    expect(kubectl(`${line} -o name`).stderr).toBe(complaint('.spec.nope'));
    expect(kubectl('get pods,sts --sort-by=.metadata.name').stderr).toBe(complaint('.metadata.name'));
  });
});

describe('A label column', () => {
  it('is empty for what has no such label', () => {
    expect(kubectl('get sts -L app').stdout).toBe(lines('NAME   READY   AGE   APP', 'web    2/3     10m   '));
  });
});

describe('A variable from a field of the pod', () => {
  it('is told by describe when it is the name or the namespace, and no other', () => {
    const env = ['metadata.name', 'metadata.uid', "metadata.labels['app']"].map((fieldPath, at) => ({
      name: `V${at}`,
      valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } },
    }));
    const [pod] = objects.pods;
    const spec = { ...pod?.spec, containers: [{ name: 'nginx', image: 'nginx', env }] };
    const { stdout } = kubectl('describe pod web-2', clusterOf({ pods: [{ ...pod, spec }] }));
    expect(stdout).toMatch(/^ {6}V0: +web-2 \(v1:metadata\.name\)$/m);
    expect(stdout).toMatch(/^ {6}V1: +\(v1:metadata\.uid\)$/m);
    expect(stdout).toMatch(/^ {6}V2: +\(v1:metadata\.labels\['app'\]\)$/m);
  });
});
