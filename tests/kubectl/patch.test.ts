import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl } from './kit.ts';

const replicas = (cluster: ReturnType<typeof clusterOf>) =>
  kubectl(['get', 'sts', 'web', '-o', 'jsonpath={.spec.replicas}'], cluster).stdout;

describe('kubectl patch', () => {
  it.each([
    ['strategic', '{"spec":{"replicas":5}}'],
    ['strategic', 'spec:\n  replicas: 5\n'],
    ['merge', '{"spec":{"replicas":5}}'],
    ['json', '[{"op":"replace","path":"/spec/replicas","value":5}]'],
    ['json', '- op: replace\n  path: /spec/replicas\n  value: 5\n'],
  ])('takes a %s patch as %j', (type, patch) => {
    const cluster = clusterOf();
    const { stdout, exit } = kubectl(['patch', 'sts', 'web', `--type=${type}`, '-p', patch], cluster);
    expect([stdout, exit]).toEqual(['statefulset.apps/web patched\n', 0]);
    expect(replicas(cluster)).toBe('5');
  });

  it('says so when nothing changes', () => {
    const { stdout } = kubectl(['patch', 'sts', 'web', '-p', '{"spec":{"replicas":3}}']);
    expect(stdout).toBe('statefulset.apps/web patched (no change)\n');
  });

  it('stores nothing in a dry run, which it does not mention', () => {
    const cluster = clusterOf();
    const line = ['patch', 'sts', 'web', '-p', '{"spec":{"replicas":5}}'];
    expect(kubectl([...line, '--dry-run=server'], cluster).stdout).toBe('statefulset.apps/web patched\n');
    expect(kubectl([...line, '--dry-run=client', '-o', 'jsonpath={.spec.replicas}'], cluster).stdout).toBe('5');
    expect(replicas(cluster)).toBe('3');
  });

  it('names the operation that does not fit, when kubectl patches by itself', () => {
    const patch = '[{"op":"test","path":"/spec/replicas","value":9}]';
    const { stderr } = kubectl(['patch', 'sts', 'web', '--type=json', '--dry-run=client', '-p', patch]);
    expect(stderr).toBe('error: testing value /spec/replicas failed: test failed\n');
  });

  it('asks for the object first, and then says that the patch is no JSON', () => {
    const { stderr } = kubectl(['patch', 'sts', 'nope', '-p', '{bad']);
    expect(stderr).toBe('Error from server (NotFound): statefulsets.apps "nope" not found\n');
    expect(kubectl(['patch', 'sts', 'web', '-p', '{bad']).stderr).toBe(
      'Error from server (BadRequest): invalid JSON patch\n',
    );
  });

  it('keeps rollingUpdate beside the new strategy, which is therefore refused', () => {
    const { stderr } = kubectl(['patch', 'sts', 'web', '-p', '{"spec":{"updateStrategy":{"type":"OnDelete"}}}']);
    expect(stderr).toBe(
      'The StatefulSet "web" is invalid: spec.updateStrategy.rollingUpdate: Invalid value: ' +
        `{"Partition":0,"MaxUnavailable":1}: only allowed for updateStrategy 'RollingUpdate'\n`,
    );
  });

  it('warns of a field that there is not', () => {
    const { stdout, stderr } = kubectl(['patch', 'sts', 'web', '-p', '{"spec":{"replica":5}}']);
    expect(stdout).toBe('statefulset.apps/web patched (no change)\n');
    expect(stderr).toBe('Warning: unknown field "spec.replica"\n');
  });

  it('reaches the scale as an object of its own', () => {
    const cluster = clusterOf();
    const line = ['patch', 'sts', 'web', '--subresource=scale', '--type=merge', '-p', '{"spec":{"replicas":2}}'];
    expect(kubectl(line, cluster).stdout).toBe('scale.autoscaling/web patched\n');
    expect(replicas(cluster)).toBe('2');
    expect(kubectl(['patch', 'pod', 'web-0', '--subresource=scale', '-p', '{}'], cluster).stderr).toBe(
      'Error from server (NotFound): the server could not find the requested resource\n',
    );
  });

  it('changes the status only when the status is what is patched', () => {
    const cluster = clusterOf();
    const line = ['patch', 'sts', 'web', '-p', '{"status":{"replicas":7}}'];
    expect(kubectl(line, cluster).stdout).toBe('statefulset.apps/web patched (no change)\n');
    expect(kubectl([...line, '--subresource=status'], cluster).stdout).toBe('statefulset.apps/web patched\n');
    expect(kubectl('get sts web -o jsonpath={.status.replicas}', cluster).stdout).toBe('7');
  });

  it('warns of a field that stands twice, and takes the last', () => {
    const cluster = clusterOf();
    const { stderr } = kubectl(['patch', 'sts', 'web', '-p', '{"spec":{"replicas":1,"replicas":2}}'], cluster);
    expect(stderr).toBe('Warning: duplicate field "spec.replicas"\n');
    expect(replicas(cluster)).toBe('2');
  });

  it('takes nothing off a list that is not there', () => {
    const patch = '{"metadata":{"$deleteFromPrimitiveList/finalizers":["a.b/c"]}}';
    expect(kubectl(['patch', 'sts', 'web', '-p', patch]).stdout).toBe('statefulset.apps/web patched (no change)\n');
    const none = '{"spec":{"template":{"spec":{"initContainers":[{"name":"i","$patch":"delete"}]}}}}';
    expect(kubectl(['patch', 'sts', 'web', '-p', none]).stdout).toBe('statefulset.apps/web patched (no change)\n');
  });

  it('patches what a file says, and asks nobody, with --local', () => {
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n';
    const line = ['patch', '-f', '-', '--local', '-p', '{"metadata":{"labels":{"a":"b"}}}', '-o', 'yaml'];
    expect(kubectl(line, clusterOf(), pod).stdout).toBe(
      'apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    a: b\n  name: p\n',
    );
  });

  it('has each refusal of its flags', () => {
    const complaint = (...words: readonly string[]) => kubectl(['patch', ...words]).stderr;
    expect(complaint('sts', 'web')).toBe(
      'error: must specify --patch or --patch-file containing the contents of the patch\n',
    );
    expect(complaint('sts', 'web', '-p', '{}', '--type=bogus')).toBe(
      'error: --type must be one of [json merge strategic], not "bogus"\n',
    );
    expect(complaint('sts', 'web', '-p', '{}', '--patch-file=x')).toBe(
      'error: cannot specify --patch and --patch-file together\n',
    );
    expect(complaint('sts', 'web', '-p', 'a: b: c')).toBe(
      'error: unable to parse "a: b: c": yaml: mapping values are not allowed in this context\n',
    );
    expect(complaint('-p', '{}')).toMatch(/^error: You must provide one or more resources by argument or filename/);
  });
});
