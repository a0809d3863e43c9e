/** The fields of a set's status, each explaining itself: what it counts, whom it leaves out, when it changes next. */
import { listing } from '../listing.ts';

interface Pods {
  readonly pods: readonly string[];
}

export const statusFields = {
  title: 'The fields of the status',
  /** By the name of the counter. */
  counts: {
    replicas: 'It counts the set’s pods that exist, also those that are leaving or out of range.',
    ready: 'It counts pods that are Running and Ready.',
    available: 'It counts pods that have been Ready for minReadySeconds.',
    current: 'It counts pods at currentRevision that nobody deletes.',
    updated: 'It counts pods at updateRevision that nobody deletes.',
    currentRevision:
      'The revision from which the last finished rollout made all pods. It becomes updateRevision when all pods are updated and Ready.',
    updateRevision: 'The revision of the template as the last sync saw it. It changes with the template.',
    observedGeneration:
      'The generation of the spec that the last sync saw. Each change of the spec raises the generation.',
  },
  counted: ({ pods }: Pods) => `Counted: ${listing(pods)}.`,
  none: 'It counts none of them.',
  leaving: ({ pods }: Pods) => `Not counted: ${listing(pods)}, being deleted.`,
  otherRevision: ({ pods, hash }: Pods & { hash: string }) => `Not counted: ${listing(pods)}, at ${hash}.`,
  behind: ({ wrote, now }: { wrote: number; now: number }) =>
    `The last sync wrote ${wrote}; as the pods are now, the next one writes ${now}.`,
  unobserved: ({ observed, generation }: { observed: number; generation: number }) =>
    `The spec is at ${generation}, and the last sync saw ${observed}: nothing else in the status speaks of the new spec yet.`,
  next: 'When does it change next?',
  changes: ({ value, clock }: { value: string; clock: string }) => `It becomes ${value} at ${clock}.`,
  goThere: 'Go there',
  notYet: 'Not within what is known yet.',
};
