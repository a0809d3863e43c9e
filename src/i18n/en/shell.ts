/** The frame of the page: top bar, views, notices, help, and what is said when something breaks. */
export const shell = {
  skipToStage: 'Skip to the stage',
  topBar: 'Page',
  statefulSet: 'StatefulSet',

  version: {
    label: 'Kubernetes version',
    name: (version: string) => `Kubernetes ${version}`,
    startsOver: 'Another version starts this scenario over.',
    notes: { '1.33': 'as in the lecture', '1.37': 'the newest rules' },
  },
  /** The button to the other language speaks that language. */
  otherLanguage: '中文',
  display: {
    button: 'Theme',
    theme: 'Theme',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    motion: 'Motion',
    motions: { auto: 'As the system', none: 'None' },
  },
  help: 'Help',
  reset: 'Start over',
  close: 'Close',

  regions: {
    controls: 'Spec and status',
    caption: 'What happened',
    stage: 'Stage',
    timeline: 'Timeline',
    side: 'Side panel',
    predict: 'Predict',
  },
  panels: { controller: 'Controller', inspector: 'Pod', yaml: 'YAML', kubectl: 'kubectl', events: 'Events' },
  foldPanel: 'Fold the side panel',
  unfoldPanel: 'Unfold the side panel',
  views: { label: 'Views', stage: 'Stage', controls: 'Controls', why: 'Why', kubectl: 'kubectl', events: 'Events' },

  gateBar: { why: 'Why', open: 'Nothing is held up.' },

  notices: {
    branched: 'You acted in the past, so this is a new branch. The old future stays on the timeline.',
    dismiss: 'Dismiss',
  },
  fault: {
    title: 'Ordinal has a fault.',
    engine: 'The last good frame stays on the screen.',
    part: 'This part of the page stopped. The cluster is unharmed.',
    copy: 'Copy report',
    copied: 'Copied',
    copyByHand: 'The clipboard is closed to this page. Copy the text below.',
    lastStep: 'Go to the last step',
    again: 'Show it again',
  },
};
