import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lectureService, lectureSet } from '#engine/simulation/lecture.ts';
import type { JsonObject } from '#engine/json.ts';
import type { KubeObject } from '#engine/objects.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { openTerminal } from './page.ts';

let page: Awaited<ReturnType<typeof openTerminal>>;

beforeEach(async () => {
  page = await openTerminal();
});
afterEach(() => page.close());

const name = 'nginx-web';
const node = 'cn-hangzhou.192.168.1.85';

/** What a control has written into the first terminal, newest last. */
const notes = () => page.first.entries.filter(({ kind }) => kind === 'comment').map(({ text }) => text);

/** All that a person has a say in, of every object; who wrote it, and kubectl's own notes of it, are left out. */
function wanted(): unknown {
  const { objects } = page.store().frame.cluster.stored;
  return Object.values(objects as Readonly<Record<string, readonly KubeObject[]>>)
    .flat()
    .filter(({ kind }) => kind !== 'Event')
    .map(({ kind, metadata, status: _status, ...rest }: KubeObject & { status?: unknown }) => {
      const { 'kubectl.kubernetes.io/last-applied-configuration': _applied, ...annotations } =
        metadata.annotations ?? {};
      const { name: called, labels, generation, finalizers, deletionTimestamp, deletionGracePeriodSeconds } = metadata;
      return {
        kind,
        called,
        labels,
        annotations,
        generation,
        finalizers,
        deletionTimestamp,
        deletionGracePeriodSeconds,
        ...rest,
      };
    });
}

/** The line that stands for a request, and what both of them led to. */
function bothWays(request: Request) {
  page.store().reset();
  expect(page.store().submit(request)).toBeUndefined();
  const line = notes().at(-1) ?? '';
  const byClick = wanted();
  page.store().reset();
  const entry = page.type(line);
  return { line, byClick, byLine: wanted(), output: entry.output };
}

const changedSet = (change: (spec: Record<string, unknown>) => object): JsonObject => ({
  ...lectureSet,
  spec: change(lectureSet['spec'] as Record<string, unknown>) as JsonObject,
});

describe('A click as a line', () => {
  const samples: readonly (readonly [string, Request])[] = [
    ['kubectl scale sts nginx-web --replicas=5', { type: 'patchSet', name, spec: { replicas: 5 } }],
    [
      `kubectl patch sts nginx-web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}'`,
      { type: 'patchSet', name, spec: { updateStrategy: { rollingUpdate: { partition: 2 } } } },
    ],
    [
      `kubectl patch sts nginx-web -p '{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}}'`,
      { type: 'patchSet', name, spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: null } } },
    ],
    [
      `kubectl patch sts nginx-web -p '{"spec":{"minReadySeconds":10}}'`,
      { type: 'patchSet', name, spec: { minReadySeconds: 10 } },
    ],
    [
      `kubectl patch sts nginx-web -p '{"spec":{"ordinals":{"start":2}}}'`,
      { type: 'patchSet', name, spec: { ordinals: { start: 2 } } },
    ],
    [
      `kubectl patch sts nginx-web -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Delete"}}}'`,
      { type: 'patchSet', name, spec: { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } } },
    ],
    [
      `kubectl patch sts nginx-web -p '{"spec":{"revisionHistoryLimit":1,"replicas":2}}'`,
      { type: 'patchSet', name, spec: { revisionHistoryLimit: 1, replicas: 2 } },
    ],
    [
      'kubectl set image sts/nginx-web nginx=nginx:mainline',
      { type: 'setImage', name, container: 'nginx', image: 'nginx:mainline' },
    ],
    [
      `kubectl set image sts/nginx-web 'nginx=it'\\''s "$HOME" \`x\`'`,
      { type: 'setImage', name, container: 'nginx', image: 'it\'s "$HOME" `x`' },
    ],
    ['kubectl delete pod nginx-web-1', { type: 'delete', resource: 'pods', name: 'nginx-web-1' }],
    [
      'kubectl delete pod nginx-web-1 --grace-period=0 --force',
      { type: 'delete', resource: 'pods', name: 'nginx-web-1', options: { gracePeriodSeconds: 0 } },
    ],
    [
      'kubectl delete sts nginx-web --cascade=orphan',
      { type: 'delete', resource: 'statefulsets', name, options: { propagationPolicy: 'Orphan' } },
    ],
    [
      'kubectl delete pvc www-storage-nginx-web-2',
      { type: 'delete', resource: 'persistentvolumeclaims', name: 'www-storage-nginx-web-2' },
    ],
    [`kubectl delete node ${node}`, { type: 'delete', resource: 'nodes', name: node }],
    [
      `kubectl cordon ${node}`,
      {
        type: 'patch',
        resource: 'nodes',
        name: node,
        patchType: 'strategic',
        patch: { spec: { unschedulable: true } },
      },
    ],
    [
      `kubectl patch pod nginx-web-0 --type=merge -p '{"metadata":{"labels":{"app":null}}}'`,
      {
        type: 'patch',
        resource: 'pods',
        name: 'nginx-web-0',
        patchType: 'merge',
        patch: { metadata: { labels: { app: null } } },
      },
    ],
    ['kubectl scale sts nginx-web --replicas=1', { type: 'scale', resource: 'statefulsets', name, replicas: 1 }],
  ];

  it.each(samples)('%s', (line, request) => {
    const both = bothWays(request);
    expect(both.line).toBe(line);
    expect(both.byLine, both.output).toEqual(both.byClick);
  });

  it.each<readonly [string, Request]>([
    [
      `kubectl exec nginx-web-0 -c nginx -- sh -c 'echo '\\''it'\\''\\'\\'''\\''s $HOME'\\'' > /tmp/a && mkdir -p /tmp/d && printf %s '\\''a\\nb'\\'' > /tmp/d/f'`,
      {
        type: 'writeFiles',
        pod: 'nginx-web-0',
        container: 'nginx',
        files: { '/tmp/a': "it's $HOME\n", '/tmp/d/': '', '/tmp/d/f': 'a\\nb' },
      },
    ],
    [
      `kubectl exec nginx-web-0 -c nginx -- sh -c 'rm -rf /etc/nginx/nginx.conf'`,
      {
        type: 'writeFiles',
        pod: 'nginx-web-0',
        container: 'nginx',
        files: { '/etc/nginx/nginx.conf': null },
      },
    ],
    [
      'kubectl exec nginx-web-0 -- nslookup nginx-web-9.nginx.default.svc.cluster.local.',
      { type: 'lookUp', pod: 'nginx-web-0', questions: ['A nginx-web-9.nginx.default.svc.cluster.local'] },
    ],
    [
      `kubectl exec nginx-web-0 -- sh -c 'nslookup x.default.svc.cluster.local.; nslookup -type=SRV x.svc.cluster.local.'`,
      {
        type: 'lookUp',
        pod: 'nginx-web-0',
        questions: ['A x.default.svc.cluster.local', 'SRV x.svc.cluster.local'],
      },
    ],
  ])('leaves the same in a pod: %s', (line, request) => {
    page.store().submit(request);
    expect(notes().at(-1)).toBe(line);
    const { traces } = page.store().frame.cluster;
    page.store().reset();
    page.type(line);
    expect(page.store().frame.cluster.traces).toEqual(traces);
  });

  it('of a whole manifest holds it, whatever is in it', () => {
    const annotated = { ...lectureService, metadata: { name: 'other', annotations: { note: "it's\nEOF\n$HOME `x`" } } };
    const both = bothWays({
      type: 'apply',
      manifest: { ...annotated, spec: { ports: [{ port: 80 }], clusterIP: 'None' } },
    });
    expect(both.line).toMatch(/^kubectl apply -f - <<'EOF'\napiVersion: v1\nkind: Service\n/);
    expect(both.byLine, both.output).toEqual(both.byClick);
  });

  it('that takes a field away replaces, because kubectl apply leaves what it never named', () => {
    const bare = bothWays({
      type: 'apply',
      manifest: { ...lectureService, spec: { ports: [{ port: 80 }], clusterIP: 'None', selector: { app: 'nginx' } } },
    });
    expect(bare.line).toMatch(/^kubectl replace -f - <<'EOF'\n/);
    expect(bare.byLine, bare.output).toEqual(bare.byClick);
  });

  it('that changes fields applies', () => {
    const both = bothWays({
      type: 'apply',
      manifest: changedSet((spec) => ({ ...spec, replicas: 2, minReadySeconds: 3 })),
    });
    expect(both.line).toMatch(/^kubectl apply -f - <<'EOF'\n/);
    expect(both.byLine, both.output).toEqual(both.byClick);
  });

  it.each([true, false])('makes a set anew, with its pods kept: %s', (keepPods) => {
    const both = bothWays({ type: 'recreateSet', name, keepPods, spec: { podManagementPolicy: 'Parallel' } });
    expect(both.line.split('\n')[0]).toBe(`kubectl delete sts nginx-web${keepPods ? ' --cascade=orphan' : ''}`);
    page.terminals.finish(page.session);
    page.store().toLast();
    const set = page.store().frame.cluster.stored.objects.statefulsets[0];
    expect(set?.spec.podManagementPolicy).toBe('Parallel');
    expect(set?.status.readyReplicas).toBe(3);
    const uids = page
      .store()
      .frame.cluster.stored.objects.pods.map(({ metadata }) => metadata.uid)
      .sort();
    expect(uids).toEqual([0, 1, 2].map((ordinal) => `Pod/nginx-web-${ordinal}#${keepPods ? 1 : 2}`));
  });

  it('that no command can do says so, and why', () => {
    const reasons = (
      [
        { type: 'podFault', name: 'nginx-web-0', fault: 'unready' },
        { type: 'podFault', name: 'nginx-web-0', fault: 'fail' },
        { type: 'nodeFault', name: node, fault: 'down' },
        { type: 'controllerDown' },
      ] as const
    ).map((request) => {
      page.store().submit(request);
      return page.first.entries.at(-1)?.noLine;
    });
    expect(reasons).toEqual(['application', 'kubelet', 'node', 'controller']);
  });

  it('is written down once, and never for what a line has asked for', () => {
    const before = notes().length;
    page.run('kubectl scale sts nginx-web --replicas=2');
    page.store().submit({ type: 'patchSet', name, spec: { replicas: 4 } });
    page.store().submit({ type: 'patchSet', name, spec: { replicas: -4 } });
    page.store().prev();
    page.store().next();
    expect(notes().slice(before)).toEqual(['kubectl scale sts nginx-web --replicas=4']);
  });

  it('stands in the terminal also when it was made before that was opened', () => {
    expect(
      notes()
        .slice(0, 2)
        .map((text) => text.split('\n')[0]),
    ).toEqual(["kubectl apply -f - <<'EOF'", "kubectl apply -f - <<'EOF'"]);
  });
});
