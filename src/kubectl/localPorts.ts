/** The ports of the person's own computer that lead into pods while `port-forward` runs. */

export interface Forward {
  readonly namespace: string;
  readonly podName: string;
  /** The port in the pod. */
  readonly port: number;
  /** Somebody has connected. */
  onConnection(): void;
}

const firstFree = 40_000;

export class LocalPorts {
  readonly #forwards = new Map<number, Forward>();
  #hasNews = false;

  /** Gives a function that closes the port again; undefined when it is taken. */
  open(localPort: number, forward: Forward): (() => void) | undefined {
    if (this.#forwards.has(localPort)) return undefined;
    this.#forwards.set(localPort, forward);
    return () => this.#forwards.delete(localPort);
  }

  /** A port that nobody has. */
  free(): number {
    let port = firstFree;
    while (this.#forwards.has(port)) port += 1;
    return port;
  }

  /** Where a connection to a port leads; the one who forwards it hears of it. */
  connect(localPort: number): Forward | undefined {
    const forward = this.#forwards.get(localPort);
    forward?.onConnection();
    this.#hasNews ||= forward !== undefined;
    return forward;
  }

  /** Whether those who forward have something to print since this was asked last. */
  takeNews(): boolean {
    const had = this.#hasNews;
    this.#hasNews = false;
    return had;
  }
}
