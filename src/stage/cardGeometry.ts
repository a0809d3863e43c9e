/** The rows of one lane, for each way of drawing it. The richest that the height allows is taken. */
import type { CardGeometry } from './scene.ts';
import type { StageSize } from './tiers.ts';

interface Rows {
  readonly lines: number;
  readonly claimLines: number;
  /** −1: no drum at all. */
  readonly claimHeight: number;
}

interface Style {
  readonly identity: number;
  readonly walk: number;
  readonly word: number;
  readonly line: number;
  readonly stalk: number;
  readonly leastTank: number;
  readonly mostTank: number;
  readonly nameSize: number;
  readonly smallSize: number;
  /** Richest first. */
  readonly choices: readonly Rows[];
}

const none = -1;
/** Between the name and the pod, where no controller walks along the lanes. */
const noWalk = 4;
const poorest: Rows = { lines: 0, claimLines: 0, claimHeight: none };

const page: Style = {
  identity: 34,
  walk: 28,
  word: 37,
  line: 19,
  stalk: 14,
  leastTank: 54,
  mostTank: 104,
  nameSize: 21,
  smallSize: 14,
  choices: [
    { lines: 2, claimLines: 3, claimHeight: 86 },
    { lines: 2, claimLines: 1, claimHeight: 50 },
    { lines: 1, claimLines: 1, claimHeight: 46 },
    { lines: 0, claimLines: 1, claimHeight: 46 },
    poorest,
  ],
};

/** For slides: what is there is large. */
const bare: Style = {
  identity: 36,
  walk: 30,
  word: 38,
  line: 24,
  stalk: 14,
  leastTank: 52,
  mostTank: 104,
  nameSize: 22,
  smallSize: 18,
  choices: [
    { lines: 1, claimLines: 2, claimHeight: 86 },
    { lines: 1, claimLines: 1, claimHeight: 50 },
    { lines: 0, claimLines: 1, claimHeight: 50 },
    poorest,
  ],
};

/** A full card of a pitch, from `top` down. */
export function cardGeometry(
  chrome: StageSize['chrome'],
  pitch: number,
  top: number,
  height: number,
  claims: number,
  hasWalk = true,
): CardGeometry {
  const style = chrome === 'bare' ? bare : page;
  const walk = hasWalk ? style.walk : noWalk;
  const choices =
    claims > 0 ? style.choices : style.choices.map((rows) => ({ ...rows, claimLines: 0, claimHeight: none }));
  const fixed = ({ lines, claimHeight }: Rows) =>
    style.identity +
    walk +
    style.word +
    lines * style.line +
    (claimHeight === none ? 4 : style.stalk + claimHeight + 2);
  const rows = choices.find((each) => fixed(each) + style.leastTank <= height) ?? poorest;
  const spare = height - fixed(rows);
  const tank = Math.round(Math.max(30, Math.min(style.mostTank, spare - Math.max(0, (spare - 70) * 0.3))));
  const slack = Math.max(0, spare - tank);
  const stalk = Math.round(style.stalk + Math.min(14, slack * 0.3));
  const claimHeight = rows.claimHeight === none ? 0 : rows.claimHeight + Math.round(Math.min(16, slack * 0.25));
  const podTop = style.identity + walk;
  const podHeight = tank + style.word + rows.lines * style.line;
  return {
    kind: 'full',
    pitch,
    inset: chrome === 'bare' ? 6 : 7,
    width: Math.round(pitch - (chrome === 'bare' ? 11 : 13)),
    top,
    identity: style.identity / 2 + 1,
    nameSize: style.nameSize,
    walk: style.identity + walk / 2,
    pod: podTop,
    tank,
    podHeight,
    lines: rows.lines,
    smallSize: style.smallSize,
    claim: podTop + podHeight + stalk,
    claimHeight,
    claimLines: rows.claimLines,
  };
}

/** The one card beside narrow columns. */
export function sideGeometry(
  chrome: StageSize['chrome'],
  width: number,
  top: number,
  height: number,
  claims: number,
  hasWalk = true,
): CardGeometry {
  return { ...cardGeometry(chrome, width, top, height, claims, hasWalk), inset: 0, width };
}

/** Ordinal, tank with glyph, state word, where there is room the node, and a drum without text. */
export function shortGeometry(
  pitch: number,
  top: number,
  height: number,
  hasClaims: boolean,
  hasWalk = true,
): CardGeometry {
  const identity = 28;
  const walk = hasWalk ? 28 : noWalk;
  const word = 30;
  const line = 18;
  const stalk = 12;
  const spare = height - identity - walk - word - 4 - (hasClaims ? stalk + 40 : 0);
  const lines = spare >= 84 + line ? 1 : 0;
  const tank = Math.round(Math.max(28, Math.min(110, spare - lines * line)));
  const rest = Math.max(0, spare - lines * line - tank);
  const podTop = identity + walk;
  const podHeight = tank + word + lines * line;
  return {
    kind: 'short',
    pitch,
    inset: 4,
    width: Math.round(pitch - 8),
    top,
    identity: identity / 2 + 2,
    nameSize: 19,
    walk: identity + walk / 2,
    pod: podTop,
    tank,
    podHeight,
    lines,
    smallSize: 14,
    claim: podTop + podHeight + stalk,
    claimHeight: hasClaims ? 40 + Math.round(Math.min(20, rest)) : 0,
    claimLines: 0,
  };
}

/** A row of the tower: ordinal, walk, card and drum side by side. `pitch` is its height. */
export function towerGeometry(width: number, pitch: number, top: number, hasClaims: boolean): CardGeometry {
  const left = 78;
  const right = hasClaims ? 68 : 12;
  const podHeight = Math.round(pitch - 9);
  return {
    kind: 'tower',
    pitch,
    inset: left,
    width: width - left - right,
    top,
    identity: pitch / 2,
    nameSize: 21,
    walk: 64,
    pod: Math.round((pitch - podHeight) / 2),
    tank: 36,
    podHeight,
    lines: pitch >= 54 ? 1 : 0,
    smallSize: 15,
    claim: width - 57,
    claimHeight: hasClaims ? Math.min(40, podHeight - 8) : 0,
    claimLines: 0,
  };
}
