/** The world that a scenario lives in when it says nothing else: the nodes, addresses and times of the lecture's cluster. */
import type { ControllerOptions, Durations, NodeOptions, StorageClassOptions, WorldOptions } from './scenario.ts';

const durations: Durations = {
  schedule: { leastMs: 200, spreadMs: 200 },
  provision: { leastMs: 500, spreadMs: 500 },
  start: { leastMs: 1200, spreadMs: 800 },
  becomeReady: { leastMs: 1000, spreadMs: 1000 },
  stop: { leastMs: 1500, spreadMs: 1000 },
  imageRetry: { leastMs: 10_000, spreadMs: 2000 },
  crashRestart: { leastMs: 10_000, spreadMs: 1000 },
  relist: { leastMs: 1000, spreadMs: 0 },
  initRun: { leastMs: 2000, spreadMs: 1000 },
  nodeReturn: { leastMs: 2000, spreadMs: 2000 },
  attach: { leastMs: 1000, spreadMs: 1000 },
};

// In the order in which the scheduler fills them when all are equally free.
const nodes: readonly NodeOptions[] = [
  { name: 'cn-hangzhou.192.168.1.85', address: '192.168.1.85', podNetwork: '172.27.0', firstHost: 133 },
  { name: 'cn-hangzhou.192.168.1.83', address: '192.168.1.83', podNetwork: '172.27.0', firstHost: 5 },
  { name: 'cn-hangzhou.192.168.1.84', address: '192.168.1.84', podNetwork: '172.27.1', firstHost: 9 },
];

const controller: Required<ControllerOptions> = { concurrentSyncs: 5, syncMs: 0 };

export type World = Required<Omit<WorldOptions, 'durations' | 'controller' | 'storageClasses'>> & {
  readonly storageClasses?: readonly StorageClassOptions[];
  readonly durations: Durations;
  readonly controller: Required<ControllerOptions>;
};

const world: World = {
  startTime: '2026-01-01T00:00:00Z',
  nodes,
  storageClass: 'alicloud-storage',
  volumePrefix: 'disk-',
  durations,
  controller,
  provisioners: {},
};

/** The options with everything that was left out filled in. */
export function worldOf(options: WorldOptions = {}): World {
  return {
    ...world,
    ...options,
    durations: { ...durations, ...options.durations },
    controller: { ...controller, ...options.controller },
  };
}
