/** The scene of the shown frame, kept beside React: the picture follows every frame, what is read or touched at a reader's pace. */
import { Calm } from '#store/calm.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { OrdinalStore } from '#store/state.ts';
import type { History } from './claimWriters.ts';
import { StageLayout, type StageOptions } from './layoutStage.ts';
import type { Scene } from './scene.ts';

/** What the stage itself adds to the frame. */
export type StageView = Omit<StageOptions, 'selected' | 'history' | 'oldTable'>;

export class LiveScene {
  readonly #layout = new StageLayout();
  readonly #painters = new Set<(scene: Scene) => void>();
  readonly #calm: Calm<Scene>;
  #view: StageView;
  #history: History;
  #laidOut: Pick<OrdinalStore, 'frame' | 'setName' | 'selection' | 'tracks' | 'steps'>;
  #scene: Scene;

  constructor(view: StageView) {
    const store = ordinalStore.getState();
    this.#view = view;
    this.#laidOut = store;
    this.#history = historyOf(store);
    this.#scene = this.#layOut(store, false);
    this.#calm = new Calm(this.#scene);
  }

  get scene(): Scene {
    return this.#scene;
  }

  /** The scene at a reader's pace, for React. */
  get calm(): Pick<Calm<Scene>, 'subscribe' | 'shown'> {
    return this.#calm;
  }

  /** The scene of this moment with a table that is up to date, for whoever reads it out. */
  withTable(): Scene {
    this.#scene = this.#layOut(this.#laidOut, false);
    return this.#scene;
  }

  /** Another size, or what a pointer or the keyboard does on the stage. */
  look(view: StageView): void {
    this.#view = view;
    this.#renew(ordinalStore.getState());
    this.#calm.offerNow(this.#scene);
  }

  /** Follows the store for as long as somebody looks; gives the way to stop. */
  follow(): () => void {
    this.#renewIfOther(ordinalStore.getState());
    return ordinalStore.subscribe((store) => this.#renewIfOther(store));
  }

  /** Calls the painter with every new scene, in the same task as the frame; gives the way to stop. */
  paintWith(painter: (scene: Scene) => void): () => void {
    this.#painters.add(painter);
    return () => this.#painters.delete(painter);
  }

  #renewIfOther(store: OrdinalStore): void {
    const { frame, setName, selection, tracks, steps } = this.#laidOut;
    const isSame =
      frame === store.frame &&
      setName === store.setName &&
      selection === store.selection &&
      tracks === store.tracks &&
      steps === store.steps;
    if (!isSame) this.#renew(store);
  }

  #renew(store: OrdinalStore): void {
    if (store.tracks !== this.#laidOut.tracks || store.steps !== this.#laidOut.steps) this.#history = historyOf(store);
    this.#laidOut = store;
    const scene = this.#layOut(store, true);
    if (scene === this.#scene) return;
    this.#scene = scene;
    for (const paint of this.#painters) paint(scene);
    this.#calm.offer(scene);
  }

  #layOut(
    { frame, setName, selection }: Pick<OrdinalStore, 'frame' | 'setName' | 'selection'>,
    oldTable: boolean,
  ): Scene {
    return this.#layout.layout(frame, setName, {
      ...this.#view,
      selected: selection?.ordinal,
      history: this.#history,
      oldTable,
    });
  }
}

/** The run so far, for what was written to the claims. One value for as long as the run is the same: the layout compares by identity. */
function historyOf({ tracks, steps }: Pick<OrdinalStore, 'tracks' | 'steps'>): History {
  return { tracks, stepAtMs: (step) => steps[step - 1]?.atMs ?? 0 };
}
