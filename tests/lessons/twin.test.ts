import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { type Act, typeLine, wait } from '#lessons/lesson.ts';
import { starts } from '#lessons/starts.ts';
import { now } from '#lessons/trail.ts';
import { LessonRun } from '#store/lessonRun.ts';

/** What each line prints in the cluster with `web` and `shop`, and what there is at the end. */
function typed(...acts: readonly Act[]) {
  const run = new LessonRun(starts.twin, lateParts);
  const printed = acts.map((act) => run.perform(act)?.output ?? '');
  return { printed, objects: now(run.trail).cluster.stored.objects, run };
}

const shopPods = "kubectl get pods -l app=shop -o jsonpath='{.items[*].metadata.name}'";
const names = (output: string) => output.trim().split(' ');

describe('The set and the Deployment in one cluster', () => {
  it('are listed by their labels', () => {
    const { printed } = typed(typeLine('kubectl get pods -l app=shop'), typeLine('kubectl get pods -l app=nginx'));
    expect(
      printed[0]
        ?.trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(/\s+/).slice(1, 3)),
    ).toEqual([
      ['1/1', 'Running'],
      ['1/1', 'Running'],
      ['1/1', 'Running'],
    ]);
    expect(printed[1]).toMatch(/web-0 [\s\S]*web-1 [\s\S]*web-2 /);
    expect(printed[1]).not.toContain('shop');
  });

  it('lose a pod each by one line: the one makes up another name, the other has its own again', () => {
    const first = typed(typeLine(shopPods));
    const [gone = ''] = names(first.printed[0] ?? '');
    const { printed } = typed(
      typeLine(`kubectl delete pod web-1 ${gone}`),
      wait(),
      typeLine(shopPods),
      typeLine('kubectl get pod web-1'),
    );
    expect(names(printed[2] ?? '')).toHaveLength(3);
    expect(names(printed[2] ?? '')).not.toContain(gone);
    expect(printed[3]).toMatch(/web-1 +1\/1 +Running/);
  });

  it('write to three disks and to one', () => {
    const [a = '', b = ''] = names(typed(typeLine(shopPods)).printed[0] ?? '');
    const write = (pod: string) => typeLine(`kubectl exec ${pod} -- sh -c 'echo ${pod} > /usr/share/nginx/html/id'`);
    const read = (pod: string) => typeLine(`kubectl exec ${pod} -- cat /usr/share/nginx/html/id`);
    const { printed } = typed(...['web-0', 'web-1', a, b].map(write), ...['web-0', 'web-1', a, b].map(read));
    expect(printed.slice(4).map((output) => output.trim())).toEqual(['web-0', 'web-1', b, b]);
  });

  it('are updated and the Deployment taken back, each by its own line', () => {
    const images = (selector: string) =>
      typeLine(`kubectl get pods -l ${selector} -o jsonpath='{.items[*].spec.containers[0].image}'`);
    const { printed, objects } = typed(
      typeLine('kubectl set image deployment/shop shop=shop:2'),
      typeLine('kubectl set image sts/web nginx=nginx:mainline'),
      wait(),
      images('app=shop'),
      images('app=nginx'),
      typeLine('kubectl rollout undo deployment/shop'),
      wait(),
      images('app=shop'),
    );
    expect(printed[0]?.trim()).toBe('deployment.apps/shop image updated');
    expect(printed[3]).toBe('shop:2 shop:2 shop:2');
    expect(printed[4]).toBe('nginx:mainline nginx:mainline nginx:mainline');
    expect(printed[5]?.trim()).toBe('deployment.apps/shop rolled back');
    expect(printed[7]).toBe('shop:1 shop:1 shop:1');
    expect(new Set(objects.replicasets.map(({ spec }) => spec.replicas))).toEqual(new Set([0, 3]));
  });
});
