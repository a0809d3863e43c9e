import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal } from './page.ts';

let page: Awaited<ReturnType<typeof openTerminal>>;

beforeEach(async () => {
  page = await openTerminal();
});
afterEach(() => page.close());

describe('In the terminal', () => {
  it('a rollout is followed to its end, told, and undone', () => {
    page.run('kubectl set image sts/nginx-web nginx=nginx:1.30');
    const { output, exit } = page.run('kubectl rollout status sts/nginx-web');
    expect(output).toContain('Waiting for partitioned roll out to finish: 2 out of 3 new pods have been updated...\n');
    expect(output).toMatch(/partitioned roll out complete: 3 new pods have been updated\.\.\.\n$/);
    expect(exit).toBe(0);
    expect(page.run('kubectl rollout history sts/nginx-web').output).toMatch(/1 +<none>\n2 +<none>/);
    expect(page.run('kubectl rollout undo sts/nginx-web').output).toBe('statefulset.apps/nginx-web rolled back\n');
  });

  it('a node is drained, and its pod comes back on another one', () => {
    page.run('NODE=$(kubectl get pod nginx-web-1 -o jsonpath={.spec.nodeName})');
    expect(page.run('kubectl drain $NODE --ignore-daemonsets').output).toMatch(
      /^node\/(.+) cordoned\nevicting pod default\/nginx-web-1\npod\/nginx-web-1 evicted\nnode\/\1 drained\n$/,
    );
    page.store().toLast();
    expect(
      page.run('[ $(kubectl get pod nginx-web-1 -o jsonpath={.spec.nodeName}) = $NODE ] && echo same').output,
    ).toBe('');
  });

  it('a crashing container says why, and its pod tells how often', () => {
    page.run('kubectl set image sts/nginx-web nginx=nginx:crash');
    page.store().toLast();
    expect(page.run('kubectl logs nginx-web-2 --previous').output).toContain('[emerg]');
    const { output } = page.run('kubectl describe pod nginx-web-2');
    expect(output).toMatch(/Last State: +Terminated\n +Reason: +Error\n +Exit Code: +1\n/);
    expect(output).toMatch(/Warning +BackOff .*restarting failed container nginx/);
  });

  it('fields are explained in the reader’s language', async () => {
    expect(page.run('kubectl explain sts.spec.replicas').output).toContain('    How many pods there shall be.');
    page.store().setLanguage('zh');
    page.run('kubectl explain sts.spec.replicas');
    await expect.poll(() => page.run('kubectl explain sts.spec.replicas').output).toMatch(/\p{Script=Han}/u);
    page.store().setLanguage('en');
  });
});
