/** The keys as help lists them. */
export const keyRows = [
  { keys: ['Space', '.'], action: 'play' },
  { keys: ['←', '→'], action: 'step' },
  { keys: ['Shift ←', 'Shift →'], action: 'mark' },
  { keys: ['Home', 'End'], action: 'ends' },
  { keys: ['[', ']'], action: 'speed' },
  { keys: ['+', '-'], action: 'replicas' },
  { keys: ['p'], action: 'partition' },
  { keys: ['k'], action: 'kill' },
  { keys: ['n'], action: 'unready' },
  { keys: ['q'], action: 'predict' },
  { keys: ['/'], action: 'terminal' },
  { keys: ['?'], action: 'help' },
  { keys: ['Esc'], action: 'leave' },
] as const;
