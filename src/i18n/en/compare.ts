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

  twin: {
    open: 'A Deployment',
    note: 'The same template, edits and faults: what a StatefulSet keeps, and a Deployment does not.',
    start: 'Put a Deployment beside it',
    captions: {
      still: {
        headline: 'The same template twice: one keeps names, one keeps a number.',
        reason: 'Do something to both, and watch what each of them puts back.',
      },
      deletePod: {
        headline: 'A name comes back here, a number is made up there.',
        reason:
          'The set waits until the old pod has let go of the name. The Deployment needs no name, so it need not wait.',
      },
      update: {
        headline: 'One after the other from the top here, as the budget allows there.',
        reason:
          'The set deletes first, for one name can have one pod. The Deployment creates first, and then deletes any.',
      },
      scale: {
        headline: 'The highest slots come and go here, any pod there.',
        reason: 'And what a set scales away keeps its claim, for the day when it is scaled up again.',
      },
      node: {
        headline: 'Here a name waits for the lost node, there nobody waits for anything.',
        reason:
          'After five minutes both are told to go. Only the Deployment then makes another pod, since it needs no name.',
      },
    },
    needs: {
      label: 'The four needs',
      order: 'Order',
      identity: 'Identity',
      storage: 'Storage',
      network: 'Network name',
      notes: {
        order: 'In which order pods were made or replaced since the last thing that was asked.',
        identity: 'How many pods there have been, and how many names they had.',
        storage: 'The claims that the pods use.',
        network: 'What DNS knows of the pods.',
      },
      ordered: ({ names }: { names: readonly string[] }) => names.join(' → '),
      anyOrder: ({ pods }: { pods: number }) => `${counted(pods, 'pod')}, any order`,
      atRest: '–',
      identities: ({ names, pods }: { names: number; pods: number }) =>
        `${counted(names, 'name')}, ${counted(pods, 'pod')}`,
      claimEach: ({ claims }: { claims: number }) => `${claims}, one each`,
      claimShared: ({ claims }: { claims: number }) => `${claims}, for all`,
      noClaims: 'none',
      nameEach: ({ names }: { names: number }) => `${names}, one each`,
      nameShared: ({ name }: { name: string }) => `${name}, for all`,
      noName: 'none',
    },
    deeds: {
      label: 'Do to both',
      deletePod: 'Delete a pod',
      image: ({ image }: { image: string }) => `Image ${image}`,
      more: 'One more',
      less: 'One less',
      nodeDown: 'A node goes off',
      nodeUp: 'The node returns',
    },
  },

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
