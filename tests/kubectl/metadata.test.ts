import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, lines } from './kit.ts';

const label = (name: string, cluster: ReturnType<typeof clusterOf>) =>
  kubectl(['get', 'pod', name, '-o', 'jsonpath={.metadata.labels.role}'], cluster).stdout;

describe('kubectl label', () => {
  it('sets, changes and removes a label, and says which of them it was', () => {
    const cluster = clusterOf();
    expect(kubectl('label pod web-0 role=a', cluster).stdout).toBe('pod/web-0 labeled\n');
    expect(kubectl('label pod web-0 role=a', cluster).stdout).toBe('pod/web-0 not labeled\n');
    expect(kubectl('label pod web-0 role=b tier=x --overwrite', cluster).stdout).toBe('pod/web-0 labeled\n');
    expect(label('web-0', cluster)).toBe('b');
    expect(kubectl('label pod web-0 tier- zone=1', cluster).stdout).toBe('pod/web-0 modified\n');
    expect(kubectl('label pod web-0 role-', cluster).stdout).toBe('pod/web-0 unlabeled\n');
    expect(label('web-0', cluster)).toBe('');
    expect(kubectl('label pod web-0 role-', cluster).stdout).toBe(
      lines('label "role" not found.', 'pod/web-0 not labeled'),
    );
  });

  it('leaves a label with another value alone, and says so for each', () => {
    const { stdout, stderr, exit } = kubectl('label pods web-0 web-1 nope app=x');
    expect(stdout).toBe('');
    expect(stderr).toBe(
      lines(
        "'app' already has a value (nginx), and --overwrite is false",
        "'app' already has a value (nginx), and --overwrite is false",
        'Error from server (NotFound): pods "nope" not found',
      ),
    );
    expect(exit).toBe(1);
  });

  it('takes all pods, or those that a selector chooses', () => {
    const cluster = clusterOf();
    expect(kubectl('label pods --all role=a', cluster).stdout).toBe(
      lines('pod/web-0 labeled', 'pod/web-1 labeled', 'pod/web-2 labeled'),
    );
    const chosen = kubectl('label pods -l apps.kubernetes.io/pod-index=1 role=b --overwrite', cluster);
    expect(chosen.stdout).toBe('pod/web-1 labeled\n');
    expect([0, 1, 2].map((ordinal) => label(`web-${ordinal}`, cluster))).toEqual(['a', 'b', 'a']);
  });

  it('lists the labels of one object plainly, of several under their names', () => {
    expect(kubectl('label sts web --list').stdout).toBe('');
    expect(kubectl('label pod web-0 --list').stdout).toBe(lines('app=nginx', 'apps.kubernetes.io/pod-index=0'));
    expect(kubectl('label pods web-0 web-1 --list').stdout).toBe(
      lines(
        'Listing labels for Pod./web-0:',
        ' app=nginx',
        ' apps.kubernetes.io/pod-index=0',
        'Listing labels for Pod./web-1:',
        ' app=nginx',
        ' apps.kubernetes.io/pod-index=1',
      ),
    );
  });

  it('refuses another version of the object than the one that is there', () => {
    expect(kubectl('label pod web-0 role=a --resource-version=999').stderr).toBe(
      'Error from server (Conflict): Operation cannot be fulfilled on pods "web-0": the object has been modified; ' +
        'please apply your changes to the latest version and try again\n',
    );
    expect(kubectl('label pods --all role=a --resource-version=999').stderr).toBe(
      'error: --resource-version may only be used with a single resource\n',
    );
  });

  it.each([
    ['label pod web-0 a=b=c', 'error: invalid label spec: a=b=c\n'],
    ['label pod web-0 a=b a-', 'error: can not both modify and remove a label in the same command\n'],
    ['label pod web-0', 'error: at least one label update is required\n'],
    ['label a=b', 'error: one or more resources must be specified as <resource> <name> or <resource>/<name>\n'],
    ['label pod a=b web-0', 'error: all resources must be specified before label changes: web-0\n'],
    ['label pods --all -l a=b c=d', 'error: cannot set --all and --selector at the same time\n'],
    ['label pod web-0 --list -o yaml', 'error: --list and --output may not be specified together\n'],
  ])('refuses `%s`', (line, complaint) => {
    expect(kubectl(line).stderr).toBe(complaint);
  });

  it('says what a value may be like', () => {
    expect(kubectl(['label', 'pod', 'web-0', 'role=a b']).stderr).toMatch(
      /^error: invalid label value: "role=a b": a valid label must be an empty string or consist of alphanumeric/,
    );
  });
});

describe('kubectl annotate', () => {
  const annotation = (cluster: ReturnType<typeof clusterOf>) =>
    kubectl('get sts web -o jsonpath={.metadata.annotations.note}', cluster).stdout;

  it('says annotated, whatever happened', () => {
    const cluster = clusterOf();
    const said = 'statefulset.apps/web annotated\n';
    expect(kubectl('annotate sts web note=a=b', cluster).stdout).toBe(said);
    expect(annotation(cluster)).toBe('a=b');
    expect(kubectl('annotate sts web note=a=b', cluster).stdout).toBe(said);
    expect(kubectl('annotate sts web note-', cluster).stdout).toBe(said);
    expect(kubectl('annotate sts web note-', cluster).stdout).toBe(said);
    expect(annotation(cluster)).toBe('');
  });

  it('overwrites a change-cause, and nothing else, without being told', () => {
    const cluster = clusterOf();
    kubectl('annotate sts web kubernetes.io/change-cause=one note=x', cluster);
    expect(kubectl('annotate sts web kubernetes.io/change-cause=two', cluster).exit).toBe(0);
    expect(kubectl('annotate sts web note=y', cluster).stderr).toBe(
      "error: --overwrite is false but found the following declared annotation(s): 'note' already has a value (x)\n",
    );
    expect(kubectl('annotate sts web note=y --overwrite', cluster).exit).toBe(0);
    expect(annotation(cluster)).toBe('y');
  });

  it('refuses to set and to remove the same', () => {
    expect(kubectl('annotate sts web a=b a-').stderr).toBe(
      'error: can not both modify and remove the following annotation(s) in the same command: a\n',
    );
  });
});
