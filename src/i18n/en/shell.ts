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

  helpDialog: {
    title: 'How to read and drive Ordinal',
    intro:
      'You edit one StatefulSet. Its controller, running in this page by the rules of the real one, creates, updates and deletes the pods, and says why each step happens and why the next one waits.',
    legend: 'What is what',
    entries: {
      lane: { name: 'Lane', means: 'one ordinal. Its name and its claim stay; the pod is a guest.' },
      tank: { name: 'Tank', means: 'fills from Pending to Ready, drains while Terminating.' },
      revision: {
        name: 'Colour and pattern',
        means: 'the revision of the pod, with its hash. Colour means nothing else.',
      },
      gate: { name: 'Ink bar', means: 'the gate: here the controller stopped, and it touches nothing further.' },
      dot: {
        name: 'Dot before the name',
        means: 'solid: in DNS. Struck: withheld, because the pod is not Ready or leaves.',
      },
      drum: { name: 'Drum', means: 'the claim and its volume. They outlive the pod.' },
      ghost: { name: 'Dashed slot', means: 'no pod, and why there is none.' },
    },
    keys: 'Keys',
    keysWhere: 'They work while the stage has the focus, or nothing has.',
    keysOn: 'Keyboard shortcuts are on',
    actions: {
      play: 'play or pause',
      step: 'step back, step on',
      mark: 'previous, next mark',
      ends: 'first, last step',
      speed: 'slower, faster',
      replicas: 'one replica more, one less',
      partition: 'go to the partition',
      kill: 'delete the chosen pod',
      unready: 'chosen pod: not Ready, and Ready again',
      predict: 'predict what comes next',
      terminal: 'kubectl, in the terminal',
      help: 'this help',
      leave: 'close, leave',
    },
    source: 'The rules are those of Kubernetes 1.33 and 1.37, checked against recordings of the real controllers.',
  },
};
