/** The trail of a learner on the page: every frame since the step was opened, on the way that is shown, and what was read, looked at and refused. */
import type { Frame } from '#engine/simulation/frames.ts';
import { type Read, type Refusal, type TimedLook, type Trail, upTo } from '#lessons/trail.ts';
import { lastSharedStep } from '../branchPaths.ts';
import { ordinalStore } from '../ordinalStore.ts';
import type { BranchInfo } from '../state.ts';

/** Something with the future in which it happened. */
interface In<T extends { readonly step: number }> {
  readonly branch: string;
  readonly what: T;
}

export class LiveTrail {
  #branch: string;
  #frames: [Frame, ...Frame[]];
  readonly #reads: In<Read>[] = [];
  readonly #looks: In<TimedLook>[] = [];
  readonly #refusals: In<Refusal>[] = [];

  /** Begins with the frame that is shown. */
  constructor() {
    const { frame, activeBranch } = ordinalStore.getState();
    this.#frames = [frame];
    this.#branch = activeBranch;
  }

  /** Takes over what has been shown since, also what was passed over on the way. */
  follow(): void {
    const { frame, activeBranch, branches, shownBranch } = ordinalStore.getState();
    const [first] = this.#frames;
    if (activeBranch !== this.#branch) {
      const shared = lastSharedStep(branches, this.#branch, activeBranch);
      this.#frames = [first, ...this.#frames.slice(1).filter(({ step }) => step <= shared)];
      this.#branch = activeBranch;
    }
    const { history } = shownBranch();
    for (let step = this.#lastStep + 1; step < frame.step; step++) this.#frames.push(history.frameAt(step));
    if (frame.step === this.#lastStep + 1) this.#frames.push(frame);
  }

  noteRead(read: Read, branch: string): void {
    this.#reads.push({ branch, what: read });
  }

  noteLook(look: TimedLook): void {
    this.#looks.push({ branch: this.#branch, what: look });
  }

  noteRefusal(refusal: Refusal): void {
    this.#refusals.push({ branch: this.#branch, what: refusal });
  }

  /** Up to the moment that is shown. Before the step's own beginning there is nothing but that beginning. */
  get trail(): Trail {
    const { frame, branches } = ordinalStore.getState();
    const here = <T extends { readonly step: number }>(all: readonly In<T>[]) =>
      happenedIn(all, branches, this.#branch);
    const whole = {
      frames: this.#frames,
      reads: here(this.#reads),
      looks: here(this.#looks),
      refusals: here(this.#refusals),
    };
    return upTo(whole, Math.max(1, frame.step - this.#frames[0].step + 1));
  }

  get #lastStep(): number {
    return (this.#frames.at(-1) ?? this.#frames[0]).step;
  }
}

function happenedIn<T extends { readonly step: number }>(
  all: readonly In<T>[],
  branches: readonly BranchInfo[],
  shown: string,
): readonly T[] {
  return all.filter(({ branch, what }) => what.step <= lastSharedStep(branches, branch, shown)).map(({ what }) => what);
}
