/** The colours of all revisions on the timeline, those included that the shown frame does not know yet. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { LaneTrack } from '#engine/simulation/tracks.ts';
import { revisionColors, revisionIndex } from '#store/revisionColors.ts';

export function revisionIndexes(frame: Frame, tracks: readonly LaneTrack[]): ReadonlyMap<string, number> {
  const { incarnations } = frame.cluster.stored;
  const indexes = new Map<string, number>();
  const coming: { readonly name: string; readonly step: number }[] = [];
  for (const { changes } of tracks) {
    for (const { revision, step } of changes) {
      if (revision === '' || indexes.has(revision)) continue;
      if (`ControllerRevision/${revision}` in incarnations) indexes.set(revision, revisionIndex(frame, revision));
      else coming.push({ name: revision, step });
    }
  }
  const known = Object.keys(incarnations).filter((key) => key.startsWith('ControllerRevision/')).length;
  coming.sort((a, b) => a.step - b.step);
  for (const { name } of coming) {
    if (!indexes.has(name)) indexes.set(name, ((known + countOf(coming, name)) % revisionColors) + 1);
  }
  return indexes;
}

/** How many other revisions come before this one. */
function countOf(coming: readonly { readonly name: string }[], name: string): number {
  const names = [...new Set(coming.map((each) => each.name))];
  return names.indexOf(name);
}
