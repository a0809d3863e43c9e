/**
 * A lesson played without a screen: somebody types, waits and looks, and the trail says what came of it. The page opens a step by it,
 * where the steps before have been played; `npm run lesson` and the tests play chapters to their end by it.
 */
import type { Answer } from '#engine/apiserver/admission.ts';
import { isApiError } from '#engine/apiserver/apiErrors.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { History } from '#engine/simulation/history.ts';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { type Act, type Condition, longestWaitMs } from '#lessons/lesson.ts';
import type { Start } from '#lessons/webStart.ts';
import { now, type Read, type Refusal, type TimedLook, type Trail, upTo } from '#lessons/trail.ts';
import { toYaml } from '#kubectl/print/yaml.ts';
import type { ShownCluster } from '#terminal/cluster.ts';
import type { Entry } from '#terminal/entries.ts';
import { home, makeHome } from '#terminal/homeDirectory.ts';
import { Session } from '#terminal/session.ts';
import { readsOf } from './lessonReads.ts';

/** Of one wait or one line: a cluster that never comes to rest must not keep us for ever. */
const mostSteps = 20_000;

export class LessonRun {
  readonly #start: Start;
  readonly #lateParts: LateParts;
  readonly #session: Session;
  #history: History;
  #frames: [Frame, ...Frame[]];
  #reads: Read[] = [];
  #looks: TimedLook[] = [];
  #refusals: Refusal[] = [];
  /** Where the playhead was moved to; undefined while it is at the end. */
  #sought: number | undefined;
  #hasWritten = false;
  /** Later than the frame, where a command waits and nothing happens any more. */
  #waitedUntilMs = 0;

  /** `from`: another run, of which it is a copy, except for what was written into the terminal's folder. */
  constructor(start: Start, lateParts: LateParts, from?: LessonRun) {
    const { scenario, atRest, atMostMs, files } = start;
    this.#start = start;
    this.#lateParts = lateParts;
    this.#history = from?.history ?? new History(scenario, lateParts);
    if (from === undefined && atRest) {
      this.#history.extend({ maxSteps: mostSteps, ...(atMostMs !== undefined && { untilMs: atMostMs }) });
    }
    this.#frames = [from === undefined ? this.#history.frameAt(this.#history.steps.length) : from.#now];
    const homeFiles = makeHome();
    for (const [name, manifests] of Object.entries(files)) {
      homeFiles.write(`${home}/${name}`, manifests.map(toYaml).join('---\n'));
    }
    this.#session = new Session({ cluster: this.#cluster(), files: homeFiles, history: [], onChange: () => {} });
  }

  /** Another run that goes on from the end of this one, where a step is opened. Neither knows of what comes in the other. */
  fork(): LessonRun {
    return new LessonRun(this.#start, this.#lateParts, this);
  }

  /** Everything up to now. The page goes on from here. */
  get history(): History {
    return this.#history;
  }

  /** What has happened since the step was opened, up to the moment that is shown. */
  get trail(): Trail {
    const trail = { frames: this.#frames, reads: this.#reads, looks: this.#looks, refusals: this.#refusals };
    return this.#sought === undefined ? trail : upTo(trail, this.#sought + 1);
  }

  /** A step begins now, at the end of what has happened. */
  openStep(): void {
    this.#frames = [this.#frames.at(-1) ?? this.#frames[0]];
    this.#reads = [];
    this.#looks = [];
    this.#refusals = [];
    this.#sought = undefined;
  }

  /** Does one thing. Gives what the terminal printed, when it was a line; `exit` is undefined while that has not ended. */
  perform(act: Act): { readonly output: string; readonly exit: number | undefined } | undefined {
    switch (act.type) {
      case 'type':
        return this.#type(act.line);
      case 'ask':
        this.#ask(act.request, false);
        return undefined;
      case 'wait':
        this.#wait(act.until, act.atMostMs ?? longestWaitMs);
        return undefined;
      case 'look':
        this.#looks.push({ look: act.look, step: now(this.trail).step });
        return undefined;
      case 'seek':
        this.#seek(act.to);
        return undefined;
    }
  }

  #type(line: string): { readonly output: string; readonly exit: number | undefined } {
    this.#hasWritten = false;
    this.#sought = undefined;
    const { step } = this.#now;
    this.#session.type(line);
    const entry = this.#session.entries.at(-1) as Entry;
    for (let steps = 0; this.#session.running !== undefined && steps < mostSteps; steps++) {
      if (!this.#advance()) {
        const dueMs = this.#session.waitsUntilMs;
        if (dueMs === undefined) this.#session.interrupt();
        else this.#waitedUntilMs = dueMs;
      }
      this.#session.resume();
    }
    if (!this.#hasWritten && entry.exit === 0) this.#reads.push(...readsOf(line, entry.output, step));
    return { output: entry.output, exit: entry.exit };
  }

  #wait(until: Condition | undefined, atMostMs: number): void {
    this.#sought = undefined;
    const lastMs = this.#now.cluster.nowMs + atMostMs;
    for (let steps = 0; steps < mostSteps; steps++) {
      if (until?.(this.trail) === true || this.#nextAtMs() > lastMs || !this.#advance()) return;
    }
  }

  #seek(to: Condition): void {
    this.#sought = undefined;
    const trail = this.trail;
    const found = trail.frames.findIndex((_, at) => to(upTo(trail, at + 1)));
    if (found >= 0) this.#sought = found;
  }

  #ask(request: Request, dryRun: boolean): Answer | undefined {
    const { step } = this.#now;
    const answer = this.#history.answerTo(step, request, this.#lateParts);
    if (dryRun) return answer;
    if (answer !== undefined && isApiError(answer)) {
      this.#refusals.push({ request, error: answer, step });
      return answer;
    }
    this.#hasWritten = true;
    this.#history = this.#history.fork(step, request, this.#lateParts);
    this.#advance();
    return answer;
  }

  /** The next step happens. False when there is none. */
  #advance(): boolean {
    const { step } = this.#now;
    this.#history.extend({ maxSteps: step + 1 });
    if (this.#history.steps.length <= step) return false;
    this.#frames.push(this.#history.frameAt(step + 1));
    return true;
  }

  #nextAtMs(): number {
    const { step } = this.#now;
    this.#history.extend({ maxSteps: step + 1 });
    return this.#history.steps[step]?.atMs ?? Number.POSITIVE_INFINITY;
  }

  get #now(): Frame {
    return this.#frames.at(-1) ?? this.#frames[0];
  }

  #cluster(): ShownCluster {
    const nowOf = () => this.#now;
    const waited = () => this.#waitedUntilMs;
    return {
      get frame() {
        return nowOf();
      },
      get place() {
        return { step: nowOf().step, branch: 'main', scenario: 0, atMs: nowOf().cluster.nowMs };
      },
      get nowMs() {
        return Math.max(nowOf().cluster.wallClockMs, waited());
      },
      ask: (request, { dryRun }) => this.#ask(request, dryRun),
    };
  }
}
