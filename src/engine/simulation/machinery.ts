/** What every component of the simulated cluster works with: the API server, the clock, the agenda, and seeded durations. */
import type { ApiServer, WatchEvent } from '../apiserver/apiServer.ts';
import type { Agenda, AgendaItem, Happening } from './agenda.ts';
import { chance } from './chance.ts';
import type { World } from './defaults.ts';
import type { EventRecorder } from './eventRecorder.ts';
import type { StepCause } from './frames.ts';
import type { Infrastructure } from './infrastructure.ts';
import type { Durations } from './scenario.ts';

/** A component learns of writes by watching, puts what it will do on the agenda, and does it when the time has come. */
export interface Component {
  observe(event: WatchEvent): void;
  /** What happened, or undefined when the item came to nothing, for its pod was gone or it changed nothing. */
  perform(item: AgendaItem): StepCause | undefined;
}

export class Machinery {
  /** Milliseconds since the scenario began. */
  nowMs = 0;
  /** The nodes and disks when something can be wrong with them. It arrives after the first frame; until then all is well. */
  infrastructure: Infrastructure | undefined;

  constructor(
    readonly api: ApiServer,
    readonly agenda: Agenda,
    readonly recorder: EventRecorder,
    readonly world: World,
    readonly seed: number,
  ) {}

  after(delayMs: number, happening: Happening): void {
    this.agenda.put(this.nowMs + delayMs, happening);
  }

  /** How long a thing takes: drawn from the seed and from what it is done to, whole milliseconds. */
  durationMs(kind: keyof Durations, what: string): number {
    const { leastMs, spreadMs } = this.world.durations[kind];
    return Math.round(leastMs + spreadMs * chance(this.seed, `${kind} ${what}`));
  }
}
