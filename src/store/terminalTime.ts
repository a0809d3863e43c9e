/**
 * The page's time as terminals see it: a running command is handed every frame that changes anything, in order; where nothing happens any
 * more, time passes for it alone.
 */
import type { Answer } from '#engine/apiserver/admission.ts';
import { isApiError } from '#engine/apiserver/apiErrors.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { Place, ShownCluster } from '#terminal/cluster.ts';
import type { Session } from '#terminal/session.ts';
import type { Branches } from './branches.ts';
import { lastSharedStep } from './branchPaths.ts';
import { fieldTexts } from './fieldTexts.ts';
import { ordinalStore } from './ordinalStore.ts';
import { frameAt, isAtEnd, shownBranches } from './shownFrames.ts';
import { signal } from './signals.ts';

/** No wait lasts longer on the screen, at speed 1. */
const longestWaitMs = 1500;

/** What a session has been shown, and the time it has come to. */
interface Progress {
  seen: Place;
  /** Later than the frame, where nothing happens any more. */
  nowMs: number;
  /** It has asked for changes since its command began. */
  hasWritten: boolean;
  /** Where its command began. */
  began: Place;
}

export class TerminalTime {
  readonly #lateParts: LateParts;
  readonly #sessions: readonly Session[];
  readonly #tell: () => void;
  readonly #progress = new Map<Session, Progress>();
  #branches: Branches;
  #scenarios = 0;
  /** What sessions see now: while they catch up, an earlier frame than the page's. */
  #view: { readonly frame: Frame; readonly place: Place };
  #active: Session | undefined;
  #isCatchingUp = false;
  /** How long a leap in time may keep the page busy at once; what is left comes right after. */
  patienceMs = 150;
  #deadline = Number.POSITIVE_INFINITY;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `sessions`: all that there are, at any time. `tell`: called when they have been shown something. */
  constructor(lateParts: LateParts, sessions: readonly Session[], tell: () => void) {
    this.#lateParts = lateParts;
    this.#sessions = sessions;
    this.#tell = tell;
    this.#branches = shownBranches();
    this.#view = this.#shownNow();
  }

  /** The moment on the page. */
  get place(): Place {
    return this.#shownNow().place;
  }

  /** Whether a place is of the scenario on the page. */
  isHere({ scenario }: Place): boolean {
    return scenario === this.#scenarios;
  }

  /** Whether the sessions know of the scenario on the page already. */
  get isUpToDate(): boolean {
    return shownBranches() === this.#branches;
  }

  /** Whether what is asked for at the moment is asked for by a line. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** While they catch up, all is told at once at the end. */
  get isCatchingUp(): boolean {
    return this.#isCatchingUp;
  }

  /** Whether the session's command has asked for changes. */
  hasWritten(session: Session): boolean {
    // The session that is just being made has no progress.
    return this.#progress.get(session)?.hasWritten === true;
  }

  /** A command begins now. */
  begin(session: Session): void {
    const { place } = this;
    this.#progress.set(session, { seen: place, nowMs: 0, hasWritten: false, began: place });
  }

  /** What a session sees: what this holds up to it at the moment. */
  clusterFor(session: () => Session): ShownCluster {
    const view = () => this.#view;
    const progress = () => this.#progressOf(session());
    return {
      get frame() {
        return view().frame;
      },
      get place() {
        return view().place;
      },
      get nowMs() {
        return Math.max(view().frame.cluster.wallClockMs, progress().nowMs);
      },
      ask: (request, { dryRun }) => this.#ask(session(), request, dryRun),
      fieldTexts,
    };
  }

  /** Judged first and then carried out: the page must not take a refused line for a refused control. */
  #ask(session: Session, request: Request, dryRun: boolean): Answer | undefined {
    const { frame, submit } = ordinalStore.getState();
    const answer = shownBranches().history.answerTo(frame.step, request, this.#lateParts);
    if (dryRun) return answer;
    if (answer !== undefined && isApiError(answer)) {
      signal({ type: 'refused', request, error: answer });
      return answer;
    }
    const progress = this.#progressOf(session);
    progress.hasWritten = true;
    this.#isAsking = true;
    submit(request);
    this.#isAsking = false;
    this.#view = this.#shownNow();
    progress.seen = this.#view.place;
    return answer;
  }

  /** Shows every running command what has happened since it last looked. */
  catchUp(): void {
    if (this.#isCatchingUp || this.#active !== undefined) return;
    this.#isCatchingUp = true;
    this.#deadline = performance.now() + this.patienceMs;
    try {
      this.#view = this.#shownNow();
      if (!this.isUpToDate) {
        this.#branches = shownBranches();
        this.#scenarios += 1;
        this.#view = this.#shownNow();
        for (const session of this.#sessions) if (session.isBusy) session.interrupt();
      }
      for (const session of this.#sessions) if (session.running !== undefined) this.#follow(session);
      this.#tell();
    } finally {
      this.#view = this.#shownNow();
      this.#isCatchingUp = false;
    }
    this.schedule();
  }

  #follow(session: Session): void {
    const progress = this.#progressOf(session);
    const now = this.#shownNow().place;
    const shared = lastSharedStep(ordinalStore.getState().branches, progress.seen.branch, now.branch);
    if (progress.seen.branch !== now.branch && progress.seen.step > shared) {
      if (progress.hasWritten || progress.began.step > shared) {
        this.as(session, () => session.interrupt('^C (this command belongs to another future)'));
        return;
      }
      this.#followAnew(session, progress, shared);
    }
    progress.seen = { ...progress.seen, branch: now.branch };
    this.#showUpTo(session, progress);
  }

  /** What only reads is begun again, up to where the futures part. */
  #followAnew(session: Session, progress: Progress, shared: number): void {
    progress.nowMs = 0;
    this.#lookAt(progress.began.step);
    progress.seen = this.#view.place;
    this.as(session, () => session.beginAgain());
    this.#showUpTo(session, progress, shared);
    session.unmute();
  }

  /** Up to a step at once; without one up to what the page shows, or as far as patience goes. */
  #showUpTo(session: Session, progress: Progress, last?: number): void {
    while (session.running !== undefined) {
      const { frame, steps } = ordinalStore.getState();
      const until = Math.min(last ?? frame.step, frame.step);
      if (progress.seen.step >= until) return;
      if (last === undefined && performance.now() > this.#deadline) return;
      let step = progress.seen.step + 1;
      while (step < until && steps[step - 1]?.quiet === true) step += 1;
      const next = frameAt(step);
      // What it waits for may be due before the next thing happens.
      const dueMs = session.waitsUntilMs;
      if (dueMs !== undefined && dueMs < next.cluster.wallClockMs) {
        this.#lookAt(progress.seen.step);
        progress.nowMs = dueMs;
        this.as(session, () => session.resume());
        // It never asks for an earlier moment than now twice; and if it does, the frame comes all the same.
        if (session.waitsUntilMs !== undefined && session.waitsUntilMs > dueMs) continue;
        if (session.running === undefined) return;
      }
      progress.nowMs = 0;
      this.#view = this.#viewOf(next);
      progress.seen = this.#view.place;
      this.as(session, () => session.resume());
    }
  }

  #lookAt(step: number): void {
    this.#view = this.#viewOf(frameAt(step));
  }

  #shownNow(): { readonly frame: Frame; readonly place: Place } {
    return this.#viewOf(ordinalStore.getState().frame);
  }

  #viewOf(frame: Frame): { readonly frame: Frame; readonly place: Place } {
    const { activeBranch } = ordinalStore.getState();
    const { step, cluster } = frame;
    return { frame, place: { step, branch: activeBranch, scenario: this.#scenarios, atMs: cluster.nowMs } };
  }

  /** While nothing is left to happen, time passes for those who wait for it alone. */
  schedule(): void {
    clearTimeout(this.#timer);
    if (this.#sessions.some((session) => session.running !== undefined && this.#isBehind(session))) {
      this.#timer = setTimeout(() => this.catchUp());
      return;
    }
    const { playing, speed } = ordinalStore.getState();
    const waits = this.#sessions.flatMap((session) => {
      const untilMs = session.waitsUntilMs;
      if (untilMs === undefined) return [];
      const leftMs = untilMs - this.#nowOf(session);
      return leftMs <= 0 ? [0] : !playing && isAtEnd() ? [Math.min(leftMs, longestWaitMs) / speed] : [];
    });
    if (waits.length > 0) this.#timer = setTimeout(() => this.passTime(), Math.min(...waits));
  }

  /** It has not been shown all that the page shows. */
  #isBehind(session: Session): boolean {
    const { step, branch } = this.#shownNow().place;
    const { seen } = this.#progressOf(session);
    return seen.branch === branch && seen.step < step;
  }

  /** Brings those who wait the moment that they wait for. */
  passTime(): void {
    this.#view = this.#shownNow();
    const atEnd = isAtEnd() && !ordinalStore.getState().playing;
    const dueMs = Math.min(...this.#sessions.map((session) => session.waitsUntilMs ?? Number.POSITIVE_INFINITY));
    for (const session of this.#sessions) {
      const untilMs = session.waitsUntilMs;
      const isDue = untilMs !== undefined && untilMs <= Math.max(this.#nowOf(session), atEnd ? dueMs : 0);
      if (!isDue) continue;
      this.#progressOf(session).nowMs = Math.max(untilMs, this.#nowOf(session));
      this.as(session, () => session.resume());
    }
    this.catchUp();
  }

  #nowOf(session: Session): number {
    return Math.max(this.#shownNow().frame.cluster.wallClockMs, this.#progressOf(session).nowMs);
  }

  /** What a session asks for while it acts is its own doing; the others see it afterwards. */
  as(session: Session, act: () => void): void {
    const before = this.#active;
    this.#active = session;
    try {
      act();
    } finally {
      this.#active = before;
    }
  }

  #progressOf(session: Session): Progress {
    return this.#progress.get(session) as Progress;
  }
}
