/** Pod addresses: each node hands out its own, one after the other; a new pod always gets a new one. */
import type { Pod } from '../objects.ts';
import type { NodeOptions } from '../simulation/scenario.ts';
import type { Placement } from './podStatus.ts';

/** Hosts of a /24 that can be handed out before the count begins again. */
const hostsPerNetwork = 250;

export class Addresses {
  readonly #nodes: ReadonlyMap<string, NodeOptions>;
  /** How many addresses a node has handed out, by its name. */
  readonly #handedOut: Map<string, number>;

  constructor(nodes: readonly NodeOptions[], handedOut: Readonly<Record<string, number>> = {}) {
    this.#nodes = new Map(nodes.map((node) => [node.name, node]));
    this.#handedOut = new Map(Object.entries(handedOut));
  }

  /** The pod's address on its node: the one it has, or the next one. Undefined before it is scheduled. */
  of(pod: Pod): Placement | undefined {
    const node = this.#nodes.get(pod.spec.nodeName ?? '');
    if (node === undefined) return undefined;
    const { podIP = this.#next(node) } = pod.status;
    return { hostIP: node.address, podIP };
  }

  save(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#handedOut);
  }

  #next({ name, podNetwork, firstHost }: NodeOptions): string {
    const count = this.#handedOut.get(name) ?? 0;
    this.#handedOut.set(name, count + 1);
    return `${podNetwork}.${((firstHost - 1 + count) % hostsPerNetwork) + 1}`;
  }
}
