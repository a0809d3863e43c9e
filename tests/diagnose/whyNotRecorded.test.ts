import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { getPodName } from '#engine/statefulset/identity.ts';
import type { Release } from '#engine/versions.ts';
import type { Subject } from '#diagnose/whyNot/subjects.ts';
import { subjectsOf } from '#diagnose/whyNot/subjects.ts';
import { whyNot } from '#diagnose/whyNot/whyNot.ts';
import { recordedRelease } from '../../scripts/conformance/recordedRelease.ts';
import { RecordedWorld } from '../../scripts/conformance/recordedWorld.ts';
import { moveWorld, type Scenario } from '../../scripts/conformance/sync.ts';
import { recordingsOf } from '../conformance/recordings.ts';
import { frameOf } from './frameOf.ts';

/** What the recorded controller did in a sync, as `create pods web-1`; the refused tries left out. */
function deedsOf(actions: Json | undefined): ReadonlySet<string> {
  const list = (actions ?? []) as readonly JsonObject[];
  return new Set(
    list
      .filter(({ error }) => error === undefined)
      .map(({ verb, resource, name }) => `${String(verb)} ${String(resource)} ${String(name)}`),
  );
}

/** The writes of which one settles a subject at once: a slot gets a new pod, an orphan an owner. None where it takes more. */
function deedsFor(set: StatefulSet, subject: Subject): readonly string[] {
  if (subject.type === 'oldPod' || subject.type === 'surplusPod') return [`delete pods ${subject.pod}`];
  if (subject.type === 'orphan') return [`patch pods ${subject.pod}`];
  return subject.type === 'ghost' ? [`create pods ${getPodName(set, subject.ordinal)}`] : [];
}

interface Tally {
  asked: number;
  deeds: number;
  readonly wrong: string[];
}

/** Asks about everything before a sync, and compares with what the real controller then did. */
function askBefore(frame: Frame, set: StatefulSet, recorded: JsonObject, where: string, tally: Tally): void {
  const deeds = deedsOf(recorded['actions']);
  const isObserved = set.metadata.generation === set.status.observedGeneration;
  for (const subject of subjectsOf(frame, set)) {
    tally.asked += 1;
    const answer = whyNot(frame, set, subject);
    const asked = `${where}, ${JSON.stringify(subject)}`;
    if (answer === undefined) {
      tally.wrong.push(`${asked}: no reason`);
      continue;
    }
    const wanted = deedsFor(set, subject);
    // A refusal that was put into the world is seen by nobody before it comes.
    if (wanted.length === 0 || recorded['failed'] === true || (subject.type === 'oldPod' && !isObserved)) continue;
    const isSaid = answer.reasons[0]?.name === 'nextSync';
    if (isSaid !== wanted.some((deed) => deeds.has(deed)))
      tally.wrong.push(
        `${asked}: ${answer.reasons.map(({ name }) => name).join(' < ')}, and the sync did ${[...deeds].join(', ')}`,
      );
    if (isSaid) tally.deeds += 1;
  }
}

function askAll(scenarios: readonly Scenario[]): Tally {
  const tally: Tally = { asked: 0, deeds: 0, wrong: [] };
  for (const { scenario, kubernetesVersion, featureGates, steps } of scenarios) {
    const release = recordedRelease(kubernetesVersion, featureGates) as Release;
    const world = new RecordedWorld(release);
    for (const [at, step] of steps.entries()) {
      if (step.op !== 'sync') {
        moveWorld(world, step);
        continue;
      }
      const set = world.api.get('statefulsets', world.setName);
      if (set !== undefined) askBefore(frameOf(world, release, at), set, step, `${scenario}, step ${at}`, tally);
      world.sync();
    }
  }
  return tally;
}

describe.each(['named-1.33', 'named-1.37', 'random-1.33', 'random-1.37'])('Why not? in the recordings %s', (file) => {
  const scenarios = recordingsOf<Scenario>('sync', file).slice(0, file.startsWith('named') ? undefined : 25);

  it('has a reason for everything that is not so, and says "at the next sync" of what the real controller then did, and of nothing else', () => {
    const { asked, deeds, wrong } = askAll(scenarios);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100);
    expect(deeds).toBeGreaterThan(30);
  });
});
