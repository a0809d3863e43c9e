/** The keyboard: which key asks for what. Where the focus must be is asked elsewhere. */

export type KeyAction = (typeof keyActions)[number];

export const keyActions = [
  'play',
  'stepBack',
  'stepOn',
  'previousMark',
  'nextMark',
  'first',
  'last',
  'slower',
  'faster',
  'moreReplicas',
  'lessReplicas',
  'partition',
  'kill',
  'unready',
  'predict',
  'terminal',
  'help',
  'leave',
] as const;

export interface Keystroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key asks for; undefined for a key that is the host's. Alt with an arrow steps, for lanes take the bare arrows. */
export function keyAction({ key, shiftKey, altKey, ctrlKey, metaKey }: Keystroke): KeyAction | undefined {
  if (ctrlKey || metaKey) return undefined;
  if (key === 'ArrowLeft') return shiftKey ? 'previousMark' : 'stepBack';
  if (key === 'ArrowRight') return shiftKey ? 'nextMark' : 'stepOn';
  return altKey ? undefined : plainKeys[key];
}

const plainKeys: Readonly<Record<string, KeyAction>> = {
  ' ': 'play',
  '.': 'play',
  Home: 'first',
  End: 'last',
  '[': 'slower',
  ']': 'faster',
  '+': 'moreReplicas',
  '=': 'moreReplicas',
  '-': 'lessReplicas',
  p: 'partition',
  k: 'kill',
  n: 'unready',
  q: 'predict',
  '/': 'terminal',
  '?': 'help',
  Escape: 'leave',
};
