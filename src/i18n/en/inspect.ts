/** What is looked into: the hash of a revision, a pod's life, a claim's biography, what DNS answered. */
import { counted, isOrAre, listing } from './listing.ts';

interface ChangedHash {
  readonly gone: number;
  readonly came: number;
  readonly letters: number;
  readonly of: number;
  readonly name: string;
}

export const inspect = {
  back: 'Back',
  gone: ({ name }: { name: string }) => `${name} is not there at this moment.`,
  kinds: {
    controllerrevisions: 'ControllerRevision',
    persistentvolumeclaims: 'PersistentVolumeClaim',
    services: 'Service',
  },
  owner: 'owner',
  noOwner: 'none',
  objects: { title: 'Look into' },
  revision: {
    number: 'revision',
    image: 'image',
    carriedBy: 'carried by',
    pods: ({ pods }: { pods: number }) => (pods === 0 ? 'no pod' : counted(pods, 'pod')),
    roles: 'role',
    current: 'currentRevision',
    update: 'updateRevision',
    kept: 'kept for a rollback',
    others: 'Other revisions',
    noSet: 'Its StatefulSet is gone: there is nothing to try an edit on.',
  },
  anatomy: {
    title: 'Where these letters come from',
    try: 'Change a field, and see what follows. Nothing is sent to the cluster.',
    inTemplate: 'In spec.template',
    notInTemplate: 'Not in spec.template',
    takeBack: 'Take back',
    yaml: 'The template as YAML',
    yamlLabel: 'The template as YAML, to be edited',
    line: ({ line, text }: { line: number; text: string }) => `Line ${line}: ${text}`,
    refused: ({ message }: { message: string }) => `The API server would refuse it: ${message}`,
    untouched: 'Nothing is changed yet.',
    sameBytes: ({ hash }: { hash: string }) =>
      `Not one byte changed: the hash stays ${hash}. No new revision, no rollout.`,
    changed: ({ gone, came, letters, of, name }: ChangedHash) =>
      `${counted(gone, 'byte')} gone, ${came} new, and ${letters} of ${counted(of, 'letter')} changed: it would be ${name}.`,
    known: ({ revision }: { revision: number }) =>
      `That one is there already: revision ${revision} would be used again with a higher number.`,
    otherBytes:
      'Its name does not follow from these bytes: another version of Kubernetes made it, from bytes of its own.',
    steps: {
      bytes: 'The template becomes bytes',
      count: 'The collision count goes behind them',
      fnv: 'FNV-1 makes one number of all bytes',
      letters: 'Each digit becomes a letter',
      name: 'The set’s name goes in front',
    },
    bytes: ({ bytes }: { bytes: number }) =>
      `${counted(bytes, 'byte')}: only spec.template, with every default filled in, keys sorted, no spaces.`,
    allBytes: ({ bytes }: { bytes: number }) => `All ${counted(bytes, 'byte')}`,
    gone: 'gone:',
    new: 'new:',
    count: ({ count }: { count: number }) =>
      `status.collisionCount, ${count}, as text. It grows only when another template has the same name already.`,
    fnv: 'Start with 2166136261. For each byte: multiply by 16777619, keep 32 bits, XOR the byte.',
    byte: ({ at, of }: { at: number; of: number }) => `Byte ${at} of ${of}`,
    byteSlider: 'Which byte',
    before: 'state',
    times: '× 16777619',
    xor: ({ byte }: { byte: string }) => `xor ${byte}`,
    sum: ({ sum }: { sum: number }) => `After the last byte, in decimal: ${sum}`,
    sameUpTo: ({ bytes }: { bytes: number }) =>
      `The first ${counted(bytes, 'byte')} are the same, and so are the states. From there on every state is another one.`,
    toDifference: 'Go to the first byte that differs',
    letters: ({ letters }: { letters: string }) =>
      `The digit’s character code modulo 27 is a place in ${letters}: no vowels, so no hash is a word.`,
    digit: 'digit',
    place: 'mod 27',
    letter: 'letter',
    was: 'was',
    name: 'Pods carry this whole name as the label controller-revision-hash; on the stage you see its first letters.',
    versions: {
      title: 'The same template in 1.33 and 1.37',
      version: 'version',
      hash: 'hash',
      more: ({ bytes }: { bytes: number }) =>
        `Up to 1.33 the bytes hold an empty creation time, ${counted(bytes, 'byte')} that 1.34 dropped:`,
      upgrade:
        'So the same manifest has another hash after the upgrade. From 1.34.2 and 1.35 on, the controller also compares what the two mean, and rolls nothing.',
    },
  },
  life: {
    title: 'Life',
    note: 'The chart that its pods go through.',
    now: ({ state }: { state: string }) => `It ${state}. From here:`,
    none: 'There has been no pod of this name so far.',
    noNode: 'no node yet',
    ended: 'gone',
    earlier: 'Show earlier moments',
  },
  claim: {
    title: 'Biography',
    note: 'It stays while pods come and go.',
    phase: 'phase',
    volume: 'volume',
    noVolume: 'none yet',
    user: 'for pod',
    noUser: 'none',
    made: 'The claim is made.',
    bound: ({ volume }: { volume: string }) => `It is bound to ${volume}.`,
    over: 'The claim is gone.',
    now: 'now',
    wrote: ({ path, bytes }: { path: string; bytes: number }) => `wrote ${counted(bytes, 'byte')} to ${path}`,
    removed: ({ path }: { path: string }) => `took ${path} away`,
    lost: 'overwritten or gone since',
    nothing: 'wrote nothing',
    tryTitle: 'Write on it',
    tryWhy: 'Then delete the pod: the next one finds what this one wrote.',
  },
  service: {
    endpoints: 'Endpoints',
    noEndpoints: 'It has no address: no pod that it selects has an IP.',
    states: { ready: 'ready', notReady: 'not ready', terminating: 'terminating' },
    withheld: 'not in DNS',
    more: ({ more }: { more: number }) => `And ${more} more.`,
    now: 'What DNS answers now',
    remembered: 'remembered: it does not look again for 30 s',
    overTime: 'What DNS answered over time',
    noService: 'The Service is gone, and so are all its names.',
    count: ({ ready, total }: { ready: number; total: number }) =>
      `${ready} of ${counted(total, 'address', 'addresses')} in DNS.`,
    joined: ({ pods }: { pods: readonly string[] }) => `New: ${listing(pods)}.`,
    left: ({ pods }: { pods: readonly string[] }) => `No longer: ${listing(pods)}.`,
    withheldPods: ({ pods }: { pods: readonly string[] }) => `${listing(pods)} ${isOrAre(pods.length)} withheld.`,
    nobody: 'The Service’s own name is NXDOMAIN.',
  },
};
