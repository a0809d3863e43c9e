/** The spec and status rows. Field names are the API's own in every language; here is what is said about them. */
export const controls = {
  spec: { title: 'spec', subtitle: 'you ask' },
  status: { title: 'status', subtitle: 'it reports' },
  more: 'more',
  moreFields: 'More fields of the spec',
  less: (field: string) => `${field}: one less`,
  greater: (field: string) => `${field}: one more`,
  seconds: 's',
  choices: 'Show the choices',

  /** What each field does, in half a sentence. */
  about: {
    replicas: 'how many pods there shall be',
    partition: 'the first so many pods stay at the old revision',
    image: 'the image of the first container: changing it makes a new revision',
    podManagementPolicy: 'whether pods wait for each other',
    updateStrategy: 'who replaces outdated pods: the controller, or you by deleting them',
    maxUnavailable: 'how many pods an update may take away at once: a number or a percentage',
    minReadySeconds: 'how long a pod must stay Ready to count as available',
    ordinalsStart: 'the first ordinal',
    whenScaled: 'what becomes of a claim when its ordinal is scaled away',
    whenDeleted: 'what becomes of the claims when the set is deleted',
    revisionHistoryLimit: 'how many unused revisions are kept',
  },

  policies: {
    OrderedReady: 'one after the other, each waits until the one before is Ready',
    Parallel: 'all at once, nobody waits',
  },
  strategies: {
    RollingUpdate: 'the controller replaces pods, from the highest ordinal down',
    OnDelete: 'a pod gets the new revision when you delete it',
    Recreate: 'all old pods go before the first new one comes',
  },
  retention: {
    Retain: 'the claim is kept, with its data',
    Delete: 'the claim is deleted, and its volume with it',
  },
  images: {
    'nginx:alpine': 'the image of the lecture',
    'nginx:mainline': 'the update of the lecture',
    'nginx:no-such-tag': 'does not exist: the pull fails',
    'nginx:broken': 'runs, but never gets Ready',
    'nginx:crash': 'crashes soon after each start',
  },

  gateOff: (gate: string, version: string) => `The feature gate ${gate} is off in ${version}.`,
  notWith: (strategy: string) => `${strategy} has no such field.`,
  /** In the place of a value that cannot be. */
  off: 'off',
  absent: 'none',

  immutable: {
    title: (field: string) => `${field} cannot be changed.`,
    says: 'The API server answers:',
    wayRound: (from: string, to: string) =>
      `It is fixed when the set is created. To get from ${from} to ${to}, the set has to be deleted and created again.`,
    keepPods: 'Recreate, keep the pods',
    keepPodsNote: 'Orphans the pods; the new set adopts them. Nothing restarts.',
    newPods: 'Recreate with new pods',
    newPodsNote: 'The pods are deleted with the set. The claims follow whenDeleted.',
    cancel: 'Leave it as it is',
  },

  leaving: (count: number) => (count === 1 ? '1 is leaving' : `${count} are leaving`),
  generations: (observed: number, current: number) => `${observed} of ${current}`,
  whyValue: (field: string) => `Why this value of ${field}?`,
  whyBehind: 'Why has currentRevision not moved?',
  behind: 'The controller has not seen the last edit yet.',
  none: 'none yet',
  noSet: (name: string) => `There is no StatefulSet ${name}: step back, apply its YAML again, or start over.`,
  refused: 'Refused',
  dismiss: 'Dismiss',
};
