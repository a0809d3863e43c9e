/** The Kubernetes versions that the engine can be, with the feature gates that change the StatefulSet (semantics 0 and 11). */
export type KubernetesVersion = '1.33' | '1.37';

export const kubernetesVersions: readonly KubernetesVersion[] = ['1.33', '1.37'];

/** The patch release that the recordings were made with, as `kubectl version` prints it. */
export function gitVersionOf(version: KubernetesVersion): string {
  return version === '1.33' ? 'v1.33.13' : 'v1.37.2';
}

export interface FeatureGates {
  /** Honour and default `maxUnavailable`. */
  readonly MaxUnavailableStatefulSet: boolean;
  /** Allow `updateStrategy.type: Recreate`. */
  readonly StatefulSetRecreateStrategy: boolean;
  /** Compare the template semantically with the last revision before making a new one (semantics 3.4c). */
  readonly StatefulSetSemanticRevisionComparison: boolean;
  /** Refuse to sync while the caches have not seen the controller's own writes (semantics 1.4). */
  readonly StaleControllerConsistencyStatefulSet: boolean;
}

const defaults: Readonly<Record<KubernetesVersion, FeatureGates>> = {
  '1.33': {
    MaxUnavailableStatefulSet: false,
    StatefulSetRecreateStrategy: false,
    StatefulSetSemanticRevisionComparison: false,
    StaleControllerConsistencyStatefulSet: false,
  },
  '1.37': {
    MaxUnavailableStatefulSet: true,
    StatefulSetRecreateStrategy: false,
    StatefulSetSemanticRevisionComparison: true,
    StaleControllerConsistencyStatefulSet: true,
  },
};

/** What a release does: which code it is, and which gates are on. Data given to the engine, never looked up elsewhere. */
export interface Release {
  readonly version: KubernetesVersion;
  readonly gates: FeatureGates;
}

/** The release of a version with its default gates, some of them overridden. */
export function releaseOf(version: KubernetesVersion, overrides: Partial<FeatureGates> = {}): Release {
  return { version, gates: { ...defaults[version], ...overrides } };
}

/** Where the code of the releases differs apart from gates (semantics 11), each difference by what it does. */
export interface Behaviour {
  /** "Healthy" includes minReadySeconds; before, running and ready was enough outside the walk itself. */
  readonly healthNeedsAvailable: boolean;
  /** A pod DELETE answered with 404 is a success. */
  readonly missingPodCountsAsDeleted: boolean;
  /** Parallel replaces unavailable old pods first, without a budget. */
  readonly parallelReplacesUnavailableFirst: boolean;
  /** currentRevision is promoted under every strategy, not only RollingUpdate. */
  readonly everyStrategyCompletes: boolean;
  /** Event messages begin with `Create`, not `create`. */
  readonly capitalVerbInMessages: boolean;
  /** With minReadySeconds the key is requeued for the next pod's moment; before, after the whole time. */
  readonly requeuesForNextAvailable: boolean;
  /** Seconds added to minReadySeconds when a pod that turns ready wakes the controller. */
  readonly readyWakeUpSlackSeconds: number;
}

const behaviours: Readonly<Record<KubernetesVersion, Behaviour>> = {
  '1.33': {
    healthNeedsAvailable: false,
    missingPodCountsAsDeleted: false,
    parallelReplacesUnavailableFirst: false,
    everyStrategyCompletes: false,
    capitalVerbInMessages: false,
    requeuesForNextAvailable: false,
    readyWakeUpSlackSeconds: 1,
  },
  '1.37': {
    healthNeedsAvailable: true,
    missingPodCountsAsDeleted: true,
    parallelReplacesUnavailableFirst: true,
    everyStrategyCompletes: true,
    capitalVerbInMessages: true,
    requeuesForNextAvailable: true,
    readyWakeUpSlackSeconds: 0,
  },
};

export function behaviourOf(release: Release): Behaviour {
  return behaviours[release.version];
}
