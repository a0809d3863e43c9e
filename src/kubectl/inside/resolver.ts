/** How a container finds addresses: `/etc/hosts` first, then the cluster's DNS with the search list of the pod (`ndots:5`). */
import { answerTo, type DnsAnswer, isOfCluster, questionOf } from '#engine/network/dns.ts';
import type { NamedObjects } from '#engine/network/dnsRecords.ts';
import type { ApiObject } from '../world.ts';
import { fullHostnameOf, hostnameOf } from './environment.ts';
import { type Inside, livingPod } from './podView.ts';

/** A name in full, and what DNS said of it. */
export interface Resolved {
  readonly name: string;
  readonly answer: DnsAnswer;
}

const ndots = 5;
const mostName = 253;

export class Resolver {
  readonly #inside: Inside;
  readonly #unanswered = new Set<string>();

  constructor(inside: Inside) {
    this.#inside = inside;
  }

  /** The addresses of a name, as programs ask for them; undefined when there are none. */
  addressesOf(host: string): readonly string[] | undefined {
    if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return [host];
    if (host === 'localhost') return ['127.0.0.1'];
    const pod = livingPod(this.#inside) as unknown as ApiObject | undefined;
    const own = pod && (pod['status'] as { readonly podIP?: string }).podIP;
    if (pod !== undefined && own !== undefined && [hostnameOf(pod), fullHostnameOf(pod)].includes(host)) return [own];
    const { answer } = this.search(host, 'A');
    const addresses = answer.records.flatMap(({ type, data }) => (type === 'A' ? [data] : []));
    return addresses.length === 0 ? undefined : addresses;
  }

  /** The first answer along the search list; the last one when none is good. */
  search(host: string, type: string): Resolved {
    let last: Resolved = { name: host, answer: { code: 'NXDOMAIN', records: [], isRemembered: false } };
    for (const name of this.#candidates(host)) {
      last = { name, answer: this.ask(name, type) };
      if (last.answer.code === 'NOERROR') return last;
    }
    return last;
  }

  /** A question for exactly this name, without a dot at its end. */
  ask(name: string, type: string): DnsAnswer {
    const { world } = this.#inside;
    const { traces, nowMs } = world();
    const answer = answerTo(this.#objects, traces?.missing ?? {}, name, type, nowMs);
    if (answer.code === 'NXDOMAIN' && !answer.isRemembered && isOfCluster(name.toLowerCase()))
      this.#unanswered.add(questionOf(name.toLowerCase(), type));
    return answer;
  }

  /** Lets DNS remember what it had no answer to. */
  flush(): void {
    if (this.#unanswered.size === 0) return;
    const questions = [...this.#unanswered].slice(0, 100);
    this.#unanswered.clear();
    this.#inside.world().submit({ type: 'lookUp', pod: this.#inside.podName, questions });
  }

  #candidates(host: string): readonly string[] {
    if (host.length > mostName) return [];
    if (host.endsWith('.')) return [host.slice(0, -1)];
    const searched = [`${this.#inside.namespace}.svc.cluster.local`, 'svc.cluster.local', 'cluster.local'].map(
      (domain) => `${host}.${domain}`,
    );
    return host.split('.').length > ndots ? [host, ...searched] : [...searched, host];
  }

  get #objects(): NamedObjects {
    const world = this.#inside.world();
    return {
      services: world.list('services') as unknown as NamedObjects['services'],
      endpointslices: world.list('endpointslices') as unknown as NamedObjects['endpointslices'],
    };
  }
}
