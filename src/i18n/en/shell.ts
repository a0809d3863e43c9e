/** The frame of the page, as far as the first view shows it: top bar, views, help, and what is said when a part breaks. */
export const shell = {
  skipToStage: 'Skip to the stage',
  topBar: 'Page',
  statefulSet: 'StatefulSet',

  /** The button to the other language speaks that language. */
  otherLanguage: '中文',
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
