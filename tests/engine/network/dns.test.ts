import { describe, expect, it } from 'vitest';
import { answerTo, rememberMissing } from '#engine/network/dns.ts';
import type { NamedObjects } from '#engine/network/dnsRecords.ts';
import type { Endpoint, EndpointSlice, Service } from '#engine/objects.ts';

/** The Service `nginx` before pods, each of which is ready or not. */
function nginx(ready: readonly boolean[], spec: object = {}): NamedObjects {
  const service = {
    metadata: { name: 'nginx', namespace: 'default' },
    spec: { clusterIP: 'None', ports: [{ name: 'web', port: 80, protocol: 'TCP' }], ...spec },
  } as unknown as Service;
  const endpoints = ready.map((isReady, ordinal) => ({
    addresses: [`10.0.0.${ordinal}`],
    hostname: `web-${ordinal}`,
    conditions: { ready: isReady, serving: isReady, terminating: false },
  })) as unknown as readonly Endpoint[];
  const slice = {
    metadata: { name: 'nginx-abc', labels: { 'kubernetes.io/service-name': 'nginx' } },
    endpoints,
  } as unknown as EndpointSlice;
  return { services: [service], endpointslices: [slice] };
}

function ask(objects: NamedObjects, name: string, type = 'A', missing = {}, atMs = 0) {
  const { code, records } = answerTo(objects, missing, `${name}.default.svc.cluster.local`, type, atMs);
  return code === 'NOERROR' ? records.map(({ data }) => data) : code;
}

describe('The DNS of the cluster', () => {
  it('knows a pod by its name below a headless Service, once it is ready', () => {
    expect(ask(nginx([true, false]), 'web-0.nginx')).toEqual(['10.0.0.0']);
    expect(ask(nginx([true, false]), 'web-1.nginx')).toBe('NXDOMAIN');
    expect(ask(nginx([true, true]), 'web-2.nginx')).toBe('NXDOMAIN');
  });

  it('gives all ready addresses for a headless Service, and its own for any other', () => {
    expect(ask(nginx([true, false, true]), 'nginx')).toEqual(['10.0.0.0', '10.0.0.2']);
    expect(ask(nginx([false]), 'nginx')).toBe('NXDOMAIN');
    expect(ask(nginx([true], { clusterIP: '10.96.0.10' }), 'nginx')).toEqual(['10.96.0.10']);
    expect(ask(nginx([true], { clusterIP: '10.96.0.10' }), 'web-0.nginx')).toBe('NXDOMAIN');
    expect(ask(nginx([true]), 'other')).toBe('NXDOMAIN');
  });

  it('says in service records under which names and ports the pods are', () => {
    expect(ask(nginx([true, true]), '_web._tcp.nginx', 'SRV')).toEqual([
      '0 50 80 web-0.nginx.default.svc.cluster.local.',
      '0 50 80 web-1.nginx.default.svc.cluster.local.',
    ]);
    expect(ask(nginx([true], { clusterIP: '10.96.0.10' }), '_web._tcp.nginx', 'SRV')).toEqual([
      '0 100 80 nginx.default.svc.cluster.local.',
    ]);
    expect(ask(nginx([true]), '_no._tcp.nginx', 'SRV')).toBe('NXDOMAIN');
  });

  it('has the API server, names of addresses and addresses of names, and nothing of the world outside', () => {
    expect(ask(nginx([]), 'kubernetes')).toEqual(['10.96.0.1']);
    const answer = (name: string, type: string) => answerTo(nginx([true]), {}, name, type, 0);
    expect(answer('10-1-2-3.default.pod.cluster.local', 'A').records[0]?.data).toBe('10.1.2.3');
    expect(answer('0.0.0.10.in-addr.arpa', 'PTR').records[0]?.data).toBe('web-0.nginx.default.svc.cluster.local.');
    expect(answer('example.com', 'A').code).toBe('SERVFAIL');
  });

  it('has no record of another type for a name that it knows', () => {
    expect(ask(nginx([true]), 'web-0.nginx', 'AAAA')).toEqual([]);
  });

  it('goes on saying no for thirty seconds after it was asked too early', () => {
    const question = 'A web-0.nginx.default.svc.cluster.local';
    const missing = rememberMissing(nginx([false]), {}, [question], 1000);
    expect(missing).toEqual({ [question]: 31_000 });
    expect(ask(nginx([true]), 'web-0.nginx', 'A', missing, 30_999)).toBe('NXDOMAIN');
    expect(ask(nginx([true]), 'web-0.nginx', 'A', missing, 31_000)).toEqual(['10.0.0.0']);
    expect(rememberMissing(nginx([true]), missing, [question], 20_000)).toEqual(missing);
    expect(rememberMissing(nginx([true]), missing, [], 31_000)).toEqual({});
  });
});
