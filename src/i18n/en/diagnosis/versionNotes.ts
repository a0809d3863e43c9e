/** Where 1.33 and 1.37 do not decide alike, beside the function that decides. */
export const versionNotes = {
  staleCache:
    'Since 1.36 a sync is refused while its caches have not seen the controller’s own writes; before, it goes on with what they show.',
  revisionBytes:
    'Since 1.34 a revision holds no creationTimestamp: null, so every hash differs. Since 1.34.2 templates are compared by meaning before a new one is made; before, byte by byte.',
  healthyMeansAvailable:
    'In 1.37 a pod that others wait for is healthy once it has been Ready for minReadySeconds; in 1.33, once it is Ready.',
  maxUnavailableGate:
    'The gate MaxUnavailableStatefulSet was on in 1.35.0 to 1.35.3, is off from there to 1.36, and on again in 1.37. Without it an update replaces one pod at a time.',
  parallelReplacesFirst:
    'With that gate, Parallel in 1.37 replaces old pods that are unavailable first, and they cost no budget. In 1.35.0 they used it up, and a broken rollout stuck under Parallel, too.',
  everyStrategyCompletes: 'In 1.37 currentRevision moves under every strategy, in 1.33 only under RollingUpdate.',
};
