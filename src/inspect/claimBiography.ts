/** What became of a claim: which pods used it from when to when, and what each of them wrote on its volume. */
import type { PersistentVolumeClaim } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { requestObject } from '#engine/simulation/requestObject.ts';
import { type PlaceObjects, placeOf } from '#engine/volumes/filePlaces.ts';
import { type PodLife, podLives, stepsOfPod } from './podLives.ts';
import { latest, type Moment, momentOf, onceAStep, type Run, stepsAbout, stepsOfType } from './run.ts';

/** What a pod did to a file; `bytes` is undefined where it took the file away. */
export interface FileWritten {
  readonly moment: Moment;
  readonly path: string;
  readonly bytes: number | undefined;
  /** It is on the volume still, as this pod left it. */
  readonly isThere: boolean;
}

/** A pod that had the claim, from its creation to its end. */
export interface ClaimUse {
  readonly uid: string;
  readonly revision: string;
  readonly node: string;
  readonly from: Moment;
  /** It had the claim before what was looked at. */
  readonly isCut: boolean;
  /** Undefined while it has the claim. */
  readonly to: Moment | undefined;
  readonly written: readonly FileWritten[];
}

/** One claim of the name, from its creation to its end. Its volume, and what is on it, lives as long. */
export interface ClaimEra {
  readonly uid: string;
  readonly from: Moment;
  readonly isCut: boolean;
  readonly bound: Moment | undefined;
  /** '' before it has one. */
  readonly volume: string;
  readonly to: Moment | undefined;
  /** The oldest first: the way to read a life. */
  readonly uses: readonly ClaimUse[];
}

/** The pod that a claim is for, by name: its set's template says so, or else whoever mounts it; undefined when nobody is to be found. */
export function userOf({ cluster }: Frame, claim: string): string | undefined {
  const { statefulsets, pods } = cluster.stored.objects;
  for (const { metadata, spec } of statefulsets) {
    const template = spec.volumeClaimTemplates?.find((each) =>
      claim.startsWith(`${each.metadata.name}-${metadata.name}-`),
    );
    if (template !== undefined) return claim.slice(template.metadata.name.length + 1);
  }
  return pods.find(({ spec }) => spec.volumes?.some((each) => each.persistentVolumeClaim?.claimName === claim))
    ?.metadata.name;
}

/** The claims of a name up to a step, the newest first. `pod`: who uses it, by name. */
export function claimBiography(run: Run, claim: string, pod: string, upTo: number, most: number): readonly ClaimEra[] {
  const eras = erasOf(run, claim, pod, upTo, most);
  const lives = podLives(run, pod, upTo, most)
    .filter(({ claims }) => claims.includes(claim))
    .toReversed();
  const writes = writesOn(run, claim, pod, upTo, most);
  return eras.map((era) => ({
    ...era,
    uses: lives.flatMap((life) => (overlaps(life, era) ? [useOf(life, era, writes)] : [])),
  }));
}

type EraAlone = Omit<ClaimEra, 'uses'>;

function erasOf(run: Run, claim: string, pod: string, upTo: number, most: number): readonly EraAlone[] {
  const asked = run.marks.flatMap(({ step, request }) =>
    step <= upTo && requestObject(request).name === claim ? [step] : [],
  );
  const { at, isCut } = latest(
    [
      stepsOfPod(run, pod, upTo),
      stepsAbout(run, claim, upTo),
      asked,
      stepsOfType(run, 'garbageCollected', upTo),
      stepsOfType(run, 'claimReleased', upTo),
    ],
    most,
  );
  const eras: EraAlone[] = [];
  for (const step of at) {
    const seen = claimAt(run, step, claim);
    const era = eras.at(-1);
    const moment = momentOf(run, step);
    if (era !== undefined && era.to === undefined && seen?.uid !== era.uid)
      eras[eras.length - 1] = { ...era, to: moment };
    if (seen === undefined) continue;
    const bound = seen.isBound ? moment : undefined;
    if (era?.uid === seen.uid) eras[eras.length - 1] = { ...era, volume: seen.volume, bound: era.bound ?? bound };
    else
      eras.push({
        uid: seen.uid,
        volume: seen.volume,
        from: moment,
        bound,
        to: undefined,
        isCut: isCut && eras.length === 0,
      });
  }
  return eras.reverse();
}

const claimAt = onceAStep((frame, name) => {
  const claim = claimIn(frame, name);
  return (
    claim && {
      uid: claim.metadata.uid,
      volume: claim.spec.volumeName ?? '',
      isBound: claim.status.phase === 'Bound',
    }
  );
});

function claimIn({ cluster }: Frame, name: string): PersistentVolumeClaim | undefined {
  return cluster.stored.objects.persistentvolumeclaims.find(({ metadata }) => metadata.name === name);
}

function overlaps({ moments, ended }: PodLife, { from, to }: EraAlone): boolean {
  const begun = moments[0]?.step ?? 0;
  return begun < (to?.step ?? Number.POSITIVE_INFINITY) && (ended?.step ?? Number.POSITIVE_INFINITY) > from.step;
}

function useOf(life: PodLife, era: EraAlone, writes: readonly Write[]): ClaimUse {
  const { uid, revision, node, moments, isCut, ended } = life;
  const own = writes.filter((write) => write.pod === uid && write.claim === era.uid);
  return {
    uid,
    revision,
    node,
    isCut,
    from: moments[0] ?? era.from,
    to: ended ?? era.to,
    // With the claim goes its volume, and with that what was on it.
    written: own.map(({ moment, path, bytes, isThere }) => ({
      moment,
      path,
      bytes,
      isThere: isThere && era.to === undefined,
    })),
  };
}

interface Write extends FileWritten {
  readonly pod: string;
  readonly claim: string;
}

/** What pods of the name wrote to the claim's volume, in order. */
function writesOn(run: Run, claim: string, pod: string, upTo: number, most: number): readonly Write[] {
  const marks = run.marks.filter(({ step, refused, request }) => {
    return step <= upTo && !refused && request.type === 'writeFiles' && request.pod === pod;
  });
  const writes = marks.slice(-most).flatMap(({ step }) => writesAt(run, step, `${claim}\n${pod}`));
  // Only the last one to touch a file can have left it as it is.
  return writes.map(({ step, ...write }, at) => {
    const isLast = !writes.slice(at + 1).some(({ path, claim: on }) => path === write.path && on === write.claim);
    return { ...write, moment: momentOf(run, step), isThere: isLast && write.bytes !== undefined };
  });
}

const writesAt = onceAStep((frame, names) => {
  const { cause, step, cluster } = frame;
  const [claimName = '', podName = ''] = names.split('\n');
  const pod = cluster.stored.objects.pods.find(({ metadata }) => metadata.name === podName);
  const claim = claimIn(frame, claimName);
  if (cause?.type !== 'request' || cause.request.type !== 'writeFiles' || pod === undefined || claim === undefined)
    return [];
  const objects = placesIn(frame);
  const volume = objects.volume(claim.spec.volumeName ?? '')?.metadata.uid;
  const { container, files } = cause.request;
  return Object.entries(files).flatMap(([path, text]) => {
    const place = placeOf(objects, pod, container, path);
    if (place.holder !== `volume/${volume}`) return [];
    const bytes = text === null ? undefined : new TextEncoder().encode(text).length;
    return [{ step, pod: pod.metadata.uid, claim: claim.metadata.uid, path: place.path, bytes }];
  });
});

function placesIn(frame: Frame): PlaceObjects {
  const { persistentvolumes } = frame.cluster.stored.objects;
  return {
    claim: (name) => claimIn(frame, name),
    volume: (name) => persistentvolumes.find(({ metadata }) => metadata.name === name),
  };
}
