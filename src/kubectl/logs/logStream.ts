/** The log of one container, read once or followed. */
import { type ApiError, isApiError } from '#engine/apiserver/apiErrors.ts';
import { formatTime } from '#engine/apiserver/time.ts';
import { listAt, textAt } from '../objectFields.ts';
import { type ApiObject, type KubectlWorld, objectNamed } from '../world.ts';
import { type ContainerRun, runOf } from './containerRuns.ts';
import { logLines, nextLineMs } from './logLines.ts';

export interface LogOptions {
  readonly previous: boolean;
  readonly timestamps: boolean;
  /** Only lines from this moment on. */
  readonly sinceMs: number | undefined;
  /** Only so many of the last lines there are at first. */
  readonly tail: number | undefined;
  readonly limitBytes: number | undefined;
}

export class LogStream {
  readonly podName: string;
  readonly container: string;
  readonly #pod: ApiObject;
  readonly #options: LogOptions;
  #run: ContainerRun | undefined;
  #toldMs = Number.NEGATIVE_INFINITY;
  #bytesLeft: number;

  constructor(pod: ApiObject, container: string, options: LogOptions) {
    this.podName = pod.metadata.name;
    this.container = container;
    this.#pod = pod;
    this.#options = options;
    this.#bytesLeft = options.limitBytes ?? Number.POSITIVE_INFINITY;
  }

  /** Opens the log and gives what is in it, line by line; or why it cannot be read. */
  open(world: KubectlWorld): readonly string[] | ApiError {
    const pod = this.#current(world);
    if (pod === undefined) return [];
    const run = runOf(world, pod, this.container, this.#options.previous);
    if (run === undefined || isApiError(run)) return run ?? [];
    this.#run = run;
    const { tail } = this.#options;
    const all = this.#read(pod, run, world.nowMs);
    return this.#cut(tail === undefined ? all : tail === 0 ? [] : all.slice(-tail));
  }

  /** What has been written since. */
  more(world: KubectlWorld): readonly string[] {
    const pod = this.#current(world) ?? this.#pod;
    if (this.#run === undefined) return [];
    const now = this.#runNow(world);
    return this.#cut(this.#read(pod, now ?? { ...this.#run, endedMs: world.nowMs }, world.nowMs));
  }

  /** The process has ended, or the pod is gone: nothing more will come. */
  isOver(world: KubectlWorld): boolean {
    return this.#run === undefined || this.#runNow(world)?.endedMs !== undefined || this.#runNow(world) === undefined;
  }

  nextMs(world: KubectlWorld): number | undefined {
    const pod = this.#current(world);
    if (pod === undefined || this.#run === undefined) return undefined;
    return nextLineMs(pod, this.#spec(pod), this.#run, world.nowMs);
  }

  #current(world: KubectlWorld): ApiObject | undefined {
    const { name, namespace, uid } = this.#pod.metadata;
    const pod = objectNamed(world, 'pods', namespace, name);
    return pod?.metadata.uid === uid ? pod : undefined;
  }

  /** The same process as it is now, also when another one has taken its place; undefined when nothing is known of it. */
  #runNow(world: KubectlWorld): ContainerRun | undefined {
    const pod = this.#current(world);
    if (pod === undefined) return undefined;
    for (const previous of [false, true]) {
      const run = runOf(world, pod, this.container, previous);
      if (run !== undefined && !isApiError(run) && run.startedMs === this.#run?.startedMs) return run;
    }
    return undefined;
  }

  #spec(pod: ApiObject): unknown {
    const all = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')];
    return all.find((each) => textAt(each, 'name') === this.container);
  }

  #read(pod: ApiObject, run: ContainerRun, nowMs: number): readonly string[] {
    const fromMs = this.#options.sinceMs ?? Number.NEGATIVE_INFINITY;
    const news = logLines(pod, this.#spec(pod), run, nowMs).filter(({ atMs }) => atMs > this.#toldMs && atMs >= fromMs);
    this.#toldMs = Math.max(this.#toldMs, ...news.map(({ atMs }) => atMs));
    return news.map(({ atMs, text }) => `${this.#options.timestamps ? `${stamp(atMs)} ` : ''}${text}\n`);
  }

  /** No more bytes than were asked for: the last line may be cut. */
  #cut(lines: readonly string[]): readonly string[] {
    if (this.#options.limitBytes === undefined) return lines;
    return lines.flatMap((line) => {
      const bytes = new TextEncoder().encode(line);
      const kept = bytes.slice(0, this.#bytesLeft);
      this.#bytesLeft -= kept.length;
      return kept.length === 0 ? [] : [new TextDecoder().decode(kept)];
    });
  }
}

/** RFC 3339 with nine digits of a second, of which three are known. */
function stamp(atMs: number): string {
  const milliseconds = String(Math.floor(atMs % 1000)).padStart(3, '0');
  return `${formatTime(atMs).slice(0, 19)}.${milliseconds}000000Z`;
}
