/** A small API server on this machine, and a session that watches it. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiReplica, type ReplicaOptions } from '../../scripts/live/apiReplica.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import { apiClient } from '../../src/live/apiClient.ts';
import type { Patience } from '../../src/live/reflectorMachine.ts';
import type { WatchedChange } from '../../src/live/requests.ts';
import { type Connection, LiveSession } from '../../src/live/session.ts';
import { type Lists, World } from '../../src/live/world.ts';

/** Nobody waits longer than needed in a test. */
const hasty: Patience = { firstBackOffMs: 1, longestBackOffMs: 20, turnMs: 20, silenceMs: 60_000 };

export class TestCluster {
  readonly replica: ApiReplica;
  /** Answers before the replica does, when it gives true. */
  answerFirst: (...args: Parameters<RequestListener>) => boolean = () => false;
  #server: Server;
  #port = 0;

  constructor(options: ReplicaOptions = {}) {
    this.replica = new ApiReplica({ isWritable: true, ...options });
    this.#server = this.#newServer();
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  /** Nobody is there any more; `start` brings it back at the same address. */
  async stop(): Promise<void> {
    this.replica.hangUp(true);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#server = this.#newServer();
  }

  #newServer(): Server {
    return createServer((request, response) => {
      if (this.answerFirst(request, response) || this.replica.handle(request, response)) return;
      response.writeHead(404).end();
    });
  }
}

export interface Watching {
  readonly session: LiveSession;
  readonly changes: WatchedChange[];
  begun: Lists | undefined;
  connection: Connection | undefined;
  /** All states of the connection so far, without repetitions. */
  readonly states: string[];
  /** What there is by all that was told. */
  known(): Lists;
}

export function watch(cluster: TestCluster, namespace = 'default'): Watching {
  let world = new World();
  const session = new LiveSession(
    apiClient(cluster.address),
    namespace,
    {
      onBegin: (lists) => {
        watching.begun = lists;
        world = new World(lists);
      },
      onChanges: (changes) => {
        watching.changes.push(...changes);
        for (const change of changes) world.apply(change);
      },
      onConnection: (connection) => {
        watching.connection = connection;
        if (watching.states.at(-1) !== connection.state) watching.states.push(connection.state);
      },
    },
    hasty,
  );
  const watching: Watching = {
    session,
    changes: [],
    begun: undefined,
    connection: undefined,
    states: [],
    known: () => world.lists(),
  };
  session.start();
  return watching;
}

/** Resolves when it is so; the test's own time limit says when it never will be. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

export function pod(name: string, more: JsonObject = {}): JsonObject {
  return {
    metadata: { name, namespace: 'default', uid: `uid-of-${name}`, creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: { containers: [{ name: 'nginx', image: 'nginx' }] },
    status: { phase: 'Running' },
    ...more,
  };
}
