/** The frame of the page, as far as it comes after the first view: version, look, gate and notices. */
export const shellLater = {
  version: {
    label: 'Kubernetes version',
    name: (version: string) => `Kubernetes ${version}`,
    startsOver: 'Another version starts this scenario over.',
    notes: { '1.33': 'as in the lecture', '1.37': 'the newest rules' },
  },
  display: {
    button: 'Theme',
    theme: 'Theme',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    motion: 'Motion',
    motions: { auto: 'As the system', none: 'None' },
  },
  gateBar: { why: 'Why', open: 'Nothing is held up.' },

  notices: {
    branched: 'You acted in the past, so this is a new branch. The old future stays on the timeline.',
    dismiss: 'Dismiss',
  },
};
