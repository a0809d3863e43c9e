/** The machines under the nodes: which of them run, and which the API server can reach. A Node object is only what was last reported. */

/** `cutOff`: its containers run on unseen. `shuttingDown`: it stops its pods and says so. `starting`: its kubelet is on the way back. */
export type MachineState = 'down' | 'cutOff' | 'shuttingDown' | 'starting';

export interface TroubledMachine {
  readonly node: string;
  readonly state: MachineState;
  /** When its kubelet was last heard of, milliseconds since the scenario began. */
  readonly sinceMs: number;
  /** UIDs of the pods whose containers run on without contact. */
  readonly running: readonly string[];
  /** Whether the machine was off, so that its containers are lost. */
  readonly wasOff: boolean;
  /** When a starting one is back. */
  readonly returnsAtMs?: number;
}

export class Machines {
  /** By node; a machine that is not here runs and is connected. */
  readonly #troubled: Map<string, TroubledMachine>;

  constructor(saved: readonly TroubledMachine[] = []) {
    this.#troubled = new Map(saved.map((machine) => [machine.node, machine]));
  }

  of(node: string): TroubledMachine | undefined {
    return this.#troubled.get(node);
  }

  set(machine: TroubledMachine): void {
    this.#troubled.set(machine.node, machine);
  }

  /** It runs and is connected again. */
  mend(node: string): void {
    this.#troubled.delete(node);
  }

  /** Whether its kubelet runs and reaches the API server. */
  isReachable(node: string): boolean {
    const state = this.#troubled.get(node)?.state;
    return state === undefined || state === 'shuttingDown';
  }

  /** Whether the containers of this pod run on a machine that nobody reaches. */
  runsUnseen(node: string, uid: string): boolean {
    return this.#troubled.get(node)?.running.includes(uid) === true;
  }

  save(): readonly TroubledMachine[] {
    return [...this.#troubled.values()];
  }
}
