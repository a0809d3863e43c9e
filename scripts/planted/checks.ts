/** What is run on an engine with a planted bug: the recordings, the random scenarios of the test suite, and an exploration. */
import { kubernetesVersions } from '../../src/engine/versions.ts';
import { firstFailure, type Judge } from '../../tests/engine/invariants/property.ts';
import { firstWrongSnapshot } from '../../tests/engine/invariants/snapshots.ts';
import { converging, keeping, type Suite } from '../../tests/engine/invariants/suites.ts';
import { unfinished } from '../../tests/engine/invariants/unfinished.ts';
import { checkExplain } from '../conformance/explain.ts';
import { readRecordings } from '../conformance/readRecordings.ts';
import type { ConformanceReport } from '../conformance/report.ts';
import { checkRevisions } from '../conformance/revisions.ts';
import { checkSync } from '../conformance/sync.ts';
import { explore } from '../explore/explore.ts';
import type { ExploreOptions } from '../explore/options.ts';
import type { Means } from './means.ts';

const data = 'tests/conformance/data';

/** One seed, so that the same bug is found out in the same way every time. */
const seed = 1;

/** How many scenarios of each suite, for each version. */
const runsOfSuite = 120;

/** How many snapshots for each version: one costs as much as a single sync. */
const snapshots = 400;

const bounds: readonly Partial<ExploreOptions>[] = [
  { replicas: 1, edits: 1, faults: 1 },
  { replicas: 1, edits: 1, faults: 1, stale: 1 },
  { replicas: 2, edits: 1, faults: 1 },
  { replicas: 2, edits: 1, faults: 1, policy: 'Parallel' },
];

const revisionFiles = ['fields-1.37', 'revisions-1.37', 'revisions-1.33'].map((file) => `revisions/${file}`);

const checks: Readonly<Record<Means, () => string | undefined>> = {
  explain: () => recorded(['explain/explain-1.37', 'explain/explain-1.33'], checkExplain),
  revisions: () => recorded(revisionFiles, checkRevisions),
  named: () => recorded(['sync/named-1.33', 'sync/named-1.37'], checkSync),
  random: () => recorded(['sync/random-1.33', 'sync/random-1.37'], checkSync),
  invariants,
  liveness,
  explore: explored,
};

/** What one of the means finds out; undefined when it has nothing against the engine. */
export function check(means: Means): string | undefined {
  try {
    return checks[means]();
  } catch (error) {
    return `it threw: ${String(error)}`;
  }
}

/** Line by line, until one differs. */
function recorded(
  files: readonly string[],
  compare: (lines: readonly never[]) => ConformanceReport,
): string | undefined {
  for (const file of files) {
    const read = readRecordings([`${data}/${file}.jsonl.gz`]);
    if ('problem' in read) throw new Error(read.problem);
    for (const line of read.recordings) {
      const { differences, unsupported } = compare([line as never]);
      const [first] = differences;
      if (first !== undefined) return `${file}: ${first.scenario}, ${first.step}`;
      if (unsupported > 0) return `${file}: a line that cannot be replayed`;
    }
  }
  return undefined;
}

function invariants(): string | undefined {
  for (const version of kubernetesVersions) {
    const complaint = firstWrongSnapshot(version, snapshots, seed);
    if (complaint !== undefined) return `under ${version} from a snapshot, ${complaint}`;
  }
  return firstOf(keeping, ({ judge }) => judge);
}

/** Only whether sets become what they should be: the invariants on the way there are the other check's. */
function liveness(): string | undefined {
  const judge: Judge = (run, scenario) => unfinished(scenario, run);
  return firstOf(converging, () => judge);
}

function firstOf(suites: readonly Suite[], judgeOf: (suite: Suite) => Judge): string | undefined {
  for (const suite of suites) {
    for (const version of kubernetesVersions) {
      const complaint = firstFailure(suite.scenarios(version), runsOfSuite, judgeOf(suite), seed);
      if (complaint !== undefined) return `under ${version} ${complaint}`;
    }
  }
  return undefined;
}

function explored(): string | undefined {
  for (const bound of bounds) {
    const { violation } = explore(bound);
    if (violation !== undefined) return violation.complaints[0];
  }
  return undefined;
}
