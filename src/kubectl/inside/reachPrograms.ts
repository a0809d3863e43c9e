/** `ping` and `getent`: whether a name has an address, and whether a pod is there. */
import { readOptions } from '#shell/options.ts';
import { complain, type Program, type ProgramCall } from '#shell/program.ts';
import type { Running } from '#shell/streams.ts';
import { textAt } from '../objectFields.ts';
import type { NetworkOf } from './curl.ts';

export function reachPrograms(network: NetworkOf): readonly Program[] {
  return [
    {
      name: 'ping',
      use: 'ping [-c COUNT] HOST',
      short: 'ask whether a pod is there',
      run: (call) => ping(call, network),
    },
    {
      name: 'getent',
      use: 'getent hosts NAME…',
      short: 'print the addresses of a name',
      run: (call) => getent(call, network),
    },
  ];
}

const roundTripMs = '0.080';

/** In the words of busybox. A Service has no address that answers: kube-proxy only knows its ports. */
function* ping(call: ProgramCall, { inside, resolver }: NetworkOf): Running {
  const options = readOptions(call.args, { flags: 'q46n', values: 'cWwis' });
  if ('problem' in options) return complain(call, options.problem);
  const [host] = options.operands;
  if (host === undefined) return complain(call, 'a name or an address is wanted, as in `ping -c 1 web-0.nginx`');
  const [address] = resolver.addressesOf(host) ?? [];
  if (address === undefined) return complain(call, `bad address '${host.slice(0, 200)}'`);
  const given = options.value('c');
  const most = given === undefined ? Number.POSITIVE_INFINITY : Math.min(Number.parseInt(given, 10) || 1, 1000);
  const isThere = () =>
    address.startsWith('127.') ||
    inside
      .world()
      .list('pods')
      .some((pod) => textAt(pod, 'status', 'podIP') === address && isRunning(pod));
  let [sent, received] = [0, 0];
  call.output.write(`PING ${host} (${address}): 56 data bytes\n`);
  try {
    while (sent < most) {
      if (isThere()) {
        received += 1;
        call.output.write(`64 bytes from ${address}: seq=${sent} ttl=64 time=${roundTripMs} ms\n`);
      }
      sent += 1;
      const nextMs = inside.world().nowMs + 1000;
      while (sent < most && inside.world().nowMs < nextMs) yield { untilMs: nextMs };
    }
  } finally {
    const lost = sent === 0 ? 0 : Math.floor(((sent - received) * 100) / sent);
    call.output.write(
      `\n--- ${host} ping statistics ---\n` +
        `${sent} packets transmitted, ${received} packets received, ${lost}% packet loss\n` +
        (received > 0 ? `round-trip min/avg/max = ${roundTripMs}/${roundTripMs}/${roundTripMs} ms\n` : ''),
    );
  }
  return received > 0 ? 0 : 1;
}

function isRunning(pod: unknown): boolean {
  return textAt(pod, 'status', 'phase') === 'Running';
}

/** Exit code 2 for a name that has none, as the real one. */
function getent(call: ProgramCall, { resolver }: NetworkOf): number {
  const [database, ...names] = call.args;
  if (database !== 'hosts' && database !== 'ahosts') {
    return complain(call, 'only its names are here, as in `getent hosts web-0.nginx`');
  }
  let exit = names.length === 0 ? 2 : 0;
  for (const name of names) {
    const addresses = resolver.addressesOf(name);
    if (addresses === undefined) exit = 2;
    for (const address of addresses ?? []) {
      const full = resolver.search(name, 'A');
      const shown = full.answer.records.length > 0 ? full.name : name;
      call.output.write(`${address.padEnd(15)} ${shown}\n`);
    }
  }
  return exit;
}
