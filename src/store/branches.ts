/** The futures of one beginning: each a history of its own, which knows where it left the one before it. */
import type { Validation } from '#engine/apiserver/admission.ts';
import { History } from '#engine/simulation/history.ts';
import type { Request, Scenario } from '#engine/simulation/scenario.ts';
import type { BranchInfo } from './state.ts';

interface Branch {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly forkStep: number;
  readonly request: Request | undefined;
  history: History;
  /** The furthest step that was on the screen. What is known beyond it was only computed ahead, and an edit may replace it. */
  shown: number;
}

export class Branches {
  #branches: Branch[];
  #active: Branch;
  #made = 0;
  #infos: readonly BranchInfo[] = [];

  /** `validation`: who judges the scenario's own requests; none for a scenario that is known to be fine. */
  constructor(scenario: Scenario, validation?: Validation) {
    const history = new History(scenario, validation);
    const main: Branch = { id: 'main', parentId: undefined, forkStep: 0, request: undefined, history, shown: 0 };
    this.#branches = [main];
    this.#active = main;
  }

  get history(): History {
    return this.#active.history;
  }

  get activeId(): string {
    return this.#active.id;
  }

  /** The same list as long as it says the same. */
  infos(): readonly BranchInfo[] {
    const infos = this.#branches.map(({ id, parentId, forkStep, request, history }) => ({
      id,
      parentId,
      forkStep,
      request,
      steps: history.steps.length,
    }));
    const isSame =
      infos.length === this.#infos.length &&
      infos.every(({ id, steps }, at) => id === this.#infos[at]?.id && steps === this.#infos[at]?.steps);
    if (!isSame) this.#infos = infos;
    return this.#infos;
  }

  /** Notes that a step was on the screen. */
  stepShown(step: number): void {
    this.#active.shown = Math.max(this.#active.shown, step);
  }

  /** A request after a step: at the front edge it goes on from there, before it it starts a branch. Gives the branch's id when it did. */
  submit(step: number, request: Request, validation: Validation): string | undefined {
    const history = this.history.fork(step, request, validation);
    if (step >= this.#active.shown) {
      this.#active.history = history;
      return undefined;
    }
    this.#made += 1;
    const branch: Branch = {
      id: `branch-${this.#made}`,
      parentId: this.#active.id,
      forkStep: step,
      request,
      history,
      shown: step,
    };
    this.#branches.push(branch);
    this.#active = branch;
    return branch.id;
  }

  /** False when there is no such branch. */
  select(id: string): boolean {
    const branch = this.#branches.find((known) => known.id === id);
    if (branch === undefined) return false;
    this.#active = branch;
    return true;
  }
}
