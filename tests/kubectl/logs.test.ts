import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, lines, now, objects } from './kit.ts';

const [, first] = objects.pods;
type Status = Readonly<Record<string, unknown>>;

/** web-0 with these containers, each in the state that is given for it. */
function withContainers(containers: readonly Status[], statuses: readonly Status[], more: Status = {}) {
  const pod = {
    ...first,
    spec: { ...first!.spec, containers, ...more },
    status: { ...first!.status, containerStatuses: statuses },
  };
  return clusterOf({ ...objects, pods: [pod] });
}

const nginx = { name: 'nginx', image: 'nginx:1.29' };
const running = (startedAt: string) => ({
  name: 'nginx',
  image: 'nginx:1.29',
  ready: true,
  restartCount: 0,
  containerID: 'containerd://1',
  state: { running: { startedAt } },
});
const ended = (exitCode: number, reason: string, startedAt: string, finishedAt: string) => ({
  terminated: { exitCode, reason, startedAt, finishedAt, containerID: 'containerd://0' },
});

describe('kubectl logs', () => {
  it('prints what nginx writes when it starts', () => {
    const { stdout, exit } = kubectl('logs web-0');
    expect(stdout).toContain('2026/01/01 00:05:00 [notice] 1#1: nginx/1.29\n');
    expect(exit).toBe(0);
  });

  it('has a line for each probe over HTTP, and shows only as many as were asked for', () => {
    const probe = { httpGet: { path: '/ready', port: 80 }, periodSeconds: 10, initialDelaySeconds: 5 };
    const cluster = withContainers([{ ...nginx, readinessProbe: probe }], [running('2026-01-01T00:09:00Z')]);
    expect(kubectl('logs web-0 --tail=2', cluster).stdout).toBe(
      lines(
        '10.244.0.1 - - [01/Jan/2026:00:09:45 +0000] "GET /ready HTTP/1.1" 200 615 "-" "kube-probe/1.37" "-"',
        '10.244.0.1 - - [01/Jan/2026:00:09:55 +0000] "GET /ready HTTP/1.1" 200 615 "-" "kube-probe/1.37" "-"',
      ),
    );
    expect(kubectl('logs web-0 --since=12s', cluster).stdout.split('\n')).toHaveLength(2);
    expect(kubectl('logs web-0 --tail=1 --timestamps --prefix', cluster).stdout).toMatch(
      /^\[pod\/web-0\/nginx\] 2026-01-01T00:09:55\.000000000Z 10\.244\.0\.1 - - /,
    );
    expect(kubectl('logs web-0 --limit-bytes=10', cluster).stdout).toBe('/docker-en');
  });

  it('reads the process before this one with --previous, and says when there was none', () => {
    const lastState = ended(1, 'Error', '2026-01-01T00:01:00Z', '2026-01-01T00:01:05Z');
    const cluster = withContainers([nginx], [{ ...running('2026-01-01T00:02:00Z'), restartCount: 1, lastState }]);
    expect(kubectl('logs web-0 --previous', cluster).stdout).toMatch(/00:01:05 \[emerg\] .*\n$/);
    expect(kubectl('logs web-0', cluster).stdout).not.toContain('[emerg]');
    expect(kubectl('logs web-0 -p').stderr).toBe(
      'Error from server (BadRequest): previous terminated container "nginx" in pod "web-0" not found\n',
    );
  });

  it('shows the last words of a container that waits to be started again, but none of one that was killed', () => {
    const waiting = { waiting: { reason: 'CrashLoopBackOff' } };
    const crashed = (reason: string, code: number) => {
      const lastState = ended(code, reason, '2026-01-01T00:01:00Z', '2026-01-01T00:01:05Z');
      return withContainers([nginx], [{ name: 'nginx', image: 'nginx', ready: false, state: waiting, lastState }]);
    };
    expect(kubectl('logs web-0', crashed('Error', 1)).stdout).toMatch(/\[emerg\] .*\n$/);
    expect(kubectl('logs web-0', crashed('OOMKilled', 137)).stdout).toMatch(/start worker processes\n$/);
  });

  it('says what a container waits for that never ran', () => {
    const wait = (reason: string) => {
      const state = { waiting: { reason } };
      return kubectl('logs web-0', withContainers([nginx], [{ name: 'nginx', image: 'nginx', state }])).stderr;
    };
    const where = 'Error from server (BadRequest): container "nginx" in pod "web-0" is waiting to start: ';
    expect(wait('ContainerCreating')).toBe(`${where}ContainerCreating\n`);
    expect(wait('ImagePullBackOff')).toBe(`${where}trying and failing to pull image\n`);
    expect(wait('ErrImagePull')).toBe(`${where}image can't be pulled\n`);
  });

  it('reads nothing of a pod that has no node yet', () => {
    const pod = { ...first, spec: { ...first!.spec, nodeName: undefined }, status: { phase: 'Pending' } };
    expect(kubectl('logs web-0', clusterOf({ ...objects, pods: [pod] }))).toMatchObject({
      stdout: '',
      stderr: '',
      exit: 0,
    });
  });

  it('takes the first of several containers and says so, or those that are asked for', () => {
    const init = {
      initContainers: [
        { name: 'init', image: 'busybox', command: ['sh', '-c', 'echo "hello from $(hostname)"; sleep 2; echo done'] },
      ],
    };
    const log = { name: 'log', image: 'busybox', command: ['sh', '-c', 'while true; do echo tick; sleep 30; done'] };
    const states = [running('2026-01-01T00:09:00Z'), { ...running('2026-01-01T00:09:00Z'), name: 'log' }];
    const start = ended(0, 'Completed', '2026-01-01T00:08:00Z', '2026-01-01T00:08:02Z');
    const cluster = withContainers([nginx, log], [...states, { name: 'init', state: start }], init);
    expect(kubectl('logs web-0', cluster).stderr).toBe('Defaulted container "nginx" out of: nginx, log, init (init)\n');
    expect(kubectl('logs web-0 -c init', cluster).stdout).toBe('hello from web-0\ndone\n');
    expect(kubectl('logs web-0 log', cluster).stdout).toBe('tick\ntick\ntick\n');
    expect(kubectl('logs web-0 --all-containers --prefix', cluster).stdout).toMatch(
      /^\[pod\/web-0\/init\] hello .*\[pod\/web-0\/nginx\].*\[pod\/web-0\/log\] tick\n$/s,
    );
    expect(kubectl('logs web-0 -c nope', cluster).stderr).toBe(
      'error: container nope is not valid for pod web-0 out of: nginx, log, init (init)\n',
    );
  });

  it('finds pods by a selector or by what owns them', () => {
    expect(kubectl('logs -l app=nginx --prefix --tail=1').stdout.match(/pod\/web-\d/g)).toEqual([
      'pod/web-0',
      'pod/web-1',
      'pod/web-2',
    ]);
    expect(kubectl('logs sts/web').stderr).toBe('Found 3 pods, using pod/web-0\n');
    expect(kubectl('logs sts/web --all-pods --tail=1').stdout.match(/pod\/web-\d/g)).toHaveLength(3);
    expect(kubectl('logs -l app=none')).toMatchObject({
      stderr: 'No resources found in default namespace.\n',
      exit: 0,
    });
    expect(kubectl('logs node/node-a').stderr).toBe(
      'error: cannot get the logs from *v1.Node: selector for *v1.Node not implemented\n',
    );
  });

  it('makes up nothing for a program that it does not know', () => {
    const cluster = withContainers([{ name: 'app', image: 'example.com/app:2' }], [{ ...running(now), name: 'app' }]);
    expect(kubectl('logs web-0', cluster).stdout).toContain('(simulated) example.com/app:2 runs');
  });
});

describe('kubectl logs --follow', () => {
  const probe = { httpGet: { path: '/', port: 80 }, periodSeconds: 10 };

  it('goes on with what is written, until the process ends', () => {
    const cluster = withContainers([{ ...nginx, livenessProbe: probe }], [running('2026-01-01T00:09:55Z')]);
    const { command } = kubectl('logs -f web-0 --tail=0', cluster);
    expect(command.exit).toBeUndefined();
    expect(command.waitsUntilMs).toBe(Date.parse('2026-01-01T00:10:06Z'));
    command.resume(cluster.at('2026-01-01T00:10:06Z'));
    expect(command.chunks.map(({ text }) => text)).toEqual([
      '10.244.0.1 - - [01/Jan/2026:00:10:06 +0000] "GET / HTTP/1.1" 200 615 "-" "kube-probe/1.37" "-"\n',
    ]);
    kubectl('delete pod web-0 --force --grace-period=0', cluster);
    command.resume(cluster.at('2026-01-01T00:10:07Z'));
    expect(command.exit).toBe(0);
  });

  it('tries once a second to read what cannot be read yet', () => {
    const state = { waiting: { reason: 'ContainerCreating' } };
    const cluster = withContainers([nginx], [{ name: 'nginx', image: 'nginx', state }]);
    const run = kubectl('logs -f web-0', cluster);
    for (const moment of ['00.2', '01', '01.5', '02']) run.command.resume(cluster.at(`2026-01-01T00:10:${moment}Z`));
    expect(run.stderr).toBe('container "nginx" in pod "web-0" is waiting to start: ContainerCreating\n'.repeat(3));
    run.command.resume(cluster.at('2026-01-01T00:10:21Z'));
    expect(run.stderr).toContain('error: context deadline exceeded\n');
  });

  it('follows only so many at once', () => {
    expect(kubectl('logs -f -l app=nginx --max-log-requests=2').stderr).toContain(
      'you are attempting to follow 3 log streams, but maximum allowed concurrency is 2',
    );
  });
});
