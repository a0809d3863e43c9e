import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, lines } from './kit.ts';

const deprecated = 'Flag --record has been deprecated, --record will be removed in the future\n';

function causeAfter(line: string | readonly string[], kind = 'sts', name = 'web', stdin?: string) {
  const cluster = clusterOf();
  const { stderr } = kubectl(line, cluster, stdin);
  const path = "jsonpath={.metadata.annotations['kubernetes\\.io/change-cause']}";
  return { stderr, cause: kubectl(['get', kind, name, '-o', path], cluster).stdout };
}

describe('--record', () => {
  it.each([
    ['set image sts/web nginx=nginx:1.30 --record', 'kubectl set image sts/web nginx=nginx:1.30 --record=true'],
    ['scale sts web --replicas=5 --record=true', 'kubectl scale sts web --replicas=5 --record=true'],
    ['scale --replicas 5 --record sts/web', 'kubectl scale sts/web --replicas=5 --record=true'],
    ['label sts web a=b --record', 'kubectl label sts web a=b --record=true'],
    ['annotate sts web a=b --record', 'kubectl annotate sts web a=b --record=true'],
    [
      'patch sts web -p {"spec":{"replicas":1}} --record',
      'kubectl patch sts web --patch={"spec":{"replicas":1}} --record=true',
    ],
  ])('notes `%s`', (line, cause) => {
    expect(causeAfter(line)).toEqual({ stderr: deprecated, cause });
  });

  it('notes it in what is created', () => {
    const run = causeAfter('run once --image=busybox --record', 'pod', 'once');
    expect(run.cause).toBe('kubectl run once --image=busybox --record=true');
    const expose = causeAfter('expose pod web-0 --name=one --port=80 --record', 'svc', 'one');
    expect(expose.cause).toBe('kubectl expose pod web-0 --name=one --port=80 --record=true');
    const manifest = lines('apiVersion: v1', 'kind: ConfigMap', 'metadata: {name: made}');
    expect(causeAfter('apply -f - --record', 'cm', 'made', manifest).cause).toBe(
      'kubectl apply --filename=- --record=true',
    );
  });

  it('notes nothing when it is false, or when nothing is changed', () => {
    expect(causeAfter('scale sts web --replicas=5 --record=false').cause).toBe('');
    expect(causeAfter('label sts web nope- --record').cause).toBe('');
    expect(causeAfter('scale sts web --replicas=5 --record --dry-run=client').cause).toBe('');
  });

  it('is no flag of replace', () => {
    expect(causeAfter('replace -f - --record', 'sts', 'web', '').stderr).toContain('unknown flag: --record');
  });
});
