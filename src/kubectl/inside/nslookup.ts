/** `nslookup` and `dig`: what the cluster's DNS says. */
import { recordTtl } from '#engine/network/dns.ts';
import { type DnsRecord, dnsAddress } from '#engine/network/dnsRecords.ts';
import { complain, type Program, type ProgramCall } from '#shell/program.ts';
import { imageOf, livingPod } from './podView.ts';
import type { NetworkOf } from './curl.ts';
import type { Resolved } from './resolver.ts';

export function dnsPrograms(network: NetworkOf): readonly Program[] {
  return [
    {
      name: 'nslookup',
      use: 'nslookup [-type=TYPE] NAME',
      short: 'ask DNS for a name',
      run: (call) => nslookup(call, network),
    },
    {
      name: 'dig',
      use: 'dig [+short] [+search] [-t TYPE] NAME [TYPE]',
      short: 'ask DNS for a name',
      run: (call) => dig(call, network),
    },
    {
      name: 'host',
      use: 'host [-t TYPE] NAME',
      short: 'ask DNS for a name',
      run: (call) => hostProgram(call, network),
    },
  ];
}

const types = ['A', 'AAAA', 'SRV', 'PTR', 'CNAME', 'ANY', 'TXT', 'NS', 'SOA', 'MX'];

function nslookup(call: ProgramCall, network: NetworkOf): number {
  const names: string[] = [];
  let type: string | undefined;
  for (const arg of call.args) {
    const given = /^-(?:type|query|qt|q)=(\w+)$/i.exec(arg)?.[1];
    if (given !== undefined) type = given.toUpperCase();
    else if (!arg.startsWith('-')) names.push(arg);
  }
  const [name] = names;
  if (name === undefined) return complain(call, 'a name is wanted, as in `nslookup web-0.nginx`');
  if (type !== undefined && !types.includes(type)) return complain(call, `unknown query type: ${type}`);
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(name);
  const wanted = type ?? (isAddress ? 'PTR' : 'A');
  const resolved = isAddress
    ? { name: reversed(name), answer: network.resolver.ask(reversed(name), 'PTR') }
    : network.resolver.search(name, wanted);
  return isOldBusybox(network) ? printOld(call, name, resolved) : printNew(call, name, wanted, resolved);
}

function reversed(address: string): string {
  return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
}

/** Up to 1.28 busybox has its own words, which the official tutorial shows. */
function isOldBusybox({ inside }: NetworkOf): boolean {
  const pod = livingPod(inside);
  return pod !== undefined && /(^|\/)busybox:1\.([0-9]|1[0-9]|2[0-8])([.-]|$)/.test(imageOf(pod, inside.container));
}

function printOld(call: ProgramCall, name: string, { answer }: Resolved): number {
  call.output.write(`Server:    ${dnsAddress}\nAddress 1: ${dnsAddress} kube-dns.kube-system.svc.cluster.local\n\n`);
  if (answer.records.length === 0) {
    call.errors.write(`nslookup: can't resolve '${name}'\n`);
    return 1;
  }
  const rows = answer.records.map(({ data }, at) => `Address ${at + 1}: ${data.replace(/\.$/, '')}\n`);
  call.output.write(`Name:      ${name}\n${rows.join('')}`);
  return 0;
}

function printNew(call: ProgramCall, asked: string, type: string, { name, answer }: Resolved): number {
  call.output.write(`Server:\t\t${dnsAddress}\nAddress:\t${dnsAddress}#53\n\n`);
  if (answer.code !== 'NOERROR') {
    call.output.write(`** server can't find ${asked}: ${answer.code}\n\n`);
    return 1;
  }
  if (answer.records.length === 0) {
    call.output.write(`*** Can't find ${asked}: No answer\n\n`);
    return type === 'A' ? 1 : 0;
  }
  call.output.write(`${answer.records.map((record) => newRow(name, record)).join('')}\n`);
  return 0;
}

function newRow(name: string, { type, data }: DnsRecord): string {
  switch (type) {
    case 'A':
      return `Name:\t${name}\nAddress: ${data}\n`;
    case 'SRV':
      return `${name}\tservice = ${data}\n`;
    case 'PTR':
      return `${name}\tname = ${data}\n`;
    case 'CNAME':
      return `${name}\tcanonical name = ${data}.\n`;
  }
}

interface Question {
  readonly name: string;
  readonly type: string;
  readonly options: ReadonlySet<string>;
}

function readQuestion(args: readonly string[]): Question | undefined {
  let [name, type] = ['', 'A'];
  const options = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg.startsWith('+')) options.add(arg.slice(1));
    else if (arg === '-t') type = (args[++at] ?? 'A').toUpperCase();
    else if (arg === '-x') {
      name = reversed(args[++at] ?? '');
      type = 'PTR';
    } else if (types.includes(arg.toUpperCase()) && name !== '') type = arg.toUpperCase();
    else if (types.includes(arg) && name === '') type = arg;
    else if (!arg.startsWith('-') && !arg.startsWith('@')) name = arg;
  }
  return name === '' ? undefined : { name, type, options };
}

/** Unlike other programs, dig does not go along the search list, unless it is told to. */
function dig(call: ProgramCall, { resolver, inside }: NetworkOf): number {
  const question = readQuestion(call.args);
  if (question === undefined) return complain(call, 'a name is wanted, as in `dig +search web-0.nginx`');
  const { type, options } = question;
  const bare = question.name.replace(/\.$/, '');
  const { name, answer } = options.has('search')
    ? resolver.search(question.name, type)
    : { name: bare, answer: resolver.ask(bare, type) };
  const rows = answer.records.map((record) => `${name}.\t${recordTtl}\tIN\t${record.type}\t${record.data}\n`);
  if (options.has('short')) {
    call.output.write(answer.records.map(({ data }) => `${data}\n`).join(''));
    return 0;
  }
  if (options.has('noall')) {
    if (options.has('answer')) call.output.write(rows.join(''));
    return 0;
  }
  const date = new Date(inside.world().nowMs)
    .toUTCString()
    .replace(/^(\w+), (\d+) (\w+) (\d+) (.*) GMT$/, '$1 $3 $2 $5 UTC $4');
  const head = [
    `\n; <<>> DiG <<>> ${call.args.join(' ')}`,
    ';; global options: +cmd',
    ';; Got answer:',
    `;; ->>HEADER<<- opcode: QUERY, status: ${answer.code}, id: ${1000 + (inside.world().step % 60_000)}`,
    `;; flags: qr aa rd; QUERY: 1, ANSWER: ${rows.length}, AUTHORITY: 0, ADDITIONAL: 1`,
    '',
    ';; QUESTION SECTION:',
    `;${name}.\t\tIN\t${type}`,
    '',
  ];
  const foot = [
    ';; Query time: 0 msec',
    `;; SERVER: ${dnsAddress}#53(${dnsAddress}) (UDP)`,
    `;; WHEN: ${date}`,
    '',
    '',
  ];
  const section = rows.length === 0 ? '' : `;; ANSWER SECTION:\n${rows.join('')}\n`;
  call.output.write(`${head.join('\n')}\n${section}${foot.join('\n')}`);
  return 0;
}

function hostProgram(call: ProgramCall, { resolver }: NetworkOf): number {
  const question = readQuestion(call.args);
  if (question === undefined) return complain(call, 'a name is wanted, as in `host web-0.nginx`');
  const { name, answer } = resolver.search(question.name, question.type);
  if (answer.code !== 'NOERROR') {
    call.output.write(
      `Host ${question.name} not found: ${answer.code === 'NXDOMAIN' ? '3(NXDOMAIN)' : '2(SERVFAIL)'}\n`,
    );
    return 1;
  }
  const words: Readonly<Record<string, string>> = {
    A: 'has address',
    SRV: 'has SRV record',
    PTR: 'domain name pointer',
  };
  call.output.write(answer.records.map(({ type, data }) => `${name} ${words[type] ?? type} ${data}\n`).join(''));
  return 0;
}
