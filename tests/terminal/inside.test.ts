import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal } from './page.ts';

let page: Awaited<ReturnType<typeof openTerminal>>;

beforeEach(async () => {
  page = await openTerminal();
});
afterEach(() => page.close());

const index = '/usr/share/nginx/html/index.html';
const write = (text: string, pod = 'nginx-web-0') => page.run(`kubectl exec ${pod} -- sh -c 'echo ${text} > ${index}'`);
const out = (line: string) => page.run(line).output;

/** Enough time for all that is on its way. */
function rest(): void {
  page.run('sleep 120');
}

describe('The tutorial’s lines inside pods', () => {
  it('tell each pod its name, write it into its page, and read it over the network', () => {
    expect(out('for i in 0 1; do kubectl exec "nginx-web-$i" -- sh -c \'hostname\'; done')).toBe(
      'nginx-web-0\nnginx-web-1\n',
    );
    expect(out('kubectl exec -i -t nginx-web-0 -- curl http://localhost/')).toContain('403 Forbidden');
    out(`for i in 0 1; do kubectl exec "nginx-web-$i" -- sh -c 'echo "$(hostname)" > ${index}'; done`);
    expect(out('for i in 0 1; do kubectl exec -i -t "nginx-web-$i" -- curl http://localhost/; done')).toBe(
      'nginx-web-0\nnginx-web-1\n',
    );
    expect(out('for i in 0 1; do kubectl exec nginx-web-$i -- chmod 755 /usr/share/nginx/html; done')).toBe('');
  });

  it('find the file again after the pods were deleted, because the claim keeps it', () => {
    write('kept');
    page.run('kubectl delete pod -l app=nginx');
    rest();
    expect(out(`kubectl exec nginx-web-0 -- cat ${index}`)).toBe('kept\n');
  });

  it('ask DNS from a pod of its own, which goes when it is left', () => {
    page.type('kubectl run -i --tty --image busybox:1.28 dns-test --restart=Never --rm');
    page.terminals.finish(page.session);
    const entry = page.session.entries.at(-1);
    expect(entry?.output).toContain("If you don't see a command prompt, try pressing enter.");
  });
});

describe('A file in a pod', () => {
  it('is as it was then when one goes back in time', () => {
    write('one');
    const between = page.store().frame.step;
    write('two');
    expect(out(`kubectl exec nginx-web-0 -- cat ${index}`)).toBe('two\n');
    page.store().goToStep(between);
    expect(out(`kubectl exec nginx-web-0 -- cat ${index}`)).toBe('one\n');
  });

  it('of the container itself goes with the container', () => {
    out("kubectl exec nginx-web-0 -- sh -c 'echo x > /tmp/note; mkdir /tmp/d; echo y >> /tmp/d/f'");
    expect(out('kubectl exec nginx-web-0 -- ls /tmp')).toBe('d\nnote\n');
    page.run('kubectl exec nginx-web-0 -- kill 1');
    rest();
    expect(out('kubectl exec nginx-web-0 -- cat /tmp/note')).toBe(
      'cat: /tmp/note: No such file or directory\ncommand terminated with exit code 1\n',
    );
  });

  it('is one step of the history for each command, however often it is written', () => {
    const marks = () => page.store().marks.length;
    const before = marks();
    out(`kubectl exec nginx-web-0 -- sh -c 'for i in 1 2 3; do echo $i >> ${index}; done'`);
    expect(marks()).toBe(before + 1);
    expect(out(`kubectl exec nginx-web-0 -- wc -l ${index}`)).toContain('3');
    expect(marks()).toBe(before + 1);
  });

  it('may not be more than the disk holds', () => {
    const line = `kubectl exec nginx-web-0 -- sh -c 'for i in $(seq 200); do cat /big /big >> /tmp/x; cp /tmp/x /big; done'`;
    out("kubectl exec nginx-web-0 -- sh -c 'seq 2000 > /big'");
    expect(out(line)).toContain('No space left on device');
  });
});

describe('Names in the cluster', () => {
  const lookUp = (name: string) => page.run(`kubectl exec nginx-web-0 -- nslookup ${name}`);

  it('are the addresses of ready pods', () => {
    const address = out("kubectl get pod nginx-web-1 -o jsonpath='{.status.podIP}'");
    expect(lookUp('nginx-web-1.nginx').output).toBe(
      [
        'Server:\t\t10.96.0.2',
        'Address:\t10.96.0.2#53',
        '',
        'Name:\tnginx-web-1.nginx.default.svc.cluster.local',
        `Address: ${address}`,
        '',
        '',
      ].join('\n'),
    );
    expect(out('kubectl exec nginx-web-0 -- dig +short SRV _web._tcp.nginx.default.svc.cluster.local')).toContain(
      '80 nginx-web-2.nginx.default.svc.cluster.local.\n',
    );
  });

  it('that were asked for too early stay unknown for thirty seconds', () => {
    expect(lookUp('nginx-web-3.nginx').output).toContain("** server can't find nginx-web-3.nginx: NXDOMAIN");
    page.run('kubectl scale sts nginx-web --replicas=4');
    page.run('kubectl rollout status sts nginx-web');
    expect(out('kubectl get pod nginx-web-3')).toContain('1/1     Running');
    expect(lookUp('nginx-web-3.nginx').exit).toBe(1);
    page.run('sleep 30');
    expect(lookUp('nginx-web-3.nginx').exit).toBe(0);
  });

  it('lead curl to a pod, or to one after the other of a Service', () => {
    for (const ordinal of [0, 1, 2]) write(`from-${ordinal}`, `nginx-web-${ordinal}`);
    expect(out('kubectl exec nginx-web-0 -- curl -s nginx-web-2.nginx')).toBe('from-2\n');
    out('kubectl expose pod nginx-web-0 --name=front --port=80 --selector=app=nginx && sleep 5');
    const answers = out('for i in 1 2 3 4 5 6 7 8 9; do kubectl exec nginx-web-0 -- curl -s front; done');
    expect([...new Set(answers.trim().split('\n'))].toSorted()).toEqual(['from-0', 'from-1', 'from-2']);
    const { output, exit } = page.run('kubectl exec nginx-web-0 -- curl nginx-web-9.nginx');
    expect([output, exit]).toEqual([
      'curl: (6) Could not resolve host: nginx-web-9.nginx\ncommand terminated with exit code 6\n',
      6,
    ]);
  });
});

describe('Whether somebody is there', () => {
  it('is what ping asks, second by second, of a pod and not of a Service', () => {
    const { output, exit } = page.run('kubectl exec nginx-web-0 -- ping -c 2 nginx-web-1.nginx');
    expect(output).toMatch(
      /^PING nginx-web-1\.nginx \(172\.[\d.]+\): 56 data bytes\n64 bytes from .*seq=0 .*\n64 bytes from .*seq=1 /,
    );
    expect(output).toContain('2 packets transmitted, 2 packets received, 0% packet loss\n');
    expect(exit).toBe(0);
    page.run('kubectl expose pod nginx-web-0 --name=front --port=80');
    expect(page.run('kubectl exec nginx-web-0 -- ping -c 1 front').output).toContain(
      '0 packets received, 100% packet loss',
    );
    expect(page.run('kubectl exec nginx-web-0 -- ping -c 1 nobody').output).toContain("ping: bad address 'nobody'");
  });

  it('is what getent answers with a code', () => {
    expect(out('kubectl exec nginx-web-0 -- getent hosts nginx-web-1.nginx')).toMatch(
      /^172\.\S+ +nginx-web-1\.nginx\.default\.svc\.cluster\.local\n$/,
    );
    expect(page.run('kubectl exec nginx-web-0 -- getent hosts nobody').exit).toBe(2);
  });
});

describe('A process in a pod', () => {
  const restarts = () => out('kubectl get pod nginx-web-0 -o jsonpath={.status.containerStatuses[0].restartCount}');

  it('is ended by its name, and no other name ends it', () => {
    expect(page.run('kubectl exec nginx-web-0 -- pkill java').exit).toBe(1);
    expect(out('kubectl exec nginx-web-0 -- killall java')).toContain('java: no process killed');
    rest();
    expect(restarts()).toBe('0');
    expect(page.run('kubectl exec nginx-web-0 -- pkill nginx').exit).toBe(0);
    rest();
    expect(restarts()).toBe('1');
  });
});

describe('A shell in a pod', () => {
  it('reads what is typed until exit', () => {
    page.type('kubectl exec -it nginx-web-0 -- sh');
    page.type('cd /usr/share/nginx/html');
    page.type('echo hi > index.html');
    page.type('cat index.html; exit 3');
    const entry = page.session.entries.at(-1);
    expect(entry?.output).toContain('/usr/share/nginx/html # ');
    expect(entry?.output).toContain('hi\n');
    expect(entry?.output.endsWith('command terminated with exit code 3\n')).toBe(true);
    expect(entry?.exit).toBe(3);
  });

  it('ends when its container ends', () => {
    page.type('kubectl exec -it nginx-web-0 -- sh');
    page.terminals.addPane();
    page.type('kill 1');
    page.type('');
    expect(page.session.entries.at(-1)?.exit).toBe(137);
  });

  it('says what a name is that the container has not got', () => {
    expect(page.run('kubectl exec nginx-web-0 -- frobnicate').output).toContain(
      'exec: "frobnicate": executable file not found in $PATH',
    );
    expect(page.run('kubectl exec nginx-web-0 -- psql').output).toContain('no database runs in a simulated container');
  });

  it('has the variables and files of its container', () => {
    expect(out('kubectl exec nginx-web-0 -- env')).toContain('HOSTNAME=nginx-web-0\n');
    expect(out('kubectl exec nginx-web-0 -- hostname -f')).toBe('nginx-web-0.nginx.default.svc.cluster.local\n');
    expect(out('kubectl exec nginx-web-0 -- cat /etc/resolv.conf')).toContain('search default.svc.cluster.local');
    expect(out('kubectl exec nginx-web-0 -- ls /')).toContain('usr\n');
  });
});
