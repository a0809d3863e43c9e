/** Hundreds of lanes as a heat strip: one small number a cell, so that only cells that changed are painted. */
import { stateOfPod } from '#engine/node/podStates.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { StatefulSet } from '#engine/objects.ts';
import type { FrameIndex } from './indexFrame.ts';
import { isFaulty, podLook, tankLevel } from './layoutPod.ts';
import { keep } from './keep.ts';
import type { Box, Gate, Overview, PodLook } from './scene.ts';

export interface Cell {
  /** 1 to 8; 0 without a pod. */
  readonly hue: number;
  /** Quarters of the tank, 0 to 4. */
  readonly quarters: number;
  readonly fault: boolean;
  readonly gate: boolean;
  readonly leaving: boolean;
  readonly outside: boolean;
}

const flags = { fault: 1 << 7, gate: 1 << 8, leaving: 1 << 9, outside: 1 << 10 } as const;

/** The cell that a code stands for. */
export function cellOf(code: number): Cell {
  return {
    hue: code & 15,
    quarters: (code >> 4) & 7,
    fault: (code & flags.fault) !== 0,
    gate: (code & flags.gate) !== 0,
    leaving: (code & flags.leaving) !== 0,
    outside: (code & flags.outside) !== 0,
  };
}

/** Asked of every cell of every frame, so without taking the cell apart. */
export function isGate(code: number): boolean {
  return (code & flags.gate) !== 0;
}

export interface OverviewSurroundings {
  readonly frame: Frame;
  readonly set: StatefulSet;
  readonly index: FrameIndex;
  readonly ordinals: readonly number[];
  readonly box: Box;
  readonly gate: Gate | undefined;
  readonly hueOf: (revision: string) => number;
}

/** Lays out one strip after the other. Its codes are a new list whenever one of them changed, and only changed pods are looked at. */
export class OverviewLayout {
  #earlier: { readonly overview: Overview; readonly around: OverviewSurroundings } | undefined;

  layout(around: OverviewSurroundings): Overview {
    const earlier = this.#earlier?.overview;
    const overview = keep(earlier, {
      setName: around.set.metadata.name,
      ordinals: around.ordinals,
      codes: this.#codes(around),
      box: keep(earlier?.box, around.box),
      ...gridOf(around.ordinals.length, around.box),
    });
    this.#earlier = { overview, around };
    return overview;
  }

  /** Forgets; the next strip is laid out from nothing. */
  forget(): void {
    this.#earlier = undefined;
  }

  #codes(around: OverviewSurroundings): Uint16Array {
    const { ordinals, index, gate, set } = around;
    const earlier = this.#earlier;
    if (earlier === undefined || earlier.around.ordinals !== ordinals || (set.spec.minReadySeconds ?? 0) > 0) {
      const codes = Uint16Array.from(ordinals, (ordinal) => cellCode(ordinal, around));
      return earlier !== undefined && sameCodes(earlier.overview.codes, codes) ? earlier.overview.codes : codes;
    }
    const touched = new Set([...index.pods.changed, ...index.pods.unsettled]);
    for (const ordinal of [gate?.ordinal, earlier.around.gate?.ordinal])
      if (ordinal !== undefined) touched.add(ordinal);
    let { codes } = earlier.overview;
    for (const ordinal of touched) {
      const at = positionOf(ordinals, ordinal);
      const code = at < 0 ? 0 : cellCode(ordinal, around);
      if (at < 0 || codes[at] === code) continue;
      if (codes === earlier.overview.codes) codes = codes.slice();
      codes[at] = code;
    }
    return codes;
  }
}

/** Ordinals are one run, nearly always. */
function positionOf(ordinals: readonly number[], ordinal: number): number {
  const guess = ordinal - (ordinals[0] ?? 0);
  return ordinals[guess] === ordinal ? guess : ordinals.indexOf(ordinal);
}

function cellCode(ordinal: number, { frame, set, index, gate, hueOf }: OverviewSurroundings): number {
  const start = set.spec.ordinals?.start ?? 0;
  const facts = index.pods.get(ordinal);
  let code = ordinal === gate?.ordinal ? flags.gate : 0;
  if (ordinal < start || ordinal >= start + set.spec.replicas) code |= flags.outside;
  if (facts === undefined) return code;
  const { podStates, wallClockMs: nowMs } = frame.cluster;
  const look = podLook(facts, {
    state: stateOfPod(podStates, facts.pod.metadata.uid),
    minReadySeconds: set.spec.minReadySeconds ?? 0,
    nowMs,
  });
  return code | podCode(look, tankLevel(look, facts, nowMs), hueOf(facts.revision));
}

/** What a cell says of its pod. */
export function podCode(look: PodLook, level: number, hue: number): number {
  const leaving = look === 'terminating' || look === 'stuck' ? flags.leaving : 0;
  return hue | (Math.ceil(level * 4) << 4) | leaving | (isFaulty(look) ? flags.fault : 0);
}

/** Rows of a hundred, of two or of two and a half when the rows would become too thin. */
export function gridOf(count: number, box: Box): Pick<Overview, 'perRow' | 'cellWidth' | 'rowPitch' | 'rowHeight'> {
  const perRow =
    [100, 200, 250].find((each) => box.height / Math.ceil(count / each) >= 5 || box.width / each < 4) ?? 250;
  const rows = Math.max(1, Math.ceil(count / perRow));
  const rowPitch = Math.min(34, Math.max(2, Math.floor(box.height / rows)));
  const gap = rowPitch >= 24 ? 8 : rowPitch >= 10 ? 3 : rowPitch >= 4 ? 1 : 0;
  const cellWidth = Math.min(16, box.width / Math.min(perRow, Math.max(count, 60)));
  return { perRow, cellWidth, rowPitch, rowHeight: rowPitch - gap };
}

function sameCodes(left: Uint16Array, right: Uint16Array): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < right.length; at++) if (left[at] !== right[at]) return false;
  return true;
}
