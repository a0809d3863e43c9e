/** Hundreds of lanes as a heat strip: one small number a cell, so that only cells that changed are painted. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { StatefulSet } from '#engine/objects.ts';
import type { FrameIndex } from './indexFrame.ts';
import { podLook, tankLevel } from './layoutPod.ts';
import { keep } from './keep.ts';
import type { Box, Gate, Overview } from './scene.ts';

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

/** The strip. Its codes are a new list whenever one of them changed. */
export function layoutOverview(
  frame: Frame,
  set: StatefulSet,
  index: FrameIndex,
  ordinals: readonly number[],
  box: Box,
  gate: Gate | undefined,
  hueOf: (revision: string) => number,
  earlier: Overview | undefined,
): Overview {
  const codes = cellCodes(frame, set, index, ordinals, gate, hueOf);
  const same = earlier !== undefined && sameCodes(earlier.codes, codes);
  const sameOrdinals = earlier !== undefined && equalNumbers(earlier.ordinals, ordinals);
  const keptBox = keep(earlier?.box, box);
  const grid = gridOf(ordinals.length, box);
  return keep(earlier, {
    setName: set.metadata.name,
    ordinals: sameOrdinals ? earlier.ordinals : ordinals,
    codes: same ? earlier.codes : codes,
    box: keptBox,
    ...grid,
  });
}

function cellCodes(
  { cluster }: Frame,
  set: StatefulSet,
  { pods }: FrameIndex,
  ordinals: readonly number[],
  gate: Gate | undefined,
  hueOf: (revision: string) => number,
): Uint16Array {
  const start = set.spec.ordinals?.start ?? 0;
  const end = start + set.spec.replicas;
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const nowMs = cluster.wallClockMs;
  const codes = new Uint16Array(ordinals.length);
  for (let at = 0; at < ordinals.length; at++) {
    const ordinal = ordinals[at] as number;
    const facts = pods.get(ordinal);
    let code = ordinal === gate?.ordinal ? flags.gate : 0;
    if (ordinal < start || ordinal >= end) code |= flags.outside;
    if (facts !== undefined) {
      const look = podLook(facts, { state: cluster.podStates[facts.pod.metadata.uid], minReadySeconds, nowMs });
      code |= hueOf(facts.revision) | (Math.ceil(tankLevel(look, facts, nowMs) * 4) << 4);
      if (look === 'pullFails' || look === 'crashing' || look === 'failed' || look === 'nodeLost' || look === 'stuck')
        code |= flags.fault;
      if (facts.terminating) code |= flags.leaving;
    }
    codes[at] = code;
  }
  return codes;
}

/** Rows of a hundred, of two or of two and a half when the rows would become too thin. */
function gridOf(count: number, box: Box): Pick<Overview, 'perRow' | 'cellWidth' | 'rowPitch' | 'rowHeight'> {
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

function equalNumbers(left: readonly number[], right: readonly number[]): boolean {
  return (
    left.length === right.length &&
    left[0] === right[0] &&
    left.at(-1) === right.at(-1) &&
    left.every((value, at) => value === right[at])
  );
}
