/** The editor of manifests: its marks, what applying would do, what is wrong before the API server sees it. */
export const editor = {
  label:
    'Manifest in YAML. Ctrl+Enter applies it. Tab leaves the text; Ctrl+] indents a line. Ctrl+Space completes; F8 goes to the next problem.',
  keys: 'Ctrl+Enter applies · Ctrl+Space completes · Tab leaves',
  showManifestOf: (name: string) => `Show the manifest of ${name}`,
  /** Whole sentences, one behind the other. */
  sentences: (sentences: readonly string[]) => sentences.join(' '),
  completions: 'What fits here',
  tooLarge: 'That was not taken in: the text would be larger than 64 KiB. What was here is still here.',

  effects: {
    title: 'What a change leads to',
    immutable: { name: 'immutable', about: 'An update of this field is refused.' },
    revision: { name: 'new revision', about: 'A change of this field makes a revision, and pods are replaced.' },
    atOnce: { name: 'at once', about: 'A change of this field holds for the pods that there are.' },
  },

  /** A field, told where the cursor is. */
  field: {
    region: 'The field at the cursor',
    required: 'required',
    none: 'Put the cursor on a field to read what it is for.',
    oneOf: (values: readonly string[]) => `One of ${values.join(', ')}.`,
  },
  types: {
    string: 'text',
    integer: 'a whole number',
    boolean: 'true or false',
    list: 'a list',
    map: 'a map of names and values',
    Quantity: 'a quantity such as 500m or 1Gi',
    IntOrString: 'a number or a text',
    Time: 'a time',
    fields: 'a map of fields',
  },

  problems: {
    title: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
    toLine: (line: number) => `Line ${line}`,
    more: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
    serverSays: 'The API server says:',
    noKind: 'A manifest says what it is: apiVersion and kind.',
    otherApiVersion: (wanted: string) => `An object of this kind has apiVersion: ${wanted}.`,
    unknownField: (field: string) => `There is no field ${field} here.`,
    meant: (name: string) => `Is it ${name}?`,
    wrongType: (wanted: string) => `Here goes ${wanted}.`,
    notOneOf: (values: readonly string[]) => `The field takes ${values.join(', ')}.`,
    missing: (names: readonly string[]) => `Here is missing: ${names.join(', ')}.`,
    repeated: (name: string) => `${name} stands here twice. The later one counts.`,
    unknownKind: (kind: string) => `Ordinal holds no ${kind}. Nothing would happen.`,
  },
  fixes: {
    write: (text: string) => `Write ${text}`,
    putBack: (text: string) => `Put ${text} back`,
    putFieldBack: 'Put the old value back',
    recreateKeeping: 'Recreate, keep the pods',
    recreateAnew: 'Recreate with new pods',
  },

  changes: {
    title: 'What applying changes',
    creates: (kind: string, name: string) => `creates ${kind} ${name}`,
    is: (kind: string, name: string) => `${kind} ${name}`,
    nothing: 'Nothing: the cluster is so already.',
    from: 'before',
    to: 'after',
    absent: 'none',
    refused: 'refused',
    more: (count: number) => (count === 1 ? 'and 1 more field' : `and ${count} more fields`),
    applied: (count: number): string => (count === 0 ? 'Nothing to change.' : 'Applied.'),
    undecided: 'First choose between your edits and the cluster’s.',
    inPast: (clock: string) => `The stage is at ${clock}, in the past: applying begins a new branch there.`,
  },

  conflict: {
    title: 'Your text and the cluster changed the same field',
    mine: 'your text',
    theirs: (clock: string) => `the cluster at ${clock}`,
    keepMine: 'Keep mine',
    takeTheirs: 'Take the cluster’s',
  },

  convert: {
    title: (kind: string) => `This is a ${kind}, not a StatefulSet`,
    why: {
      Deployment:
        'Its pods have random names and stand in for each other. Nothing is ordered, no pod keeps a name, a DNS name or a claim of its own.',
      ReplicaSet:
        'It keeps so many pods with random names and knows no update. No pod keeps a name or a claim of its own.',
      DaemonSet:
        'It runs one pod on each node. A pod is known by its node, not by a number, and has no claim of its own.',
      Pod: 'It is one pod by itself: when it is deleted, nobody makes it anew.',
    },
    notes: {
      serviceName: (names: readonly string[]) =>
        `serviceName: ${names.join(', ')} names the Service that gives the pods their DNS names.`,
      service: (names: readonly string[]) => `A headless Service ${names.join(', ')} is added, because there is none.`,
      claims: (names: readonly string[]) =>
        `The claim behind ${names.join(', ')} becomes a volumeClaimTemplate, so that each pod gets its own. The size is a guess, and no data comes along.`,
      dropped: (names: readonly string[]) => `A StatefulSet has no ${names.join(', ')}: left out.`,
      replicas: (names: readonly string[]) => `replicas: ${names.join(', ')} is added.`,
      labels: (names: readonly string[]) => `The pod has no labels to select it by: ${names.join(', ')} is added.`,
    },
    button: 'Make a StatefulSet of it',
    anyway: 'You can take it back with Ctrl+Z.',
  },

  /** The YAML parser’s mistakes, by its names. */
  syntax: {
    TAB_AS_INDENT: 'A tab cannot indent YAML. Use spaces.',
    BAD_INDENT: 'The indentation fits no line above.',
    BLOCK_AS_IMPLICIT_KEY:
      'A second colon, or a line that is indented too far: a value and fields cannot stand together.',
    MULTILINE_IMPLICIT_KEY: 'A name of a field goes over two lines. Perhaps a colon is missing.',
    MISSING_CHAR: 'Something is missing here: a colon, a comma, a bracket or a quote.',
    UNEXPECTED_TOKEN: 'This does not fit here.',
    BAD_SCALAR_START: 'A text that begins with this sign needs quotes.',
    BAD_DQ_ESCAPE: 'In double quotes a backslash begins an escape, and this is none.',
    BLOCK_IN_FLOW: 'Between brackets a value cannot go on with lines of its own.',
    KEY_OVER_1024_CHARS: 'The name of this field is longer than 1024 characters.',
  },
};
