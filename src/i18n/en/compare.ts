/** Two runs side by side: what is compared, where they part, and what each comes to. */
import { counted } from './listing.ts';

export const compare = {
  button: 'Compare',
  regions: { caption: 'Where they differ', sides: 'Side by side', plots: 'Both timelines' },
  close: 'End the comparison',
  /** On a side's own button. */
  keep: 'Go on with this',
  keepNamed: ({ title }: { title: string }) => `Go on with this: ${title}`,
  oneClock: 'one clock drives both',
  slider: 'Moment of both',
  valueText: ({ clock }: { clock: string }) => `At ${clock} on both sides`,

  titles: {
    without: ({ what }: { what: string }) => `Without: ${what}`,
    with: ({ what }: { what: string }) => what,
    field: ({ field, value }: { field: string; value: string }) => `${field} ${value}`,
    version: ({ version }: { version: string }) => `Kubernetes ${version}`,
    set: ({ name }: { name: string }) => `StatefulSet ${name}`,
    deployment: ({ name }: { name: string }) => `Deployment ${name}`,
    unset: 'not set',
  },

  caption: {
    never: {
      headline: 'No difference: the same pods do the same at the same moments.',
      reason: 'What you changed makes no difference to this run. Try it with another edit or another fault.',
    },
    notYet: ({ clock }: { clock: string }) => ({
      headline: 'Up to here both are the same.',
      reason: `They part at ${clock}.`,
    }),
    same: ({ clock }: { clock: string }) => ({
      headline: 'Here both are the same again.',
      reason: `They first parted at ${clock}.`,
    }),
    first: ({ pod }: { pod: string }) => `First difference: ${pod}.`,
    now: ({ pod, others }: { pod: string; others: number }) =>
      others === 0 ? `They differ at ${pod}.` : `They differ at ${pod} and ${counted(others, 'other pod')}.`,
    looks: ({
      left,
      leftLook,
      right,
      rightLook,
    }: {
      left: string;
      leftLook: string;
      right: string;
      rightLook: string;
    }) => `${left}: ${leftLook}. ${right}: ${rightLook}.`,
  },
  /** How a pod looks, with the short hash of its revision. */
  looks: {
    none: () => 'no pod',
    waiting: ({ hash }: { hash: string }) => `starting, ${hash}`,
    notReady: ({ hash }: { hash: string }) => `Running but not Ready, ${hash}`,
    ready: ({ hash }: { hash: string }) => `Ready, ${hash}`,
    terminating: ({ hash }: { hash: string }) => `Terminating, ${hash}`,
    fault: ({ hash }: { hash: string }) => `broken, ${hash}`,
  },
  firstMark: 'they part',
  nextDifference: 'Next difference',

  counters: {
    label: 'What each comes to',
    side: 'Side',
    settled: 'Settled after',
    unavailable: 'Pod-seconds missing',
    made: 'Pods made',
    restarts: 'Restarts',
    seconds: ({ seconds }: { seconds: number }) => `${seconds} s`,
    unsettled: 'not yet',
    never: 'never',
    notes: {
      settled: 'From where the two part to the last change of a pod.',
      unavailable: 'One pod that is missing or not Ready for one second counts one.',
      made: 'Pods that were created since the two parted.',
      restarts: 'Restarts of the containers of the pods that are there.',
    },
  },
  status: ({ ready, replicas, updated }: { ready: number; replicas: number; updated: number }) =>
    `ready ${ready} of ${replicas} · updated ${updated}`,

  open: {
    label: 'Compare with',
    branches: 'Another branch',
    whatIf: 'The same run, but',
    whatIfNote: 'Everything up to your last edit stays the same; the edit and what follows run again beside it.',
    fromStart: 'This cannot be changed later, so the set is made with it, and your edits follow at the same times.',
    field: 'what',
    value: 'value',
    start: 'Compare',
    same: 'That is how it is already.',
    badNumber: 'A whole number, not below 0.',
    badAmount: 'A whole number from 1, or a share such as 50%.',
    fields: {
      podManagementPolicy: 'podManagementPolicy',
      updateStrategy: 'updateStrategy',
      partition: 'partition',
      maxUnavailable: 'maxUnavailable',
      replicas: 'replicas',
      version: 'Kubernetes version',
      fault: 'a fault now',
    },
    faults: {
      delete: ({ pod }: { pod: string }) => `${pod} is deleted`,
      unready: ({ pod }: { pod: string }) => `${pod} is no longer Ready`,
      crash: ({ pod }: { pod: string }) => `${pod} crashes`,
      fail: ({ pod }: { pod: string }) => `${pod} is evicted`,
      nodeDown: ({ node }: { node: string }) => `${node} goes off`,
    },
    noPods: 'There is no pod that something could happen to.',
    failed: ({ message }: { message: string }) => `The API server refused: ${message}`,
  },
};
