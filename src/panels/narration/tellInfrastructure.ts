/** What nodes, disks and budgets did, told; and what somebody did to them. */
import type { InfrastructureCause } from '#engine/simulation/frames.ts';
import type { InfrastructureTrouble } from '#engine/simulation/scenario.ts';
import type { Told } from '#i18n/told.ts';
import type { Words } from '#i18n/words.ts';

export function tellInfrastructure(cause: InfrastructureCause, words: Words): Told {
  const { nodes, disks, obstacles } = words.narration.infrastructure;
  switch (cause.type) {
    case 'nodeLost':
      return nodes.nodeLost({
        node: cause.node,
        pods: cause.pods.length,
        seconds: Math.round(cause.silentMs / 1000),
      });
    case 'nodeReady':
      return cause.rebooted ? nodes.nodeRebooted({ node: cause.node }) : nodes.nodeReconnected({ node: cause.node });
    case 'nodeOff':
      return nodes.nodeOff({ node: cause.node });
    case 'nodeTainted':
      return tellTaints(cause, words);
    case 'podShutDown':
      return nodes.podShutDown({ pod: cause.pod });
    case 'podEvicted':
      return cause.waitedMs === 0
        ? nodes.podEvictedAtOnce({ pod: cause.pod })
        : nodes.podEvicted({ pod: cause.pod, seconds: Math.round(cause.waitedMs / 1000) });
    case 'podsCollected':
      return cause.why === 'nodeGone'
        ? nodes.podsCollected({ pods: cause.pods })
        : nodes.podsCollectedOutOfService({ pods: cause.pods });
    case 'straysStopped':
      return nodes.straysStopped({ pods: cause.pods });
    case 'attachRefused':
      return disks.attachRefused({ pod: cause.pod, node: cause.heldBy });
    case 'volumeAttached':
      return disks.volumeAttached({ pod: cause.pod });
    case 'volumeDetached':
      return disks[detached[cause.why]]({ claim: cause.claim });
    case 'claimWaits':
      return obstacles[cause.why]({ claim: cause.claim });
    case 'volumeReleased':
      return disks.volumeReleased({ claim: cause.claim });
    case 'volumeAvailable':
      return disks.volumeAvailable({ volume: cause.volume });
    case 'volumeExpanded':
      return disks.volumeExpanded({ claim: cause.claim, storage: cause.storage });
    case 'claimExpanded':
      return disks.claimExpanded({ claim: cause.claim, storage: cause.storage });
    default:
      return tellDisruption(cause, words);
  }
}

/** What somebody did to nodes and disks. */
export function tellInfrastructureTrouble(request: InfrastructureTrouble, words: Words): Told {
  const { faults } = words.narration.infrastructure;
  const { name } = request;
  switch (request.type) {
    case 'nodeFault':
      return faults[nodeFaults[request.fault]]({ node: name });
    case 'drain':
      return faults.drain({ node: name });
    case 'stopDrain':
      return faults.stopDrain({ node: name });
    case 'provisionerFault':
      return request.fault === 'down'
        ? faults.provisionerDown({ provisioner: name })
        : faults.provisionerUp({ provisioner: name });
  }
}

const detached = {
  unmounted: 'volumeUnmounted',
  timeout: 'volumeForced',
  outOfService: 'volumeVouchedFor',
} as const;

const nodeFaults = { down: 'nodeDown', cutOff: 'nodeCutOff', shutdown: 'nodeShutdown', up: 'nodeUp' } as const;

function tellTaints({ node, added }: Extract<InfrastructureCause, { type: 'nodeTainted' }>, words: Words): Told {
  const { nodes } = words.narration.infrastructure;
  if (added.length === 0) return nodes.nodeUntainted({ node });
  const evicts = added.some((taint) => taint.endsWith(':NoExecute'));
  return evicts ? nodes.nodeTaintedToEvict({ node }) : nodes.nodeTainted({ node });
}

type Disruption = Extract<InfrastructureCause, { type: 'budgetCounted' | 'drainTried' | 'drained' }>;

function tellDisruption(cause: Disruption, words: Words): Told {
  const { disruptions } = words.narration.infrastructure;
  switch (cause.type) {
    case 'budgetCounted':
      return cause.allowed === 0 ? disruptions.budgetForbids(cause) : disruptions.budgetAllows(cause);
    case 'drainTried': {
      const { evicted, refused } = cause;
      if (evicted.length === 0) return disruptions.drainRefused({ refused });
      return refused.length === 0
        ? disruptions.drainEvicts({ evicted })
        : disruptions.drainEvictsSome({ evicted, refused });
    }
    case 'drained':
      return disruptions.drained({ node: cause.node });
  }
}
