/** The words on the stage that the first frame does without: of what is touched and read out over the picture. */
export const stageLater = {
  slider: {
    label: 'Partition',
    valueText: (value: number, from: string, to: string) =>
      value === 0 ? 'Partition 0: every pod is updated' : `Partition ${value}: ${from} to ${to} stay old`,
    nothing: (value: number) => `Partition ${value}: no pod is updated`,
  },
  /** What of a card is looked into by itself, and the Service over the lanes. */
  parts: {
    revision: (hash: string, pod: string) => `Look into revision ${hash} of ${pod}`,
    claim: (claim: string, state: string) => `Look into claim ${claim}, ${state}`,
    orphan: (state: string) => `${state}, no owner`,
    service: (service: string) => `Look into Service ${service}`,
  },
  endpoints: {
    inDns: 'in DNS',
    withheld: 'withheld from DNS',
    published: 'in DNS though not Ready',
    noAddress: 'no address',
    noService: 'no Service',
    none: 'no name of its own',
  },
  deployment: {
    label: ({ name }: { name: string }) => `Deployment ${name}`,
    ready: ({ ready, replicas, updated }: { ready: number; replicas: number; updated: number }) =>
      `ready ${ready} of ${replicas} · updated ${updated}`,
    /** Of a pod that somebody chose. */
    pod: (of: { pod: string; replicaSet: string; hash: string; node: string; claims: readonly string[] }) =>
      [`${of.pod} of ReplicaSet ${of.replicaSet}`, `pod-template-hash ${of.hash}`, of.node, ...of.claims].join(' · '),
  },
  lanes: 'Lanes',
  lane: (name: string, what: string) => `${name}: ${what}`,
  stopsAt: (name: string, what: string) => `${name}: ${what}, the walk stops here`,
  table: {
    caption: (set: string) => `StatefulSet ${set}, one row an ordinal`,
    shown: (shown: number, all: number) => `${shown} of ${all} ordinals, around the place where the controller stopped`,
    ordinal: 'Ordinal',
    state: 'State',
    revision: 'Revision',
    node: 'Node',
    claim: 'Claim',
    dns: 'DNS',
    none: 'none',
  },
};
