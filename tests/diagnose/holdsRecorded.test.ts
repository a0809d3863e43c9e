import { describe, expect, it } from 'vitest';
import { resources } from '#engine/apiserver/resources.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { diagnose, type Diagnosis } from '#diagnose/diagnose.ts';
import { tellDiagnosis } from '#diagnose/tell.ts';
import { holdsIn } from '#diagnose/until.ts';
import { subjectsOf } from '#diagnose/whyNot/subjects.ts';
import type { Release } from '#engine/versions.ts';
import { diagnosis as en } from '#i18n/en/diagnosis.ts';
import { diagnosis as zh } from '#i18n/zh/diagnosis.ts';
import { recordedRelease } from '../../scripts/conformance/recordedRelease.ts';
import { RecordedWorld } from '../../scripts/conformance/recordedWorld.ts';
import { moveWorld, type Scenario } from '../../scripts/conformance/sync.ts';
import { recordingsOf } from '../conformance/recordings.ts';
import { isDeep } from '../engine/invariants/depth.ts';
import { frameOf } from './frameOf.ts';

/** What somebody does may make anything true or void. */
const byPerson = ['apply', 'deletePod', 'deletePVC', 'labelPod', 'deleteSet', 'fault'];

/** A wait that was told of, and has not been seen to end. */
interface Open {
  readonly diagnosis: Diagnosis;
  readonly since: number;
  isOver: boolean;
}

interface Tally {
  holds: number;
  judged: number;
  readonly wrong: string[];
}

/** A pod that ends while another one is waited for is made anew at once. */
function endsAnother({ op, to, name }: JsonObject, open: Open | undefined): boolean {
  const ends = to === 'failed' || to === 'succeeded' || to === 'terminated';
  return op === 'pod' && ends && open?.diagnosis.object.name !== name;
}

function diagnosisOf({ api, setName }: RecordedWorld, release: Release): Diagnosis | undefined {
  if (api.get('statefulsets', setName) === undefined) return undefined;
  const objects = resources.flatMap((resource) => [...api.list(resource)] as unknown as readonly JsonObject[]);
  return diagnose(objects, { release, nowMs: api.nowMs }).diagnoses[0];
}

/** Whether the recorded controller made, deleted or took a pod or a claim. */
function hasWorked(actions: Json | undefined): boolean {
  return ((actions ?? []) as readonly JsonObject[]).some(
    ({ verb, resource, error }) =>
      error === undefined &&
      (verb === 'create' || verb === 'delete') &&
      (resource === 'pods' || resource === 'persistentvolumeclaims'),
  );
}

/** Plays a recording, and holds what is told before each sync against that sync and the ones that follow. */
function judge({ scenario, kubernetesVersion, featureGates, steps }: Scenario, tally: Tally): void {
  const release = recordedRelease(kubernetesVersion, featureGates) as Release;
  const world = new RecordedWorld(release);
  let open: Open | undefined;
  for (const [at, step] of steps.entries()) {
    if (step.op !== 'sync') {
      moveWorld(world, step);
      if (byPerson.includes(step.op) || endsAnother(step, open)) open = undefined;
    }
    const frame = frameOf(world, release, at);
    if (open?.diagnosis.hold !== undefined) open.isOver ||= holdsIn(open.diagnosis.hold.reasons[0].until, frame);
    if (step.op !== 'sync') continue;
    const where = `${scenario}, step ${at}`;
    const diagnosis = diagnosisOf(world, release);
    const worked = hasWorked(step['actions']);
    if (open !== undefined && worked) {
      tally.judged += 1;
      if (!open.isOver)
        tally.wrong.push(`${where}: worked, and of step ${open.since} is said ${open.diagnosis.hold?.reasons[0].name}`);
    }
    if (diagnosis !== undefined && step['failed'] !== true) {
      const acts = diagnosis.state === 'acts' || diagnosis.state === 'unknown';
      if (worked !== (acts && hasWorked(diagnosis.report.writes as unknown as Json)))
        tally.wrong.push(`${where}: ${diagnosis.state}, and the sync ${worked ? 'worked' : 'did not work'}`);
      const unsettled = subjectsOf(frame, diagnosis.set).some(({ type }) => type === 'ghost' || type === 'oldPod');
      if (unsettled && !acts && diagnosis.hold === undefined)
        tally.wrong.push(`${where}: ${diagnosis.state}, without a reason`);
      tally.wrong.push(...wordless(diagnosis).map((what) => `${where}: ${what}`));
    }
    const isHeld = diagnosis?.hold !== undefined && ['waits', 'stuck', 'held'].includes(diagnosis.state);
    if (isHeld) tally.holds += 1;
    open = isHeld && step['failed'] !== true ? { diagnosis, since: at, isOver: false } : undefined;
    world.sync();
  }
}

/** What is told with a hole in it. */
function wordless(diagnosis: Diagnosis): readonly string[] {
  return [en, zh].flatMap((words) => {
    const { title, sentences } = tellDiagnosis(diagnosis, words);
    const text = [title, ...sentences].join(' ');
    return sentences.length === 0 || /undefined|null|NaN|\[object|: ?[.。]/.test(text) ? [text] : [];
  });
}

describe.each(['named-1.33', 'named-1.37', 'random-1.33', 'random-1.37'])(
  'A diagnosis in the recordings %s',
  (file) => {
    const scenarios = recordingsOf<Scenario>('sync', file).slice(
      0,
      file.startsWith('named') || isDeep ? undefined : 12,
    );

    it('has a reason for every wait, and none that the next syncs of the real controller contradict', () => {
      const tally: Tally = { holds: 0, judged: 0, wrong: [] };
      for (const scenario of scenarios) judge(scenario, tally);
      expect(tally.wrong).toEqual([]);
      expect(tally.holds).toBeGreaterThan(10);
      expect(tally.judged).toBeGreaterThan(10);
    });
  },
);
