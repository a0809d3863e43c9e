/** The page's one store: the histories and their cursor, what is selected, and the visitor's choices. The engine computes, this shows. */
import { createStore } from 'zustand/vanilla';
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { History } from '#engine/simulation/history.ts';
import { lectureScenario, lectureSetName } from '#engine/simulation/lecture.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { Branches } from './branches.ts';
import { loadFirstUse } from './firstUse.ts';
import { delayUntil, nextStop, previousStop } from './playback.ts';
import type { Playback } from './playbackActor.ts';
import { loadPreferences, savePreferences } from './preferences.ts';
import { newSet, setThere } from './setOnStage.ts';
import { signal } from './signals.ts';
import type { OrdinalState, OrdinalStore } from './state.ts';

/** How far a history is computed ahead of the playhead: steps at a time, and virtual time in all. */
const stepsAhead = 400;
const horizonMs = 15 * 60_000;
/** How much further at once when somebody asks for more than that: a pod that crashes for ever has no last step. */
const stepsBeyond = 20;

export const ordinalStore = createStore<OrdinalStore>()((set, get) => {
  let branches = new Branches(new History(lectureScenario));
  let lateParts: LateParts | undefined;
  let playback: Playback | undefined;

  const prepare = async (): Promise<void> => {
    const parts = await loadFirstUse();
    lateParts = parts.lateParts;
    playback ??= parts.startPlayback({
      isAtEnd: () => get().frame.step >= branches.history.steps.length,
      showNext: () => showNext(),
      untilNext: () => delayUntil(get().steps, get().frame.step, get().speed),
      onChange: (playing) => set({ playing }),
    });
  };

  /** Runs at once when the late parts are there, and as soon as they are otherwise. */
  const whenReady = <T>(action: (ready: { lateParts: LateParts; playback: Playback }) => T): T | undefined => {
    if (lateParts !== undefined && playback !== undefined) return action({ lateParts, playback });
    void prepare().then(() => whenReady(action));
    return undefined;
  };

  /** What the store shows of the active branch. */
  const known = (): Pick<OrdinalState, 'steps' | 'tracks' | 'marks' | 'branches' | 'activeBranch' | 'version'> => {
    const { history } = branches;
    const { steps } = get() ?? {};
    const same = steps !== undefined && steps.length === history.steps.length && steps.at(-1) === history.steps.at(-1);
    return {
      steps: same ? steps : history.steps.slice(),
      tracks: history.tracks,
      marks: history.marks,
      branches: branches.infos(),
      activeBranch: branches.activeId,
      version: history.scenario.kubernetesVersion,
    };
  };

  const computeAhead = (step: number): void => {
    const { history } = branches;
    if (history.steps.length - step >= stepsAhead / 2) return;
    history.extend({
      maxSteps: step + stepsAhead,
      untilMs: lastRequestMs() + horizonMs,
    });
  };

  /** Also of one that has just been made, and is no step yet: it may come long after all that is known. */
  const lastRequestMs = (): number => branches.history.scenario.requests.at(-1)?.atMs ?? 0;

  /** At the end of what is known, whatever the time: the next thing may be an hour away. */
  const computeBeyond = (): void => {
    const { step } = get().frame;
    if (step < branches.history.steps.length) return;
    branches.history.extend({ maxSteps: step + stepsBeyond });
    set(known());
  };

  /** Puts a step on the screen. A neighbour is animated, a jump is not. */
  const show = (step: number, from?: Frame): void => {
    computeAhead(step);
    const bounded = Math.max(0, Math.min(step, branches.history.steps.length));
    const frame = branches.history.frameAt(bounded);
    branches.stepShown(bounded);
    set({ ...known(), frame, previousFrame: from, setName: setThere(get().setName, frame) });
  };

  const showNext = (): boolean => {
    const { frame, steps, stepUnit, playing } = get();
    const stop = nextStop(steps, frame.step, playing ? 'event' : stepUnit);
    if (stop === undefined) return false;
    show(stop, frame);
    return true;
  };

  const pause = (): void => {
    if (get().playing) playback?.pause();
  };

  /** Whoever steps, drags or clicks has taken over from the playback, and has read what was refused. */
  const takeOver = (): void => {
    pause();
    if (get().refusal !== undefined) set({ refusal: undefined });
  };

  const jump = (step: number): void => {
    takeOver();
    show(step);
  };

  /** Another scenario: everything of the old one goes. It is shown at rest, when all that its requests caused has happened. */
  const begin = (scenario: Scenario): Partial<OrdinalState> => {
    const history = new History(scenario, lateParts);
    history.extend({ untilMs: (scenario.requests.at(-1)?.atMs ?? 0) + horizonMs, maxSteps: 20_000 });
    // A pasted cluster is shown as it was, before anything is played.
    return beginAt(new Branches(history), scenario.start === undefined ? history.steps.length : 0);
  };

  const beginAt = (others: Branches, step: number): Partial<OrdinalState> => {
    branches = others;
    const { history } = branches;
    branches.stepShown(step);
    return {
      ...known(),
      frame: history.frameAt(step),
      previousFrame: undefined,
      refusal: undefined,
      notice: undefined,
      selection: undefined,
      compared: undefined,
    };
  };

  /** What the page was opened with, and comes back to. */
  let beginAgain = (): Partial<OrdinalState> => begin(lectureScenario);

  const rememberPreferences = (): void => {
    const { language, theme, motion } = get();
    savePreferences({ language, theme, motion });
  };

  const languages = typeof navigator === 'undefined' ? [] : navigator.languages;

  return {
    setName: lectureSetName,
    ...(begin(lectureScenario) as Pick<
      OrdinalState,
      | 'version'
      | 'frame'
      | 'previousFrame'
      | 'steps'
      | 'tracks'
      | 'marks'
      | 'branches'
      | 'activeBranch'
      | 'refusal'
      | 'notice'
      | 'selection'
      | 'compared'
    >),
    playing: false,
    speed: 1,
    stepUnit: 'event',
    panel: 'controller',
    lessons: undefined,
    predicting: false,
    ...loadPreferences(languages),

    prepare,
    submit: (request, field = '') =>
      whenReady((ready) => {
        const { step } = get().frame;
        const error = branches.history.refusalOf(step, request, ready.lateParts);
        if (error !== undefined) {
          set({ refusal: { field, error } });
          signal({ type: 'refused', request, error });
          return error;
        }
        pause();
        const before = get().frame;
        const branch = branches.submit(step, request, ready.lateParts);
        show(step + 1, before);
        const setName = newSet(before, get().frame) ?? get().setName;
        set({ refusal: undefined, setName, ...(branch === undefined ? {} : { notice: { type: 'branched', branch } }) });
        ready.playback.play();
        return undefined;
      }),

    refusalOf: (request) => lateParts && branches.history.refusalOf(get().frame.step, request, lateParts),

    isInPast: () => branches.isPast(get().frame.step),
    play: () => {
      computeBeyond();
      set({ refusal: undefined });
      whenReady((ready) => ready.playback.play());
    },
    pause,
    next: () => {
      takeOver();
      computeBeyond();
      return showNext();
    },
    prev: () => {
      takeOver();
      const { frame, steps, stepUnit } = get();
      const stop = previousStop(steps, frame.step, stepUnit);
      if (stop === undefined) return false;
      show(stop);
      return true;
    },
    toFirst: () => jump(0),
    toLast: () => {
      branches.history.extend({ untilMs: lastRequestMs() + horizonMs, maxSteps: 20_000 });
      jump(branches.history.steps.length);
    },
    goToStep: (step) => jump(step),
    goToTime: (ms) => {
      branches.history.extend({ untilMs: ms, maxSteps: 100_000 });
      jump(branches.history.stepAt(ms));
    },
    goToMark: (direction) => {
      const { marks, frame } = get();
      const mark =
        direction === 'next'
          ? marks.find(({ step }) => step > frame.step)
          : marks.findLast(({ step }) => step < frame.step);
      if (mark !== undefined) jump(mark.step);
    },
    selectBranch: (id) => {
      if (branches.select(id)) jump(branches.history.steps.length);
    },
    addBranch: (forkStep, request, history) => {
      branches.add(forkStep, request, history);
      jump(forkStep + 1);
    },
    compareWith: (compared) => set({ compared }),
    predict: (predicting) => set({ predicting }),
    setSpeed: (speed) => set({ speed }),
    setStepUnit: (stepUnit) => set({ stepUnit }),
    setVersion: (version) => {
      if (version === get().version) return;
      pause();
      const { scenario, steps } = branches.history;
      // Places in the history belong to one version's steps; times mean the same in both.
      const requests = branches.history.requestsUpTo(steps.length).map(({ atMs, request }) => ({ atMs, request }));
      set(begin({ ...scenario, requests, kubernetesVersion: version }));
    },
    reset: () => {
      pause();
      set(beginAgain());
    },
    open: ({ branchesAgain, step, ...look }) => {
      pause();
      beginAgain = () => ({ ...beginAt(branchesAgain(), step), setName: look.setName });
      set({ ...beginAgain(), ...look });
    },
    shownBranch: () => branches,
    showSet: (setName) => set({ setName, selection: undefined }),
    select: (selection) => set({ selection, ...(selection === undefined ? {} : { panel: 'inspector' }) }),
    openPanel: (panel) => set({ panel }),
    dismissRefusal: () => set({ refusal: undefined }),
    tell: (notice) => set({ notice }),
    dismissNotice: () => set({ notice: undefined }),
    setLanguage: (language) => {
      set({ language });
      rememberPreferences();
    },
    setTheme: (theme) => {
      set({ theme });
      rememberPreferences();
    },
    setMotion: (motion) => {
      set({ motion });
      rememberPreferences();
    },
  };
});
