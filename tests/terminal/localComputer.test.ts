import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal } from './page.ts';

let page: Awaited<ReturnType<typeof openTerminal>>;

beforeEach(async () => {
  page = await openTerminal();
});
afterEach(() => page.close());

const index = '/usr/share/nginx/html/index.html';

describe('kubectl cp', () => {
  it('brings a file into a pod, where it lies on the claim, and back', () => {
    page.run('echo from here > index.html; kubectl cp index.html nginx-web-0:/usr/share/nginx/html/');
    expect(page.run(`kubectl exec nginx-web-0 -- cat ${index}`).output).toBe('from here\n');
    page.run('kubectl delete pod nginx-web-0');
    page.run('sleep 60');
    const back = page.run(`kubectl cp default/nginx-web-0:${index} copy.html`);
    expect(back.output).toBe("tar: Removing leading `/' from member names\n");
    expect(page.run('cat copy.html').output).toBe('from here\n');
  });

  it.each([
    ['kubectl cp a', 'error: source and destination are required\n'],
    ['kubectl cp a b', 'error: one of src or dest must be a remote file specification\n'],
    ['kubectl cp nginx-web-0:a nginx-web-1:b', 'error: one of src or dest must be a local file specification\n'],
    ['kubectl cp :a b', 'error: filespec must match the canonical format: [[namespace/]pod:]file/path\n'],
    ['kubectl cp nginx-web-0: b', 'error: filepath can not be empty\n'],
    ['kubectl cp nothing nginx-web-0:/tmp', "error: nothing doesn't exist in local filesystem\n"],
    ['kubectl cp nginx-web-9:/a b', 'Error from server (NotFound): pods "nginx-web-9" not found\n'],
  ])('refuses `%s`', (line, complaint) => {
    expect(page.run(line)).toEqual({ output: complaint, exit: 1 });
  });
});

describe('kubectl port-forward', () => {
  /** Something that takes time runs in the first terminal, and somebody acts in a second one. */
  function beside(line: string) {
    const entry = page.type(line);
    const other = page.terminals.addPane();
    return {
      entry,
      run: (text: string) => {
        page.terminals.type(other, text);
        if (other.running !== undefined) page.terminals.finish(other);
        return other.entries.at(-1)?.output;
      },
      close: () => page.terminals.removePane(other),
    };
  }

  it('lets a port of this computer lead to a pod, and tells of each connection', () => {
    page.run(`kubectl exec nginx-web-1 -- sh -c 'echo hi > ${index}'`);
    const { entry, run, close } = beside('kubectl port-forward nginx-web-1 8080:web');
    expect(entry.output).toBe('Forwarding from 127.0.0.1:8080 -> 80\nForwarding from [::1]:8080 -> 80\n');
    expect(run('curl -s localhost:8080')).toBe('hi\n');
    expect(entry.output).toContain('Handling connection for 8080\n');
    expect(run('kubectl port-forward nginx-web-2 8080:80')).toContain('bind: address already in use');
    page.terminals.interrupt(page.session);
    expect(run('curl -s localhost:8080; echo $?')).toBe('7\n');
    close();
  });

  it('ends with its pod', () => {
    const { entry, run, close } = beside('kubectl port-forward svc/nginx :80');
    expect(entry.output).toContain('-> 80\n');
    run('kubectl delete pod -l app=nginx --force --grace-period=0');
    expect(entry.output).toContain('error: lost connection to pod\n');
    expect(entry.exit).toBe(1);
    close();
  });

  it.each([
    ['kubectl port-forward nginx-web-0', 'TYPE/NAME and list of ports are required for port-forward'],
    ['kubectl port-forward nginx-web-0 8080:http', "Pod 'nginx-web-0' does not have a named port 'http'"],
    ['kubectl port-forward svc/nginx 8080', 'Service nginx does not have a service port 8080'],
    [
      'kubectl port-forward nginx-web-0 x:80',
      `error parsing local port 'x': strconv.ParseUint: parsing "x": invalid syntax`,
    ],
    ['kubectl port-forward nginx-web-0 1:2:3', "invalid port format '1:2:3'"],
    ['kubectl port-forward nginx-web-0 80:', 'remote port cannot be empty'],
  ])('refuses `%s`', (line, complaint) => {
    expect(page.run(line).output).toContain(`error: ${complaint}`);
  });

  it('is the only way from this computer to a pod', () => {
    expect(page.run('curl nginx-web-0.nginx').output).toContain('outside of the cluster');
    expect(page.run('curl localhost:9').output).toContain('curl: (7) Failed to connect to localhost port 9');
  });
});

describe('What people type out of habit', () => {
  it('less prints what comes in, whatever its options, and files', () => {
    expect(page.run('echo a | less').output).toBe('a\n');
    expect(page.run('echo b > b.txt; less -S +G b.txt; more b.txt').output).toBe('b\nb\n');
    expect(page.run('less nothing')).toEqual({ output: 'less: nothing: No such file or directory\n', exit: 1 });
  });

  it('whoami is answered, and sudo and man are told what to do instead', () => {
    expect(page.run('whoami').output).toBe('root\n');
    expect(page.run('sudo kubectl get pods')).toMatchObject({
      exit: 127,
      output: expect.stringMatching(/^sudo: .*leave it out/),
    });
    expect(page.run('man kubectl')).toMatchObject({ exit: 127, output: expect.stringMatching(/^man: .*--help/) });
  });
});
