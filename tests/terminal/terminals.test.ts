import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal } from './page.ts';

let page: Awaited<ReturnType<typeof openTerminal>>;

beforeEach(async () => {
  page = await openTerminal();
});
afterEach(() => page.close());

const shownNames = () =>
  page
    .store()
    .frame.cluster.stored.objects.pods.map(({ metadata }) => metadata.name)
    .sort();

describe('A line in the terminal', () => {
  it('reads what the page shows', () => {
    expect(page.run('kubectl get pods -o name')).toEqual({
      output: 'pod/nginx-web-0\npod/nginx-web-1\npod/nginx-web-2\n',
      exit: 0,
    });
    page.store().toFirst();
    expect(page.run('k get pods').output).toBe('No resources found in default namespace.\n');
  });

  it('moves the picture, and is a request of the scenario', () => {
    const before = page.store().frame.step;
    expect(page.type('kubectl scale sts nginx-web --replicas=5').output).toBe('statefulset.apps/nginx-web scaled\n');
    expect(page.store().frame.step).toBe(before + 1);
    expect(page.store().playing).toBe(true);
    page.store().toLast();
    expect(shownNames()).toHaveLength(5);
  });

  it('in the past starts a branch', () => {
    const last = page.store().frame.step;
    page.store().goToStep(last - 5);
    page.type('kubectl scale sts nginx-web --replicas=1');
    expect(page.store().branches).toHaveLength(2);
    expect(page.store().notice).toMatchObject({ type: 'branched' });
  });

  it('that is refused says so in the server’s words, and blames no control for it', () => {
    const { output, exit } = page.run('kubectl scale sts nginx-web --replicas=-2');
    expect(output).toContain('error');
    expect(exit).toBe(1);
    expect(page.store().refusal).toBeUndefined();
    expect(page.store().branches).toHaveLength(1);
  });

  it('changes nothing in a dry run', () => {
    const before = page.store().frame;
    expect(page.run('kubectl scale sts nginx-web --replicas=5 --dry-run=server').output).toBe(
      'statefulset.apps/nginx-web scaled (server dry run)\n',
    );
    expect(page.store().frame).toBe(before);
  });

  it('finds its manifests in the home directory and under their addresses', () => {
    expect(page.run('ls *.yaml').output).toContain('web.yaml\n');
    expect(page.run('kubectl create -f https://k8s.io/examples/application/web/web.yaml --dry-run=client').output).toBe(
      'service/nginx created (dry run)\nstatefulset.apps/web created (dry run)\n',
    );
    expect(page.run('cat nothing.yaml').output).toBe('cat: nothing.yaml: No such file or directory\n');
  });

  it('may be several commands, in loops and pipes', () => {
    expect(page.run('for i in 0 1 2; do kubectl get pod nginx-web-$i -o name; done | grep -v 1').output).toBe(
      'pod/nginx-web-0\npod/nginx-web-2\n',
    );
    expect(page.run('echo there are $(kubectl get pods --no-headers | wc -l) pods').output).toBe('there are 3 pods\n');
    expect(page.run("kubectl get sts nginx-web -o jsonpath='{.spec.replicas}'").output).toBe('3');
  });

  it('that no program knows names the nearest one', () => {
    expect(page.run('kubctl get pods').output).toBe('bash: kubctl: command not found; did you mean `kubectl`?\n');
  });
});

describe('A line that makes another set', () => {
  it('puts it on the stage, which goes back to the other one when it is gone', () => {
    page.run('kubectl apply -f web.yaml');
    expect(page.store().setName).toBe('web');
    page.store().showSet('nginx-web');
    expect(page.store().setName).toBe('nginx-web');
    page.run('kubectl delete sts nginx-web');
    page.store().toLast();
    expect(page.store().setName).toBe('web');
    page.store().toFirst();
    expect(page.store().setName).toBe('web');
    page.store().goToStep(5);
    expect(page.store().setName).toBe('nginx-web');
  });
});

describe('A command that takes time', () => {
  it('ends when what it waits for has come', () => {
    const entry = page.type('kubectl delete pod nginx-web-1; echo done');
    expect(entry.exit).toBeUndefined();
    expect(entry.output).toBe('pod "nginx-web-1" deleted from default namespace\n');
    page.terminals.finish(page.session);
    expect(entry.output).toBe('pod "nginx-web-1" deleted from default namespace\ndone\n');
    expect(entry.exit).toBe(0);
  });

  it('sleeps by the cluster’s clock, also where nothing happens any more', () => {
    expect(page.run('date +%T; sleep 90; date +%T; sleep 10; date +%T').output).toMatch(
      /^00:00:(\d\d)\n00:0[12]:\d\d\n00:0[12]:\d\d\n$/,
    );
  });

  it('is handed every change, in order', () => {
    const watch = page.type('kubectl get pods -w -o name');
    page.store().goToStep(1);
    expect(watch.output.split('\n')).toHaveLength(4);
    page.terminals.interrupt(page.session);
    expect(watch.exit).toBe(130);
    const rising = page.type('kubectl get pods --watch-only --no-headers');
    page.store().toLast();
    const names = rising.lines.map(({ text }) => text.split(/\s+/)[0]);
    expect(new Set(names)).toEqual(new Set(['nginx-web-0', 'nginx-web-1', 'nginx-web-2']));
    expect(names.join()).toBe(names.toSorted((one = '', other = '') => one.localeCompare(other)).join());
    expect(rising.output).toContain('ContainerCreating');
  });

  it('remembers when each line was printed', () => {
    page.store().toFirst();
    const watch = page.type('kubectl get pods -w --no-headers');
    page.store().toLast();
    const steps = watch.lines.map(({ place }) => place.step);
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
    const ready = watch.lines.find(({ text }) => text.includes('1/1'));
    page.store().goToStep(ready?.place.step ?? 0);
    expect(page.run('kubectl get pod nginx-web-0 --no-headers').output).toContain('1/1');
  });

  it('is not told again what it was told, after a look back', () => {
    page.store().toFirst();
    const watch = page.type('kubectl get pods -w --no-headers');
    page.store().toLast();
    const { output } = watch;
    page.store().goToStep(3);
    page.store().toLast();
    expect(watch.output).toBe(output);
  });

  it('goes on in a branch with what happens there', () => {
    page.store().toFirst();
    const watch = page.type('kubectl get pods -w --no-headers -o name');
    page.store().toLast();
    const before = watch.lines.length;
    page.terminals.addPane();
    const other = page.terminals.panes().at(-1)?.session;
    if (other === undefined) throw new Error('no second pane');
    page.store().goToStep(6);
    page.terminals.type(other, 'kubectl delete sts nginx-web --wait=false');
    expect(page.store().branches).toHaveLength(2);
    page.store().toLast();
    expect(watch.exit).toBeUndefined();
    expect(watch.lines.length).toBeGreaterThan(before);
    expect(new Set(watch.lines.slice(before).map(({ place }) => place.branch))).toEqual(new Set(['branch-1']));
    page.terminals.removePane(other);
  });

  it('ends when another scenario begins', () => {
    const watch = page.type('kubectl get pods -w');
    page.store().reset();
    expect(watch.exit).toBe(130);
  });

  it('of a loop runs the loop’s commands in simulated time', () => {
    page.store().toFirst();
    const loop = page.type('while true; do kubectl get pods --no-headers 2>&1 | wc -l; sleep 1; done');
    page.store().goToTime(20_000);
    const counts = loop.lines.map(({ text }) => Number(text));
    expect(counts.length).toBeGreaterThan(10);
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(counts.at(-1)).toBe(3);
    page.terminals.interrupt(page.session);
  });

  it('draws its screen anew as `watch` does', () => {
    page.store().toFirst();
    const screen = page.type('watch -n1 kubectl get pods --no-headers');
    page.store().toLast();
    expect(screen.lines[0]?.text).toBe('Every 1.0s: kubectl get pods --no-headers');
    expect(screen.lines.filter(({ text }) => text.includes('nginx-web-0'))).toHaveLength(1);
  });
});

describe('What is typed', () => {
  it('waits for the rest of a command', () => {
    page.terminals.type(page.session, 'kubectl get pods \\');
    expect(page.session.unfinished).toEqual(['kubectl get pods \\']);
    page.terminals.type(page.session, '  -o name');
    expect(page.session.entries.at(-1)?.output).toContain('pod/nginx-web-0\n');
  });

  it('goes to the command that reads it, until Ctrl-D', () => {
    page.terminals.type(page.session, 'cat | sort\nb\na');
    expect(page.session.running).toBeDefined();
    page.terminals.endInput(page.session);
    expect(page.session.entries.at(-1)).toMatchObject({ output: 'a\nb\n', exit: 0 });
  });

  it('is a here-document when it says so', () => {
    page.terminals.type(
      page.session,
      `cat <<EOF | kubectl create -f -
apiVersion: v1
kind: Service
metadata:
  name: other
spec:
  ports:
  - port: 80
EOF`,
    );
    expect(page.session.entries.at(-1)?.output).toBe('service/other created\n');
  });

  it('stays to be read when Ctrl-C ends it before it is entered', () => {
    page.terminals.type(page.session, 'for i in 0 1; do');
    page.terminals.interrupt(page.session, '  echo $i');
    expect(page.session.entries.at(-1)).toMatchObject({
      text: 'for i in 0 1; do\n  echo $i',
      output: '^C\n',
      exit: 130,
    });
    expect(page.session.unfinished).toEqual([]);
    expect(page.session.history).not.toContain('  echo $i');
  });

  it('is remembered', () => {
    page.run('echo a');
    page.run('echo b');
    expect(page.run('history 3').output).toMatch(/ {2}echo a\n +\d+ {2}echo b\n +\d+ {2}history 3\n$/);
  });
});
