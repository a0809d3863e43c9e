import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal } from './page.ts';

let page: Awaited<ReturnType<typeof openTerminal>>;

beforeAll(async () => {
  page = await openTerminal();
});
afterAll(() => page.close());

/** The line with what Tab puts in, and all that it proposes. */
const tab = (text: string) => {
  const { from, choices, common } = page.session.complete(text);
  return { choices, line: choices.length === 0 ? text : text.slice(0, from) + common };
};

describe('Tab completes', () => {
  it.each([
    ['ku', 'kubectl'],
    ['kubectl desc', 'kubectl describe'],
    ['k sca', 'k scale'],
    ['kubectl rollout sta', 'kubectl rollout status'],
    ['kubectl get pod', 'kubectl get pod'],
    ['kubectl get statef', 'kubectl get statefulsets'],
    ['kubectl get st', 'kubectl get st'],
    ['kubectl get pods,statef', 'kubectl get pods,statefulsets'],
    ['kubectl get pods ', 'kubectl get pods nginx-web-'],
    ['kubectl delete po nginx-web-0 ', 'kubectl delete po nginx-web-0 nginx-web-'],
    ['kubectl scale sts/', 'kubectl scale sts/nginx-web'],
    ['kubectl scale sts nginx-web --rep', 'kubectl scale sts nginx-web --replicas='],
    ['kubectl get pods --show-l', 'kubectl get pods --show-labels'],
    ['kubectl get pods -o js', 'kubectl get pods -o json'],
    ['kubectl get pods --output=y', 'kubectl get pods --output=yaml'],
    ['kubectl delete sts nginx-web --cascade=o', 'kubectl delete sts nginx-web --cascade=orphan'],
    ['kubectl set image sts/nginx-web ', 'kubectl set image sts/nginx-web nginx='],
    ['kubectl set image statefulset nginx-web ', 'kubectl set image statefulset nginx-web nginx='],
    ['kubectl drain cn-hangzhou.192.168.1.85', 'kubectl drain cn-hangzhou.192.168.1.85'],
    ['kubectl rollout undo sts/nginx-web --to-revision=', 'kubectl rollout undo sts/nginx-web --to-revision=1'],
    ['kubectl apply -f web-', 'kubectl apply -f web-parallel.yaml'],
    ['kubectl get pods -n kube-sys', 'kubectl get pods -n kube-system'],
    ['cat ngi', 'cat nginx-web.yaml'],
    ['echo a && kubectl get pods | gre', 'echo a && kubectl get pods | grep'],
    ['for i in 0 1; do kubectl get pod "nginx-w', 'for i in 0 1; do kubectl get pod nginx-web-'],
    ['echo $(kubectl get sts ng', 'echo $(kubectl get sts nginx-web'],
    ['echo $HO', 'echo $HOME'],
    ['kubectl get pods > web.y', 'kubectl get pods > web.yaml'],
    ['watch kubectl get sts ', 'watch kubectl get sts nginx-web'],
  ])('%j to %j', (text, line) => {
    expect(tab(text).line).toBe(line);
  });

  it('the ordinals of a set, as the page shows them', () => {
    const { choices } = tab('kubectl delete pod nginx-web-');
    expect(choices).toEqual(['nginx-web-0', 'nginx-web-1', 'nginx-web-2']);
    page.store().toFirst();
    expect(tab('kubectl delete pod nginx-web-').choices).toEqual([]);
    page.store().toLast();
  });

  it('labels that objects have', () => {
    expect(tab('kubectl get pods -l app').choices).toContain('app=nginx');
  });

  it('nothing behind the words of another program, inside a pod, or without a beginning', () => {
    expect(tab('kubectl exec nginx-web-0 -- hostn').choices).toEqual([]);
    expect(tab('').choices).toEqual(['help', 'k', 'kubectl']);
  });

  it('whatever was typed', () => {
    for (const text of [
      'kubectl get --__proto__=',
      'kubectl __proto__ ',
      '__proto__ ',
      'kubectl get constructor/',
      `${'kubectl get pods '.repeat(4000)}`,
      '\ud800',
      '$(',
      '"',
      "'",
    ]) {
      expect(Array.isArray(tab(text).choices)).toBe(true);
    }
  });
});
