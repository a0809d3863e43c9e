/** The comparison that is open: its playhead, and the frames of both sides. It follows the page's store, and takes it along at rest. */
import { createStore } from 'zustand/vanilla';
import type { Frame } from '#engine/simulation/frames.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { delayUntil, nextStop, previousStop } from '../playback.ts';
import { type Playback, startPlayback } from '../playbackActor.ts';
import { sharedSteps } from '../sharedSteps.ts';
import type { OrdinalStore, Speed } from '../state.ts';
import { compareRuns, type Comparison, compareTwins, frameOf } from './comparison.ts';
import { differenceAt, nextDifference } from './differences.ts';
import type { PodSlots } from './podSlots.ts';

/** What one of the two stages shows: the part of the page's state that a stage reads. */
export type SideShown = Pick<OrdinalStore, 'frame' | 'previousFrame' | 'setName' | 'selection' | 'tracks' | 'steps'>;

export interface CompareStore {
  readonly comparison: Comparison;
  /** The moment that both show. */
  readonly at: number;
  readonly sides: readonly [SideShown, SideShown];
  readonly playing: boolean;
  readonly speed: Speed;
  goTo(moment: number): void;
  next(): void;
  prev(): void;
  toFirst(): void;
  toLast(): void;
  /** After the last one it begins again with the first. */
  toNextDifference(): void;
  play(): void;
  pause(): void;
  setSpeed(speed: Speed): void;
}

/** How long a moment is looked at before the page's store is taken there, which writes the address. */
const restMs = 250;

/**
 * Compares what the page's store asks for, from the moment that it shows. Undefined when one of the two is not there. It goes on until
 * it is closed.
 */
export function openComparison() {
  const first = compareNow();
  if (first === undefined) return undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let playback: Playback | undefined;
  let waiting = false;

  const store = createStore<CompareStore>()((set, get) => {
    const show = (moment: number, isStep: boolean): void => {
      const { comparison, sides } = get();
      const at = Math.max(0, Math.min(moment, comparison.moments.steps.length));
      set({ at, sides: sidesAt(comparison, at, isStep ? sides : undefined) });
      clearTimeout(resting);
      resting = setTimeout(takePageAlong, restMs);
    };
    const jump = (moment: number): void => {
      playback?.pause();
      show(moment, false);
    };
    const goOn = (): void => {
      const { comparison, at } = get();
      const stop = nextStop(comparison.moments.steps, at, 'event');
      if (stop !== undefined) show(stop, true);
    };
    playback = startPlayback({
      isAtEnd: () => get().at >= get().comparison.moments.steps.length,
      showNext: goOn,
      untilNext: () => delayUntil(get().comparison.moments.steps, get().at, get().speed),
      onChange: (playing) => set({ playing }),
    });
    const at = momentOfPage(first);
    return {
      comparison: first,
      at,
      sides: sidesAt(first, at, undefined),
      playing: false,
      speed: ordinalStore.getState().speed,
      goTo: jump,
      next: () => {
        playback?.pause();
        goOn();
      },
      prev: () => jump(previousStop(get().comparison.moments.steps, get().at, 'event') ?? 0),
      toFirst: () => jump(0),
      toLast: () => jump(get().comparison.moments.steps.length),
      toNextDifference: () => {
        const { comparison, at } = get();
        const next = nextDifference(comparison.differences, at) ?? nextDifference(comparison.differences, -1);
        if (next !== undefined) jump(next);
      },
      play: () => playback?.play(),
      pause: () => playback?.pause(),
      setSpeed: (speed) => set({ speed }),
    };
  });

  /** The frame that the page was last taken to from here. */
  let own: Frame | undefined;
  const takePageAlong = (): void => {
    const { playing, comparison, at } = store.getState();
    const step = comparison.moments.made[1][at] ?? 0;
    if (playing || ordinalStore.getState().frame.step === step) return;
    ordinalStore.getState().goToStep(step);
    own = ordinalStore.getState().frame;
  };

  /** Something else was asked of the page: the same comparison of what there is now, from where the page is. */
  const renew = (): void => {
    waiting = false;
    const page = ordinalStore.getState();
    if (page.compared === undefined) return;
    const comparison = compareNow(store.getState().comparison);
    if (comparison === undefined) return;
    const { playing } = page;
    page.pause();
    store.setState({ comparison });
    store.getState().goTo(momentOfPage(comparison));
    if (playing) playback?.play();
  };

  const stopFollowing = ordinalStore.subscribe((page, before) => {
    if (page.compared === undefined) return;
    const isOther =
      page.activeBranch !== before.activeBranch || page.marks !== before.marks || page.compared !== before.compared;
    const isElsewhere = page.frame !== before.frame && page.frame !== own && page.playing;
    if (!isOther && !isElsewhere) return;
    // Several things that are asked at once make one comparison.
    if (!waiting) queueMicrotask(renew);
    waiting = true;
  });

  const close = (): void => {
    stopFollowing();
    clearTimeout(resting);
    playback?.pause();
  };
  return { store, close };
}

/** What the page's store asks to be compared, as far as it is known. `before`: what was compared until now. */
function compareNow(before?: Comparison): Comparison | undefined {
  const { compared, activeBranch, branches, setName, shownBranch } = ordinalStore.getState();
  const shown = shownBranch();
  const { history } = shown;
  if (compared === undefined) return undefined;
  if ('deployment' in compared) {
    return compareTwins(history, setName, compared.deployment, slotsOf(before, compared.deployment));
  }
  const other = shown.historyOf(compared.branch);
  if (other === undefined || other === history) return undefined;
  return compareRuns(other, history, sharedSteps(branches, compared.branch, activeBranch), setName);
}

function slotsOf(before: Comparison | undefined, deployment: string): PodSlots | undefined {
  const side = before?.sides[1];
  return side?.subject.name === deployment ? side.slots : undefined;
}

/** The moment of the step that the page shows; it shows the second of the two. */
function momentOfPage({ moments }: Comparison): number {
  return moments.momentOf[1][ordinalStore.getState().frame.step] ?? 0;
}

/** The frames of both sides. `before`: what was shown, when this is the next thing to be seen. A side that did not move stays the same. */
function sidesAt(comparison: Comparison, at: number, before: CompareStore['sides'] | undefined): CompareStore['sides'] {
  const difference = differenceAt(comparison.differences, at);
  const shown = (side: 0 | 1): SideShown => {
    const { subject, tracks, steps } = comparison.sides[side];
    const earlier = before?.[side];
    const isStill = earlier !== undefined && earlier.frame.step === comparison.moments.made[side][at];
    return {
      frame: isStill ? earlier.frame : frameOf(comparison, side, at),
      previousFrame: earlier?.frame,
      setName: subject.name,
      selection: sameSelection(earlier?.selection, difference?.ordinal),
      tracks,
      steps,
    };
  };
  return [shown(0), shown(1)];
}

function sameSelection(earlier: SideShown['selection'], ordinal: number | undefined): SideShown['selection'] {
  if (ordinal === undefined) return undefined;
  return earlier?.ordinal === ordinal ? earlier : { kind: 'lane', ordinal };
}
