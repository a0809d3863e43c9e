/** Looks for ways to a challenge's goal: everything that may be written is tried, then everything after that, and so on. */
import type { Frame } from '#engine/simulation/frames.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Challenge } from '#lessons/challenges/challenge.ts';
import { scoreOf } from '#lessons/challenges/score.ts';
import { type Act, waitAtMost } from '#lessons/lesson.ts';
import type { Trail } from '#lessons/trail.ts';
import { gradeOf } from '#store/challenge/grading.ts';
import { runOf } from '#store/challenge/modelRun.ts';
import type { LessonRun } from '#store/lessonRun.ts';

export interface Search {
  /** What may be written when the cluster is like this. */
  readonly writesAt: (frame: Frame) => readonly Act[];
  /** No way has more, counted as the score counts. */
  readonly mostActions: number;
  /** Nothing that comes can make it good: a part of the goal itself that, once missed, stays missed. */
  readonly isHopeless?: (trail: Trail) => boolean;
  /** What of the past the goal asks for; nothing when absent. Places that differ in nothing else but times are one. */
  readonly past?: (trail: Trail) => string;
}

/** Where somebody has come to: the run stands there, and the trail is that since the beginning. */
interface Place {
  readonly run: LessonRun;
  readonly trail: Trail;
  readonly acts: readonly Act[];
}

export interface Outcome {
  /** The first way that reaches the goal; undefined when none does. */
  readonly way: readonly Act[] | undefined;
  readonly tried: number;
}

/** A learner who has nothing more to write waits; who has, goes on at once or when all has come to rest. */
const rest = waitAtMost(600_000);

export function search(
  challenge: Challenge,
  { writesAt, mostActions, isHopeless = () => false, past = () => '' }: Search,
): Outcome {
  const seen = new Set<string>();
  const isNew = ({ trail }: Place) => {
    const key = `${past(trail)} ${scoreOf(challenge, trail).actions} ${stateOf(lastOf(trail))}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  };
  const run = runOf(challenge, lateParts);
  let places: readonly Place[] = [{ run, trail: run.trail, acts: [] }];
  let tried = 0;
  for (let depth = 0; depth <= mostActions; depth++) {
    const next: Place[] = [];
    for (const place of places) {
      const rested = after(place, rest, challenge);
      tried += 1;
      if (isSolved(challenge, rested)) return { way: rested.acts, tried };
      if (depth === mostActions) continue;
      for (const from of [place, rested].filter((each) => !isHopeless(each.trail) && isNew(each))) {
        next.push(...writtenFrom(from, writesAt, challenge));
      }
    }
    places = next.filter(({ trail }) => scoreOf(challenge, trail).actions <= mostActions);
  }
  return { way: undefined, tried };
}

/** What comes of each thing that may be written here. What is refused or changes nothing leads nowhere. */
function writtenFrom(place: Place, writesAt: Search['writesAt'], challenge: Challenge): readonly Place[] {
  const before = scoreOf(challenge, place.trail).actions;
  return writesAt(lastOf(place.trail))
    .map((act) => after(place, act, challenge))
    .filter(({ trail }) => {
      const { actions, isAgainstRules } = scoreOf(challenge, trail);
      return actions > before && !isAgainstRules;
    });
}

function after({ run, trail, acts }: Place, act: Act, challenge: Challenge): Place {
  const next = run.fork();
  const frames: [Frame, ...Frame[]] = [...trail.frames];
  const known = frames.length - 1;
  const wholeTrail = () => {
    frames.push(...next.trail.frames.slice(frames.length - known));
    return { ...trail, frames };
  };
  const until = () => isSolved(challenge, { run: next, trail: wholeTrail() });
  next.perform(act.type === 'wait' ? { ...act, until } : act);
  return { run: next, trail: wholeTrail(), acts: [...acts, act] };
}

function isSolved(challenge: Challenge, { run, trail }: Pick<Place, 'run' | 'trail'>): boolean {
  return challenge.goal(trail) && gradeOf(challenge, trail, run.history, lateParts).isSolved;
}

/** What is stored of a cluster, without its events and without times and versions. */
function stateOf({ cluster }: Frame): string {
  const kinds = Object.entries(cluster.stored.objects).filter(([resource]) => resource !== 'events');
  return JSON.stringify(kinds, (key, value: unknown) => (passing.test(key) ? typeof value : value));
}

/** Fields that differ between any two moments: only that they are there counts. */
const passing = /Time$|Timestamp$|At$|^(?:resourceVersion|generation|observedGeneration|annotations|managedFields)$/;

function lastOf({ frames }: Trail): Frame {
  return frames.at(-1) ?? frames[0];
}
