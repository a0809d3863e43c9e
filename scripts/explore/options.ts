/** How far an exploration goes. */
import type { JsonObject } from '../../src/engine/json.ts';
import { type FeatureGates, type KubernetesVersion, kubernetesVersions } from '../../src/engine/versions.ts';
import { setOf } from '../../tests/engine/kit/setOf.ts';

export interface ExploreOptions {
  readonly version: KubernetesVersion;
  readonly gates: Partial<FeatureGates>;
  /** The set as it is made, before any edit. */
  readonly replicas: number;
  readonly policy: 'OrderedReady' | 'Parallel';
  readonly strategy: 'RollingUpdate' | 'OnDelete' | 'Recreate';
  readonly maxUnavailable: number | string | undefined;
  /** Claims of each pod. */
  readonly claims: number;
  /** How many edits a user makes, and how many faults there are, at any moments. */
  readonly edits: number;
  readonly faults: number;
  /** How many watch events each of the controller's caches may be behind. */
  readonly stale: number;
  /** Whether a set that waits for a person by a rule of the real controller counts as a violation too. */
  readonly standstills: boolean;
  /** Where to stop, complete or not. */
  readonly maxStates: number;
}

export const defaultOptions: ExploreOptions = {
  version: '1.37',
  gates: {},
  replicas: 3,
  policy: 'OrderedReady',
  strategy: 'RollingUpdate',
  maxUnavailable: undefined,
  claims: 1,
  edits: 2,
  faults: 1,
  stale: 0,
  standstills: false,
  maxStates: 20_000_000,
};

/** The manifest of the set that everything begins with. */
export function firstSet({ replicas, policy, strategy, maxUnavailable, claims }: ExploreOptions): JsonObject {
  return setOf({ replicas, policy, strategy, claims, ...(maxUnavailable !== undefined && { maxUnavailable }) });
}

type Reader = (value: string) => Partial<ExploreOptions> | undefined;

const readers: Readonly<Record<string, Reader>> = {
  '--version': oneOf('version', kubernetesVersions),
  '--policy': oneOf('policy', ['OrderedReady', 'Parallel']),
  '--strategy': (value) => {
    const read = oneOf('strategy', ['RollingUpdate', 'OnDelete', 'Recreate'])(value);
    // Recreate is behind a gate, and nobody who asks for it wants it refused.
    return value === 'Recreate' ? { ...read, gates: { StatefulSetRecreateStrategy: true } } : read;
  },
  '--replicas': whole('replicas', 5),
  '--edits': whole('edits', 4),
  '--faults': whole('faults', 4),
  '--stale': whole('stale', 4),
  '--claims': whole('claims', 2),
  '--max-states': whole('maxStates', 100_000_000),
  '--max-unavailable': (value) =>
    /^\d+%?$/.test(value) ? { maxUnavailable: value.endsWith('%') ? value : Number(value) } : undefined,
};

/** Reads the command line; gives what is wrong with it instead. */
export function readOptions(
  args: readonly string[],
): { readonly options: Partial<ExploreOptions>; readonly isJson: boolean } | { readonly problem: string } {
  let options: Partial<ExploreOptions> = {};
  let isJson = false;
  for (let at = 0; at < args.length; at++) {
    const name = args[at] as string;
    if (name === '--json') isJson = true;
    if (name === '--standstills') options = { ...options, standstills: true };
    if (name === '--json' || name === '--standstills') continue;
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (reader === undefined)
      return {
        problem: `There is no option ${name}. There are ${[...Object.keys(readers), '--standstills', '--json'].join(', ')}.`,
      };
    at += 1;
    const read = args[at] === undefined ? undefined : reader(args[at] as string);
    if (read === undefined) return { problem: `${name} cannot be ${args[at] ?? 'empty'}.` };
    options = { ...options, ...read };
  }
  return { options, isJson };
}

function whole(option: 'replicas' | 'edits' | 'faults' | 'stale' | 'claims' | 'maxStates', most: number): Reader {
  return (value) => (/^\d+$/.test(value) && Number(value) <= most ? { [option]: Number(value) } : undefined);
}

function oneOf(option: 'version' | 'policy' | 'strategy', values: readonly string[]): Reader {
  return (value) => (values.includes(value) ? { [option]: value } : undefined);
}
