import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal } from './page.ts';

let page: Awaited<ReturnType<typeof openTerminal>>;

beforeEach(async () => {
  page = await openTerminal();
});
afterEach(() => page.close());

const replicas = () => page.run("kubectl get sts nginx-web -o jsonpath='{.spec.replicas}'").output;

describe('The editor of a terminal', () => {
  it('opens for kubectl edit, and what is saved is done', () => {
    const entry = page.type('kubectl edit sts nginx-web');
    const file = page.session.editing;
    expect(file?.path).toBe('/tmp/kubectl-edit-1.yaml');
    page.terminals.leaveEditor(page.session, file?.text.replace('replicas: 3', 'replicas: 4') ?? '');
    expect([entry.output, entry.exit, page.session.editing]).toEqual([
      'statefulset.apps/nginx-web edited\n',
      0,
      undefined,
    ]);
    expect(replicas()).toBe('4');
    expect(page.run('ls /tmp').output).toBe('');
  });

  it('keeps a file that could not be saved, to be tried again', () => {
    const entry = page.type('kubectl edit sts nginx-web');
    const wrong = page.session.editing?.text.replace('replicas: 3', 'replicas: -3') ?? '';
    page.terminals.leaveEditor(page.session, wrong);
    expect(page.session.editing?.text).toContain('# * spec.replicas: Invalid value: -3');
    page.terminals.leaveEditor(page.session, page.session.editing?.text ?? '');
    expect(entry.output).toContain('A copy of your changes has been stored to "/tmp/kubectl-edit-2.yaml"');
    expect(entry.exit).toBe(1);
    page.run("sed 's/replicas: -3/replicas: 2/' /tmp/kubectl-edit-2.yaml > fixed.yaml");
    expect(page.run('kubectl replace -f fixed.yaml').output).toBe('statefulset.apps/nginx-web replaced\n');
  });

  it('edits files, too, and makes none that nobody has written in', () => {
    page.type('vi web2.yaml');
    page.terminals.leaveEditor(page.session, 'kind: none\n');
    expect(page.run('cat web2.yaml').output).toBe('kind: none\n');
    page.run('nano nothing.yaml; vim web2.yaml');
    expect(page.run('ls nothing.yaml').exit).not.toBe(0);
    expect(page.run('cat web2.yaml').output).toBe('kind: none\n');
    expect(page.run('vi /tmp').output).toBe('vi: /tmp is a directory\n');
    page.type('vi /nowhere/x');
    page.terminals.leaveEditor(page.session, 'x');
    expect(page.session.entries.at(-1)?.output).toBe('vi: /nowhere/x: No such file or directory\n');
  });

  it('closes with its command: by Ctrl-C, and without changes where nobody sits', () => {
    page.type('kubectl edit sts nginx-web');
    page.terminals.interrupt(page.session);
    expect(page.session.editing).toBeUndefined();
    expect(page.run('ls /tmp').output).not.toContain('kubectl-edit-1');
    expect(page.run('kubectl edit sts nginx-web').output).toBe('Edit cancelled, no changes made.\n');
  });
});
