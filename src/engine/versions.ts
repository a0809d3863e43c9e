/** The Kubernetes versions that the engine can be, with the feature gates that change the StatefulSet (semantics 0 and 11). */
export type KubernetesVersion = '1.33' | '1.37';

export const kubernetesVersions: readonly KubernetesVersion[] = ['1.33', '1.37'];

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
