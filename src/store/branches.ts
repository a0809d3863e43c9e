/** The futures of one beginning: each a history of its own, which knows where it left the one before it. */
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { History } from '#engine/simulation/history.ts';
import type { Request } from '#engine/simulation/scenario.ts';
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

  constructor(history: History) {
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

  /** The history that the active one branched off, and after which step; undefined for the first one. */
  get left(): { readonly history: History; readonly forkStep: number } | undefined {
    const { parentId, forkStep } = this.#active;
    const parent = this.#branches.find(({ id }) => id === parentId);
    return parent && { history: parent.history, forkStep };
  }

  /** The same list as long as it says the same. */
  infos(): readonly BranchInfo[] {
    const infos = this.#branches.map(({ id, parentId, forkStep, request, history }) => ({
      id,
      parentId,
      forkStep,
      request,
      version: history.scenario.kubernetesVersion,
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

  /** Whether a later step was on the screen already, so that a request after this one begins a branch. */
  isPast(step: number): boolean {
    return step < this.#active.shown;
  }

  /** A request after a step: at the front edge it goes on from there, before it it starts a branch. Gives the branch's id when it did. */
  submit(step: number, request: Request, lateParts: LateParts): string | undefined {
    const history = this.history.fork(step, request, lateParts);
    if (!this.isPast(step)) {
      this.#active.history = history;
      return undefined;
    }
    return this.add(step, request, history);
  }

  /** Another future of the active branch, which is shown from now on. Gives its id. */
  add(forkStep: number, request: Request | undefined, history: History): string {
    this.#made += 1;
    const id = `branch-${this.#made}`;
    this.#active = { id, parentId: this.#active.id, forkStep, request, history, shown: forkStep };
    this.#branches.push(this.#active);
    return id;
  }

  /** Undefined when there is no such branch. */
  historyOf(id: string): History | undefined {
    return this.#branches.find((known) => known.id === id)?.history;
  }

  /** False when there is no such branch. */
  select(id: string): boolean {
    const branch = this.#branches.find((known) => known.id === id);
    if (branch === undefined) return false;
    this.#active = branch;
    return true;
  }
}
