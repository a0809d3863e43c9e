/** The help: what is what on the stage, and what the keys do. */
export const help = {
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
};
