/** The pods that there were under one name, each with the states that it went through. */
import { type PodEventType, podEventTypes, type PodState } from '#engine/node/podLifecycle.ts';
import { nextPodState } from '#engine/node/lifecycleTable.ts';
import { stateOfPod } from '#engine/node/podStates.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { parseOrdinal, revisionLabel } from '#engine/statefulset/podFacts.ts';
import { latest, type Moment, momentOf, onceAStep, type Run, stepsAbout } from './run.ts';

export interface LifeMoment extends Moment {
  readonly state: PodState;
  /** What took it there, as the chart calls it; several where the chart has several ways, none at its beginning. */
  readonly events: readonly PodEventType[];
}

/** One pod, from its creation to its end. */
export interface PodLife {
  readonly uid: string;
  /** Its ControllerRevision; '' where it carries none. */
  readonly revision: string;
  /** '' before it has one. */
  readonly node: string;
  /** The claims that it uses, by name. */
  readonly claims: readonly string[];
  readonly moments: readonly LifeMoment[];
  /** Its first moment is not its beginning: that lies before what was looked at. */
  readonly isCut: boolean;
  /** When it was gone; undefined while it is there. */
  readonly ended: Moment | undefined;
}

/** What a frame shows of the pod of a name. */
interface Seen {
  readonly uid: string;
  readonly state: PodState;
  readonly revision: string;
  readonly node: string;
  readonly claims: readonly string[];
}

/** The pods of a name up to a step, the newest first. Of a long history the latest `most` steps that tell of it are read. */
export function podLives(run: Run, pod: string, upTo: number, most: number): readonly PodLife[] {
  const { at, isCut } = latest([stepsOfPod(run, pod, upTo)], most);
  const lives: PodLife[] = [];
  for (const step of at) {
    const seen = podAt(run, step, pod);
    const life = lives.at(-1);
    const moment = momentOf(run, step);
    if (life !== undefined && life.ended === undefined && seen?.uid !== life.uid)
      lives[lives.length - 1] = { ...life, ended: moment };
    if (seen === undefined) continue;
    if (life?.uid === seen.uid) lives[lives.length - 1] = continued(life, seen, moment);
    else lives.push(begun(seen, moment, isCut && lives.length === 0));
  }
  return lives.reverse();
}

/** The steps that the pod of a name had a part in: those that name it, and those that changed the look of its lane. */
export function stepsOfPod(run: Run, pod: string, upTo: number): readonly number[] {
  const { parent, ordinal } = parseOrdinal(pod);
  const changes = run.tracks.find((track) => track.ordinal === ordinal && track.set === parent)?.changes ?? [];
  const { at } = latest(
    [changes.flatMap(({ step }) => (step <= upTo ? [step] : [])), stepsAbout(run, pod, upTo)],
    Number.POSITIVE_INFINITY,
  );
  return at;
}

const podAt = onceAStep(seenIn);

function seenIn({ cluster }: Frame, name: string): Seen | undefined {
  const pod = cluster.stored.objects.pods.find(({ metadata }) => metadata.name === name);
  if (pod === undefined) return undefined;
  const { metadata, spec } = pod;
  return {
    uid: metadata.uid,
    state: stateOfPod(cluster.podStates, metadata.uid) ?? 'unscheduled',
    revision: metadata.labels?.[revisionLabel] ?? '',
    node: spec.nodeName ?? '',
    claims: (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }) =>
      claim === undefined ? [] : [claim.claimName],
    ),
  };
}

function begun({ state, ...seen }: Seen, moment: Moment, isCut: boolean): PodLife {
  return { ...seen, moments: [{ ...moment, state, events: [] }], isCut, ended: undefined };
}

function continued(life: PodLife, { state, revision, node }: Seen, moment: Moment): PodLife {
  const before = life.moments.at(-1)?.state;
  const stays = before === undefined || before === state;
  const moments = stays ? life.moments : [...life.moments, { ...moment, state, events: eventsBetween(before, state) }];
  return { ...life, revision, node, moments };
}

/** The events that take the chart from one state to another. */
function eventsBetween(from: PodState, to: PodState): readonly PodEventType[] {
  return podEventTypes.filter((event) => nextPodState(from, event) === to);
}
