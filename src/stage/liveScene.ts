/** The scene of the shown frame, kept beside React: the picture follows every frame, what is read or touched at a reader's pace. */
import { tracksOfSet } from '#engine/simulation/tracks.ts';
import { Calm } from '#store/calm.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { OrdinalStore } from '#store/state.ts';
import type { History } from './claimWriters.ts';
import { StageLayout, type StageOptions } from './layoutStage.ts';
import type { Scene } from './scene.ts';

/** What the stage itself adds to the frame. */
export type StageView = Omit<StageOptions, 'selected' | 'history' | 'oldTable'>;

type Shown = Pick<OrdinalStore, 'frame' | 'previousFrame' | 'setName' | 'selection' | 'tracks' | 'steps'>;

/** What a stage shows of a run, and how it hears of another frame. The page's own stage follows the store. */
export interface StageSource {
  readonly getState: () => Shown;
  readonly subscribe: (listener: (shown: Shown) => void) => () => void;
}

export class LiveScene {
  readonly #source: StageSource;
  readonly #layout: Pick<StageLayout, 'layout'>;
  readonly #painters = new Set<(scene: Scene) => void>();
  readonly #calm: Calm<Scene>;
  #view: StageView;
  #history: History;
  #laidOut: Shown;
  #scene: Scene;

  constructor(
    view: StageView,
    source: StageSource = ordinalStore,
    layout: Pick<StageLayout, 'layout'> = new StageLayout(),
  ) {
    this.#source = source;
    this.#layout = layout;
    const store = source.getState();
    this.#view = view;
    this.#laidOut = store;
    this.#history = historyOf(store);
    this.#scene = this.#layOut(store, false);
    this.#calm = new Calm(this.#scene);
  }

  get scene(): Scene {
    return this.#scene;
  }

  /** Whether the frame follows on the one before it; a jump has none to move from. */
  get isStepped(): boolean {
    return this.#source.getState().previousFrame !== undefined;
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
    this.#renew(this.#source.getState());
    this.#calm.offerNow(this.#scene);
  }

  /** Follows the store for as long as somebody looks; gives the way to stop. */
  follow(): () => void {
    this.#renewIfOther(this.#source.getState());
    return this.#source.subscribe((store) => this.#renewIfOther(store));
  }

  /** Calls the painter with every new scene, in the same task as the frame; gives the way to stop. */
  paintWith(painter: (scene: Scene) => void): () => void {
    this.#painters.add(painter);
    return () => this.#painters.delete(painter);
  }

  #renewIfOther(store: Shown): void {
    const { frame, setName, selection, tracks, steps } = this.#laidOut;
    const isSame =
      frame === store.frame &&
      setName === store.setName &&
      selection === store.selection &&
      tracks === store.tracks &&
      steps === store.steps;
    if (!isSame) this.#renew(store);
  }

  #renew(store: Shown): void {
    const { tracks, steps, setName } = this.#laidOut;
    if (store.tracks !== tracks || store.steps !== steps || store.setName !== setName) this.#history = historyOf(store);
    this.#laidOut = store;
    const scene = this.#layOut(store, true);
    if (scene === this.#scene) return;
    this.#scene = scene;
    for (const paint of this.#painters) paint(scene);
    this.#calm.offer(scene);
  }

  #layOut({ frame, setName, selection }: Shown, oldTable: boolean): Scene {
    return this.#layout.layout(frame, setName, {
      ...this.#view,
      selected: selection?.ordinal,
      history: this.#history,
      oldTable,
    });
  }
}

/** The run so far, for what was written to the claims. One value for as long as the run is the same: the layout compares by identity. */
function historyOf({ tracks, steps, setName }: Shown): History {
  return { tracks: tracksOfSet(tracks, setName), stepAtMs: (step) => steps[step - 1]?.atMs ?? 0 };
}
