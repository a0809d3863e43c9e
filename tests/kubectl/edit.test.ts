import { describe, expect, it } from 'vitest';
import type { OpenText } from '#kubectl/edit/textEditor.ts';
import { startKubectl } from '#kubectl/kubectl.ts';
import { clusterOf, kubectl, now } from './kit.ts';

type Cluster = ReturnType<typeof clusterOf>;
type Change = (text: string) => string;

/** Somebody who changes each text that is shown in turn, and leaves any other as it is. */
function edit(line: string, cluster: Cluster, changes: readonly Change[], stdin?: string) {
  const shown: string[] = [];
  const files = new Set<string>();
  const editor = {
    open(text: string, extension: string): OpenText {
      const path = `/tmp/kubectl-edit-${shown.length + 1}${extension}`;
      const left = (changes[shown.length] ?? ((same: string) => same))(text);
      shown.push(text);
      files.add(path);
      return { path, left, remove: () => files.delete(path) };
    },
  };
  const args = line.split(' ');
  const command = startKubectl({ args, editor, ...(stdin !== undefined && { stdin }) }, cluster.at(now));
  const text = (stream: string) =>
    command.chunks.flatMap((chunk) => (chunk.stream === stream ? [chunk.text] : [])).join('');
  return { stdout: text('stdout'), stderr: text('stderr'), exit: command.exit, shown, files: [...files] };
}

const put =
  (old: string, next: string): Change =>
  (text) =>
    text.replace(old, next);
const replicas = (cluster: Cluster) => kubectl('get sts web -o jsonpath={.spec.replicas}', cluster).stdout;

const header = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`;

describe('kubectl edit', () => {
  it('shows the object as it is, and asks for what was changed', () => {
    const cluster = clusterOf();
    const yaml = kubectl('get sts web -o yaml', cluster).stdout;
    const edited = edit('edit sts web --output-patch', cluster, [put('replicas: 3', 'replicas: 5')]);
    expect(edited).toMatchObject({
      stdout: 'Patch: {"spec":{"replicas":5}}\nstatefulset.apps/web edited\n',
      stderr: '',
      exit: 0,
      shown: [header + yaml],
      files: [],
    });
    expect(replicas(cluster)).toBe('5');
  });

  it('is over when nothing was changed, comments aside', () => {
    const { stderr, exit, files } = edit('edit sts web', clusterOf(), [(text) => `# a thought\n${text}`]);
    expect([stderr, exit, files]).toEqual(['Edit cancelled, no changes made.\n', 0, []]);
  });

  it('comes back with what is wrong, until it is right', () => {
    const cluster = clusterOf();
    const edited = edit('edit sts web', cluster, [
      put('replicas: 3', 'replicas: -1'),
      put('replicas: -1', 'replicas: 1'),
    ]);
    expect(edited).toMatchObject({
      stdout: 'statefulset.apps/web edited\n',
      stderr: 'error: statefulsets.apps "web" is invalid\n',
      exit: 0,
      files: [],
    });
    expect(edited.shown[1]).toContain(`${header}# statefulsets.apps "web" was not valid:
# * spec.replicas: Invalid value: -1: must be greater than or equal to 0
#
apiVersion: apps/v1
`);
    expect(replicas(cluster)).toBe('1');
  });

  it('is given up when nothing more was changed, and keeps the file', () => {
    const { stderr, exit, files, shown } = edit('edit sts web', clusterOf(), [put('spec:', 'spec')]);
    expect([stderr, exit, files]).toEqual([
      'error: statefulsets.apps "web" is invalid\n' +
        'A copy of your changes has been stored to "/tmp/kubectl-edit-2.yaml"\n' +
        'error: Edit cancelled, no valid changes were saved.\n',
      1,
      ['/tmp/kubectl-edit-2.yaml'],
    ]);
    expect(shown[1]).toMatch(/"The edited file failed validation": yaml: line \d+: could not find expected ':'/);
  });

  it.each([
    ['  name: web\n', '  name: other\n', 'error: At least one of apiVersion, kind and name was changed\n'],
    [
      'namespace: default',
      'namespace: other',
      'error: the namespace from the provided object "other" does not match the namespace "default". ' +
        "You must pass '--namespace=other' to perform this operation.\n",
    ],
  ])('does not let %j become %j', (old, next, refusal) => {
    const { stderr, exit } = edit('edit sts web', clusterOf(), [put(old, next)]);
    expect([stderr, exit]).toEqual([
      `A copy of your changes has been stored to "/tmp/kubectl-edit-1.yaml"\n${refusal}`,
      1,
    ]);
  });

  it('says how to try again what is out of date', () => {
    const { stderr, exit } = edit('edit sts web', clusterOf(), [put('resourceVersion: "1"', 'resourceVersion: "0"')]);
    expect([stderr, exit]).toEqual([
      'error: statefulsets.apps "web" could not be patched: Operation cannot be fulfilled on statefulsets.apps "web": the object has been modified; please apply your changes to the latest version and try again\n' +
        'You can run `kubectl replace -f /tmp/kubectl-edit-1.yaml` to try this update again.\n',
      1,
    ]);
  });

  it('edits several objects as one list', () => {
    const cluster = clusterOf();
    const { stdout, shown } = edit('edit sts/web svc/nginx', cluster, [put('replicas: 3', 'replicas: 2')]);
    expect(stdout).toBe('statefulset.apps/web edited\nservice/nginx skipped\n');
    expect(shown[0]).toContain('\nkind: List\nmetadata: {}\n');
  });

  it('shows JSON without a header', () => {
    const cluster = clusterOf();
    const { stdout, shown } = edit('edit sts web -o json', cluster, [put('"replicas": 3', '"replicas": 2')]);
    expect(shown[0]).toMatch(/^\{\n {4}"apiVersion": "apps\/v1",\n/);
    expect(JSON.parse(stdout)).toMatchObject({ spec: { replicas: 2 } });
  });

  it('does not pretend where there is no editor', () => {
    const { stderr, command } = kubectl('edit sts web', clusterOf());
    expect(command.unsupported).toContain('there is none here');
    expect(stderr).toContain('`kubectl patch`');
  });
});

describe('kubectl apply edit-last-applied', () => {
  it('changes the note and nothing else', () => {
    const cluster = clusterOf();
    kubectl('apply set-last-applied --create-annotation -f -', cluster, kubectl('get sts web -o yaml', cluster).stdout);
    const { stdout } = edit('apply edit-last-applied sts web', cluster, [put('replicas: 3', 'replicas: 9')]);
    expect(stdout).toBe('statefulset.apps/web edited\n');
    expect(replicas(cluster)).toBe('3');
    expect(kubectl('apply view-last-applied sts web', cluster).stdout).toContain('replicas: 9');
  });

  it('says that nothing was noted', () => {
    expect(edit('apply edit-last-applied sts web', clusterOf(), []).stderr).toContain(
      'no last-applied-configuration annotation found on resources',
    );
  });
});

describe('kubectl create --edit', () => {
  it('creates what was made of the file, and nothing when it was left alone', () => {
    const cluster = clusterOf({});
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: None}\n';
    expect(edit('create -f - --edit', cluster, [], service).stderr).toBe('Edit cancelled, no changes made.\n');
    expect(edit('create -f - --edit', cluster, [put('name: a', 'name: b')], service).stdout).toBe(
      'service/b created\n',
    );
    expect(kubectl('get svc -o name', cluster).stdout).toBe('service/b\n');
  });
});
