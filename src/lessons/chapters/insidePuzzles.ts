/** The puzzles of chapter 8: who owns what, the stations of a sync, and what its status counts. */
import type { Frame } from '#engine/simulation/frames.ts';
import { stages } from '#engine/statefulset/decisions.ts';
import { createdByController, setOf, syncOf } from '../facts.ts';
import type { Puzzle } from '../puzzles.ts';

const set = 'web';

/** Who is the owner of each kind of object that the set has made. */
export const owners: Puzzle = {
  places: ['ControllerRevision', 'Pod', 'PersistentVolumeClaim'],
  values: ['nobody', 'StatefulSet'],
  key({ cluster }) {
    const { controllerrevisions, pods, persistentvolumeclaims } = cluster.stored.objects;
    const kinds = {
      ControllerRevision: controllerrevisions,
      Pod: pods,
      PersistentVolumeClaim: persistentvolumeclaims,
    };
    return Object.fromEntries(
      Object.entries(kinds).map(([kind, all]) => [kind, all[0]?.metadata.ownerReferences?.[0]?.kind ?? 'nobody']),
    );
  },
};

/** The stations of a sync, put in order while one is shown that wrote nothing. */
export const stations: Puzzle = {
  places: ['1', '2', '3', '4', '5', '6', '7'],
  values: stages.toSorted(),
  key: (frame) => (isQuietSync(frame) ? Object.fromEntries(stages.map((stage, at) => [`${at + 1}`, stage])) : {}),
};

export const inOrder = Object.fromEntries(stages.map((stage, at) => [`${at + 1}`, stage]));

/** What the first sync of a set has written into the status. */
export const firstStatus: Puzzle = {
  places: ['replicas'],
  values: ['0', '1', '2', '3'],
  key(frame): Readonly<Record<string, string>> {
    const replicas = setOf(frame, set)?.status.replicas;
    return createdByController(frame).includes('web-0') && replicas !== undefined ? { replicas: `${replicas}` } : {};
  },
};

/** A sync that went to its end and wrote nothing. */
export function isQuietSync(frame: Frame): boolean {
  const sync = syncOf(frame, set);
  return sync !== undefined && sync.writes.length === 0 && sync.error === undefined;
}
